"""Whether a clause is told as done, as to come, as promised, as wished for, as supposed, or as denied."""

from functools import lru_cache

from spacy.tokens import Token

from truceline.reading.english.clauses import helpers, negated
from truceline.reading.english.mood_words import (
    ASKING,
    DOUBTFUL,
    FALSE,
    GOING_ON,
    GOVERNING,
    HOLDING,
    IF,
    MISTAKENLY,
    PLANNING,
    PLEDGE_NOUNS,
    PROMISING,
    READY,
    READY_NOUNS,
    REFUSAL_NOUNS,
    REFUSING,
    SAYING_NO,
    STORIES,
    TELLING,
    WHEN,
    Mood,
)

__all__ = ["TELLING", "Mood", "mood"]


_NOUNS = ((READY_NOUNS, Mood.READY), (PLEDGE_NOUNS, Mood.PLEDGED), (REFUSAL_NOUNS, Mood.NEVER))
_ABOVE = (
    (REFUSING, Mood.NEVER),
    (PROMISING, Mood.PLEDGED),
    (GOING_ON, Mood.DONE),
    (PLANNING, Mood.AHEAD),
    (ASKING, Mood.WISHED),
)
_STRENGTH = (
    Mood.DENIED, Mood.SUPPOSED, Mood.NEVER, Mood.WISHED, Mood.COULD,
    Mood.READY, Mood.PLEDGED, Mood.AHEAD, Mood.NOW, Mood.DONE,
)  # fmt: skip


@lru_cache(maxsize=8192)
def mood(verb: Token) -> Mood:
    """How the clause of a predicate is told, by everything that governs it; the least factual of all prevails."""
    found = [_own(verb)]
    at, depth = verb, 0
    while at.head.i != at.i and depth < 25 and not _taken_as_known(at):
        found.append(_link(at))
        beside = at.dep_ == "conj"
        at, depth = _above(at), depth + 1
        if at.tag_.startswith("VB") and not beside and _passes_on(found[-1]):
            found.append(_governing(at))
    if any(token.text == "?" for token in verb.sent[-2:]) and not _quoted_apart(verb):
        found.append(Mood.SUPPOSED)
    return next(one for one in _STRENGTH if one in found)


def _taken_as_known(at: Token) -> bool:
    """True where what stands above a predicate says nothing about it.

    So it is for what is said of something definite in passing ("urged Hamas to honour the deal that it signed"), of
    anything by whoever did it ("if Israel accepts a truce proposed by Qatar"), and for what stands before a semicolon.
    """
    if at.dep_ in ("ccomp", "parataxis") and at.i < at.head.i and _apart(at, at.head):
        return True
    if (
        at.dep_ not in ("relcl", "acl")
        or _to(at)
        or not at.head.tag_.startswith("NN")
        or at.head.lemma_.lower() in STORIES
    ):
        return False
    if any(child.lower_ == "that" and child.dep_ == "mark" for child in at.children):
        return False
    past = at.tag_ in ("VBD", "VBN") or any(
        child.lower_ in ("has", "have", "had") for child in at.children if child.dep_ == "aux"
    )
    if at.tag_ == "VBN" and any(child.dep_ == "agent" for child in at.children):
        return True
    return past and any(
        child.lower_ in ("the", "its", "their", "his", "her") or child.dep_ == "poss" for child in at.head.children
    )


def _above(at: Token) -> Token:
    """What governs a predicate; for "offered to host talks and put a truce on the table" that is above "host"."""
    finite_beside = at.dep_ == "conj" and at.tag_ in ("VBD", "VBZ", "VBP") and at.head.tag_ == "VB" and _to(at.head)
    return at.head.head if finite_beside and at.head.head.tag_.startswith("VB") else at.head


def _apart(one: Token, other: Token) -> bool:
    """True where a semicolon or a colon parts two words."""
    return any(token.text in (";", ":") for token in one.doc[one.i : other.i])


