"""A week of exchanges day by day: what took place, what came on record late, and what was corrected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from truceline.record.entry import Action, Entry
from truceline.record.kinds import Delivery, Dispute, Embargo, Exchange, Progress, Quota, Roster
from truceline.values.instants import Instant, day_of

Row = Exchange | Quota | Roster | Delivery | Dispute | Embargo | Progress
KINDS = (Exchange, Quota, Roster, Delivery, Dispute, Embargo, Progress)


@dataclass(frozen=True)
class Change:
    """What an id said until it was corrected or taken back, and what it says since; None: nothing any more."""

    before: Entry
    after: Entry | None
    when: Instant


@dataclass(frozen=True)
class Day:
    """One day by the clocks of a zone, as known at an instant.

    `took_place`: what certainly or possibly took place on it. `late`: what came on record on it about
    an earlier day. `changes`: corrections and retractions that came on record on it.
    """

    day: date
    took_place: tuple[Entry, ...]
    late: tuple[Entry, ...]
    changes: tuple[Change, ...]


def days(entries: Sequence[Entry], span: tuple[date, date], at: Instant, known: Instant, home: ZoneInfo) -> list[Day]:
    """Every day from the first to the last, itself included; `entries` in the order of the record, with all that was
    corrected since. What took place after `at` or came on record after `known` is left out.
    """
    heard = [one for one in entries if one.recorded <= known and one.occurred.start <= at]
    about = [one for one in heard if isinstance(one.payload, KINDS)]
    changed = _changes(about)
    first, last = span
    count = (last - first).days + 1
    return [_day(first + timedelta(days=number), about, changed, home) for number in range(count)]


def _day(day: date, entries: Iterable[Entry], changed: Sequence[Change], home: ZoneInfo) -> Day:
    standing = _standing(entries)
    took = [one for one in standing if day_of(one.occurred.start, home) <= day <= day_of(one.occurred.last, home)]
    late = [
        one
        for one in standing
        if one.action is Action.ASSERT and day_of(one.occurred.last, home) < day == day_of(one.recorded, home)
    ]
    on_it = tuple(one for one in changed if day_of(one.when, home) == day)
    return Day(day, _by_time(took), _by_time(late), on_it)


def _changes(entries: Iterable[Entry]) -> list[Change]:
    standing: dict[str, Entry] = {}
    found = []
    for one in entries:
        before = standing.get(one.id)
        if one.action is Action.RETRACT:
            standing.pop(one.id, None)
        elif one.action is Action.CORRECT or before is None:
            standing[one.id] = one
        if before is not None and one.action is not Action.ASSERT:
            found.append(Change(before, standing.get(one.id), one.recorded))
    return found


def _standing(entries: Iterable[Entry]) -> list[Entry]:
    standing: dict[str, Entry] = {}
    for one in entries:
        if one.action is Action.RETRACT:
            standing.pop(one.id, None)
        elif one.action is Action.CORRECT or one.id not in standing:
            standing[one.id] = one
    return list(standing.values())


def _by_time(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: (one.occurred, one.id)))
