"""What would bring an agreement into another state: the smallest sets of acts, and the clock.

Every act that is open to somebody is supposed, alone and together with others, in sets of growing size; a set is kept
when no smaller one inside it reaches the same state. So the answer is complete up to `MOST_ACTS` acts at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act as Deed
from truceline.record.kinds import Answer, Consent, Decision, Payload, Power
from truceline.record.view import View
from truceline.terms.answers import MissingAct, MissingAnswer, MissingConsent, ReadingState, Status
from truceline.terms.clauses import Effect, Term
from truceline.terms.clock import clock_of
from truceline.terms.scene import Scene
from truceline.values.instants import Instant
from truceline.values.intervals import exactly
from truceline.values.verdicts import Verdict

MOST_ACTS = 4
"""How many acts are supposed together. Real entry rules ask for two or three."""
_MOST_CANDIDATES = 16


@dataclass(frozen=True)
class Act:
    """Something that somebody can do: who (None: nobody is named), and what it says on record."""

    who: str | None
    says: Payload


@dataclass(frozen=True)
class Way:
    """The smallest set of acts that leads to a state at once; empty acts: the clock alone leads there at `when`."""

    agreement: str
    reading: str
    status: Status
    acts: tuple[Act, ...]
    when: Instant

    @property
    def movers(self) -> frozenset[str | None]:
        """Everyone who must act."""
        return frozenset(act.who for act in self.acts)


def ways(reading: ReadingState, view: View, *, at: Instant) -> list[Way]:
    """Every smallest way from the present state of a reading to another, fewest acts first, the clock last."""
    agreement, name = reading.plan.agreement.id, reading.plan.reading
    candidates = list(_candidates(reading))[:_MOST_CANDIDATES]
    found: list[Way] = []
    for size in range(1, MOST_ACTS + 1):
        for acts in combinations(candidates, size):
            status = _status_if(reading, view, acts, at)
            held = {frozenset(way.acts) for way in found if way.status is status}
            if status is not reading.standing.status and not any(smaller <= set(acts) for smaller in held):
                found.append(Way(agreement, name, status, acts, at))
    return [*found, *_by_the_clock(reading)]


def whose_court(found: list[Way], status: Status) -> frozenset[str | None]:
    """Who must act in every way to a state: without them it cannot be reached."""
    movers = [way.movers for way in found if way.status is status]
    return frozenset.intersection(*movers) if movers else frozenset()


def _candidates(reading: ReadingState) -> Iterator[Act]:
    plan = reading.plan
    agreement, digest = plan.agreement.id, plan.version.digest
    for missing in reading.standing.missing:
        if isinstance(missing, MissingConsent):
            act = plan.entry.acts[0]
            yield Act(missing.party, Consent(party=missing.party, agreement=agreement, digest=digest, act=act))
        elif isinstance(missing, MissingAnswer):
            yield Act(missing.question.body, _answer(reading, missing))
        elif isinstance(missing, MissingAct) and missing.wanted is Verdict.YES:
            who = missing.act.actor or "anybody"
            done = Deed(event=missing.act.event, actor=who, to=missing.act.to, agreement=missing.act.agreement)
            yield Act(missing.act.actor, done)
    if reading.standing.status in (Status.IN_FORCE, Status.SUSPENDED):
        yield from (act for power in plan.powers() for act in _uses(agreement, power))


def _answer(reading: ReadingState, missing: MissingAnswer) -> Decision:
    answer = Answer.YES if missing.wanted is Verdict.YES else Answer.NO
    body = missing.question.body or "nobody-named"
    return Decision(body=body, agreement=reading.plan.agreement.id, question=missing.question.id, answer=answer)


def _uses(agreement: str, power: Term) -> Iterator[Act]:
    """Uses of a power that name no instant; an extension is not a change of state, and a zero hour must be told."""
    if power.effect not in (Effect.EXTEND, Effect.START):
        for party in power.party:
            yield Act(party, Power(party=party, agreement=agreement, power=power.id))


def _status_if(reading: ReadingState, view: View, acts: tuple[Act, ...], at: Instant) -> Status:
    supposed = [
        Entry(f"supposed-{number}", Action.ASSERT, exactly(at), at, (), "supposed", act.says)
        for number, act in enumerate(acts)
    ]
    scene = Scene(reading.plan, view.supposing(supposed))
    return clock_of(scene).standing(at).status


def _by_the_clock(reading: ReadingState) -> Iterator[Way]:
    if reading.next_change is None:
        return
    status = clock_of(reading.scene).standing(reading.next_change).status
    if status is not reading.standing.status:
        yield Way(reading.plan.agreement.id, reading.plan.reading, status, (), reading.next_change)
