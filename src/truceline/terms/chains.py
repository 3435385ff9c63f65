"""Agreements that stand in a chain: one asks how another stands, or takes its place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from truceline.record.view import View
from truceline.terms.conditions import Being
from truceline.terms.load import Version
from truceline.terms.plans import Plan, plans, proposals
from truceline.terms.powers import every_edge
from truceline.terms.schema import LinkTo, Relation
from truceline.terms.signals import Signal, constant, signal_some
from truceline.terms.windows import Window
from truceline.values.verdicts import Verdict, alike

Windows = Callable[[Plan], list[Window]]
"""Gives the windows of a plan of another agreement, one for each party that it binds."""

_NEVER = constant(Verdict.NO)


def elsewhere(plan: Plan, view: View, windows: Windows, agreement: str, state: str) -> Signal:
    """Whether another agreement is in a state, as all its readings have it; unknown where it is not on file.

    It is asked as it stands by itself: that a later agreement took its place is left out, so that a text may say that
    it begins when the one that it replaces is in force.
    """
    versions = [version for version in plan.others if version.agreement.id == agreement]
    if not versions:
        return constant(Verdict.UNKNOWN)
    return signal_some([_as_all_read(plan, version, view, windows, _STATES[Being(state)]) for version in versions])


def replaced(window: Window, plan: Plan, view: View, windows: Windows) -> Window:
    """The window with the end that a later version of the agreement, or one that replaces it, puts to it."""
    found = _begun((other for other, term in _successors(plan) if term is None), plan, view, windows)
    return window if found is None else replace(window, replaced=found)


def term_replaced(term: str, plan: Plan, view: View, windows: Windows) -> Signal | None:
    """Whether another agreement that amends this one has put something in a term's place; None where none can."""
    return _begun((other for other, name in _successors(plan) if name == term), plan, view, windows)


def _begun(successors: Iterable[Version], plan: Plan, view: View, windows: Windows) -> Signal | None:
    found = [_as_all_read(plan, other, view, windows, _STATES[Being.BEGUN]) for other in successors]
    return signal_some(found) if found else None


def _successors(plan: Plan) -> Iterator[tuple[Version, str | None]]:
    """Every version that takes the place of this one (None) or of one of its terms once it begins."""
    mine = plan.agreement
    for other in plan.others:
        if other.agreement.id == mine.id and other.agreement.version > mine.version:
            yield other, None
        for link in other.agreement.links:
            if link.agreement == mine.id and other.agreement.id != mine.id:
                yield from ((other, name) for name in _touched(link, other, plan))


def _touched(link: LinkTo, other: Version, plan: Plan) -> Iterator[str | None]:
    if link.kind is Relation.REPLACES:
        yield link.term
    if link.kind is Relation.AMENDS:
        yield from {link.term} if link.term else {term.id for term in other.agreement.terms} & set(plan.by_id)


def _as_all_read(plan: Plan, version: Version, view: View, windows: Windows, ask: Callable[[Window], Signal]) -> Signal:
    """What a window of another version answers, where every reading of it gives the same answer for somebody."""
    if not proposals(version, view):
        return _NEVER
    read = plans(version, view, (plan.version, *plan.others))
    asked = [[ask(window) for window in windows(one)] for one in read]
    found = [signal_some(signals) if signals else constant(Verdict.UNKNOWN) for signals in asked]
    return _agreeing(found) if found else _NEVER


def _agreeing(signals: list[Signal]) -> Signal:
    return Signal(every_edge(signals), lambda moment: alike(signal.at(moment) for signal in signals))


_STATES: dict[Being, Callable[[Window], Signal]] = {
    Being.IN_FORCE: Window.binding,
    Being.BEGUN: lambda window: Signal(window.edges(), window.begun),
    Being.OVER: lambda window: Signal(window.edges(), window.over),
    Being.SUSPENDED: lambda window: Signal(window.edges(), window.stopped),
}
