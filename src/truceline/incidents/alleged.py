"""Single things that a side says happened, each once, whoever carried the report. `same_event` has the rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from truceline.incidents.bundles import Reader
from truceline.incidents.same_event import EventWhy, Telling, same_event
from truceline.record.entry import Entry
from truceline.record.kinds import Allegation
from truceline.record.view import View
from truceline.values.instants import DAY


@dataclass(frozen=True)
class EventJoin:
    """Why two reports are taken for one alleged event."""

    one: str
    other: str
    why: EventWhy


@dataclass(frozen=True)
class AllegedIncident:
    """One alleged event with every report of it. It is what a side says, not what happened."""

    reports: tuple[Telling, ...]
    joins: tuple[EventJoin, ...] = field(default=(), compare=False, repr=False)

    @property
    def first(self) -> tuple[Entry, Allegation]:
        """The report with the most exact time, of those with the most exact place (the longest wording), the first."""
        return max(self.reports, key=lambda report: (report[0].occurred.exact, len(report[1].place)))

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of the reports."""
        return tuple(entry.id for entry, _ in self.reports)


def alleged_incidents(view: View, reader: Reader | None = None) -> list[AllegedIncident]:
    """Every alleged incident on record, in the order of time."""
    reading = reader or Reader()
    reports = sorted(view.of(Allegation), key=_exact_first)
    by_day: dict[tuple[str, str, int], list[_Growing]] = {}
    found: list[_Growing] = []
    for report in reports:
        near = _near(report, by_day, reading)
        home = next((one for one in near if one.takes(report, reading)), None)
        if home is None:
            home = _Growing([report], [])
            found.append(home)
        _place(home, report, by_day, reading)
    made = [AllegedIncident(tuple(sorted(one.reports, key=_in_time)), tuple(one.joins)) for one in found]
    return sorted(made, key=lambda one: _in_time(one.reports[0]))


def _exact_first(report: Telling) -> tuple[bool, int, int, str]:
    return not report[0].occurred.exact, report[0].occurred.start, -len(report[1].place), report[0].id


def _in_time(report: Telling) -> tuple[int, int, str]:
    return report[0].occurred.start, report[0].occurred.end, report[0].id


@dataclass(eq=False)
class _Growing:
    reports: list[Telling]
    joins: list[EventJoin]

    def takes(self, report: Telling, reader: Reader) -> bool:
        """Take a report in, if it can be one event with every report that is there."""
        said = [(other, same_event(other, report, reader)) for other in self.reports]
        if not all(why.joined for _, why in said):
            return False
        other, why = said[0]
        self.reports.append(report)
        self.joins.append(EventJoin(other[0].id, report[0].id, why))
        return True


def _days(report: Telling) -> range:
    occurred = report[0].occurred
    return range(occurred.start // DAY, min(occurred.last // DAY, occurred.start // DAY + 31) + 1)


def _near(report: Telling, by_day: dict[tuple[str, str, int], list[_Growing]], reader: Reader) -> Sequence[_Growing]:
    sides = reader.side(report[1].issuer), reader.side(report[1].accused)
    days = _days(report)
    near = [one for day in range(days[0] - 1, days[-1] + 2) for one in by_day.get((*sides, day), ())]
    return list(dict.fromkeys(near))


def _place(home: _Growing, report: Telling, by_day: dict[tuple[str, str, int], list[_Growing]], reader: Reader) -> None:
    sides = reader.side(report[1].issuer), reader.side(report[1].accused)
    for day in _days(report):
        known = by_day.setdefault((*sides, day), [])
        if home not in known:
            known.append(home)
