"""Which of several reports tell of the same claim.

One statement is often carried by many outlets, and they round, translate, cut and copy; another office of the same side
may repeat it. `same_statement` has the rules by which two sources tell one statement, and their reasons. Within a
statement, reports of one thing counted are one figure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from truceline.incidents.bundles import Reader, Report, about_one_thing, whole_days
from truceline.incidents.number_words import Meant, numbers
from truceline.incidents.statements import Decision, Statement, kept_apart, statements_of
from truceline.record.kinds import Claim
from truceline.record.view import View
from truceline.values.counts import Count
from truceline.values.intervals import Interval

__all__ = ["Figure", "Ledger", "Reader", "Report", "Tally", "ledger", "tallies"]


@dataclass(frozen=True)
class Figure:
    """One figure that an issuer gave once, with every report of it (first published first)."""

    reports: tuple[Report, ...]

    @property
    def first(self) -> Claim:
        """What the first report says."""
        return self.reports[0][1]

    @property
    def part_of(self) -> str:
        """The unit, or the entry, of the total that it is said to be a part of; empty where no report says so."""
        return next((claim.part_of for _, claim in self.reports if claim.part_of), "")

    @cached_property
    def value(self) -> Count:
        """The most exact wording; where exact numbers differ, the one that most reports carry (then the larger)."""
        counts = [claim.value for _, claim in self.reports]
        return max(counts, key=lambda count: (count.exact, counts.count(count), count.low))

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every wording of the number, the chosen one first."""
        said = [self.value.said, *(claim.value.said for _, claim in self.reports)]
        return tuple(dict.fromkeys(said))

    @property
    def agree(self) -> bool:
        """True when one number can be meant by all reports."""
        return all(claim.value.allows(self.value) for _, claim in self.reports)

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of the reports."""
        return tuple(entry.id for entry, _ in self.reports)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who carried it."""
        return tuple(dict.fromkeys(claim.outlet for _, claim in self.reports if claim.outlet))


@dataclass(frozen=True)
class Tally:
    """What an issuer said about one period at one go: figures that stand by themselves, and parts of them.

    `period` is the one given in hours where any report has hours, then the one most given, then the shorter. `joins`
    are the reasons for which its reports are taken for one statement.
    """

    issuer: str
    accused: str
    agreement: str | None
    period: Interval
    figures: tuple[Figure, ...]
    joins: tuple[Decision, ...] = field(default=(), compare=False, repr=False)

    @property
    def totals(self) -> tuple[Figure, ...]:
        """The figures that are not said to be part of another."""
        return tuple(figure for figure in self.figures if not figure.part_of)

    def parts_of(self, total: Figure) -> tuple[Figure, ...]:
        """The figures said to be parts of a total, by its unit or by the id of one of its reports."""
        named = {total.first.unit, *total.entries}
        return tuple(figure for figure in self.figures if figure.part_of in named and figure is not total)

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of every report."""
        return tuple(id for figure in self.figures for id in figure.entries)

    @property
    def issuers(self) -> tuple[str, ...]:
        """Every office that gave it, the first one first."""
        others = (claim.issuer for figure in self.figures for _, claim in figure.reports)
        return tuple(dict.fromkeys((self.issuer, *others)))


@dataclass(frozen=True)
class Ledger:
    """Every claim on record, put together, in the order of period and issuer; and why neighbours were kept apart."""

    tallies: tuple[Tally, ...]
    apart: tuple[Decision, ...]


def ledger(view: View, reader: Reader | None = None) -> Ledger:
    """Every claim on record, put together."""
    reading = reader or Reader()
    found = statements_of(view.of(Claim), reading)
    made = sorted((_tally(statement, reading) for statement in found), key=_order)
    return Ledger(tuple(made), tuple(sorted(kept_apart(found, reading), key=lambda one: (one.one, one.other))))


def tallies(view: View, reader: Reader | None = None) -> list[Tally]:
    """Every claim on record, put together, in the order of period and issuer."""
    return list(ledger(view, reader).tallies)


def _order(tally: Tally) -> tuple[object, ...]:
    return tally.period, tally.issuer, tally.accused, tally.agreement or "", min(tally.entries)


def _tally(statement: Statement, reader: Reader) -> Tally:
    reports = statement.reports
    spans = [claim.period for _, claim in reports]
    agreement = next((claim.agreement for _, claim in reports if claim.agreement), None)
    return Tally(
        issuer=reports[0][1].issuer,
        accused=reports[0][1].accused,
        agreement=agreement,
        period=max(spans, key=lambda span: _best_period(span, spans)),
        figures=tuple(_figures(reports, reader)),
        joins=tuple(statement.joins),
    )


def _best_period(span: Interval, spans: Sequence[Interval]) -> tuple[bool, int, int, int]:
    return not whole_days(span), spans.count(span), span.start - span.end, -span.start


def _figures(reports: Sequence[Report], reader: Reader) -> Iterable[Figure]:
    """Reports by what they count, and by number; each joins the first figure that it can mean."""
    found: list[list[Report]] = []
    for report in sorted(reports, key=lambda one: (not one[1].value.exact, one[0].recorded, one[0].id)):
        home = next((figure for figure in found if _same_figure(figure, report, reader)), None)
        if home is None:
            found.append([report])
        else:
            home.append(report)
    by_time = [tuple(sorted(figure, key=lambda one: (one[0].recorded, one[0].id))) for figure in found]
    made = [Figure(figure) for figure in by_time]
    return sorted(made, key=lambda one: (one.part_of, one.first.unit, one.entries[0]))


def _same_figure(figure: list[Report], report: Report, reader: Reader) -> bool:
    (entry, claim), (_, first) = report, figure[0]
    meant = numbers(first.value, claim.value).meant
    if meant is Meant.APART or (first.part_of and claim.part_of and first.part_of != claim.part_of):
        return False
    carried = {other.sources[0]: mine for other, mine in figure}
    if entry.sources[0] in carried and carried[entry.sources[0]].scope != claim.scope:
        return False
    mine, theirs = reader.meaning(first), reader.meaning(claim)
    kin = mine.family != "" and mine.family == theirs.family and meant is Meant.SAME and entry.sources[0] not in carried
    return about_one_thing(first, claim, reader) or kin
