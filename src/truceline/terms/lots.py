"""What is owed again and again: for each act of the other side, or in each stretch of time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.terms.clauses import Term
from truceline.terms.conditions import Happening
from truceline.terms.facts import Facts
from truceline.terms.performances import Done, Owers, acts_towards, in_time
from truceline.terms.ranges import Range, first_holding
from truceline.terms.tallies import UNBOUNDED, Amount, between, total
from truceline.values.durations import add, times
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.verdicts import Verdict

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

    def in_time(self) -> Verdict:
        """Whether it was done before its deadline; unknown where it has none."""
        return Verdict.UNKNOWN if self.due is None else in_time(self.done, self.due)


def lots_of(facts: Facts, term: Term, who: Owers, until: Instant) -> list[Lot]:
    """Every instance that has come up by an instant, in the order of time."""
    done = acts_towards(facts, replace_times(term), who)
    if term.every is not None:
        return list(_by_the_calendar(facts, term, who, done, until))
    if term.for_each is None:
        return []
    triggers = sorted(_triggers(facts, term.for_each), key=lambda one: (one.occurred, one.entry))
    return list(_for_each(facts, term, who, done, [one for one in triggers if one.occurred.start <= until]))


def replace_times(term: Term) -> Term:
    """The term, with acts counted from when it was put forward."""
    return term.model_copy(update={"begins": None}) if term.every is None else term


def _triggers(facts: Facts, wanted: Happening) -> list[Amount]:
    issued = facts.issued()
    return [one for one in facts.acts(wanted) if issued is not None and one.occurred.last >= issued.earliest]


def _for_each(facts: Facts, term: Term, who: Owers, done: list[Done], triggers: list[Amount]) -> Iterator[Lot]:
    named = {one.entry for one in triggers}
    own = {name: [act.amount for act in done if act.answers == name] for name in named}
    pool = total([act.amount for act in done if act.answers not in named])
    before = owed = (0, 0)
    units = (0, 0)
    for trigger in triggers:
        units = (units[0] + trigger.low, min(units[1] + trigger.high, UNBOUNDED))
        whole = (term.times * (units[0] // term.lot), min(term.times * (units[1] // term.lot), UNBOUNDED))
        owed, before = (whole[0] - before[0], max(whole[1] - before[1], 0)), whole
        since = Range(trigger.occurred.start, trigger.occurred.last)
        due = facts.limit(term.by, who[0] if who else None, since) if term.by else None
        if term.answered == "in_order" and not own[trigger.entry]:
            got = first_holding(pool.reaches(*whole)) if whole[1] else since
        elif term.answered == "any":
            later = [_not_before(act.amount, since) for act in done]
            got = first_holding(total(later).reaches(1))
        else:
            got = first_holding(total(own[trigger.entry]).reaches(max(owed[0], 1), max(owed[1], 1)))
        yield Lot(trigger.entry, since, owed, due, got)


def _not_before(amount: Amount, since: Range) -> Amount:
    """An act as an answer: it counts where it cannot have come before that which it answers."""
    if since.latest is not None and amount.occurred.start >= since.latest:
        return replace(amount, low=1, high=1)
    return replace(amount, low=0, high=int(amount.occurred.last >= since.earliest))


def _by_the_calendar(facts: Facts, term: Term, who: Owers, done: list[Done], until: Instant) -> Iterator[Lot]:
    first = facts.instant(term.begins, who[0]) if term.begins else facts.start(who[0])
    if first is None or first.latest is None or term.every is None:
        return
    amounts = [act.amount for act in done]
    needed = term.act.at_least or 1 if term.act else 1
    home = facts.plan.home
    for number in range(MOST_PERIODS):
        start, end = (
            first.mapped(lambda at, n=n: [add(at, times(term.every.duration, n), r, home) for r in term.every.count])  # type: ignore[misc]
            for n in (number, number + 1)
        )
        if start.earliest > until or start.latest is None or end.latest is None:
            return
        yield Lot(None, start, (needed, needed), end, _within(amounts, start, end, needed))


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
