"""What two sides share on a question and where they differ, from their positions alone; no score is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from truceline.record.kinds import Stand
from truceline.talks.positions import Course, settled
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


class Between(StrEnum):
    """How the positions of two sides lie to each other."""

    ALIKE = "they stand alike"
    BOTH_CONDITIONAL = "both make it depend on conditions"
    ONE_CONDITIONAL = "one is for it, the other only on a condition"
    APART = "one is for it, the other against it"
    CONDITION_AGAINST = "one is against it, the other for it on a condition"
    OPEN = "one of them leaves it open, or is unclear"
    NO_POSITION = "cannot be held together: no position of one of them is on record"
    UNTOLD = "cannot be held together: which position is the last cannot be told"


@dataclass(frozen=True)
class Pair:
    """Two sides on a question, with what each has on record; None where it has no position."""

    question: str
    parties: tuple[str, str]
    courses: tuple[Course | None, Course | None]
    between: Between


_PAIRS = {
    frozenset((Stand.FOR, Stand.AGAINST)): Between.APART,
    frozenset((Stand.FOR, Stand.CONDITIONAL)): Between.ONE_CONDITIONAL,
    frozenset((Stand.AGAINST, Stand.CONDITIONAL)): Between.CONDITION_AGAINST,
    frozenset((Stand.CONDITIONAL,)): Between.BOTH_CONDITIONAL,
    frozenset((Stand.FOR,)): Between.ALIKE,
    frozenset((Stand.AGAINST,)): Between.ALIKE,
}


def pairs_of(courses: Sequence[Course], questions: Sequence[str], sides: Sequence[str], at: Instant) -> list[Pair]:
    """Every two of the sides on every question, in their order."""
    by_name = {(one.question, one.party): one for one in courses}
    return [
        _pair(question, (one, other), (by_name.get((question, one)), by_name.get((question, other))), at)
        for question in questions
        for one, other in combinations(sides, 2)
    ]


def _pair(question: str, parties: tuple[str, str], courses: tuple[Course | None, Course | None], at: Instant) -> Pair:
    one, other = courses
    if one is None or other is None:
        return Pair(question, parties, courses, Between.NO_POSITION)
    if Verdict.UNKNOWN in (settled(one, at), settled(other, at)):
        return Pair(question, parties, courses, Between.UNTOLD)
    between = _PAIRS.get(frozenset((*one.stands, *other.stands)), Between.OPEN)
    return Pair(question, parties, courses, between)
