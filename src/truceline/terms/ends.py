"""When an agreement ends: by every counting rule, after extensions, and where it renews itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.record.view import View
from truceline.terms.clauses import Effect, Renewal
from truceline.terms.consents import Range
from truceline.terms.plans import Plan
from truceline.terms.powers import Exercise, exercises, named_instants, powers_with, quorum
from truceline.terms.signals import constant
from truceline.values.durations import CountingRule, add
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.verdicts import Verdict, from_possible
from truceline.values.zones import zone

_MOST_RENEWALS = 10_000


@dataclass(frozen=True)
class End:
    """When the agreement ends, by a counting rule; `rule` None: an instant that the agreement or an extension names."""

    rule: CountingRule | None
    when: Range


@dataclass(frozen=True)
class Ends:
    """Every end that an agreement can have for a party, and the entries by which it was moved.

    `renews`: it has no end as long as nobody gives notice.
    """

    ends: tuple[End, ...]
    moved_by: tuple[str, ...] = ()
    renews: bool = False

    def over(self, at: Instant) -> Verdict:
        """Whether the end has passed."""
        outcomes = set()
        for end in self.ends:
            outcomes |= {at >= end.when.earliest, end.when.latest is not None and at >= end.when.latest}
        return from_possible(outcomes or {False})


def ends_for(plan: Plan, start: Range | None, view: View) -> Ends:
    """The ends of a plan for a start, as far as the view tells."""
    if plan.until is not None:
        ends = Ends((End(None, Range(plan.until, plan.until)),))
    elif plan.duration is None or start is None:
        ends = Ends(())
    elif plan.agreement.renewal is not None:
        ends = _renewed(plan, plan.agreement.renewal, start, view)
    else:
        firsts = plan.ends_of(start.earliest, plan.duration)
        lasts = [None] * len(firsts) if start.latest is None else plan.ends_of(start.latest, plan.duration)
        ranges = [Range(first, last) for first, last in zip(firsts, lasts, strict=True)]
        ends = Ends(tuple(End(rule, when) for rule, when in zip(plan.duration.count, ranges, strict=True)))
    return _extended(plan, ends, view)


def _extended(plan: Plan, ends: Ends, view: View) -> Ends:
    """The ends after every extension that came in time, in the order of time.

    An extension takes effect when enough parties named the same new end before the end then in force; one that is
    complete only at that end, or after it, is too late, unless the power says that it works backwards.
    """
    offers = []
    for power in powers_with(plan, Effect.EXTEND):
        for until, uses in named_instants(exercises(plan, power, view, constant(Verdict.YES))).items():
            if complete := quorum(power.needs, uses):
                offers.append((complete[0], complete[1], until, power.retroactive, uses))
    for first, last, until, backwards, uses in sorted(offers, key=lambda offer: (offer[0], offer[2])):
        ends = _extend(ends, until, (first, last), backwards, uses)
    return ends


def _extend(
    ends: Ends, until: Instant, complete: tuple[Instant, Instant | None], backwards: bool, uses: list[Exercise]
) -> Ends:
    first, last = complete
    if not backwards and ends.over(first) is Verdict.YES:
        return ends
    certain = last is not None and (backwards or ends.over(last) is Verdict.NO)
    moved = tuple(_later(end, until, certain=certain) for end in ends.ends)
    return Ends(moved, (*ends.moved_by, *(use.entry.id for use in uses)), ends.renews)


def _later(end: End, until: Instant, *, certain: bool) -> End:
    earliest = max(end.when.earliest, until) if certain else end.when.earliest
    latest = None if end.when.latest is None else max(end.when.latest, until)
    return End(None if earliest == until == latest else end.rule, Range(earliest, latest))


def _renewed(plan: Plan, renewal: Renewal, start: Range, view: View) -> Ends:
    """It renews itself at each end, unless notice came in time before it."""
    uses = [
        use
        for power in powers_with(plan, Effect.END_RENEWAL)
        for use in exercises(plan, power, view, constant(Verdict.YES))
    ]
    if not uses or plan.duration is None:
        return Ends((), renews=True)
    found = []
    for rule in plan.duration.count:
        earliest = min(_end_after(plan, renewal, start.earliest, rule, use.entry.occurred.start) for use in uses)
        certain = [use for use in uses if use.counts is Verdict.YES]
        latest = None
        if certain and start.latest is not None:
            latest = min(_end_after(plan, renewal, start.latest, rule, use.entry.occurred.last) for use in certain)
        found.append(End(rule, Range(earliest, latest)))
    return Ends(tuple(found), tuple(use.entry.id for use in uses), renews=not any(end.when.latest for end in found))


def _end_after(plan: Plan, renewal: Renewal, start: Instant, rule: CountingRule, notice: Instant) -> Instant:
    """The first end for which a notice given at an instant is in time: before the end less the time of notice."""
    for end in _chain(plan, renewal, start, rule):
        deadline = end if renewal.notice is None else plan.before(end, renewal.notice)
        if notice < deadline:
            return end
    raise ValueError(f"more than {_MOST_RENEWALS} renewals before the notice; give a longer renewal")


def _chain(plan: Plan, renewal: Renewal, start: Instant, rule: CountingRule) -> Iterator[Instant]:
    home = zone(plan.agreement.zone)
    if plan.duration is None:
        return
    end = add(start, plan.duration.duration, rule, home)
    for _ in range(_MOST_RENEWALS):
        yield end
        following = add(end, renewal.duration, rule, home)
        end = max(following, Instant(end + MICROSECOND))
