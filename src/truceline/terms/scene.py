"""One reading of an agreement as a view knows it: everything is reckoned once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from truceline.record.kinds import Proposal
from truceline.record.view import View
from truceline.terms.chains import elsewhere, replaced, term_replaced
from truceline.terms.conditions import Condition, Happening
from truceline.terms.holding import matching, signal_of
from truceline.terms.performances import overdue, performed
from truceline.terms.phases import PhaseTimes, begin_of, end_of
from truceline.terms.plans import Plan
from truceline.terms.ranges import Range, first_holding, first_of
from truceline.terms.schema import Relation
from truceline.terms.signals import Signal, constant, known_everywhere
from truceline.terms.starts import agreed_range, start_for
from truceline.terms.tallies import Amount
from truceline.terms.timepoints import instant_of, limit_of
from truceline.terms.times import Anchor, Point, Timepoint
from truceline.terms.windows import Window, window_of
from truceline.values.verdicts import Verdict

Kept = TypeVar("Kept")
_CARRIED_ON = (Relation.AMENDS, Relation.INCORPORATES)


class Scene:
    """Answers what `facts.Facts` promises, for one plan and one view.

    `visiting`: the agreements that ask about this one; a ring, which a case may not have, is cut after the second turn.
    """

    def __init__(self, plan: Plan, view: View, visiting: tuple[str, ...] = ()) -> None:
        self.plan, self.view, self.visiting = plan, view, visiting
        self._kept: dict[object, object] = {}

    def once(self, key: object, reckon: Callable[[], Kept]) -> Kept:
        """What is reckoned under a key, the first time that it is asked for."""
        if key not in self._kept:
            self._kept[key] = reckon()
        return cast("Kept", self._kept[key])

    def holds(self, condition: Condition | None) -> Signal:
        """When a condition holds; always, where there is none."""
        if condition is None:
            return constant(Verdict.YES)
        return self.once(condition, lambda: known_everywhere(signal_of(condition, self)))

    def acts(self, wanted: Happening) -> list[Amount]:
        """Every act on record that is one of those wanted."""
        return self.once(wanted, lambda: matching(wanted, self))

    def instant(self, point: Timepoint, party: str | None = None, each: Range | None = None) -> Range | None:
        """When a point in time comes; None where nothing on record lets it come."""
        return instant_of(point, self, party, each)

    def limit(self, point: Timepoint, party: str | None = None, each: Range | None = None) -> Range | None:
        """The first instant that is too late for a deadline."""
        return limit_of(point, self, party, each)

    def anchor(self, anchor: Anchor, party: str | None) -> Range | None:
        """When that from which a time is counted comes; the start and the end are those of a party."""
        who = self._whose(party)
        if anchor.event:
            wanted = Happening(event=anchor.event, actor=anchor.actor)
            return first_of(act.occurred for act in self.acts(wanted))
        if anchor.term:
            return first_holding(self.performed(anchor.term, None))
        if anchor.phase:
            return self.phase_begins(anchor.phase)
        if anchor.phase_end:
            return self.phase(anchor.phase_end)[1]
        points: dict[Point | None, Callable[[], Range | None]] = {
            Point.ISSUED: self.issued,
            Point.AGREED: lambda: agreed_range(self, who),
            Point.START: lambda: self.start(who),
            Point.END: lambda: self.window(who).until.range,
        }
        return points.get(anchor.point, lambda: None)()

    def _whose(self, party: str | None) -> str:
        """The party itself where the agreement binds it, else the first that it binds."""
        bound = self.plan.bound
        return party if party in bound and party else bound[0] if bound else party or ""

    def issued(self, *, with_links: bool = False) -> Range | None:
        """When this version was first put forward; `with_links`: or an agreement that it amends or takes terms from."""
        return self.once(("issued", with_links), lambda: self._issued(with_links=with_links))

    def _issued(self, *, with_links: bool) -> Range | None:
        digests = {self.plan.version.digest}
        if with_links:
            linked = {link.agreement for link in self.plan.agreement.links if link.kind in _CARRIED_ON}
            digests |= {other.digest for other in self.plan.others if other.agreement.id in linked}
        return first_of(entry.occurred for entry, made in self.view.of(Proposal) if made.digest in digests)

    def start(self, party: str) -> Range | None:
        """When the agreement begins to bind a party."""
        return self.once(("start", party), lambda: start_for(self, party))

    def own_window(self, party: str) -> Window:
        """The window in which the agreement binds a party, whatever became of other agreements."""
        return self.once(("window", party), lambda: window_of(self, party))

    def window(self, party: str) -> Window:
        """The window in which the agreement binds a party; it ends where another agreement takes its place."""
        return self.once(
            ("replaced", party), lambda: replaced(self.own_window(party), self.plan, self.view, self.windows_of)
        )

    def binding(self, party: str) -> Signal:
        """Whether the agreement binds a party."""
        return self.once(("binding", party), lambda: known_everywhere(self.window(party).binding()))

    def phase_begins(self, name: str) -> Range | None:
        """When a phase begins, as if the agreement ran on."""
        return self.once(("begins", name), lambda: begin_of(self._number(name), self.plan.phases, self))

    def phase(self, name: str) -> PhaseTimes:
        """When a phase begins and when it ends, as if the agreement ran on."""
        begins = self.phase_begins(name)
        return begins, self.once(("ends", name), lambda: end_of(self._number(name), self.plan.phases, self))

    def _number(self, name: str) -> int:
        return next(number for number, phase in enumerate(self.plan.phases) if phase.id == name)

    def performed(self, term: str, party: str | None) -> Signal:
        """Whether a term was performed, by one party or by everyone whom it binds."""
        return self.once(("performed", term, party), lambda: performed(self, term, party))

    def overdue(self, term: str, party: str | None) -> Signal:
        """Whether a term was not performed when it was due, by one party or by anyone whom it binds."""
        return self.once(("overdue", term, party), lambda: overdue(self, term, party))

    def elsewhere(self, agreement: str, state: str) -> Signal:
        """Whether another agreement is in a state, as all its readings have it."""
        return self.once(
            ("elsewhere", agreement, state), lambda: elsewhere(self.plan, self.view, self.windows_of, agreement, state)
        )

    def term_replaced(self, term: str) -> Signal | None:
        """Whether another agreement that amends this one has put something in a term's place; None: none can."""
        return self.once(("gone", term), lambda: term_replaced(term, self.plan, self.view, self.windows_of))

    def windows_of(self, plan: Plan) -> list[Window]:
        """The windows of a plan of another agreement, as it stands by itself; none for one that asks about this one."""
        if self.visiting.count(plan.agreement.id) > 1:
            return []
        key = ("scene", plan.version.digest, plan.reading)
        visiting = (*self.visiting, self.plan.agreement.id)
        there = self.once(key, lambda: Scene(plan, self.view, visiting))
        return [there.own_window(party) for party in plan.bound]
