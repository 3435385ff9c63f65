"""When a condition holds: three-valued, and only ever from what is on record."""

from truceline.record.kinds import Act, Answer, Decision
from truceline.terms.conditions import Being, Condition, Happening, Holding, Tally
from truceline.terms.consents import acts_of, live
from truceline.terms.facts import Facts
from truceline.terms.phases import runs
from truceline.terms.ranges import first_of, happened, passed
from truceline.terms.signals import (
    Signal,
    Timed,
    constant,
    last_of,
    negated,
    signal_every,
    signal_some,
)
from truceline.terms.tallies import UNBOUNDED, Amount, recent, total
from truceline.terms.tracks import track_signal
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


def signal_of(condition: Condition, facts: Facts) -> Signal:
    """When the condition holds, as far as the view tells.

    A judged question is unknown until the body decides; it is never guessed. An act that is not on record has not been
    reported: as a condition it counts as not yet happened.
    """
    if condition.negation:
        return negated(facts.holds(condition.negation))
    if condition.every:
        return signal_every([facts.holds(part) for part in condition.every])
    if condition.some:
        return signal_some([facts.holds(part) for part in condition.some])
    return _fact(condition, facts)


def _fact(condition: Condition, facts: Facts) -> Signal:
    if condition.judged:
        return _judged(condition.judged, facts)
    if condition.happened:
        return happened(act.occurred for act in facts.acts(condition.happened))
    if condition.tally:
        return _tally(condition.tally, facts)
    if condition.order:
        return _before(*condition.order, facts)
    if condition.consented:
        return live(acts_of(facts.plan, condition.consented.party, facts.view), condition.consented.acts)
    if condition.reached:
        return passed(facts.instant(condition.reached))
    return _state(condition.holds, facts) if condition.holds else constant(Verdict.YES)


_MEANING = {Answer.YES: Verdict.YES, Answer.NO: Verdict.NO, Answer.UNDETERMINED: Verdict.UNKNOWN}


def _judged(question: str, facts: Facts) -> Signal:
    homes = facts.plan.homes_of(question)
    decisions = [
        (Timed(entry.occurred, entry.id), _MEANING[decision.answer])
        for entry, decision in facts.view.of(Decision)
        if decision.question == question and decision.agreement in homes
    ]
    return last_of(decisions, before=Verdict.UNKNOWN) if decisions else constant(Verdict.UNKNOWN)


def matching(wanted: Happening, facts: Facts) -> list[Amount]:
    """Every act on record that is one of those wanted; `scene.py` keeps it."""
    found = []
    for event in facts.plan.covers(wanted.event):
        for entry, act in facts.view.acts(event):
            if wanted.actor in (None, act.actor) and wanted.to in (None, act.to) and _same(wanted, act):
                found.append(amount_of(entry.occurred, act, entry.id))
    return found


def _same(wanted: Happening, act: Act) -> bool:
    return wanted.agreement is None or wanted.agreement == act.agreement


def amount_of(occurred: object, act: Act, entry: str) -> Amount:
    """What an act amounts to: its value, or one where none is given."""
    if act.value is None:
        return Amount(occurred, 1, 1, entry)  # type: ignore[arg-type]
    high = UNBOUNDED if act.value.high is None else act.value.high
    return Amount(occurred, act.value.low, high, entry)  # type: ignore[arg-type]


def _tally(wanted: Tally, facts: Facts) -> Signal:
    amounts = facts.acts(Happening(event=wanted.event, actor=wanted.actor, to=wanted.to, agreement=wanted.agreement))
    if wanted.of == "acts":
        amounts = [Amount(one.occurred, 1, 1, one.entry) for one in amounts]
    span = wanted.within
    if span is None:
        return total(amounts).reaches(wanted.at_least)
    return recent(amounts, facts.plan.after(span)).reaches(wanted.at_least)


def _before(first: Happening, second: Happening, facts: Facts) -> Signal:
    """The first act came before any of the second kind, which need not have come at all."""
    came, rival = (first_of(act.occurred for act in facts.acts(wanted)) for wanted in (first, second))
    signal = passed(came)
    if came is None or came.latest is None or rival is None or rival.latest is None:
        return signal
    sure, never = came.latest < rival.earliest, rival.latest <= came.earliest

    def at(moment: Instant) -> Verdict:
        here = signal.at(moment)
        if here is Verdict.NO or never:
            return Verdict.NO
        # While the rival may still lie ahead of this instant, only what has happened by now counts.
        return here if sure or (rival.earliest > moment and here is Verdict.YES) else Verdict.UNKNOWN

    return Signal(signal.edges | {rival.earliest, rival.latest}, at)


def _state(wanted: Holding, facts: Facts) -> Signal:
    if wanted.track:
        track = next(one for one in facts.plan.agreement.tracks if one.id == wanted.track)
        return track_signal(track, wanted.being or "", facts.view)
    if wanted.agreement:
        return facts.elsewhere(wanted.agreement, wanted.state)
    if wanted.term:
        performed = wanted.state is Being.PERFORMED
        return (facts.performed if performed else facts.overdue)(wanted.term, wanted.party)
    name = wanted.phase or ""
    if wanted.state is Being.BEGUN:
        return passed(facts.phase_begins(name))
    return passed(facts.phase(name)[1]) if wanted.state is Being.OVER else runs(facts, name)
