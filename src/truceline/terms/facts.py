"""What the parts of the reckoning may ask of one another; `scene.py` answers."""

from typing import Protocol

from truceline.record.view import View
from truceline.terms.conditions import Condition, Happening
from truceline.terms.plans import Plan
from truceline.terms.ranges import Range
from truceline.terms.signals import Signal
from truceline.terms.tallies import Amount
from truceline.terms.times import Anchor, Timepoint


class Facts(Protocol):
    """One reading of an agreement as a view knows it."""

    plan: Plan
    view: View

    def holds(self, condition: Condition | None) -> Signal:
        """When a condition holds; always, where there is none."""

    def instant(self, point: Timepoint, party: str | None = None, each: Range | None = None) -> Range | None:
        """When a point in time comes; None where nothing on record lets it come."""

    def limit(self, point: Timepoint, party: str | None = None, each: Range | None = None) -> Range | None:
        """The first instant that is too late for a deadline."""

    def anchor(self, anchor: Anchor, party: str | None) -> Range | None:
        """When that from which a time is counted comes; the start and the end are those of a party."""

    def acts(self, wanted: Happening) -> list[Amount]:
        """Every act on record that is one of those wanted, by its values (one for each where no value is given)."""

    def start(self, party: str) -> Range | None:
        """When the agreement begins to bind a party."""

    def issued(self, *, with_links: bool = False) -> Range | None:
        """When this version was first put forward; `with_links`: or an agreement that it amends or takes terms from."""

    def performed(self, term: str, party: str | None) -> Signal:
        """Whether a term was performed, by one party or by everyone whom it binds."""

    def overdue(self, term: str, party: str | None) -> Signal:
        """Whether a term was not performed when it was due, by one party or by anyone whom it binds."""

    def phase(self, name: str) -> tuple[Range | None, Range | None]:
        """When a phase begins and when it ends, as if the agreement ran on."""

    def phase_begins(self, name: str) -> Range | None:
        """When a phase begins; asked for by itself, as its end may hang on the phases after it."""

    def elsewhere(self, agreement: str, state: str) -> Signal:
        """Whether another agreement is in a state (of `conditions.Being`), as all its readings have it."""
