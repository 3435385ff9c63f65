"""When each phase of an agreement begins and ends."""

from collections.abc import Sequence

from truceline.terms.ends import Lifetime, ends_for
from truceline.terms.facts import Facts
from truceline.terms.ranges import Range, earlier_of, first_holding, later_of, passed
from truceline.terms.schema import Phase
from truceline.terms.signals import Signal, negated, signal_every

PhaseTimes = tuple[Range | None, Range | None]
"""When a phase begins and when it ends; None where nothing on record lets it."""


def begin_of(number: int, phases: Sequence[Phase], facts: Facts) -> Range | None:
    """When a phase begins (`number` counts from 0), as if the agreement ran on.

    Not before the agreement. Where no time is given: the first with the agreement, a later one when the phase before
    is over; one that has a condition, as soon as that holds once the phase before has had its time.
    """
    phase, start = phases[number], facts.start(facts.plan.bound[0]) if facts.plan.bound else None
    if phase.begins is not None:
        base = later_of([start, facts.instant(phase.begins)])
    elif number == 0:
        base = start
    elif phase.condition is None:
        base = facts.phase(phases[number - 1].id)[1]
    else:
        before = phases[number - 1]
        begun = facts.phase_begins(before.id)
        base = begun if begun is None else nominal_end(before, begun, facts) or begun
    if base is None or phase.condition is None:
        return base
    return first_holding(facts.holds(phase.condition), base)


def nominal_end(phase: Phase, begun: Range, facts: Facts) -> Range | None:
    """When a phase has had its time, extensions counted in; None where none is given."""
    if phase.until is None and phase.duration is None:
        return None
    life = Lifetime(phase.duration, phase.until, None, of=phase.id)
    return ends_for(facts, life, begun, facts.plan.bound[0]).range


def end_of(number: int, phases: Sequence[Phase], facts: Facts) -> Range | None:
    """When a phase ends: when it has had its time and no longer goes on, or when a later one begins."""
    phase = phases[number]
    begun = facts.phase_begins(phase.id)
    if begun is None:
        return None
    end = nominal_end(phase, begun, facts)
    if phase.continues_while is not None:
        end = first_holding(negated(facts.holds(phase.continues_while)), end or begun)
    followers = [one for one in phases[number + 1 :] if one.begins or one.condition]
    return earlier_of([end, *(facts.phase_begins(one.id) for one in followers)])


def runs(facts: Facts, name: str) -> Signal:
    """Whether a phase runs, as if the agreement ran on."""
    begins, ends = facts.phase(name)
    return signal_every([passed(begins), negated(passed(ends))])
