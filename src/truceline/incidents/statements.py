"""Reports put together into statements, the surest first; the same whatever the order of the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from truceline.incidents.bundles import Bundle, Reader, Report, bundles_of
from truceline.incidents.same_statement import SINCE, Rule, Why, decide, telling
from truceline.incidents.unit_words import Meaning
from truceline.values.instants import DAY

_VETO = frozenset({Rule.SOURCE, Rule.AGREEMENT, Rule.NUMBER, Rule.CORRECTED, Rule.START, Rule.END, Rule.PLACE})
"""What keeps a report out of a statement even where something else joins it to a part of it."""


@dataclass(frozen=True)
class Decision:
    """Why reports were joined or kept apart: the entries on each side, and the reason."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    why: Why


@dataclass
class Statement:
    """All that tells of one thing said at one go by one side about another; grows while it is put together."""

    bundles: list[Bundle]
    joins: list[Decision] = field(default_factory=list)

    @property
    def reports(self) -> list[Report]:
        """Every report, first recorded first."""
        found = [report for bundle in self.bundles for report in bundle.reports]
        return sorted(found, key=lambda report: (report[0].recorded, report[0].id))


def statements_of(reports: Iterable[Report], reader: Reader) -> list[Statement]:
    """Every statement. A report joins where it fits best and nothing in the statement speaks against it."""
    pool = _Pool(reader)
    for bundle in bundles_of(reports, reader):
        new = Statement([bundle], list(_word_for_word(bundle)))
        pool.add(new)
    return pool.settled()


def _word_for_word(bundle: Bundle) -> Iterable[Decision]:
    first = {entry.id for entry, _ in bundle.figures}
    rest = tuple(sorted(set(bundle.ids) - first))
    if rest:
        facts = f"{len(bundle.sources)} sources carry it"
        yield Decision(tuple(sorted(first)), rest, Why(True, Rule.WORD_FOR_WORD, facts))


class _Pool:
    """Statements by the day on which their period ends: reports of one statement share it, or have neighbours."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._by_day: dict[tuple[str, str, int], dict[int, Statement]] = {}
        self._by_number: dict[tuple[str, str, Meaning, int], dict[int, Statement]] = {}
        self._all: dict[int, Statement] = {}

    def add(self, new: Statement) -> None:
        """Take a statement in: into the one that it fits best, or as one of its own."""
        best: tuple[int, int, Decision] | None = None
        for number, home in self._near(new):
            found = _fit(home, new, self._reader)
            if found is not None and (best is None or found.why.strength > best[0]):
                best = found.why.strength, number, found
        if best is None:
            self._keep(len(self._all), new)
            return
        home = self._all[best[1]]
        home.bundles += new.bundles
        home.joins += [*new.joins, best[2]]
        self._keep(best[1], home)

    def settled(self) -> list[Statement]:
        """The statements, after those of one piece have been tried once more against the finished ones."""
        again = _Pool(self._reader)
        for _, statement in sorted(self._all.items(), key=lambda item: (len(item[1].bundles) == 1, item[0])):
            again.add(statement)
        return list(again._all.values())

    def _near(self, new: Statement) -> list[tuple[int, Statement]]:
        found: dict[int, Statement] = {}
        for bundle in new.bundles:
            side, accused, day = self._key(bundle)
            for near in (day - 1, day, day + 1):
                found |= self._by_day.get((side, accused, near), {})
            for key in self._numbers(bundle):
                found |= self._by_number.get(key, {})
        return sorted(found.items(), key=lambda item: item[0])

    def _keep(self, number: int, statement: Statement) -> None:
        self._all[number] = statement
        for bundle in statement.bundles:
            self._by_day.setdefault(self._key(bundle), {})[number] = statement
            for key in self._numbers(bundle):
                self._by_number.setdefault(key, {})[number] = statement

    def _numbers(self, bundle: Bundle) -> list[tuple[str, str, Meaning, int]]:
        """The numbers by which a total since a start is known again, whatever day is put for its end."""
        period = bundle.first.period
        if period.end - period.start < SINCE:
            return []
        side, accused, _ = self._key(bundle)
        said = zip(bundle.figures, bundle.meanings, strict=True)
        return [(side, accused, counted, one.value.low) for (_, one), counted in said if telling(one.value.low)]

    def _key(self, bundle: Bundle) -> tuple[str, str, int]:
        first = bundle.first
        return self._reader.side(first.issuer), self._reader.side(first.accused), first.period.end // DAY


def _fit(home: Statement, new: Statement, reader: Reader) -> Decision | None:
    """The best reason for joining two statements; None where there is none, or where any two parts refuse it."""
    best: Decision | None = None
    for mine in home.bundles:
        for theirs in new.bundles:
            why = decide(mine, theirs, reader)
            if not why.joined and why.rule in _VETO:
                return None
            if why.joined and (best is None or why.strength > best.why.strength):
                best = Decision(mine.ids, theirs.ids, why)
    return best


def kept_apart(statements: Sequence[Statement], reader: Reader) -> list[Decision]:
    """Why neighbours are not one: statements of one side that give one number, or two numbers for one period.

    Each statement is held against the next such one only, by the end of its period.
    """
    alike: dict[tuple[object, ...], list[Bundle]] = {}
    for statement in statements:
        first = statement.bundles[0]
        sides = reader.side(first.first.issuer), reader.side(first.first.accused)
        keys = {(*sides, reader.meaning(claim), claim.value.low) for _, claim in first.figures}
        for key in (*sorted(keys, key=repr), (*sides, first.first.period)):
            alike.setdefault(key, []).append(first)
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Decision] = {}
    for group in alike.values():
        ordered = sorted(group, key=lambda one: (one.first.period.end, one.ids))
        for one, other in pairwise(ordered):
            why = decide(one, other, reader)
            if one is not other and not why.joined:
                found.setdefault((one.ids, other.ids), Decision(one.ids, other.ids, why))
    return list(found.values())