def _own(verb: Token) -> Mood:
    words = {token.lower_ for token in helpers(verb)}
    if negated(verb):
        return Mood.NEVER
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        return Mood.AHEAD
    if "would" in words:
        return Mood.AHEAD if _reported(verb) else Mood.COULD
    if words & {"could", "can", "may", "might", "should", "must", "ca"}:
        return Mood.COULD
    if "to" in words and verb.dep_ in ("ROOT", "ccomp", "conj", "xcomp") and verb.head.lemma_ == "be":
        return Mood.AHEAD
    if verb.tag_ in ("VBZ", "VBP") or words & {"is", "are", "am"}:
        return Mood.NOW
    return Mood.DONE


def _reported(verb: Token) -> bool:
    """True for "said it would": a future told in the past."""
    at = verb
    while at.dep_ in ("conj", "ccomp", "parataxis", "dep") and at.head.i != at.i:
        at = at.head
        if at.lemma_.lower() in TELLING | PROMISING | {"agree"}:
            return at.tag_ in ("VBD", "VBN", "VBG") or at.lemma_.lower() in PROMISING
    return False


def _link(at: Token) -> Mood:
    """What the link between a predicate and the word above it does to it."""
    marks = {child.lower_ for child in at.children if child.dep_ in ("mark", "advmod", "prep")}
    if at.dep_ == "advcl":
        return _adverbial(at, marks)
    if at.dep_ in ("ccomp", "csubj", "xcomp"):
        return _complement(at, marks)
    if at.dep_ in ("acl", "relcl"):
        return _behind_noun(at, at.head)
    if at.dep_ == "pcomp":
        return _behind_preposition(at.head)
    return Mood.SUPPOSED if at.dep_ == "conj" and _either(at) else Mood.DONE


def _complement(at: Token, marks: set[str]) -> Mood:
    """What the word above does to a clause that completes it: "said that", "agreed to"."""
    if at.dep_ != "xcomp" and marks & {"if", "whether"}:
        return Mood.SUPPOSED
    if at.dep_ == "xcomp" or (at.dep_ == "ccomp" and _to(at)):
        return _infinitive(at, at.head, at.head.lemma_.lower())
    if at.dep_ == "csubj":
        return Mood.DONE
    if at.head.tag_.startswith("NN"):
        return _behind_noun(at, at.head)
    return _said(at, at.head, at.head.lemma_.lower())


def _to(at: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in at.children)


def _goes_on(verb: Token) -> bool:
    """True for "went on to propose"."""
    return verb.lemma_.lower() == "go" and any(
        child.lower_ == "on" and child.dep_ in ("prt", "advmod") for child in verb.children
    )


def _purpose(at: Token) -> bool:
    """True for "in order to accept"."""
    return at.dep_ == "advcl" and any(child.lower_ in ("order", "so") for child in at.children)


def _either(at: Token) -> bool:
    """True for one of several things that may come: "it pulls back, or it signs up"."""
    joint = any(child.lower_ in ("or", "either") for child in at.head.children if child.dep_ in ("cc", "preconj"))
    return joint and at.tag_ in ("VB", "VBZ", "VBP")


def _said(at: Token, head: Token, lemma: str) -> Mood:
    """What a clause of something said is by the word above it."""
    if any(child.lower_ in MISTAKENLY for child in head.children):
        return Mood.DENIED
    told = (
        {child.lower_ for child in head.children if child.dep_ in ("acomp", "attr", "oprd")} if lemma == "be" else set()
    )
    if lemma in SAYING_NO or told & FALSE or _taken_back(head):
        return Mood.DENIED
    if told & DOUBTFUL or lemma in ("suppose", "imagine"):
        return Mood.SUPPOSED
    if lemma in HOLDING:
        return Mood.COULD
    return Mood.WISHED if lemma in ASKING - {"warn", "fear", "insist"} else Mood.DONE


