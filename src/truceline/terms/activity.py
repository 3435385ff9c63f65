"""From when to when a term is on for a party."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from truceline.terms.clauses import Effect, Kind, Term
from truceline.terms.ends import Lifetime, ends_for
from truceline.terms.phases import runs
from truceline.terms.powers import powers_with, suspensions, used_by, used_together
from truceline.terms.ranges import passed
from truceline.terms.signals import Signal, constant, known_everywhere, negated, signal_every, signal_some
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict

if TYPE_CHECKING:
    from truceline.terms.scene import Scene

_ALWAYS = constant(Verdict.YES)


class Activity(StrEnum):
    """Whether a term applies to a party at an instant."""

    DORMANT = "dormant"
    """The agreement has not begun for the party, or the term's own condition, phase or time has not come yet."""
    ON = "on"
    OFF = "off"
    """It was on, or may have been, and is no longer."""
    UNKNOWN = "unknown"


def activity(signal: Signal, at: Instant) -> Activity:
    """What a term is at an instant, from when it is on."""
    now = signal.at(at)
    if now is not Verdict.NO:
        return Activity.ON if now is Verdict.YES else Activity.UNKNOWN
    first = signal.first(Verdict.YES, Verdict.UNKNOWN)
    return Activity.DORMANT if first is None or first > at else Activity.OFF


def on_signal(scene: Scene, term: Term, party: str) -> Signal:
    """When a term is on for a party.

    A commitment binds from the text itself, everything else while the agreement binds the party (one that survives:
    from its beginning on), in its phases, in its own time, while its condition holds, and as powers over it were used.
    """
    return scene.once(("on", term.id, party), lambda: _on_signal(scene, term, party))


def _on_signal(scene: Scene, term: Term, party: str) -> Signal:
    parts = [_base(scene, term, party), *_own_time(scene, term, party), *_powers_over(scene, term, party)]
    if term.condition is not None:
        parts.append(scene.holds(term.condition))
    if term.phase:
        parts.append(signal_some([runs(scene, name) for name in term.phase]))
    if (replaced := scene.term_replaced(term.id)) is not None:
        parts.append(negated(replaced))
    return parts[0] if len(parts) == 1 else known_everywhere(signal_every(parts))


def stopped_by(scene: Scene, term: Term, party: str, at: Instant) -> tuple[str, ...]:
    """Whose suspensions of the agreement or of the term stand for certain; the empty name is the text's own."""
    return tuple(dict.fromkeys(who for who, signal in stops_of(scene, term, party) if signal.at(at) is Verdict.YES))


def stops_of(scene: Scene, term: Term, party: str) -> list[tuple[str, Signal]]:
    """For each party, whether a suspension of its own of the agreement or of the term stands."""
    window = scene.window(party)
    found = list(window.suspended)
    if _has_powers_over(scene, term):
        found += suspensions(scene, window.running(), term.id).items()
    return found


def _base(scene: Scene, term: Term, party: str) -> Signal:
    if term.kind is Kind.COMMITMENT:
        return _ALWAYS
    return passed(scene.window(party).start) if term.survives else scene.binding(party)


def _own_time(scene: Scene, term: Term, party: str) -> list[Signal]:
    if not (term.begins or term.duration or term.until):
        return []
    first = scene.issued() if term.kind is Kind.COMMITMENT else scene.start(party)
    start = scene.instant(term.begins, party) if term.begins else first
    ends = ends_for(scene, Lifetime(term.duration, term.until, term.renewal, term.id), start, party)
    return [passed(start), negated(Signal(ends.edges(), ends.over))]


def _has_powers_over(scene: Scene, term: Term) -> bool:
    """Most terms have none, and need not be asked further."""
    return any(term.id in power.of for power in scene.plan.powers())


def _powers_over(scene: Scene, term: Term, party: str) -> list[Signal]:
    """What the use of powers over this very term leaves of it."""
    if not _has_powers_over(scene, term):
        return []
    running = scene.window(party).running()
    parts = [
        negated(used_together(scene, Effect.TERMINATE, running, term.id)),
        negated(used_by(scene, Effect.RELEASE, party, running, term.id)),
        *(negated(signal) for signal in suspensions(scene, running, term.id).values()),
    ]
    if powers_with(scene.plan, Effect.ACTIVATE, term.id):
        parts.append(used_together(scene, Effect.ACTIVATE, running, term.id))
    return parts
