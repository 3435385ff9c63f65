"""Which entries can change a verdict, and how: by moving times and states, or as acts that are counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.record.entry import Entry
from truceline.record.kinds import Act, Consent, Decision, Power, Proposal, Reading
from truceline.terms.checks import nodes
from truceline.terms.clauses import Kind, Term
from truceline.terms.conditions import Condition
from truceline.terms.definitions import under
from truceline.terms.load import Version
from truceline.terms.schema import Agreement, Track
from truceline.terms.times import Anchor

_DECIDING = (Proposal, Consent, Reading, Power, Decision)


@dataclass(frozen=True)
class Relevance:
    """`counted`: events whose acts are held against bans and repeated duties. `deciding`: events of which a text speaks
    otherwise. `makes_known`: entries by which a clause became known.
    """

    counted: frozenset[str]
    deciding: frozenset[str]
    makes_known: frozenset[str]

    @cached_property
    def only_counted(self) -> frozenset[str]:
        """Events whose acts are counted and change nothing else, unless one of them makes a clause known."""
        return frozenset() if self.makes_known else self.counted - self.deciding

    def decides(self, entry: Entry) -> bool:
        """Whether an entry can change from when to when something is on."""
        if isinstance(entry.payload, Act):
            return entry.payload.event in self.deciding or entry.id in self.makes_known
        return isinstance(entry.payload, _DECIDING) or entry.id in self.makes_known


def relevance(versions: Sequence[Version]) -> Relevance:
    """What matters to these agreements."""
    counted: set[str] = set()
    deciding: set[str] = set()
    known: set[str] = set()
    for version in versions:
        agreement = version.agreement
        for counts, event in _events(agreement):
            (counted if counts else deciding).update(under(event, agreement.definitions))
        known |= {term.made_known_by for term in agreement.every_term if term.made_known_by}
    return Relevance(frozenset(counted), frozenset(deciding), frozenset(known))


def _events(agreement: Agreement) -> Iterator[tuple[bool, str]]:
    """Every event that it names, and whether its acts are only counted."""
    for _, node in nodes(agreement):
        if isinstance(node, Condition):
            yield from ((False, happening.event) for happening in node.events())
        elif isinstance(node, Anchor) and node.event:
            yield False, node.event
        elif isinstance(node, Track):
            yield from ((False, step.event) for step in node.states)
    asked = {*_asked_about(agreement), *(name for tie in agreement.reciprocity for name in tie.terms)}
    for term in agreement.every_term:
        yield from _of_term(term, asked=term.id in asked)


def _of_term(term: Term, *, asked: bool) -> Iterator[tuple[bool, str]]:
    """A ban's acts are only counted; so are those of a repeated duty, unless something else hangs on it."""
    if term.act is None or term.kind is Kind.PERMISSION:
        return
    yield term.kind is Kind.BAN or term.for_each is not None, term.act.event
    if term.for_each is not None:
        yield True, term.for_each.event
    if asked:
        yield from ((False, one.event) for one in (term.act, term.for_each) if one is not None)


def _asked_about(agreement: Agreement) -> Iterator[str]:
    """Terms on whose performance something else hangs."""
    for _, node in nodes(agreement):
        if isinstance(node, Condition) and node.holds and node.holds.term:
            yield node.holds.term
        if isinstance(node, Anchor) and node.term:
            yield node.term
