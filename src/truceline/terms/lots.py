"""What is owed again and again: for each act of the other side, or in each stretch of time."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.terms.answering import answers
from truceline.terms.clauses import Term
from truceline.terms.conditions import Happening
from truceline.terms.facts import Facts
from truceline.terms.performances import Done, Owers, acts_towards
from truceline.terms.ranges import Range, first_holding
from truceline.terms.tallies import Amount, between, total
from truceline.values.durations import add, times
from truceline.values.instants import MICROSECOND, Instant

MOST_PERIODS = 10_000
"""Stretches of time that are looked at; a weekly duty has them for 190 years."""


@dataclass(frozen=True)
class Lot:
    """One instance of a duty: what made it due, how many units are owed, by when, and when they were there.

    `owed` is between two bounds; `done` None: not on record. `trigger` None: a stretch of time made it due.
    """

    trigger: str | None
    since: Range
    owed: tuple[int, int]
    due: Range | None
    done: Range | None


def lots_of(facts: Facts, term: Term, who: Owers, until: Instant) -> list[Lot]:
    """Every instance that has come up by an instant, in the order of time."""
    if term.every is not None:
        return list(_by_the_calendar(facts, term, who, acts_towards(facts, term, who), until))
    return list(_for_each(facts, term, who, until)) if term.for_each is not None else []


def _for_each(facts: Facts, term: Term, who: Owers, until: Instant) -> Iterator[Lot]:
    """Acts of one's own count from when the text was put forward, whenever the duty itself begins."""
    done = acts_towards(facts, term.model_copy(update={"begins": None}), who)
    triggers = [one for one in triggers_of(facts, term.for_each) if one.occurred.start <= until]
    for trigger, (owed, there) in zip(triggers, answers(term, done, triggers), strict=True):
        since = Range(trigger.occurred.start, trigger.occurred.last)
        due = facts.limit(term.by, who[0] if who else None, since) if term.by else None
        yield Lot(trigger.entry, since, owed, due, there)


def triggers_of(facts: Facts, wanted: Happening | None) -> list[Amount]:
    """Every act that makes a duty due, since the text was put forward, in the order of time."""
    issued = facts.issued()
    if issued is None or wanted is None:
        return []
    found = [one for one in facts.acts(wanted) if one.occurred.last >= issued.earliest]
    return sorted(found, key=lambda one: (one.occurred, one.entry))


def _by_the_calendar(facts: Facts, term: Term, who: Owers, done: list[Done], until: Instant) -> Iterator[Lot]:
    first = facts.instant(term.begins, who[0]) if term.begins else facts.start(who[0])
    needed = term.act.at_least or 1 if term.act else 1
    amounts = sorted((act.amount for act in done), key=lambda one: one.occurred.start)
    starts = [one.occurred.start for one in amounts]
    widest = max((one.occurred.end - one.occurred.start for one in amounts), default=0)
    for number in range(MOST_PERIODS):
        start, end = _stretch(facts, term, first, number), _stretch(facts, term, first, number + 1)
        if start is None or end is None or start.earliest > until or start.latest is None or end.latest is None:
            return
        near = amounts[bisect_left(starts, start.earliest - widest) : bisect_left(starts, end.latest)]
        yield Lot(None, start, (needed, needed), end, _within(near, start, end, needed))


def _stretch(facts: Facts, term: Term, first: Range | None, number: int) -> Range | None:
    """When the stretch of a number (from 0) begins."""
    span = term.every
    if first is None or span is None:
        return None
    home, length = facts.plan.home, times(span.duration, number)
    return first.mapped(lambda moment: [add(moment, length, rule, home) for rule in span.rules])


def _within(amounts: list[Amount], start: Range, end: Range, needed: int) -> Range | None:
    """When enough was done in a stretch of time whose ends may themselves be open."""
    if start.latest is None or end.latest is None:
        return None
    sure = between(amounts, start.latest, end.earliest)[0] >= needed
    possible = [one for one in amounts if one.occurred.last >= start.earliest and one.occurred.start < end.latest]
    got = first_holding(total(possible).reaches(needed))
    if got is None or sure:
        return got
    return Range(got.earliest, None if got.latest is None else max(got.latest, Instant(end.latest - MICROSECOND)))
