"""Which deeds are undertaken: no acceptance of a text, no mere talk, no threat, no refusal to give way."""

from spacy.tokens import Token

from truceline.reading.english.clauses import objects_of
from truceline.reading.english.commitment_words import (
    AGREEING,
    CONSENTING,
    DOING,
    DOING_WITH,
    FIGHTING,
    HARMING,
    HOLDING_ON,
    NO_DEEDS,
    STARTING,
    STATES,
    STOPPING,
    TALKING,
    TALKS,
    TEXTS,
    WEAPONS,
)  # fmt: skip
from truceline.reading.english.words import set_of

_PREPOSITIONAL = set_of("adhere abide enter")


def counts(base: str, deed: Token) -> bool:
    """Whether a deed is undertaken where a verb of undertaking, "will" or "shall" (`base`) tells it."""
    lemma, about = deed.lemma_.lower(), _about(deed)
    if _negative(deed) and base != "shall":
        return lemma in HARMING or (base != "will" and lemma not in HOLDING_ON)
    if about & TALKS:
        return False
    if {f"{lemma} {child.lower_}" for child in deed.children if child.dep_ in ("prt", "advmod", "prep")} & DOING_WITH:
        return True
    if lemma in TALKING | NO_DEEDS or _threatens(deed, about):
        return False
    if base in AGREEING and ((lemma in CONSENTING and about & TEXTS) or (lemma in STOPPING and about & FIGHTING)):
        return False
    return base != "will" or lemma in DOING


def may_be_so(deed: Token) -> bool:
    """Whether it is undertaken where it is promised that something will be so."""
    return deed.lemma_.lower() not in (HOLDING_ON if _negative(deed) else (NO_DEEDS | TALKING) - STATES)


def _negative(deed: Token) -> bool:
    neither = any(one.lower_ == "neither" for child in deed.children if child.dep_ == "nsubj" for one in child.children)
    return neither or any(child.dep_ == "neg" or child.lower_ == "never" for child in deed.children)


def _threatens(deed: Token, about: set[str]) -> bool:
    """As in "resume strikes", "destroy Hamas"."""
    lemma = deed.lemma_.lower()
    named = any(child.dep_ == "dobj" and child.tag_.startswith("NNP") for child in deed.children)
    return bool(about & WEAPONS and lemma in STARTING) or (named and lemma in ("destroy", "eliminate"))


def _about(deed: Token) -> set[str]:
    """The nouns and verbs that a deed has as its object."""
    found = {child.lower_ for child in deed.children if child.dep_ in ("dobj", "xcomp")}
    if deed.lemma_.lower() in _PREPOSITIONAL:
        found |= {pobj.lower_ for child in deed.children if child.dep_ == "prep" for pobj in objects_of(child)}
    return found
