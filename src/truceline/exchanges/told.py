"""What entries of a kind tell by an instant, and whether it certainly had happened by then."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Told(Generic[Kind]):
    """An entry with what it says; `sure`: yes, or unknown where its own time leaves open whether it had happened."""

    entry: Entry
    says: Kind
    sure: Verdict


def told(view: View, kind: type[Kind], at: Instant) -> list[Told[Kind]]:
    """Every standing entry of a kind that had happened by an instant or may have, in the order of its time."""
    found = [Told(entry, says, happened(entry.occurred, at)) for entry, says in view.of(kind)]
    held = [one for one in found if one.sure is not Verdict.NO]
    return sorted(held, key=lambda one: (one.entry.occurred, one.entry.id))


def happened(occurred: Interval, at: Instant) -> Verdict:
    """Whether something that took place at one instant of an interval had taken place by an instant."""
    if occurred.last <= at:
        return Verdict.YES
    return Verdict.NO if occurred.start > at else Verdict.UNKNOWN


def ids(found: Iterable[Told[Kind]]) -> tuple[str, ...]:
    """The ids of entries."""
    return tuple(one.entry.id for one in found)
