"""An agreement as one reading has it: whose consent, from when, for how long."""

from collections.abc import Callable
from dataclasses import dataclass

from truceline.record.kinds import Proposal, Reading
from truceline.record.view import View
from truceline.sources.case import Role
from truceline.terms.clauses import Kind, Span, Term
from truceline.terms.load import Version
from truceline.terms.schema import Agreement, EntryRule
from truceline.values.durations import add
from truceline.values.instants import Instant
from truceline.values.zones import zone

TEXT = "text"
"""The name of the reading of an agreement that nobody reads otherwise."""


@dataclass(frozen=True)
class Plan:
    """What one reading says about entry and end. `by` is whose reading it is; `entries` made it known.

    `terms` are the clauses that had been made known.
    """

    version: Version
    reading: str
    title: str
    by: tuple[str, ...]
    entry: EntryRule
    duration: Span | None
    until: Instant | None
    entries: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def agreement(self) -> Agreement:
        """The agreement that is read."""
        return self.version.agreement

    @property
    def bound(self) -> tuple[str, ...]:
        """Whom it binds when in force: those who bind themselves, or else the belligerents."""
        if self.entry.each_of:
            return self.entry.each_of
        return tuple(party.id for party in self.agreement.parties if party.role is Role.BELLIGERENT)

    def ends_of(self, start: Instant, span: Span) -> list[Instant]:
        """Where a span ends by each of its counting rules, in their order."""
        home = zone(self.agreement.zone)
        return [add(start, span.duration, rule, home) for rule in span.count]

    def after(self, span: Span) -> Callable[[Instant], tuple[Instant, Instant]]:
        """The earliest and latest instant a span after another."""

        def later(moment: Instant) -> tuple[Instant, Instant]:
            ends = self.ends_of(moment, span)
            return min(ends), max(ends)

        return later

    def before(self, end: Instant, span: Span) -> Instant:
        """The instant a span before another: the last from which the span does not reach beyond it by any rule."""
        width = max(Instant(max(self.ends_of(end, span)) - end), 0)
        return Instant(end - width)

    def powers(self) -> tuple[Term, ...]:
        """The powers that the agreement gives."""
        return tuple(term for term in self.terms if term.kind is Kind.POWER)


def proposals(version: Version, view: View) -> list[str]:
    """The entries by which this version was put forward, as far as known."""
    return [
        entry.id
        for entry, proposal in view.of(Proposal)
        if proposal.agreement == version.agreement.id and proposal.digest == version.digest
    ]


def plans(version: Version, view: View) -> list[Plan]:
    """The readings that had been made known, in the order of the file; the text itself where nobody reads it otherwise.

    A reading that no entry in the view makes known is left out: at that time nobody could know of it.
    """
    agreement = version.agreement
    terms = tuple(term for term in agreement.terms if term.made_known_by is None or view.get(term.made_known_by))
    known: dict[str, list[str]] = {}
    for entry, reading in view.of(Reading):
        if reading.agreement == agreement.id:
            known.setdefault(reading.reading, []).append(entry.id)
    found = [
        Plan(
            version=version,
            reading=reading.id,
            title=reading.title,
            by=reading.by,
            entry=rule,
            duration=reading.duration or (None if reading.until else agreement.duration),
            until=reading.until or (None if reading.duration else agreement.until),
            entries=tuple(known[reading.id]),
            terms=terms,
        )
        for reading in agreement.readings
        if reading.id in known and (rule := reading.entry or agreement.entry)
    ]
    if found or agreement.entry is None:
        return found
    everyone = tuple(party.id for party in agreement.parties)
    return [
        Plan(
            version,
            TEXT,
            "as the text stands",
            everyone,
            agreement.entry,
            agreement.duration,
            agreement.until,
            (),
            terms,
        )
    ]
