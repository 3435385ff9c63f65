"""Which of several reports tell of the same claim.

One statement is often carried by many outlets, and they round, translate and copy. Two reports tell of one figure when
issuer, accused, agreement, period and unit are the same and one number can be meant by both, or the numbers differ by
at most one in a hundred (1,882 and 1,883), or one is the other cut down to a round number (1,883 and 1,800). Two
numbers that are both open upwards ("more than 80", "more than 120") are two figures unless they are that near. The same
number for another period is another claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.record.entry import Entry
from truceline.record.kinds import Claim
from truceline.record.view import View
from truceline.values.counts import Count
from truceline.values.intervals import Interval

_SLACK = 100

Report = tuple[Entry, Claim]
"""One outlet's report of one figure."""


@dataclass(frozen=True)
class Figure:
    """One figure that an issuer gave once, with every report of it (first published first)."""

    reports: tuple[Report, ...]

    @property
    def first(self) -> Claim:
        """What the first report says."""
        return self.reports[0][1]

    @property
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
    """What an issuer said about one period at one go: figures that stand by themselves, and parts of them."""

    issuer: str
    accused: str
    agreement: str | None
    period: Interval
    figures: tuple[Figure, ...]

    @property
    def totals(self) -> tuple[Figure, ...]:
        """The figures that are not said to be part of another."""
        return tuple(figure for figure in self.figures if not figure.first.part_of)

    def parts_of(self, total: Figure) -> tuple[Figure, ...]:
        """The figures said to be parts of a total."""
        return tuple(figure for figure in self.figures if figure.first.part_of == total.first.unit)

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of every report."""
        return tuple(id for figure in self.figures for id in figure.entries)


def tallies(view: View) -> list[Tally]:
    """Every claim on record, put together, in the order of period and issuer."""
    groups: dict[tuple[str, str, str | None, Interval], list[Report]] = {}
    for entry, claim in view.of(Claim):
        groups.setdefault((claim.issuer, claim.accused, claim.agreement, claim.period), []).append((entry, claim))
    found = [Tally(*key, tuple(_figures(said))) for key, reports in groups.items() for said in _statements(reports)]
    return sorted(found, key=lambda tally: (tally.period, tally.issuer, tally.accused, tally.agreement or ""))


def _statements(reports: list[Report]) -> list[list[Report]]:
    """The reports of one issuer about one period, by statement: one statement gives one number for one thing.

    What one source carries stands together. A source joins the first statement that it does not contradict; two numbers
    for the same thing that cannot be one are two statements (an interim count and a final one, say).
    """
    by_source: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: (report[0].recorded, report[0].id)):
        by_source.setdefault(report[0].sources[0], []).append(report)
    statements: list[list[Report]] = []
    for carried in sorted(by_source.values(), key=lambda carried: (-len(carried), carried[0][0].recorded)):
        home = next((said for said in statements if not _contradict(said, carried)), None)
        if home is None:
            statements.append(list(carried))
        else:
            home.extend(carried)
    return statements


def _contradict(said: list[Report], carried: list[Report]) -> bool:
    return any(
        (one.unit, one.part_of) == (other.unit, other.part_of) and not _same(one, other)
        for _, one in said
        for _, other in carried
    )


def _figures(reports: Sequence[Report]) -> Iterable[Figure]:
    """Reports of one period by unit, and within a unit by number; each joins the first figure that it can mean."""
    found: list[list[Report]] = []
    ordered = sorted(reports, key=lambda report: (not report[1].value.exact, report[0].recorded, report[0].id))
    for entry, claim in ordered:
        home = next((figure for figure in found if _same(figure[0][1], claim)), None)
        if home is None:
            found.append([(entry, claim)])
        else:
            home.append((entry, claim))
    by_time = [tuple(sorted(figure, key=lambda report: (report[0].recorded, report[0].id))) for figure in found]
    return (Figure(figure) for figure in sorted(by_time, key=lambda one: (one[0][1].part_of, one[0][1].unit)))


def _same(one: Claim, other: Claim) -> bool:
    if (one.unit, one.part_of) != (other.unit, other.part_of):
        return False
    value, value2 = one.value, other.value
    near = abs(value.low - value2.low) * _SLACK <= value.low or _number(value) == _number(value2)
    both_open = value.high is None and value2.high is None
    cut = _cut_short(value, value2) or _cut_short(value2, value)
    return near or cut or (value.allows(value2) and not both_open)


def _cut_short(round_number: Count, other: Count) -> bool:
    """Whether an outlet may have cut the one number down to the other: 1,883 to 1,800, but not 14 to 10."""
    number, step = round_number.low, 1
    while number and number % (step * 10) == 0:
        step *= 10
    coarse_enough = round_number.exact and other.exact and 10 <= step <= number // 10
    return coarse_enough and number <= other.low < number + step


def _number(value: Count) -> str:
    """The digits of a wording: `more than 80` and `80` are one number, one of them carried without its qualifier."""
    return "".join(letter for letter in value.said if letter.isdigit() or letter == "-")
