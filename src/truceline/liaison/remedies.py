"""What parties say they do about something, and what is reported done by whom. Announced is not done.

What a party reports of its own remedy is its own report; what a monitor reports is an observation of it; what anybody
else reports is that one's word. They stand side by side, and none of them is made to prevail.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.moments import Event, happened_by, possible_lasts
from truceline.record.entry import Entry
from truceline.record.kinds import Course, Notice, Progress, Remedy
from truceline.record.view import View
from truceline.sources.case import Case, Role
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


class Whose(StrEnum):
    """Whose word a report of progress is."""

    OWN = "own report"
    OBSERVED = "observation"
    OTHERS = "report by another"


@dataclass(frozen=True)
class Reported:
    """What one body last reported by the instant asked about; several courses: which was the last cannot be told.

    None among `courses`: it can be that it had reported nothing yet. `entries` are its reports in the order of time.
    """

    body: str
    whose: Whose
    courses: tuple[Course | None, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Announced:
    """A remedy that a party announced: `came` tells whether it had by the instant asked about."""

    entry: Entry
    said: Remedy
    party: str
    came: Verdict
    reports: tuple[Reported, ...]

    @property
    def apart(self) -> bool:
        """True where those who report do not report the same."""
        return len({report.courses for report in self.reports}) > 1


def remedies_of(view: View, case: Case, at: Instant) -> list[Announced]:
    """Every remedy that may have been announced by an instant, in the order of time."""
    found = [
        Announced(entry, said, case.party_of(said.party), came, tuple(_reports(view, case, entry, said, at)))
        for entry, said in view.of(Remedy)
        if (came := happened_by(entry.occurred, at)) is not Verdict.NO
    ]
    return sorted(found, key=lambda one: (one.entry.occurred, one.entry.id))


def towards(notice: Entry, remedies: Iterable[Announced], case: Case) -> tuple[Announced, ...]:
    """The remedies for a notice: those that name it, and those of its party about the same entries."""
    said = notice.payload
    if not isinstance(said, Notice):
        return ()
    return tuple(one for one in remedies if _is_for(one, notice.id, said, case))


def _is_for(one: Announced, notice: str, said: Notice, case: Case) -> bool:
    if one.said.notice is not None:
        return one.said.notice == notice
    return one.party == case.party_of(said.to) and bool(set(one.said.about or ()) & set(said.about))


def _reports(view: View, case: Case, entry: Entry, said: Remedy, at: Instant) -> Iterator[Reported]:
    told: dict[str, list[Event[Course]]] = {}
    entries: dict[str, list[Entry]] = {}
    for report, progress in view.of(Progress):
        if progress.of == entry.id and happened_by(report.occurred, at) is not Verdict.NO:
            told.setdefault(progress.body, []).append(Event(report.occurred, 0, progress.course))
            entries.setdefault(progress.body, []).append(report)
    for body in sorted(told):
        lasts = sorted(set(possible_lasts(told[body], at)), key=lambda course: "" if course is None else course.value)
        ordered = sorted(entries[body], key=lambda one: (one.occurred, one.id))
        yield Reported(body, _whose(case, said, body), tuple(lasts), tuple(ordered))


def _whose(case: Case, said: Remedy, body: str) -> Whose:
    party = case.party_of(body)
    if party == case.party_of(said.party):
        return Whose.OWN
    watching = {one.id for one in case.parties if one.role is Role.MONITOR}
    return Whose.OBSERVED if party in watching else Whose.OTHERS
