"""The slow, plain meaning of promises: a clock stepped by hand, in every possible world."""

from collections.abc import Iterator
from itertools import product

from drawn_terms import UTC
from truceline.findings.commitments.states import State
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Promise
from truceline.values.counts import Count
from truceline.values.durations import CountingRule, add, parse_duration
from truceline.values.instants import HOUR, Instant, day_of, start_of_day

Happened = list[tuple[Instant, Act]]


def possible_states(made: Entry, acts: list[Entry], at: Instant) -> set[State]:
    """The state at an instant (a full hour) in every world; all times lie on full hours."""
    places = [hours_of(one) for one in (made, *acts)]
    assert isinstance(made.payload, Promise)
    rules = [CountingRule.ELAPSED, CountingRule.CALENDAR, CountingRule.DAY_INCLUSIVE]
    return {
        _state(made.payload, made.occurred.start, when, list(zip(times, payloads(acts), strict=True)), rule, at)
        for when, *times in product(*places)
        for rule in rules
    }


def payloads(acts: list[Entry]) -> Iterator[Act]:
    for one in acts:
        assert isinstance(one.payload, Act)
        yield one.payload


def hours_of(entry: Entry) -> list[Instant]:
    return [Instant(mark) for mark in range(entry.occurred.start, entry.occurred.end, HOUR)]


def _state(said: Promise, known: Instant, made: Instant, acts: Happened, rule: CountingRule, at: Instant) -> State:
    """One world, hour by hour. In an hour the deadline passes first, then what it lapses on comes, then the acts."""
    since, done, late, result = start_of_day(day_of(known, UTC), UTC), 0, "", ""
    owed_at: Instant | None = None
    heard = [(when, act) for when, act in acts if when >= since]
    for now in range(since, at + 1, HOUR):
        came = [act for when, act in heard if when <= now]
        here = [act for when, act in heard if when == now]
        waits = made > now or (said.once and not any(_is(act, said.once, said.once_by) for act in came))
        owed_at = Instant(now) if owed_at is None and not waits else owed_at
        due = _due(said, owed_at, rule)
        if due is not None and now >= due and not late:
            late = "owed" if owed_at is not None and (said.due is None or owed_at < said.due) else "never owed"
        if made <= now and not late and not result and any(_is(act, said.lapses, said.lapses_by) for act in came):
            result = "lapsed"
        done += sum(_moved(said, act) for act in here if _is(act, said.event, said.party))
        if done >= _wanted(said) and not result:
            result = "met" if not late else "met late" if late == "owed" else "discharged"
    if made > at:
        return State.NOT_MADE
    return State(result) if result else _unperformed(said, done, late, waits=owed_at is None)


def _unperformed(said: Promise, done: int, late: str, *, waits: bool) -> State:
    some = said.value is not None and done > 0
    if late:
        return State.DISCHARGED if late != "owed" else State.PARTLY_LATE if some else State.NO_REPORT
    return State.PARTLY if some else State.DORMANT if waits else State.PENDING


def _is(act: Act, event: str | None, by: str | None) -> bool:
    return act.event == event and by in (None, act.actor)


def _due(said: Promise, owed_at: Instant | None, rule: CountingRule) -> Instant | None:
    ends = [] if said.due is None else [said.due]
    if said.within is not None and owed_at is not None:
        ends.append(add(owed_at, parse_duration(said.within), rule, UTC))
    return min(ends, default=None)


def _moved(said: Promise, act: Act) -> int:
    return act.value.low if said.value is not None and isinstance(act.value, Count) else 1


def _wanted(said: Promise) -> int:
    return said.value.low if said.value is not None else 1
