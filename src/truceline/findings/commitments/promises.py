"""When each thing comes that decides about a promise: its condition, its deadline, its lapse, its performance.

Acts count from the day on which the promise was made, by the clocks of the case: many acts are known only to the day,
and what was done on the day of a promise counts as done upon it (as `terms/performances.py` has it for a text).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from truceline.record.entry import Entry
from truceline.record.kinds import Act, Promise
from truceline.record.view import View
from truceline.terms.ranges import Range, earlier_of, later_of
from truceline.terms.ranges import at as exactly_at
from truceline.terms.tallies import UNBOUNDED, Amount, Growing
from truceline.terms.times import UNSTATED, Span
from truceline.values.counts import Count
from truceline.values.durations import CountingRule, Duration, add, parse_duration
from truceline.values.instants import Instant, day_of, start_of_day
from truceline.values.intervals import Interval

_NO_TIME = Duration(0, 0, 0)


@dataclass(frozen=True)
class Heard:
    """An act on record: whose it is, and what it amounts to, as one act and by its value."""

    by: str
    act: Act
    one: Amount
    valued: Amount


@dataclass(frozen=True)
class Desk:
    """What the reckoning of promises needs: what is known, the clocks of the case, and whom each voice speaks for."""

    view: View
    home: ZoneInfo
    voices: Mapping[str, str]
    _kept: dict[str, tuple[Heard, ...]] = field(default_factory=dict, repr=False, compare=False)

    def party(self, name: str) -> str:
        """The party itself, or the one that a voice speaks for."""
        return self.voices.get(name, name)

    def day_start(self, moment: Instant) -> Instant:
        """The first instant of the day, by the clocks of the case, from which acts count for what was said on it."""
        return start_of_day(day_of(moment, self.home), self.home)

    def heard(self, event: str) -> tuple[Heard, ...]:
        """Every act of an event that moved something, in the order of time; put together once."""
        if event not in self._kept:
            found = [
                heard for entry, act in self.view.acts(event) if (heard := _heard(self.party(act.actor), entry, act))
            ]
            order = sorted(found, key=lambda one: (one.one.occurred.start, one.one.occurred.end, one.one.entry))
            self._kept[event] = tuple(order)
        return self._kept[event]


def _heard(by: str, entry: Entry, act: Act) -> Heard | None:
    low, high = (1, 1) if act.value is None else (act.value.low, act.value.high)
    if high == 0:
        return None
    valued = Amount(entry.occurred, low, UNBOUNDED if high is None else high, entry.id)
    return Heard(by, act, Amount(entry.occurred, min(low, 1), 1, entry.id), valued)


@dataclass(frozen=True)
class Course:
    """When what decides about a promise comes, as far as on record; None: never.

    `condition`: when it becomes owed. `due`: the first instant that is too late. `towards`, `triggers`, `fallers`: the
    acts that count as performance, as its condition, and as what it lapses on; one whose `low` is 0 may not count.
    `due_if_owed`: `due`, supposing that its condition comes. `at_once`: it is due at the very instant of its condition.
    """

    made: Range
    condition: Range | None
    due: Range | None
    lapse: Range | None
    done: Range | None
    towards: tuple[Amount, ...]
    triggers: tuple[Amount, ...]
    fallers: tuple[Amount, ...]
    due_if_owed: Range | None
    at_once: bool


def course_of(desk: Desk, entry: Entry, said: Promise) -> Course:
    """The course of a promise."""
    made = Range(entry.occurred.start, entry.occurred.last)
    since = desk.day_start(made.earliest)
    triggers = _events(desk, said.once, said.once_by, since) if said.once else ()
    fallers = _events(desk, said.lapses, said.lapses_by, since) if said.lapses else ()
    towards = _towards(desk, said, since)
    condition = later_of([made, _first(triggers)]) if said.once else made
    return Course(
        made=made,
        condition=condition,
        due=_due(desk.home, said, condition),
        lapse=later_of([made, _first(fallers)]),
        done=_first(towards) if said.value is None else Growing(towards).reached(*_needed(said.value)),
        towards=towards,
        triggers=triggers,
        fallers=fallers,
        due_if_owed=_due(desk.home, said, if_at_all(condition, triggers)),
        at_once=said.within is not None and parse_duration(said.within) == _NO_TIME,
    )


def _needed(value: Count) -> tuple[int, int]:
    """How much is promised, between two bounds."""
    low = max(value.low, 1)
    # "At least 950" asks for 950; "about 900" leaves open within its bounds when it is enough.
    return low, low if value.high is None else max(value.high, low)


def _due(home: ZoneInfo, said: Promise, condition: Range | None) -> Range | None:
    fixed = None if said.due is None else exactly_at(said.due)
    if said.within is None or condition is None:
        return fixed
    length, rules = _unstated(said.within)
    after = condition.mapped(lambda moment: [add(moment, length, rule, home) for rule in rules])
    return earlier_of([fixed, after])


@lru_cache(maxsize=512)
def _unstated(length: str) -> tuple[Duration, tuple[CountingRule, ...]]:
    """A length whose counting rule nobody has said: every rule that can be meant is reckoned."""
    span = Span.model_validate({"length": length, "count": UNSTATED})
    return span.duration, span.rules


def _towards(desk: Desk, said: Promise, since: Instant) -> tuple[Amount, ...]:
    who, counted = desk.party(said.party), said.value is not None
    mine = [one for one in desk.heard(said.event) if one.by == who and _fits(desk, said, one.act)]
    return _from(since, (one.valued if counted else one.one for one in mine))


def _from(since: Instant, acts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Acts from an instant on; one that may have come before it counts for nothing, or for all that it is."""
    return tuple(
        act if since <= act.occurred.start else replace(act, low=0, occurred=Interval(since, act.occurred.end))
        for act in acts
        if since <= act.occurred.last
    )


def _fits(desk: Desk, said: Promise, act: Act) -> bool:
    """Whether an act is about what was promised; an act that names no agreement and no track can be about any."""
    towards = said.to is None or (act.to is not None and desk.party(act.to) == desk.party(said.to))
    same = (act.agreement in (None, said.agreement) or said.agreement is None) and (
        act.track in (None, said.track) or said.track is None
    )
    return towards and same and (not said.unit or act.unit in ("", said.unit))


def _events(desk: Desk, event: str, by: str | None, since: Instant) -> tuple[Amount, ...]:
    who = None if by is None else desk.party(by)
    return _from(since, (one.one for one in desk.heard(event) if who in (None, one.by)))


def if_at_all(when: Range | None, acts: Iterable[Amount]) -> Range | None:
    """When it came, supposing that it did: by the last of the acts that can have brought it."""
    if when is None or when.latest is not None:
        return when
    return Range(when.earliest, max(when.earliest, *(act.occurred.last for act in acts)))


def _first(acts: Iterable[Amount]) -> Range | None:
    """When the first of several acts came, of which some may not count."""
    found = list(acts)
    if not found:
        return None
    sure = [one.occurred.last for one in found if one.low]
    return Range(min(one.occurred.start for one in found), min(sure, default=None))
