"""Acts on record held against what was forbidden, one by one: slow and plain, the truth for `board.py`.

That an act falls under a ban says that a breach is alleged, no more. Whether it was one is for a body that is named
to find, and an act to which an exception may apply is a claimed exception until then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.record.entry import Entry
from truceline.record.kinds import Act, Answer, Decision
from truceline.terms.activity import on_signal
from truceline.terms.clauses import Kind, Term
from truceline.terms.powers import throughout
from truceline.terms.scene import Scene
from truceline.terms.signals import Signal
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


class Held(StrEnum):
    """How an act lies to a ban."""

    OUTSIDE = "outside"
    """The ban was not on at any time at which it can have happened, or the act is smaller than what is forbidden."""
    UNKNOWN = "unknown"
    ALLEGED = "alleged"
    EXCEPTED = "claimed exception"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNDETERMINED = "undetermined"


FOUND = {Answer.YES: Held.CONFIRMED, Answer.NO: Held.REFUTED, Answer.UNDETERMINED: Held.UNDETERMINED}


@dataclass(frozen=True)
class ActFinding:
    """One act of one party held against one ban, under one reading."""

    agreement: str
    reading: str
    term: str
    party: str
    entry: str
    held: Held


def bans(scene: Scene) -> list[Term]:
    """The bans of a reading that name an act."""
    return [term for term in scene.plan.terms if term.kind is Kind.BAN and term.act is not None]


def actors_of(ban: Term, party: str) -> tuple[str, ...]:
    """Whose acts a ban on a party is about: its own, unless the ban names another."""
    return (ban.act.actor,) if ban.act and ban.act.actor else (party,)


def act_findings(scene: Scene, at: Instant) -> Iterator[ActFinding]:
    """Every act that can have happened by an instant, held against every ban on its party."""
    for ban in bans(scene):
        for party in ban.party:
            on, exceptions = signals_of(scene, ban, party)
            for entry, act in _acts(scene, ban, party):
                if entry.occurred.start <= at:
                    held = decided(scene, ban, entry.id) or _held(ban, on, exceptions, entry, act)
                    yield ActFinding(scene.plan.agreement.id, scene.plan.reading, ban.id, party, entry.id, held)


def signals_of(scene: Scene, ban: Term, party: str) -> tuple[Signal, list[Signal]]:
    """When a ban is on for a party, and when each permission that it names is."""
    named = [scene.plan.by_id[name] for name in ban.excepts if name in scene.plan.by_id]
    return on_signal(scene, ban, party), [on_signal(scene, one, party) for one in named if party in one.party]


def decided(scene: Scene, ban: Term, entry: str) -> Held | None:
    """What a body has found about one act and one ban, the last decision that came on record counting."""
    found = [
        FOUND[decision.answer]
        for _, decision in scene.view.of(Decision)
        if decision.about == entry and decision.question == ban.id and decision.agreement in scene.plan.names
    ]
    return found[-1] if found else None


def _acts(scene: Scene, ban: Term, party: str) -> Iterator[tuple[Entry, Act]]:
    if ban.act is None:
        return
    for event in scene.plan.covers(ban.act.event):
        for entry, act in scene.view.acts(event):
            if act.actor in actors_of(ban, party) and ban.act.to in (None, act.to):
                yield entry, act


def _held(ban: Term, on: Signal, exceptions: list[Signal], entry: Entry, act: Act) -> Held:
    answer = throughout(on, entry) & _large_enough(ban, act)
    if answer is not Verdict.YES:
        return Held.OUTSIDE if answer is Verdict.NO else Held.UNKNOWN
    excepted = any(throughout(one, entry) is not Verdict.NO for one in exceptions)
    return Held.EXCEPTED if excepted else Held.ALLEGED


def _large_enough(ban: Term, act: Act) -> Verdict:
    least = ban.act.at_least if ban.act else None
    if least is None:
        return Verdict.YES
    low, high = (1, 1) if act.value is None else (act.value.low, act.value.high)
    if low >= least:
        return Verdict.YES
    return Verdict.NO if high is not None and high < least else Verdict.UNKNOWN
