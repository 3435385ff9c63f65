"""Who waits for what: an agreement as a graph of 'happens only after'.

Nodes are the start, phases, terms performed, and acts. An act comes about once somebody who owes it can perform it; an
act that nobody owes may come from outside and is taken as possible, as are judgements, the passing of time, the
opposite of a fact, consents, lateness and the state of other agreements.
"""

from collections.abc import Iterator

from truceline.terms.clauses import Effect, Kind, Term
from truceline.terms.lint.needs import NOW, START, Needs, after, begun, over, performed
from truceline.terms.lint.stuck import Key, Node, Way
from truceline.terms.schema import Agreement, Phase, Tie


def waiting(agreement: Agreement) -> dict[Key, Node]:
    """The graph of an agreement, of the text itself; for a reading, give the agreement as it is read."""
    return _Waits(agreement).graph


class _Waits(Needs):
    def __init__(self, agreement: Agreement) -> None:
        super().__init__(agreement)
        self._start()
        self._phases()
        self._ties()
        self._terms()
        self._groups()

    def _start(self) -> None:
        rule = self.agreement.entry
        needs = [*self.met(rule.condition), *self.times(rule.at)] if rule else []
        self.put(START, Way.ALL, needs)

    def _phases(self) -> None:
        phases = self.agreement.phases
        for number, phase in enumerate(phases):
            before = phases[number - 1] if number else None
            needs = [START, *self.times(phase.begins), *self.met(phase.condition)]
            if before and not phase.begins:
                needs.append(begun(before.id) if phase.condition else over(before.id))
            self.put(begun(phase.id), Way.ALL, needs)
            self.put(over(phase.id), Way.ALL, [begun(phase.id), self._end_of(phase, phases[number + 1 :])])

    def _end_of(self, phase: Phase, later: tuple[Phase, ...]) -> Key:
        if phase.until:
            return self.put(("until", phase.id), Way.ALL, self.times(phase.until))
        ended_by = [begun(one.id) for one in later if one.begins or one.condition]
        if phase.duration or not ended_by or self.agreement.duration or self.agreement.until:
            return NOW
        return self.put(("next", phase.id), Way.ANY, ended_by)

    def _ties(self) -> None:
        for tie in self.agreement.reciprocity:
            if tie.tie is not Tie.SIMULTANEOUS:
                for first, then in zip(tie.terms, tie.terms[1:], strict=False):
                    self.graph[after(then)] = Node(Way.ALL, (*self._after_so_far(then), performed(first)))

    def _terms(self) -> None:
        switched = self._switches()
        for term in self.terms.values():
            needs = [*self._needs(term), *switched.get(term.id, ())]
            group = self.together.get(term.id)
            if group:
                needs = [self.put(("own", term.id), Way.ALL, needs), ("all", group)]
            self.put(performed(term.id), Way.ALL, needs)

    def _groups(self) -> None:
        """What is due at one time comes about once nothing else holds any of it up."""
        members: dict[str, list[Key]] = {}
        for name, group in self.together.items():
            members.setdefault(group, []).append(("own", name))
        for group, owned in members.items():
            self.put(("all", group), Way.ALL, owned)

    def _after_so_far(self, term: str) -> tuple[Key, ...]:
        node = self.graph.get(after(term))
        return node.needs if node else ()

    def _switches(self) -> dict[str, list[Key]]:
        """For each term that is off until somebody turns it on: one of the powers that can."""
        found: dict[str, list[Key]] = {}
        for term in self.terms.values():
            for name in term.of if term.effect is Effect.ACTIVATE else ():
                found.setdefault(name, []).append(performed(term.id))
        return {name: [self.put(("on", name), Way.ANY, powers)] for name, powers in found.items()}

    def _needs(self, term: Term) -> Iterator[Key]:
        if term.kind is not Kind.COMMITMENT and not term.survives:
            yield START
        if term.phase:
            yield self.put(("phases", term.id), Way.ANY, [begun(name) for name in term.phase])
        if after(term.id) in self.graph:
            yield after(term.id)
        if term.begins:
            yield from self.times(term.begins, term)
        if term.condition:
            yield from self.met(term.condition, term)
        if term.for_each:
            yield self.happened(term.for_each, term)
        if term.act is None and term.met_when:
            yield from self.met(term.met_when, term)
