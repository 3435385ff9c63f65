"""From when to when an agreement binds a party: its end by every counting rule, extensions, and release."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from truceline.record.entry import Entry
from truceline.record.kinds import Power
from truceline.record.view import View
from truceline.terms.conditions import signal_of
from truceline.terms.consents import Range, ends_of, start_for
from truceline.terms.plans import Plan
from truceline.terms.schema import Effect, Term
from truceline.terms.signals import Signal, Timed, constant, happened, signal_every, signal_some
from truceline.values.durations import CountingRule
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, every, from_possible


@dataclass(frozen=True)
class End:
    """When the agreement ends, by a counting rule; `rule` None: an instant that the agreement or an extension names."""

    rule: CountingRule | None
    when: Range


@dataclass(frozen=True)
class Window:
    """The time in which an agreement binds a party.

    `start` None: nothing on record lets it begin. `ends` empty: no end is agreed. Half-open: it binds at its start and
    no longer at its end. `released` tells whether the party has used a right to be free of it.
    """

    party: str
    start: Range | None
    ends: tuple[End, ...]
    released: Signal
    extended_by: tuple[str, ...] = ()

    def begun(self, at: Instant) -> Verdict:
        """Whether it has begun."""
        if self.start is None or at < self.start.earliest:
            return Verdict.NO
        return Verdict.YES if self.start.latest is not None and self.start.latest <= at else Verdict.UNKNOWN

    def over(self, at: Instant) -> Verdict:
        """Whether its end has passed."""
        outcomes = set()
        for end in self.ends:
            outcomes |= {at >= end.when.earliest, end.when.latest is not None and at >= end.when.latest}
        return from_possible(outcomes or {False})

    def binds(self, at: Instant) -> Verdict:
        """Whether it binds the party at an instant."""
        return every((self.begun(at), ~self.over(at), ~self.released.at(at)))

    def edges(self) -> frozenset[Instant]:
        """Every instant at which an answer about it can change."""
        ranges = [end.when for end in self.ends] + ([self.start] if self.start else [])
        marks = {mark for span in ranges for mark in (span.earliest, span.latest) if mark is not None}
        return self.released.edges | marks


def window_of(plan: Plan, party: str, view: View) -> Window:
    """The window in which a plan binds a party, as far as the view tells."""
    start = start_for(plan, party, view)
    window = Window(party, start, _ends(plan, start), constant(Verdict.NO))
    for power in plan.powers():
        if power.effect is Effect.EXTEND:
            window = _extended(window, power, _exercises(plan, power, view))
    return replace(window, released=_released(plan, window, view))


def _ends(plan: Plan, start: Range | None) -> tuple[End, ...]:
    if plan.until is not None:
        return (End(None, Range(plan.until, plan.until)),)
    if plan.duration is None or start is None:
        return ()
    earliest = ends_of(plan, start.earliest, plan.duration)
    latest = [None] * len(earliest) if start.latest is None else ends_of(plan, start.latest, plan.duration)
    ranges = [Range(first, last) for first, last in zip(earliest, latest, strict=True)]
    return tuple(End(rule, when) for rule, when in zip(plan.duration.count, ranges, strict=True))


def _exercises(plan: Plan, power: Term, view: View) -> list[tuple[Entry, Power]]:
    return [
        (entry, exercise)
        for entry, exercise in view.of(Power)
        if (exercise.agreement, exercise.power) == (plan.agreement.id, power.id) and exercise.party in power.party
    ]


def _extended(window: Window, power: Term, exercises: list[tuple[Entry, Power]]) -> Window:
    """The window after every extension that came in time, in the order of time.

    An extension takes effect when enough parties named the same new end before the end then in force; one that is
    complete only at that end, or after it, is too late.
    """
    offers: dict[Instant, list[tuple[Entry, Power]]] = {}
    for entry, exercise in exercises:
        if exercise.until is not None:
            offers.setdefault(exercise.until, []).append((entry, exercise))
    for complete, until in sorted(
        (complete, until) for until, offer in offers.items() if (complete := _quorum(power, offer))
    ):
        window = _extend(window, until, complete, tuple(entry.id for entry, _ in offers[until]))
    return window


def _quorum(power: Term, offer: list[tuple[Entry, Power]]) -> tuple[Instant, Instant] | None:
    """Earliest and latest instant at which enough different parties have exercised the power; None for too few."""
    first: dict[str, Instant] = {}
    last: dict[str, Instant] = {}
    for entry, exercise in offer:
        party, span = exercise.party, entry.occurred
        first[party] = min(first.get(party, span.start), span.start)
        last[party] = min(last.get(party, span.last), span.last)
    if len(first) < power.needs:
        return None
    return sorted(first.values())[power.needs - 1], sorted(last.values())[power.needs - 1]


def _extend(window: Window, until: Instant, complete: tuple[Instant, Instant], entries: tuple[str, ...]) -> Window:
    if window.over(complete[0]) is Verdict.YES:
        return window
    certain = window.over(complete[1]) is Verdict.NO
    ends = tuple(_later(end, until, certain=certain) for end in window.ends)
    return replace(window, ends=ends, extended_by=(*window.extended_by, *entries))


def _later(end: End, until: Instant, *, certain: bool) -> End:
    earliest = max(end.when.earliest, until) if certain else end.when.earliest
    latest = None if end.when.latest is None else max(end.when.latest, until)
    return End(None if earliest == until == latest else end.rule, Range(earliest, latest))


def _released(plan: Plan, window: Window, view: View) -> Signal:
    """Whether the party has used a right of release: it must be exercised, while in force, and its condition hold."""
    signals = []
    for power in plan.powers():
        if power.effect is not Effect.RELEASE:
            continue
        held = signal_of(power.condition, plan.agreement.id, view) if power.condition else constant(Verdict.YES)
        for entry, exercise in _exercises(plan, power, view):
            if exercise.party == window.party:
                valid = _throughout(window, held, entry)
                signals.append(signal_every([constant(valid), happened([Timed(entry.occurred, entry.id)])]))
    return signal_some(signals)


def _throughout(window: Window, held: Signal, entry: Entry) -> Verdict:
    """One answer for every instant at which the exercise can have taken place."""
    span = entry.occurred
    moments = {span.start, span.last, *(edge for edge in held.edges | window.edges() if span.holds(edge))}
    answers = {every((window.begun(at), ~window.over(at), held.at(at))) for at in moments}
    return answers.pop() if len(answers) == 1 else Verdict.UNKNOWN


def all_edges(windows: Iterable[Window]) -> frozenset[Instant]:
    """The edges of several windows together."""
    return frozenset[Instant]().union(*(window.edges() for window in windows))