def _taken_back(verb: Token) -> bool:
    """True for what an earlier story said: "our report stated that", "an earlier version said"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lemma_.lower() in ("report", "version", "story", "article", "dispatch"):
            return any(inner.lower_ in ("our", "earlier", "previous") for inner in child.children)
    return False


def _behind_noun(at: Token, noun: Token) -> Mood:
    """What a noun does to the clause behind it: "its readiness to accept", "a rumour that they had signed"."""
    word = noun.lemma_.lower()
    if _to(at):
        for nouns, found in _NOUNS:
            if word in nouns:
                return found
        return Mood.WISHED
    if noun.dep_ == "nsubj" and any(
        child.lower_ in FALSE for child in noun.head.children if child.dep_ in ("acomp", "attr")
    ):
        return Mood.DENIED
    that = any(child.lower_ == "that" and child.dep_ in ("mark", "det") for child in at.children)
    return Mood.SUPPOSED if that and word in STORIES else Mood.DONE


def _adverbial(at: Token, marks: set[str]) -> Mood:
    if _to(at) and not _purpose(at) and (at.head.lemma_.lower() in GOVERNING or _goes_on(at.head)):
        return _infinitive(at, at.head, at.head.lemma_.lower())
    if marks & IF or (at.tag_ == "VB" and any(child.lower_ == "should" for child in at.children)):
        return Mood.SUPPOSED
    if marks & {"so"} or any(child.lower_ == "to" and child.dep_ == "aux" for child in at.children):
        return Mood.WISHED if at.tag_ == "VB" else Mood.DONE
    past = at.tag_ in ("VBD", "VBN", "VBG")
    return Mood.SUPPOSED if marks & WHEN and not past and at.tag_ != "VBG" else Mood.DONE


def _infinitive(at: Token, head: Token, lemma: str) -> Mood:
    """What the word above does to an infinitive or a gerund that completes it."""
    plain = _turn(at, head, lemma)
    if plain is not None:
        return plain
    said = {child.lower_ for child in head.children if child.dep_ in ("acomp", "attr", "oprd")} | {head.lower_}
    if said & READY:
        return Mood.READY
    if said & DOUBTFUL:
        return Mood.COULD
    for words, found in _ABOVE:
        if lemma in words or said & words:
            return Mood.AHEAD if lemma == "expect" and head.tag_ == "VBN" else found
    if head.lemma_.lower() == "be":
        return Mood.AHEAD
    return Mood.DONE if at.tag_ in ("VBG", "VBN") else Mood.WISHED


def _turn(at: Token, head: Token, lemma: str) -> Mood | None:
    """Turns of phrase before an infinitive: "has yet to", "ruled out", "went on to", "has to"."""
    if lemma in ("have", "be", "remain") and any(child.lower_ == "yet" for child in (*head.children, *at.children)):
        return Mood.NEVER
    if lemma == "rule" and any(child.lower_ == "out" for child in head.children):
        return Mood.NEVER
    if _goes_on(head):
        return Mood.DONE
    return Mood.COULD if lemma == "have" and at.tag_ == "VB" else None


def _behind_preposition(preposition: Token) -> Mood:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word == "without" or governor in SAYING_NO or _short_of(preposition):
        return Mood.NEVER
    if any(child.lower_ in ("instead", "rather") for child in preposition.children):
        return Mood.NEVER
    if word in ("instead", "against", "toward", "towards", "before", "until"):
        return Mood.WISHED
    return Mood.DONE if word in ("of", "after", "by", "for", "in", "on") else Mood.COULD


def _short_of(preposition: Token) -> bool:
    """True for "stopped short of signing" and "far from accepting"."""
    return preposition.lower_ in ("of", "from") and preposition.head.lower_ in ("short", "far", "refrain", "abstain")


def _passes_on(link: Mood) -> bool:
    return link in (Mood.COULD, Mood.DONE, Mood.NOW, Mood.PLEDGED, Mood.READY, Mood.AHEAD, Mood.WISHED)


def _governing(at: Token) -> Mood:
    """What the mood of the word above does: "did not say that", "may announce that"."""
    lemma = at.lemma_.lower()
    if lemma in SAYING_NO:
        return Mood.DENIED
    own = _own(at)
    return own if own in (Mood.NEVER, Mood.COULD) else Mood.DONE


def _quoted_apart(verb: Token) -> bool:
    """True where a question mark stands in a quotation that the verb is outside of."""
    return any(token.text in ("”", '"', "»") for token in verb.sent[-2:])
