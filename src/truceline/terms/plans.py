"""An agreement as one reading has it: whose consent, from when, for how long, with which terms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from truceline.record.kinds import Proposal, Reading
from truceline.record.view import View
from truceline.sources.case import Role
from truceline.terms.clauses import Kind, Term
from truceline.terms.definitions import under
from truceline.terms.imports import homes, imported
from truceline.terms.load import Version
from truceline.terms.reciprocity import tied
from truceline.terms.schema import Agreement, EntryRule, Phase, ReadingOf
from truceline.terms.times import Renewal, Span, Timepoint
from truceline.values.durations import add, subtract
from truceline.values.instants import Instant
from truceline.values.zones import zone

TEXT = "text"
"""The name of the reading of an agreement that nobody reads otherwise."""


@dataclass(frozen=True)
class Plan:
    """What one reading says. `by` is whose reading it is; `entries` made it known.

    `terms` are the clauses that had been made known, with those that come from another agreement; `others` the versions
    of the other agreements on file.
    """

    version: Version
    reading: str
    title: str
    by: tuple[str, ...]
    entry: EntryRule
    duration: Span | None
    until: Timepoint | None
    entries: tuple[str, ...]
    terms: tuple[Term, ...]
    renewal: Renewal | None = None
    phases: tuple[Phase, ...] = ()
    others: tuple[Version, ...] = field(default=(), repr=False)

    @property
    def agreement(self) -> Agreement:
        """The agreement that is read."""
        return self.version.agreement

    @property
    def home(self) -> ZoneInfo:
        """The zone to which its days belong."""
        return zone(self.agreement.zone)

    @cached_property
    def names(self) -> frozenset[str]:
        """Under which agreements an act can be done that this one asks for: itself, and those whose terms it has."""
        return frozenset(
            {self.agreement.id, *(other.agreement.id for _, other in imported(self.agreement, self.others))}
        )

    @cached_property
    def bound(self) -> tuple[str, ...]:
        """Whom it binds when in force: those who bind themselves, or else the belligerents."""
        if self.entry.each_of:
            return self.entry.each_of
        return tuple(party.id for party in self.agreement.parties if party.role is Role.BELLIGERENT)

    @cached_property
    def _under(self) -> dict[str, tuple[str, ...]]:
        definitions = self.agreement.definitions
        return {one.id: under(one.id, definitions) for one in definitions}

    def covers(self, event: str) -> tuple[str, ...]:
        """Every kind of event that counts as this one, by the definitions."""
        return self._under.get(event, (event,))

    def homes_of(self, question: str) -> frozenset[str]:
        """The agreements whose decisions answer a question: this one, unless only another one asks it."""
        return homes(question, self.agreement, self.others)

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """The terms by their ids."""
        return {term.id: term for term in self.terms}

    def ends_of(self, start: Instant, span: Span) -> list[Instant]:
        """Where a span ends by each of its counting rules, in their order."""
        return [add(start, span.duration, rule, self.home) for rule in span.rules]

    def after(self, span: Span) -> Callable[[Instant], tuple[Instant, Instant]]:
        """The earliest and latest instant a span after another."""

        def later(moment: Instant) -> tuple[Instant, Instant]:
            ends = self.ends_of(moment, span)
            return min(ends), max(ends)

        return later

    def before(self, end: Instant, span: Span) -> Instant:
        """The latest instant that is a span before another by every rule that can be meant."""
        return min(subtract(end, span.duration, rule, self.home) for rule in span.rules)

    @cached_property
    def _powers(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.kind is Kind.POWER)

    def powers(self) -> tuple[Term, ...]:
        """The powers that the agreement gives."""
        return self._powers


def proposals(version: Version, view: View) -> list[str]:
    """The entries by which this version was put forward, as far as known."""
    return [
        entry.id
        for entry, proposal in view.of(Proposal)
        if proposal.agreement == version.agreement.id and proposal.digest == version.digest
    ]


def plans(version: Version, view: View, others: Sequence[Version] = ()) -> list[Plan]:
    """The readings that had been made known, in the order of the file; then the text itself, for those who have made no
    reading known, where it binds one of them.

    A reading that no entry in the view makes known is left out: at that time nobody could know of it.
    """
    agreement = version.agreement
    others = tuple(other for other in others if other.digest != version.digest)
    known: dict[str, list[str]] = {}
    for entry, reading in view.of(Reading):
        if reading.agreement == agreement.id:
            known.setdefault(reading.reading, []).append(entry.id)
    found = [
        _plan(version, reading, rule, tuple(known[reading.id]), others, view)
        for reading in agreement.readings
        if reading.id in known and (rule := reading.entry or agreement.entry)
    ]
    silent = _without_a_reading(agreement, found)
    if agreement.entry is None or not silent:
        return found
    text = ReadingOf(id=TEXT, by=silent, title="as the text stands", source=TEXT)
    return [*found, _plan(version, text, agreement.entry, (), others, view)]


def _without_a_reading(agreement: Agreement, found: Sequence[Plan]) -> tuple[str, ...]:
    """Those who have made no reading known, where a party that is bound is one of them: for them the text stands."""
    heard = {name for plan in found for name in plan.by}
    silent = tuple(party.id for party in agreement.parties if party.id not in heard)
    rule = agreement.entry
    fighting = {party.id for party in agreement.parties if party.role is Role.BELLIGERENT}
    bound = set(rule.each_of) if rule and rule.each_of else fighting
    return silent if not found or bound & set(silent) else ()


def _plan(
    version: Version,
    reading: ReadingOf,
    rule: EntryRule,
    entries: tuple[str, ...],
    others: tuple[Version, ...],
    view: View,
) -> Plan:
    agreement = version.agreement
    return Plan(
        version=version,
        reading=reading.id,
        title=reading.title,
        by=reading.by,
        entry=rule,
        duration=reading.duration or (None if reading.until else agreement.duration),
        until=reading.until or (None if reading.duration else agreement.until),
        entries=entries,
        terms=_terms(agreement, reading, others, view),
        renewal=reading.renewal or agreement.renewal,
        phases=reading.phases or agreement.phases,
        others=others,
    )


def _terms(agreement: Agreement, reading: ReadingOf, others: tuple[Version, ...], view: View) -> tuple[Term, ...]:
    """The terms of the text as a reading has them, then those of other agreements, that had been made known."""
    terms = {term.id: term for term in agreement.terms}
    terms |= {term.id: term for term in reading.terms}
    for term, _ in imported(agreement, others):
        terms.setdefault(term.id, term)
    known = [term for term in terms.values() if term.made_known_by is None or view.get(term.made_known_by)]
    return tied(tuple(term for term in known if term.id not in reading.without), agreement.reciprocity)
