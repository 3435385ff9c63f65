"""One reading of an agreement as a view knows it, ready to be asked at any instant."""

from collections.abc import Iterator

from truceline.record.kinds import ConsentAct, Power
from truceline.terms.answers import (
    Doubt,
    Missing,
    MissingAct,
    MissingAnswer,
    MissingConsent,
    MissingFact,
    Standing,
    Status,
)
from truceline.terms.conditions import Condition
from truceline.terms.consents import acts_of, agreed_signal, consent_signal, refusal_signal
from truceline.terms.ranges import passed
from truceline.terms.scene import Scene
from truceline.terms.signals import Signal
from truceline.terms.windows import Window, all_edges
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, every, some

_SETTLED = (
    Status.IN_FORCE,
    Status.SUSPENDED,
    Status.EXPIRED,
    Status.TERMINATED,
    Status.RELEASED,
    Status.LAPSED,
    Status.REPLACED,
)


class Clock:
    """Reckons everything that does not depend on the instant once."""

    def __init__(self, scene: Scene) -> None:
        plan, view = scene.plan, scene.view
        self.scene, self.plan, self.view = scene, plan, view
        self.windows = tuple(scene.window(party) for party in plan.bound)
        self.consents = {party: consent_signal(plan, party, view) for party in plan.entry.parties}
        self.refusals = {party: refusal_signal(plan, party, view) for party in plan.entry.parties}
        self.acts = {party: acts_of(plan, party, view) for party in plan.entry.parties}
        self.condition, self.leaves = self._conditions()
        self.phases = [(phase.id, passed(times[0]), passed(times[1])) for phase in plan.phases
                       for times in [scene.phase(phase.id)]]  # fmt: skip

    def _conditions(self) -> tuple[Signal, list[tuple[Condition, Verdict, Signal]]]:
        """Whether the condition of entry holds, and the same for each of its leaves with the answer that it needs."""
        condition = self.plan.entry.condition
        leaves = [(leaf, wanted, self.scene.holds(leaf)) for leaf, wanted in condition.leaves()] if condition else []
        return self.scene.holds(condition), leaves

    def entries(self) -> Iterator[str]:
        for party_acts in self.acts.values():
            yield from (entry.id for entry, _ in party_acts)
        for window in self.windows:
            yield from window.until.moved_by
        yield from (entry.id for entry, used in self.view.of(Power) if used.agreement == self.plan.agreement.id)

    def standing(self, at: Instant) -> Standing:
        binds = tuple((window.party, window.binds(at)) for window in self.windows)
        in_force = some(verdict for _, verdict in binds)
        status = self.status(at, in_force)
        # What counts from before it was agreed lacks nothing at the hours before its start either.
        backdated = self.plan.entry.retroactive and any(window.start for window in self.windows)
        missing = () if status in _SETTLED or backdated else tuple(self.missing(at))
        return Standing(status, in_force, binds, missing, tuple(self.running_phases(at)))

    def running_phases(self, at: Instant) -> Iterator[tuple[str, Verdict]]:
        """For each phase whether it runs: from its beginning to its end, and only while the agreement does."""
        runs = some(every((window.begun(at), ~window.over(at))) for window in self.windows)
        for name, begun, over in self.phases:
            yield name, every((runs, begun.at(at), ~over.at(at)))

    def by_later_agreement(self, at: Instant, standing: Standing) -> bool:
        return standing.in_force is Verdict.YES and any(window.by_later_agreement(at) for window in self.windows)

    def status(self, at: Instant, in_force: Verdict) -> Status:
        if in_force is not Verdict.NO:
            return Status.IN_FORCE if in_force is Verdict.YES else Status.UNDETERMINED
        begun = [window for window in self.windows if window.begun(at) is not Verdict.NO]
        if self.windows and all(window.replaced.at(at) is Verdict.YES for window in self.windows):
            return Status.REPLACED
        if all(window.over(at) is Verdict.YES for window in self.windows):
            if any(window.terminated.at(at) is Verdict.YES for window in begun):
                return Status.TERMINATED
            return Status.EXPIRED if begun else Status.LAPSED
        if begun:
            return self.stopped(at, begun)
        return self.before_start(at)

    def stopped(self, at: Instant, begun: list[Window]) -> Status:
        """It has begun, is not over, and yet binds nobody."""
        if any(window.stopped(at) is Verdict.YES for window in begun):
            return Status.SUSPENDED
        return Status.RELEASED if len(begun) == len(self.windows) else Status.OPEN

    def suspended_by(self, at: Instant) -> tuple[str, ...]:
        """The parties whose suspension stands."""
        stops = [stop for window in self.windows[:1] for stop in window.suspended]
        return tuple(party for party, signal in stops if signal.at(at) is Verdict.YES)  # "" is the text's own

    def before_start(self, at: Instant) -> Status:
        if self.plan.bound and agreed_signal(self.scene, self.plan.bound[0]).at(at) is Verdict.YES:
            return Status.AGREED
        refused = any(signal.at(at) is Verdict.YES for signal in self.refusals.values())
        return Status.REJECTED if refused else Status.OPEN

    def last_act(self, party: str, at: Instant) -> tuple[ConsentAct | None, str | None]:
        """A party's latest act about the version that has certainly happened by an instant."""
        order = list(ConsentAct)
        done = [
            (entry.occurred, order.index(act.act), entry.id)
            for entry, act in self.acts[party]
            if entry.occurred.last <= at
        ]
        if not done:
            return None, None
        _, act, entry = max(done)
        return order[act], entry

    def missing(self, at: Instant) -> Iterator[Missing]:
        for party, signal in self.consents.items():
            if signal.at(at) is not Verdict.YES and party not in self._enough(at):
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
            else:
                yield MissingFact(leaf, signal.at(at), wanted)

    def _enough(self, at: Instant) -> frozenset[str]:
        """The parties of whom only some must consent, once so many have."""
        rule = self.plan.entry
        live = [party for party in rule.any_of if self.consents[party].at(at) is Verdict.YES]
        return frozenset(rule.any_of) - set(rule.all_of) if len(live) >= rule.needs else frozenset()

    def edges(self) -> set[Instant]:
        acts = {mark for party_acts in self.acts.values() for entry, _ in party_acts for mark in (entry.occurred.last,)}
        signals = [
            *self.consents.values(),
            *self.refusals.values(),
            self.condition,
            *(signal for _, _, signal in self.leaves),
            *(signal for _, begun, over in self.phases for signal in (begun, over)),
        ]
        return acts.union(all_edges(self.windows), *(signal.edges for signal in signals))

    def next_change(self, at: Instant, standing: Standing) -> Instant | None:
        later = sorted(edge for edge in self.edges() if edge > at)
        return next((edge for edge in later if self.standing(edge) != standing), None)

    def doubts(self, at: Instant) -> Iterator[Doubt]:
        if self.condition.at(at) is Verdict.UNKNOWN:
            yield Doubt.JUDGED
        elif any(window.begun(at) is Verdict.UNKNOWN for window in self.windows):
            yield Doubt.START
        if any(window.stopped(at) is Verdict.UNKNOWN for window in self.windows):
            yield Doubt.STOPPED
        unsure = [window for window in self.windows if window.over(at) is Verdict.UNKNOWN]
        if any(len(window.ends) > 1 for window in unsure):
            yield Doubt.RULE
        if any(not end.when.exact for window in unsure for end in window.ends):
            yield Doubt.END


def clock_of(scene: Scene) -> Clock:
    """The clock of a scene, made once for all instants."""
    return scene.once(Clock, lambda: Clock(scene))
