"""From when to when an agreement binds a party, and what stops it in between."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from truceline.record.view import View
from truceline.terms.clauses import Effect
from truceline.terms.consents import Range
from truceline.terms.ends import End, Ends, ends_for
from truceline.terms.plans import Plan
from truceline.terms.powers import every_edge, suspensions, used_by, used_together
from truceline.terms.signals import Signal, constant
from truceline.terms.starts import start_for
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, every, some

_NEVER = constant(Verdict.NO)


@dataclass(frozen=True)
class Window:
    """The time in which an agreement binds a party.

    `start` None: nothing on record lets it begin. Half-open: it binds at its start and no longer at its end. `released`
    tells whether the party has used a right to be free of it, `terminated` whether it was ended for all, and
    `suspended` for each party whether a suspension of its own stands.
    """

    party: str
    start: Range | None
    until: Ends
    released: Signal = _NEVER
    terminated: Signal = _NEVER
    suspended: tuple[tuple[str, Signal], ...] = ()

    @property
    def ends(self) -> tuple[End, ...]:
        """Every end that it can have; empty: none is agreed."""
        return self.until.ends

    def begun(self, at: Instant) -> Verdict:
        """Whether it has begun."""
        if self.start is None or at < self.start.earliest:
            return Verdict.NO
        return Verdict.YES if self.start.latest is not None and self.start.latest <= at else Verdict.UNKNOWN

    def over(self, at: Instant) -> Verdict:
        """Whether its end has passed, or it was terminated."""
        return some((self.until.over(at), self.terminated.at(at)))

    def stopped(self, at: Instant) -> Verdict:
        """Whether a suspension stands."""
        return some(signal.at(at) for _, signal in self.suspended)

    def binds(self, at: Instant) -> Verdict:
        """Whether it binds the party at an instant."""
        return every((self.begun(at), ~self.over(at), ~self.released.at(at), ~self.stopped(at)))

    def running(self) -> Signal:
        """Whether it has begun and is not over, as a signal."""
        return Signal(self.edges(), lambda at: every((self.begun(at), ~self.over(at))))

    def edges(self) -> frozenset[Instant]:
        """Every instant at which an answer about it can change."""
        ranges = [end.when for end in self.ends] + ([self.start] if self.start else [])
        marks = {mark for span in ranges for mark in (span.earliest, span.latest) if mark is not None}
        signals = [self.released, self.terminated, *(signal for _, signal in self.suspended)]
        return every_edge(signals) | marks


def window_of(plan: Plan, party: str, view: View) -> Window:
    """The window in which a plan binds a party, as far as the view tells."""
    start = start_for(plan, party, view)
    window = Window(party, start, ends_for(plan, start, view))
    window = replace(window, terminated=used_together(plan, Effect.TERMINATE, view, window.running()))
    running = window.running()
    stops = suspensions(plan, view, running)
    released = used_by(plan, Effect.RELEASE, party, view, running)
    return replace(window, released=released, suspended=tuple(sorted(stops.items(), key=lambda item: item[0])))


def all_edges(windows: Iterable[Window]) -> frozenset[Instant]:
    """The edges of several windows together."""
    return frozenset[Instant]().union(*(window.edges() for window in windows))
