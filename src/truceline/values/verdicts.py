"""Three-valued answers (Kleene 1952): yes, no, and unknown, which is neither."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """An answer. `unknown` means that what is on record leaves both possible."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __and__(self, other: "Verdict") -> "Verdict":
        return every((self, other))

    def __or__(self, other: "Verdict") -> "Verdict":
        return some((self, other))

    def __invert__(self) -> "Verdict":
        return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(self, Verdict.UNKNOWN)


def every(answers: Iterable[Verdict]) -> Verdict:
    """Yes when all are yes, no when one is no, else unknown. Yes for none at all."""
    given = set(answers)
    if Verdict.NO in given:
        return Verdict.NO
    return Verdict.UNKNOWN if Verdict.UNKNOWN in given else Verdict.YES


def some(answers: Iterable[Verdict]) -> Verdict:
    """Yes when one is yes, no when all are no, else unknown. No for none at all."""
    return ~every(~answer for answer in answers)


def alike(answers: Iterable[Verdict]) -> Verdict:
    """The one answer that all give; unknown where they differ. At least one must be given."""
    given = set(answers)
    return given.pop() if len(given) == 1 else Verdict.UNKNOWN


def from_possible(outcomes: Iterable[bool]) -> Verdict:
    """The answer when each possible world has an outcome: yes if all say so, no if none does, else unknown."""
    seen = set(outcomes)
    if not seen:
        raise ValueError("an answer needs at least one possible world")
    if len(seen) > 1:
        return Verdict.UNKNOWN
    return Verdict.YES if seen.pop() else Verdict.NO
