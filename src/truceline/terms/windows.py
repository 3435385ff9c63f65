"""From when to when an agreement binds a party, and what stops it in between."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from truceline.terms.clauses import Effect
from truceline.terms.ends import End, Ends, Lifetime, ends_for
from truceline.terms.facts import Facts
from truceline.terms.powers import every_edge, suspensions, used_by, used_together
from truceline.terms.ranges import Range, first_holding, has_passed, passed
from truceline.terms.signals import Signal, constant, negated, signal_every, signal_some
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, every, some

_NEVER = constant(Verdict.NO)


@dataclass(frozen=True)
class Window:
    """The time in which an agreement binds a party.

    `start` None: nothing on record lets it begin. Half-open: it binds at its start and no longer at its end. `released`
    tells whether the party has used a right to be free of it, `terminated` whether it was ended for all, and
    `suspended` for each party whether a suspension of its own stands (under the name of nobody: whether the text's own
    condition for it holds), `replaced` whether another agreement stands in its place.
    """

    party: str
    start: Range | None
    until: Ends
    released: Signal = _NEVER
    terminated: Signal = _NEVER
    suspended: tuple[tuple[str, Signal], ...] = ()
    replaced: Signal = _NEVER

    @property
    def ends(self) -> tuple[End, ...]:
        """Every end that it can have; empty: none is agreed."""
        return self.until.ends

    def begun(self, at: Instant) -> Verdict:
        """Whether it has begun."""
        return has_passed(self.start, at)

    def over(self, at: Instant) -> Verdict:
        """Whether its end has passed, or it was terminated."""
        return some((self.until.over(at), self.terminated.at(at)))

    def stopped(self, at: Instant) -> Verdict:
        """Whether a suspension stands."""
        return some(signal.at(at) for _, signal in self.suspended)

    def binds(self, at: Instant) -> Verdict:
        """Whether it binds the party at an instant."""
        free = (~self.released.at(at), ~self.stopped(at), ~self.replaced.at(at))
        return every((self.begun(at), ~self.over(at), *free))

    def binding(self) -> Signal:
        """Whether it binds the party, as a signal."""
        return Signal(self.edges(), self.binds)

    def by_later_agreement(self, at: Instant) -> bool:
        """Whether it is in force only because of an extension that was agreed after its end."""
        return any(start <= at < end for start, end in self.until.gaps)

    def running(self) -> Signal:
        """Whether it has begun and is not over, as a signal."""
        return Signal(self.edges(), lambda at: every((self.begun(at), ~self.over(at))))

    def edges(self) -> frozenset[Instant]:
        """Every instant at which an answer about it can change."""
        ranges = [end.when for end in self.ends] + ([self.start] if self.start else [])
        marks = {mark for span in ranges for mark in (span.earliest, span.latest) if mark is not None}
        marks |= {mark for gap in self.until.gaps for mark in gap}
        signals = [self.released, self.terminated, self.replaced, *(signal for _, signal in self.suspended)]
        return every_edge(signals) | marks


NOBODY = ""
"""Stands for the text itself where a suspension is nobody's."""


def window_of(facts: Facts, party: str) -> Window:
    """The window in which a plan binds a party, as far as the view tells, replaced by no other agreement."""
    start = facts.start(party)
    plan = facts.plan
    life = Lifetime(plan.duration, plan.until, plan.renewal)
    begun = passed(start)
    stopped = signal_some(list(_stops(facts, begun).values())) if plan.agreement.stop_clock else None
    window = Window(party, start, ends_for(facts, life, start, party, stopped))
    ended = _ended(facts, start)
    terminated = used_together(facts, Effect.TERMINATE, signal_every([window.running(), negated(ended)]))
    window = replace(window, terminated=signal_some([terminated, ended]))
    running = window.running()
    released = used_by(facts, Effect.RELEASE, party, running)
    stops = sorted(_stops(facts, running).items(), key=lambda item: item[0])
    return replace(window, released=released, suspended=tuple(stops))


def _stops(facts: Facts, running: Signal) -> dict[str, Signal]:
    stops = suspensions(facts, running)
    condition = facts.plan.agreement.suspended_while
    if condition is not None:
        stops[NOBODY] = signal_every([facts.holds(condition), running])
    return stops


def _ended(facts: Facts, start: Range | None) -> Signal:
    """Whether the condition on which the agreement ends has held since its start."""
    condition = facts.plan.agreement.ends_when
    if condition is None or start is None:
        return _NEVER
    return passed(first_holding(facts.holds(condition), start))


def all_edges(windows: Iterable[Window]) -> frozenset[Instant]:
    """The edges of several windows together."""
    return frozenset[Instant]().union(*(window.edges() for window in windows))
