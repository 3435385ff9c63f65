"""What would change if something were put on record: hypothetical rows, held beside what is there, never written."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import BadInput
from truceline.record.admit import Draft, admit
from truceline.record.view import View
from truceline.sources.case import Mode
from truceline.sources.rows import Row
from truceline.tasks.desk import Desk
from truceline.tasks.references import reference_faults
from truceline.terms.answers import ReadingState
from truceline.values.instants import Instant
from truceline.values.zones import zone


@dataclass(frozen=True)
class Difference:
    """One reading of an agreement without the hypothetical rows and with them; `before` None: not known without."""

    agreement: str
    before: ReadingState | None
    after: ReadingState


def what_if(desk: Desk, rows: Sequence[Row], *, at: Instant, known: Instant) -> list[Difference]:
    """Every reading that would stand otherwise at an instant.

    The rows are taken as known whatever their `recorded` says; they may correct or retract what is on record.

    Raises:
        BadInput: if a row is not well formed or names something unknown.
    """
    drafts = admit_beside(desk, rows)
    there = View(desk.entries, known)
    both = View(desk.entries, known, supposed=[draft.entry for draft in drafts])
    found = []
    for before, after in zip(desk.states(there, at), desk.states(both, at), strict=True):
        old = {reading.plan.reading: reading for reading in before.readings}
        for reading in after.readings:
            was = old.get(reading.plan.reading)
            if was is None or _told(was) != _told(reading):
                found.append(Difference(after.version.agreement.id, was, reading))
    return found


def admit_beside(desk: Desk, rows: Sequence[Row]) -> list[Draft]:
    """Hypothetical rows as drafts; a correction may be of something that is on record. Raises BadInput."""
    # Nothing is written, so what is supposed in an exercise needs no mark; elsewhere a mark is still refused.
    mode = None if desk.case.mode is Mode.EXERCISE else desk.case.mode
    drafts = admit(rows, zone(desk.case.zone), standing=desk.entries, mode=mode)
    faults = list(reference_faults(drafts, desk.case, desk.versions, desk.entries))
    if faults:
        raise BadInput(*faults)
    return drafts


def _told(reading: ReadingState) -> tuple[object, ...]:
    windows = [(window.start, window.ends) for window in reading.windows]
    return reading.standing, reading.next_change, windows, reading.suspended_by
