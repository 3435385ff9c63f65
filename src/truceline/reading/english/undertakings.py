"""Who undertakes to do something: each with the predicate or noun of what is undertaken."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english.clauses import Clause, helpers, joined, objects_of, subject
from truceline.reading.english.commitment_words import (
    AGREEING,
    ASSURING,
    BINDING,
    BINDING_TEXTS,
    DEED_NOUNS,
    DOING,
    GIVING,
    HOSTILE,
    NO_DEEDS,
    PLEDGES,
    PLEDGING,
    SAYING_AGAIN,
    STATING,
    TALKING,
    TALKS,
)  # fmt: skip
from truceline.reading.english.deed_kinds import counts, may_be_so
from truceline.reading.english.moods import TELLING, Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

_WILL = frozenset(("will", "would", "shall", "'ll", "’ll", "wo"))
_MUST = set_of("must")
_SAYING_SO = PLEDGING | AGREEING | ASSURING
_TOLD_BY = TELLING | SAYING_AGAIN


@dataclass(frozen=True, eq=False)
class Undertaking:
    """`by`: the heads of the phrases for who undertakes; `deed`: the predicate or noun of what; `at`: what tells it.

    `sure`: how clearly it is an undertaking. `foretold`: it is only said that it will be so. `whole`: what is
    undertaken is that others do something or that something is so, in a clause with a subject of its own.
    """

    page: Page
    at: Token
    deed: Token
    by: tuple[Token, ...]
    sure: float
    foretold: bool = False
    whole: bool = False

    @property
    def clause(self) -> Clause:
        """The clause by which it is undertaken."""
        return Clause(self.page, self.at, self.at.lemma_.lower())


def undertakings(clause: Clause) -> Iterator[Undertaking]:
    """What is undertaken in a clause, each deed once."""
    if clause.base in _SAYING_SO:
        yield from _pledged(clause)
    if clause.base in BINDING:
        yield from _bound(clause)
    for said in clause.verb.children:
        if said.dep_ == "acomp" and said.lower_ in ("obliged", "bound", "required", "obligated", "committed"):
            yield from _obliged(clause, said)
    if clause.base not in _SAYING_SO:
        yield from _to_come(clause)
        yield from _by_noun(clause)


def _told(verb: Token) -> bool:
    return mood(verb) in (Mood.DONE, Mood.NOW) or (mood(verb) is Mood.AHEAD and not _helping(verb) & {"would", "will"})


def _helping(verb: Token) -> set[str]:
    return {token.lower_ for token in helpers(verb)}


def _pledged(clause: Clause) -> Iterator[Undertaking]:
    if clause.negated or not _told(clause.verb):
        return
    by = clause.doers
    if clause.passive:
        found = subject(clause.verb)
        by = joined(found) if found is not None and clause.base == "commit" else by
    deeds = _infinitives(clause.verb)
    for deed in deeds or _unread(clause.verb):
        if counts(clause.base, deed):
            yield Undertaking(clause.page, clause.verb, deed, by, 0.9)
    yield from _by_clause(clause, by)
    yield from (Undertaking(clause.page, clause.verb, thing, by, 0.7) for thing in _things(clause, bool(deeds)))


def _things(clause: Clause, by_verb: bool) -> Iterator[Token]:
    """What is undertaken as a noun tells it: "committed to a withdrawal", "pledged 20 vehicles"."""
    yield from (thing for thing in clause.after("to", "on", "upon") if thing.lower_ in DEED_NOUNS)
    if clause.base in GIVING and not by_verb and not clause.inner("ccomp"):
        for thing in clause.patients:
            if thing.tag_[:2] in ("NN", "CD") and thing.lower_ not in TALKS | HOSTILE:
                yield thing


def _by_clause(clause: Clause, by: tuple[Token, ...]) -> Iterator[Undertaking]:
    """As in "promised that it would open", "agreed that Russia will withdraw", "pledged that all will be safe"."""
    for inner in clause.inner("ccomp"):
        if not _helping(inner) & _WILL:
            continue
        own = subject(inner)
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in inner.children)
        acts = own is not None and not passive and (own.i in clause.page.named or own.tag_ == "PRP")
        itself = acts and own is not None and (own.tag_ == "PRP" or clause.base in AGREEING)
        if not itself:
            if clause.base not in AGREEING and may_be_so(inner):
                yield Undertaking(clause.page, clause.verb, inner, by, 0.7, whole=True)
            continue
        for deed in (inner, *_verbs_joined(inner)):
            if own is not None and deed.lemma_.lower() not in NO_DEEDS | TALKING:
                yield Undertaking(clause.page, clause.verb, deed, joined(own), 0.8)


def _infinitives(verb: Token) -> tuple[Token, ...]:
    """What a verb has behind it with "to": verbs, those of "itself to", and "to pulling"; with those joined to them."""
    found = [
        child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and _infinitive(child)
    ]
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in ("itself", "themselves", "himself"):
            found += [inner for inner in child.children if inner.dep_ in ("acl", "relcl") and _infinitive(inner)]
        if child.dep_ == "prep" and child.lower_ in ("to", "on"):
            found += [inner for inner in child.children if inner.dep_ == "pcomp" and inner.tag_ == "VBG"]
    return tuple(deed for one in found for deed in (one, *_verbs_joined(one)))


def _unread(verb: Token) -> tuple[Token, ...]:
    """The word behind "to" where the grammar takes a verb for another kind of word: "undertake to vacate hospitals"."""
    after = [token for token in verb.doc[verb.i + 1 : verb.i + 3] if token.lower_ not in ("not", "also")]
    if (
        len(after) == 2
        and after[0].lower_ == "to"
        and after[0].dep_ == "prep"
        and after[1].lower_ in DOING
        and after[1].dep_ in ("amod", "compound", "nmod")
    ):
        return (after[1],)
    return ()


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _verbs_joined(verb: Token) -> tuple[Token, ...]:
    found: list[Token] = []
    for child in verb.children:
        listed = child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
        if (
            child.dep_ == "conj"
            and child.tag_ == verb.tag_
            and not listed
            and not any(inner.dep_ == "nsubj" for inner in child.children)
        ):
            found += [child, *_verbs_joined(child)]
    return tuple(found)


def _to_come(clause: Clause) -> Iterator[Undertaking]:
    """As in "will lift", "is to withdraw", "said it would lift", "shall refrain", "must under the accord leave"."""
    verb, words = clause.verb, _helping(clause.verb)
    if not clause.doers or not (words & (_WILL | _MUST) or verb.tag_ in ("VBZ", "VBP") or _is_to(verb)):
        return
    shall = "shall" in words
    told = mood(verb)
    bound = bool(words & _MUST) and told is Mood.COULD and _under_a_text(verb)
    again = told is Mood.COULD and "would" in words and _reported(clause)
    ahead = told is Mood.AHEAD or _at_once_now(verb, told) or (told is Mood.NEVER and clause.negated)
    if not (bound or again or ahead):
        return
    if not words & _WILL and not _is_to(verb) and not bound and not _at_once_now(verb, told):
        return
    if "would" in words and not _reported(clause):
        return
    if counts("shall" if shall else "will", verb) or (shall and clause.base not in NO_DEEDS | TALKING):
        yield Undertaking(clause.page, verb, verb, clause.doers, 0.85 if shall else 0.75, foretold=not shall)


def _at_once_now(verb: Token, told: Mood) -> bool:
    """As in "Washington resumes deliveries at once"."""
    if told is not Mood.NOW or verb.tag_ not in ("VBZ", "VBP"):
        return False
    near = " ".join(child.text for child in verb.subtree if child.i > verb.i).lower()
    return any(words in near for words in ("at once", "immediately", "with immediate effect", "forthwith"))


def _under_a_text(verb: Token) -> bool:
    return any(
        child.lower_ == "under" and any(pobj.lower_ in BINDING_TEXTS for pobj in objects_of(child))
        for child in verb.children
    )


def _is_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP") and _infinitive(verb)


def _reported(clause: Clause) -> bool:
    """Whether "would" stands for "will" in what somebody said."""
    at = clause.verb
    while at.dep_ == "conj" and at.head.tag_.startswith(("VB", "MD")):
        at = at.head
    return at.dep_ in ("ccomp", "parataxis") and at.head.lemma_.lower() in _TOLD_BY


def _bound(clause: Clause) -> Iterator[Undertaking]:
    """As in "the text obliges each camp to stop", "is obliged to withdraw"."""
    texts = {child.lower_ for child in clause.verb.children if child.dep_ in ("nsubj", "agent")}
    if clause.negated or not _told(clause.verb) or not (clause.passive or texts & BINDING_TEXTS):
        return
    whom = next((child for child in clause.verb.children if child.dep_ == "dobj"), None)
    for deed in _infinitives(clause.verb):
        own = whom if whom is not None and not clause.passive else subject(deed)
        if own is not None and own.lower_ not in BINDING_TEXTS and counts("pledge", deed):
            yield Undertaking(clause.page, clause.verb, deed, joined(own), 0.75)


def _obliged(clause: Clause, said: Token) -> Iterator[Undertaking]:
    """As in "is obliged under the accord to leave"."""
    if not clause.negated and _told(clause.verb):
        for deed in _infinitives(said):
            if counts("pledge", deed):
                yield Undertaking(clause.page, clause.verb, deed, clause.doers, 0.75)


def _by_noun(clause: Clause) -> Iterator[Undertaking]:
    """As in "gave an assurance that it would open", "reaffirmed its pledge to lift"."""
    if clause.base not in STATING or not _told(clause.verb) or clause.negated:
        return
    for noun in clause.patients:
        if noun.lemma_.lower() in PLEDGES:
            for deed in _behind_noun(clause, noun):
                if counts("pledge", deed):
                    others = any(child.dep_ == "nsubj" and child.tag_ != "PRP" for child in deed.children)
                    yield Undertaking(clause.page, clause.verb, deed, clause.doers, 0.8, whole=others)


def _behind_noun(clause: Clause, noun: Token) -> Iterator[Token]:
    """What is promised: "to lift", "that it would lift" (which may hang on the verb), "to lifting"."""
    for inner in (*noun.children, *clause.inner("ccomp")):
        said = inner.dep_ in ("acl", "relcl", "ccomp") and inner.i > noun.i
        if said and (_infinitive(inner) or _helping(inner) & {"will", "would"}):
            yield inner
        elif inner.dep_ == "prep" and inner.lower_ == "to":
            yield from (one for one in inner.children if one.dep_ == "pcomp" and one.tag_ == "VBG")
