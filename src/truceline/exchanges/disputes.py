"""What is contested about an exchange: on which ground, between whom, what each says, and whether it is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.exchanges.flows import Flow, Line
from truceline.exchanges.references import references
from truceline.exchanges.told import Told, ids
from truceline.record.entry import Entry
from truceline.record.kinds import Course, Dispute, Progress
from truceline.record.view import View
from truceline.values.verdicts import Verdict


class Standing(StrEnum):
    """Where a dispute stands. Settled and dropped are as a body reports it."""

    OPEN = "open"
    SETTLED = "settled"
    DROPPED = "dropped"
    UNKNOWN = "cannot be told"


_ENDS = {Course.DONE: Standing.SETTLED, Course.DROPPED: Standing.DROPPED}


@dataclass(frozen=True)
class Disputed:
    """One dispute.

    `party` raised it `against` another (None: nobody is named). `reports`: what bodies report of its course. `said`:
    entries that name it. `bears_on`: lines of the ledger on which it lies and on which something may be outstanding.
    """

    told: Told[Dispute]
    party: str
    against: str | None
    standing: Standing
    reports: tuple[Told[Progress], ...]
    said: tuple[Entry, ...]
    bears_on: tuple[Line, ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """Everything that it stands on."""
        return (self.told.entry.id, *ids(self.reports), *(entry.id for entry in self.said))


def disputed(
    one: Told[Dispute], reports: Sequence[Told[Progress]], view: View, flows: Sequence[Flow], sides: Mapping[str, str]
) -> Disputed:
    """A dispute with all that is on record about it; `sides`: the party that each voice speaks for."""
    id, says = one.entry.id, one.says
    own = tuple(report for report in reports if report.says.of == id)
    said = tuple(entry for entry in view if entry.kind != "progress" and id in references(entry))
    against = None if says.against is None else sides.get(says.against, says.against)
    return Disputed(one, sides.get(says.party, says.party), against, standing(own), own, said, _bears_on(says, flows))


def standing(reports: Sequence[Told[Progress]]) -> Standing:
    """Where a dispute stands after reports of its course; two that may each have come last leave it open to doubt."""
    possible = {_ENDS.get(one.says.course, Standing.OPEN) for one in reports if not _overtaken(one, reports)}
    if all(one.sure is not Verdict.YES for one in reports):
        possible.add(Standing.OPEN)
    return possible.pop() if len(possible) == 1 else Standing.UNKNOWN


def _overtaken(one: Told[Progress], reports: Sequence[Told[Progress]]) -> bool:
    last = one.entry.occurred.last
    return any(other.sure is Verdict.YES and other.entry.occurred.start > last for other in reports)


def _bears_on(says: Dispute, flows: Sequence[Flow]) -> tuple[Line, ...]:
    named = set(says.about or ())
    lines = [line for flow in flows for line in (*flow.stages, flow.whole)]
    if named:
        touched = [line for line in lines if named & set(line.entries) and line.stage == says.stage]
        touched = touched or [line for line in lines if named & set(line.entries)]
    else:
        touched = [line for line in lines if line.stage == says.stage]
    return tuple(line for line in touched if _unfinished(line))


def _unfinished(line: Line) -> bool:
    if line.promised is None:
        return not line.counted
    return not line.outstanding or any(one.count.high != 0 for one in line.outstanding)
