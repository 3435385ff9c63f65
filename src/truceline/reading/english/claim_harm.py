"""Whether what a figure counts is a wrong or a loss, by its own name or by what the predicate says of it."""

from truceline.reading.english.claim_accused import accused, downs, went_back
from truceline.reading.english.claim_figures import Figure, above
from truceline.reading.english.claim_words import (
    ACCUSING,
    ARMS,
    BREACHES,
    CASES,
    COMMITTING,
    COUNTING,
    DEAD,
    DEEDS,
    DOWNING,
    DYING,
    ENDURING,
    FIRING,
    FLYING,
    HAPPENING,
    HURTING,
    LANDING,
    LOSSES,
    MANNED,
    PUTTING,
    SPEAKING,
    STRIKING,
    TARGETS,
    TIMES,
    TRYING,
)  # fmt: skip
from truceline.reading.english.clauses import objects_of
from truceline.reading.english.words import set_of

GIVING = COUNTING | PUTTING | ACCUSING | SPEAKING
_OF_ARMS = STRIKING | COMMITTING | FIRING | COUNTING | DOWNING | HAPPENING | LANDING | ENDURING | ACCUSING
_OF_CASES = STRIKING | HURTING | FIRING | COMMITTING | GIVING | ENDURING
_HURT = HURTING - {"leave", "claim", "hurt"}
_AT_PLACES = STRIKING - TRYING - {"go", "continue", "open", "enter", "cross"}
_ONLY_FIRED = FIRING - {"use", "send", "order", "deploy", "release", "employ", "lay", "direct", "aim", "guide"}
"""Verbs that say by themselves that something is a means of attack."""


_STORED = set_of("depot warehouse store cache stockpile factory workshop arsenal airfield hangar tunnel launcher boat")
"""Where what is destroyed was not on its way."""


def counts_harm(figure: Figure) -> bool:
    """True where a figure counts wrongs, means of attack, people hurt, places struck, or how often it was done."""
    noun, near = figure.base, figure.verb.lemma_.lower() if figure.verb is not None else ""
    lemmas = {verb.lemma_.lower() for verb in above(figure)}
    if noun in LOSSES:
        return _hurt(figure) or bool(lemmas & (HURTING | DYING)) or (noun in DEAD and bool(lemmas & GIVING))
    if noun in BREACHES:
        return True
    if noun in ARMS:
        return bool(lemmas & _OF_ARMS) and not (noun in MANNED and near in DOWNING)
    if noun in CASES | TIMES:
        return bool(lemmas & _OF_CASES) or near == "come" or _of_deeds(figure)
    return _hurt(figure) or _done_to(figure, near)


def counts_downed(figure: Figure) -> bool:
    """True for "had shot down 40 drones": what was sent against who says it."""
    near = {one.lemma_.lower() for verb in above(figure) for one in verb.subtree}
    return figure.base in FLYING and not near & _STORED and any(downs(verb) for verb in above(figure))


def _done_to(figure: Figure, near: str) -> bool:
    """What the predicate says of things that are no wrong by themselves."""
    subject_or_object = figure.head.dep_ in ("dobj", "nsubj", "nsubjpass")
    if near in _HURT and (figure.unit is not None or subject_or_object):
        return True
    if figure.base in TARGETS:
        at = figure.top.dep_ == "prep" and near in FIRING and not _counts_arms(figure)
        return at or near in _AT_PLACES or (figure.verb is not None and went_back(figure.verb))
    if figure.unit is None:
        return near in COUNTING and bool(accused(figure))
    return near in _ONLY_FIRED


def _hurt(figure: Figure) -> bool:
    """ "40 people killed by strikes"."""
    return any(child.dep_ in ("acl", "relcl") and child.lemma_.lower() in HURTING for child in figure.head.rights)


def _counts_arms(figure: Figure) -> bool:
    """True where the same predicate has another number: "fired 300 drones at 36 places"."""
    things = [child for child in figure.chain[-1].children if child.dep_ in ("dobj", "nsubjpass")]
    return any(inner.tag_ == "CD" for one in things for inner in one.children)


def _of_deeds(figure: Figure) -> bool:
    """ "12 cases of shelling"."""
    behind = [child for child in figure.head.children if child.dep_ == "prep" and child.lower_ == "of"]
    return any(pobj.lemma_.lower() in DEEDS for child in behind for pobj in objects_of(child))
