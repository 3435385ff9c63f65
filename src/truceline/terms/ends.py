"""When an agreement or one of its terms ends: by every counting rule, after extensions, where it renews itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.terms.clauses import Effect, Term
from truceline.terms.facts import Facts
from truceline.terms.powers import Exercise, exercises, named_instants, powers_with, quorum
from truceline.terms.ranges import Range, last_of_all
from truceline.terms.signals import BEGINNING, Signal, constant
from truceline.terms.times import Renewal, Span, Timepoint
from truceline.values.durations import CountingRule, add
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.verdicts import Verdict, from_possible

_MOST_RENEWALS = 100_000


@dataclass(frozen=True)
class Lifetime:
    """How long something lasts; `of`: the term that it is about, None for the whole agreement."""

    duration: Span | None
    until: Timepoint | None
    renewal: Renewal | None
    of: str | None = None


@dataclass(frozen=True)
class End:
    """When the agreement ends, by a counting rule; `rule` None: an instant that the agreement or an extension names."""

    rule: CountingRule | None
    when: Range


@dataclass(frozen=True)
class Ends:
    """Every end that an agreement can have for a party, and the entries by which it was moved.

    `renews`: it has no end as long as nobody gives notice. `gaps`: from an end that had passed to the agreement by
    which it nevertheless runs on.
    """

    ends: tuple[End, ...]
    moved_by: tuple[str, ...] = ()
    renews: bool = False
    gaps: tuple[tuple[Instant, Instant], ...] = ()

    def over(self, at: Instant) -> Verdict:
        """Whether the end has passed."""
        outcomes = set()
        for end in self.ends:
            outcomes |= {at >= end.when.earliest, end.when.latest is not None and at >= end.when.latest}
        return from_possible(outcomes or {False})

    def edges(self) -> frozenset[Instant]:
        """Every instant at which an answer about it can change."""
        marks = {mark for end in self.ends for mark in (end.when.earliest, end.when.latest) if mark is not None}
        return frozenset({BEGINNING, *marks})

    @property
    def range(self) -> Range | None:
        """The end over all counting rules; None where none is agreed."""
        if not self.ends:
            return None
        whens = [end.when for end in self.ends]
        return Range(min(when.earliest for when in whens), last_of_all(whens))


def ends_for(facts: Facts, life: Lifetime, start: Range | None, party: str, stopped: Signal | None = None) -> Ends:
    """The ends for a start, as far as the view tells; while `stopped`, the clock of a duration stands still."""
    if life.until is not None:
        when = facts.limit(life.until, party)
        ends = Ends((End(None, when),) if when else ())
    elif life.duration is None or start is None:
        ends = Ends(())
    elif life.renewal is not None:
        ends = _renewed(facts, life, life.renewal, start)
    else:
        ends = _lasting(facts, life.duration, start)
    if stopped is not None and start is not None and life.duration is not None:
        moved = [(end.rule, _with_stops(end.when, start, stopped)) for end in ends.ends]
        ends = replace(ends, ends=tuple(End(rule, when) for rule, when in moved if when is not None))
    return _extended(facts, life, ends)


def _lasting(facts: Facts, duration: Span, start: Range) -> Ends:
    firsts = facts.plan.ends_of(start.earliest, duration)
    lasts = [None] * len(firsts) if start.latest is None else facts.plan.ends_of(start.latest, duration)
    ranges = [Range(first, last) for first, last in zip(firsts, lasts, strict=True)]
    return Ends(tuple(End(rule, when) for rule, when in zip(duration.rules, ranges, strict=True)))


def _with_stops(end: Range, start: Range, stopped: Signal) -> Range | None:
    """An end moved by the time for which the clock stood still; None while it stands still for good."""
    earliest = _run(start.earliest, end.earliest - start.earliest, stopped, (Verdict.YES,))
    latest = None
    if start.latest is not None and end.latest is not None:
        latest = _run(start.latest, end.latest - start.latest, stopped, (Verdict.YES, Verdict.UNKNOWN))
    return None if earliest is None else Range(earliest, latest)


def _run(start: Instant, left: int, stopped: Signal, standing: tuple[Verdict, ...]) -> Instant | None:
    """When a clock that stands still at times has run for so long; None: it stands still for good before."""
    marks = [start, *sorted(edge for edge in stopped.edges if edge > start)]
    for here, following in zip(marks, [*marks[1:], None], strict=True):
        if stopped.at(here) in standing:
            continue
        if following is None or here + left <= following:
            return Instant(here + left)
        left -= following - here
    return None


def moved(facts: Facts, due: Range, of: str) -> Range:
    """A deadline after every extension of its term that came in time."""
    ends = _extended(facts, Lifetime(None, None, None, of), Ends((End(None, due),)))
    return ends.range or due


@dataclass(frozen=True)
class _Offer:
    """An extension on which enough parties agreed: when it was complete, and to when, or by which length."""

    complete: Range
    power: Term
    uses: tuple[Exercise, ...]
    until: Instant | None


def _extended(facts: Facts, life: Lifetime, ends: Ends) -> Ends:
    """The ends after every extension that came in time, in the order of time.

    An extension takes effect when enough parties named the same new end (or used the power once more, where it has a
    length) before the end then in force; one that is complete only at that end, or after it, is too late, unless the
    power says that it works backwards.
    """
    offers = [offer for power in powers_with(facts.plan, Effect.EXTEND, life.of) for offer in _offers(facts, power)]
    for offer in sorted(offers, key=lambda one: (one.complete.earliest, one.until or 0, one.power.id)):
        ends = _extend(facts, ends, offer)
    return ends


def _offers(facts: Facts, power: Term) -> Iterator[_Offer]:
    uses = exercises(facts, power, constant(Verdict.YES))
    for until, said in named_instants(uses).items():
        if complete := quorum(power.needs, said):
            yield _Offer(complete, power, tuple(said), until)
    rounds: dict[int, list[Exercise]] = {}
    used: dict[str, int] = {}
    for use in sorted(uses, key=lambda one: (one.entry.occurred, one.entry.id)):
        if use.said.until is None and power.length is not None:
            number = used[use.said.party] = used.get(use.said.party, 0) + 1
            rounds.setdefault(number, []).append(use)
    for said in rounds.values():
        if complete := quorum(power.needs, said):
            yield _Offer(complete, power, tuple(said), None)


def _extend(facts: Facts, ends: Ends, offer: _Offer) -> Ends:
    backwards = offer.power.retroactive
    late = ends.over(offer.complete.earliest) is Verdict.YES
    if late and not backwards:
        return ends
    certain = offer.complete.latest is not None and (backwards or ends.over(offer.complete.latest) is Verdict.NO)
    moved = tuple(_later(facts, end, offer, certain=certain) for end in ends.ends)
    entries = (*ends.moved_by, *(use.entry.id for use in offer.uses))
    gap = [(end.when.earliest, offer.complete.earliest) for end in ends.ends[:1] if late]
    return Ends(moved, entries, ends.renews, (*ends.gaps, *gap))


def _later(facts: Facts, end: End, offer: _Offer, *, certain: bool) -> End:
    if offer.until is not None:
        news = [offer.until]
        later = offer.until if end.when.latest is not None else None
    else:
        span = offer.power.length
        news = facts.plan.ends_of(end.when.earliest, span) if span else []
        later = max(facts.plan.ends_of(end.when.latest, span)) if span and end.when.latest is not None else None
    earliest = max(end.when.earliest, min(news)) if certain else end.when.earliest
    latest = None if end.when.latest is None or later is None else max(end.when.latest, later)
    return End(None if earliest == offer.until == latest else end.rule, Range(earliest, latest))


def _renewed(facts: Facts, life: Lifetime, renewal: Renewal, start: Range) -> Ends:
    """It renews itself at each end, unless notice came in time before it, and at most so many times."""
    powers = powers_with(facts.plan, Effect.END_RENEWAL, life.of)
    uses = [use for power in powers for use in exercises(facts, power, constant(Verdict.YES))]
    if life.duration is None or not (uses or renewal.most):
        return Ends((), renews=True)
    chains = [_Chain(facts, life.duration, renewal, rule) for rule in life.duration.rules]
    found = []
    for chain in chains:
        earliest = min(filter(None, [chain.last(start.earliest), *(_first(chain, start, use) for use in uses)]))
        certain = [use.entry.occurred.last for use in uses if use.counts is Verdict.YES]
        latest = None
        if start.latest is not None:
            lasts = [chain.last(start.latest), *(chain.after(start.latest, notice) for notice in certain)]
            latest = min((end for end in lasts if end is not None), default=None)
        found.append(End(chain.rule, Range(earliest, latest)))
    return Ends(tuple(found), tuple(use.entry.id for use in uses), renews=not any(end.when.latest for end in found))


def _first(chain: "_Chain", start: Range, use: Exercise) -> Instant:
    return chain.after(start.earliest, use.entry.occurred.start)


@dataclass(frozen=True)
class _Chain:
    """The ends of something that renews itself, by one counting rule of its first length."""

    facts: Facts
    duration: Span
    renewal: Renewal
    rule: CountingRule

    def ends(self, start: Instant) -> Iterator[Instant]:
        """One end after the other, without regard to notice."""
        home = self.facts.plan.home
        rules = self.renewal.rules
        rule = self.rule if self.rule in rules else rules[0]
        end = add(start, self.duration.duration, self.rule, home)
        for _ in range(_MOST_RENEWALS if self.renewal.most is None else self.renewal.most + 1):
            yield end
            end = max(add(end, self.renewal.duration, rule, home), Instant(end + MICROSECOND))

    def last(self, start: Instant) -> Instant | None:
        """The end after the last renewal; None where their number is not limited."""
        return None if self.renewal.most is None else list(self.ends(start))[-1]

    def after(self, start: Instant, notice: Instant) -> Instant:
        """The first end for which a notice is in time: before it, or at the latest the time of notice before it."""
        for end in self.ends(start):
            lead = self.renewal.notice
            if notice < end if lead is None else notice <= self.facts.plan.before(end, lead):
                return end
        if self.renewal.most is not None:
            return end
        raise ValueError(f"more than {_MOST_RENEWALS} renewals before the notice; give a longer renewal")
