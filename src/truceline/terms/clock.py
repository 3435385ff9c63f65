"""One reading of an agreement as a view knows it, ready to be asked at any instant."""

from collections.abc import Iterator

from truceline.record.kinds import ConsentAct
from truceline.record.view import View
from truceline.terms.answers import Doubt, Missing, MissingAct, MissingAnswer, MissingConsent, Standing, Status
from truceline.terms.conditions import Condition, signal_of
from truceline.terms.consents import agreed_signal, consent_signal, consents
from truceline.terms.plans import Plan
from truceline.terms.signals import Signal, constant
from truceline.terms.windows import all_edges, window_of
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, some

_SETTLED = (Status.IN_FORCE, Status.EXPIRED, Status.RELEASED, Status.LAPSED)
_UNDONE = (ConsentAct.WITHDRAW, ConsentAct.REJECT)


class Clock:
    """Reckons everything that does not depend on the instant once."""

    def __init__(self, plan: Plan, view: View) -> None:
        self.plan, self.view = plan, view
        self.windows = tuple(window_of(plan, party, view) for party in plan.bound)
        self.consents = {party: consent_signal(plan, party, view) for party in plan.entry.parties}
        self.acts = {party: list(consents(plan, party, view)) for party in plan.entry.parties}
        self.condition, self.leaves = self._conditions()

    def _conditions(self) -> tuple[Signal, list[tuple[Condition, Verdict, Signal]]]:
        """Whether the condition of entry holds, and the same for each of its leaves with the answer that it needs."""
        condition, agreement = self.plan.entry.condition, self.plan.agreement.id
        if condition is None:
            return constant(Verdict.YES), []
        leaves = [(leaf, wanted, signal_of(leaf, agreement, self.view)) for leaf, wanted in condition.leaves()]
        return signal_of(condition, agreement, self.view), leaves

    def entries(self) -> Iterator[str]:
        for party_acts in self.acts.values():
            yield from (entry.id for entry, _ in party_acts)
        for window in self.windows:
            yield from window.extended_by

    def standing(self, at: Instant) -> Standing:
        binds = tuple((window.party, window.binds(at)) for window in self.windows)
        in_force = some(verdict for _, verdict in binds)
        status = self.status(at, in_force)
        missing = () if status in _SETTLED else tuple(self.missing(at))
        return Standing(status, in_force, binds, missing)

    def status(self, at: Instant, in_force: Verdict) -> Status:
        if in_force is not Verdict.NO:
            return Status.IN_FORCE if in_force is Verdict.YES else Status.UNDETERMINED
        begun = [window for window in self.windows if window.begun(at) is not Verdict.NO]
        if all(window.over(at) is Verdict.YES for window in self.windows):
            return Status.EXPIRED if begun else Status.LAPSED
        if begun:
            return Status.RELEASED if len(begun) == len(self.windows) else Status.OPEN
        return self.before_start(at)

    def before_start(self, at: Instant) -> Status:
        parties = self.plan.entry.all_of or self.plan.bound[:1]
        if agreed_signal(self.plan, parties, self.view).at(at) is Verdict.YES:
            return Status.AGREED
        lasts = [self.last_act(party, at) for party in self.plan.entry.parties]
        return Status.REJECTED if any(act in _UNDONE for act, _ in lasts) else Status.OPEN

    def last_act(self, party: str, at: Instant) -> tuple[ConsentAct | None, str | None]:
        """A party's latest act about the version that has certainly happened by an instant."""
        done = [(entry.occurred, entry.id, act.act) for entry, act in self.acts[party] if entry.occurred.last <= at]
        if not done:
            return None, None
        _, entry, act = max(done)
        return act, entry

    def missing(self, at: Instant) -> Iterator[Missing]:
        for party, signal in self.consents.items():
            if signal.at(at) is not Verdict.YES:
                yield MissingConsent(party, *self.last_act(party, at))
        if self.condition.at(at) is Verdict.YES:
            return
        questions = {question.id: question for question in self.plan.agreement.questions}
        for leaf, wanted, signal in self.leaves:
            if signal.at(at) is wanted:
                continue
            if leaf.judged:
                yield MissingAnswer(questions[leaf.judged], signal.at(at), wanted)
            elif leaf.happened:
                yield MissingAct(leaf.happened, wanted)

    def edges(self) -> set[Instant]:
        acts = {mark for party_acts in self.acts.values() for entry, _ in party_acts for mark in (entry.occurred.last,)}
        signals = [*self.consents.values(), self.condition, *(signal for _, _, signal in self.leaves)]
        return acts.union(all_edges(self.windows), *(signal.edges for signal in signals))

    def next_change(self, at: Instant, standing: Standing) -> Instant | None:
        later = sorted(edge for edge in self.edges() if edge > at)
        return next((edge for edge in later if self.standing(edge) != standing), None)

    def doubts(self, at: Instant) -> Iterator[Doubt]:
        if self.condition.at(at) is Verdict.UNKNOWN:
            yield Doubt.JUDGED
        elif any(window.begun(at) is Verdict.UNKNOWN for window in self.windows):
            yield Doubt.START
        unsure = [window for window in self.windows if window.over(at) is Verdict.UNKNOWN]
        if any(len(window.ends) > 1 for window in unsure):
            yield Doubt.RULE
        if any(not end.when.exact for window in unsure for end in window.ends):
            yield Doubt.END
