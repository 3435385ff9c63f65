"""The meaning of phases, conditions, terms and duties, slow and plain: hour after hour is played through.

For records in which everything happened at a full hour. The program reckons with intervals and edges; this steps a
clock, and shares nothing with it but the agreement's data.
"""

from dataclasses import dataclass, field
from typing import Any

from truceline.terms.clauses import Kind, Term
from truceline.terms.conditions import Condition
from truceline.terms.schema import Agreement, Phase
from truceline.values.instants import HOUR

FIRST, LAST = -3, 90


@dataclass(frozen=True)
class Did:
    """An act at an hour."""

    hour: int
    event: str
    actor: str
    value: int | None = None
    track: str | None = None


@dataclass
class Played:
    """What was so at each hour."""

    agreement: Agreement
    acts: list[Did]
    begun: dict[str, int] = field(default_factory=dict)
    over: dict[str, int] = field(default_factory=dict)
    ended: int | None = None
    binds: dict[int, bool] = field(default_factory=dict)
    stopped: dict[int, bool] = field(default_factory=dict)
    on: dict[tuple[str, int], bool] = field(default_factory=dict)

    def play(self) -> "Played":
        """Both sides accepted at hour 0."""
        for hour in range(FIRST, LAST + 1):
            self._phases(hour)
            over = self.ended is not None
            if self.agreement.duration and hour >= self.agreement.duration.duration.clock // HOUR:
                over = True
            if not over and hour >= 0 and self.agreement.ends_when and self.holds(self.agreement.ends_when, hour):
                self.ended, over = hour, True
            stop = self.agreement.suspended_while
            self.stopped[hour] = bool(hour >= 0 and not over and stop and self.holds(stop, hour))
            self.binds[hour] = hour >= 0 and not over and not self.stopped[hour]
            for term in self.agreement.terms:
                self.on[term.id, hour] = self._on(term, hour)
        return self

    def _phases(self, hour: int) -> None:
        """One thing may follow from another within one hour: until nothing changes any more."""
        phases = self.agreement.phases
        while True:
            before = dict(self.begun), dict(self.over)
            for number, phase in enumerate(phases):
                if phase.id not in self.begun and self._begins(number, phase, hour):
                    self.begun[phase.id] = hour
                if phase.id in self.begun and phase.id not in self.over and self._ends(number, phase, hour):
                    self.over[phase.id] = hour
            if before == (self.begun, self.over):
                return

    def _begins(self, number: int, phase: Phase, hour: int) -> bool:
        if number == 0:
            ready = hour >= 0
        elif phase.condition is None:
            ready = self.agreement.phases[number - 1].id in self.over
        else:
            ready = self._had_its_time(self.agreement.phases[number - 1], hour)
        return ready and (phase.condition is None or self.holds(phase.condition, hour))

    def _had_its_time(self, phase: Phase, hour: int) -> bool:
        begun = self.begun.get(phase.id)
        length = phase.duration.duration.clock // HOUR if phase.duration else 0
        return begun is not None and hour >= begun + length

    def _ends(self, number: int, phase: Phase, hour: int) -> bool:
        if any(later.id in self.begun for later in self.agreement.phases[number + 1 :] if later.condition):
            return True
        if phase.duration is None and phase.continues_while is None:
            return False
        if not self._had_its_time(phase, hour):
            return False
        return phase.continues_while is None or not self.holds(phase.continues_while, hour)

    def holds(self, condition: Condition, hour: int) -> bool:
        """Whether a condition holds at an hour."""
        if condition.negation:
            return not self.holds(condition.negation, hour)
        if condition.every:
            return all(self.holds(part, hour) for part in condition.every)
        if condition.some:
            return any(self.holds(part, hour) for part in condition.some)
        if condition.happened:
            return any(act.hour <= hour for act in self._acts(condition.happened))
        if condition.tally:
            span = condition.tally.within.duration.clock // HOUR if condition.tally.within else 10_000
            near = [act for act in self._acts(condition.tally) if act.hour <= hour < act.hour + span]
            units = [1 if condition.tally.of == "acts" or act.value is None else act.value for act in near]
            return sum(units) >= condition.tally.at_least
        if condition.order:
            one, other = ([act.hour for act in self._acts(wanted)] for wanted in condition.order)
            return bool(one) and min(one) <= hour and (not other or min(one) < min(other))
        assert condition.holds is not None
        return self._state(condition.holds, hour)

    def _state(self, wanted: Any, hour: int) -> bool:
        if wanted.phase:
            begun = self.begun.get(wanted.phase, LAST + 1) <= hour
            over = self.over.get(wanted.phase, LAST + 1) <= hour
            return {"running": begun and not over, "begun": begun, "over": over}[wanted.state.value]
        term = next(term for term in self.agreement.terms if term.id == wanted.term)
        return all(self.done(term, party) is not None and self.done(term, party) <= hour for party in term.party)  # type: ignore[operator]

    def _acts(self, wanted: Any) -> list[Did]:
        return [act for act in self.acts if act.event == wanted.event and wanted.actor in (None, act.actor)]

    def _on(self, term: Term, hour: int) -> bool:
        binds = self.binds[hour] or (term.survives and hour >= 0) or term.kind is Kind.COMMITMENT
        phase = not term.phase or any(self.begun.get(p, 999) <= hour < self.over.get(p, 999) for p in term.phase)
        return binds and phase and (term.condition is None or self.holds(term.condition, hour))

    def done(self, term: Term, party: str) -> int | None:
        """The hour at which a party had done what a term asks."""
        assert term.act is not None
        since = FIRST - 100
        if term.phase:
            begun = [self.begun[phase] for phase in term.phase if phase in self.begun]
            if not begun:
                return None
            since = min(begun)
        total = 0
        for act in sorted(self.acts, key=lambda one: one.hour):
            if act.event == term.act.event and act.actor == party and act.hour >= since:
                total += 1 if act.value is None or term.act.at_least is None else act.value
                if total >= (term.act.at_least or 1):
                    return act.hour
        return None

    def progress(self, term: Term, party: str, hour: int) -> str:
        """What became of a duty that is due so many hours after the start."""
        done = self.done(term, party)
        due = term.by.plus.duration.clock // HOUR if term.by and term.by.plus else None
        if done is not None and done <= hour:
            if due is None or done < due:
                return "met"
            return "met late" if self.on[term.id, due - 1] else self.not_owed(due - 1)
        past = [moment for moment in range(FIRST, hour + 1) if self.on[term.id, moment]]
        if not past and term.kind is not Kind.COMMITMENT:
            return "dormant"
        if due is None or hour < due:
            return "pending" if self.on[term.id, hour] or self.stopped[hour] else "discharged"
        return "no report of performance" if self.on[term.id, due - 1] else self.not_owed(due - 1)

    def not_owed(self, hour: int) -> str:
        """Why nothing was owed at an hour."""
        return "excused" if self.stopped[hour] else "discharged"
