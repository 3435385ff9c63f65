"""What somebody thinks happened, as a table: which observations belong together, what each event was, what is a lie."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from truceline.errors import BadInput, Fault
from truceline.record.kinds.field import Assessed, What
from truceline.sources.rows import Row, read_rows
from truceline.values.counts import Count, parse_count
from truceline.values.intervals import Interval, parse_day, parse_interval
from truceline.values.spots import Spot, parse_spot

NOT_ATTRIBUTED = "not_attributed"
"""Nobody can tell who did it: a legal answer, and never as wrong as a false accusation."""
NOBODY = "nobody"
T = TypeVar("T")


class Sort(StrEnum):
    """What a row of the table is about."""

    SEEN = "seen"
    EVENT = "event"
    CLAIM = "claim"
    TOTAL = "total"


class Verdict(StrEnum):
    """What somebody thinks of something that was said."""

    TRUE = "true"
    FALSE = "false"
    CANNOT_TELL = "cannot_tell"


class Unit(StrEnum):
    """What a total counts: events of fire, or the rounds in them."""

    EVENTS = "events"
    ROUNDS = "rounds"


@dataclass(frozen=True)
class Judged:
    """One event as somebody judges it; what was not said is None. `probability`: that `side` did it."""

    label: str
    when: Interval | None = None
    place: Spot | None = None
    what: str | None = None
    count: Count | None = None
    side: str | None = None
    probability: float | None = None
    excluded: bool | None = None


@dataclass(frozen=True)
class Doubt:
    """What somebody thinks of a claim or a complaint. `probability`: that it is false; `count`: what it truly was."""

    observation: str
    verdict: Verdict
    count: Count | None = None
    probability: float | None = None


@dataclass(frozen=True)
class Total:
    """How much a side did on a day (days since 1970), with bounds."""

    day: int
    side: str
    unit: Unit
    count: Count


@dataclass(frozen=True)
class Judgement:
    """All of it. `seen`: for each observation, the label of the event that it tells of."""

    seen: dict[str, str]
    events: tuple[Judged, ...]
    doubts: tuple[Doubt, ...] = ()
    totals: tuple[Total, ...] = ()


@dataclass
class _Reading:
    home: ZoneInfo
    sides: Sequence[str]
    seen: dict[str, str] = field(default_factory=dict)
    events: dict[str, Judged] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    totals: dict[tuple[int, str, Unit], Total] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_judgement(path: Path, home: ZoneInfo, sides: Sequence[str]) -> Judgement:
    """Read a judgement from a CSV or JSON Lines table (docs/exercise.md has the columns).

    `home`: the zone of days that name none; `sides`: the ids of both sides.

    Raises:
        BadInput: with every row that cannot be used.
    """
    reading = _Reading(home, sides)
    for row in read_rows(path):
        try:
            _READERS[_choice(row, "sort", Sort, Sort.EVENT)](row, reading)
        except BadInput as wrong:
            reading.faults.extend(wrong.faults)
    if reading.faults:
        raise BadInput(*reading.faults)
    found = dict(reading.events)
    for label in reading.seen.values():
        found.setdefault(label, Judged(label))
    return Judgement(
        reading.seen, tuple(found.values()), tuple(reading.doubts.values()), tuple(reading.totals.values())
    )


def _seen(row: Row, into: _Reading) -> None:
    label = _needed(row, "event")
    for one in _needed(row, "observations").split():
        if into.seen.setdefault(one, label) != label:
            raise BadInput(row.fault(f"{one} is put to {into.seen[one]} too", "put each observation to one event"))


def _event(row: Row, into: _Reading) -> None:
    label = _needed(row, "event")
    if label in into.events:
        raise BadInput(row.fault(f"the event {label} comes twice", "give each event one row, or another label"))
    side = row.cells.get("side")
    if side is not None and side not in (*into.sides, NOT_ATTRIBUTED, NOBODY):
        remedy = f"write {', '.join((*into.sides, NOT_ATTRIBUTED, NOBODY))}, or leave it empty"
        raise BadInput(row.fault(f"side: {side!r} is nobody here", remedy))
    into.events[label] = Judged(
        label,
        _parsed(row, "when", lambda text: parse_interval(text, into.home)),
        _parsed(row, "location", parse_spot),
        _parsed(row, "what", lambda text: What(text).value),
        _parsed(row, "value", parse_count),
        side,
        _parsed(row, "probability", _share),
        _excluded(row),
    )
    if "observations" in row.cells:
        _seen(row, into)


def _claim(row: Row, into: _Reading) -> None:
    verdict = _choice(row, "verdict", Verdict, None)
    for one in _needed(row, "observations").split():
        if one in into.doubts:
            raise BadInput(row.fault(f"{one} is judged twice", "judge each claim once"))
        count, probability = _parsed(row, "value", parse_count), _parsed(row, "probability", _share)
        into.doubts[one] = Doubt(one, verdict, count, probability)


def _total(row: Row, into: _Reading) -> None:
    _needed(row, "day")
    day = _parsed(row, "day", lambda text: parse_day(text).toordinal() - 719_163)
    count, side = _parsed(row, "value", parse_count), _needed(row, "side")
    if side not in into.sides:
        raise BadInput(row.fault(f"side: {side!r} is no side", f"write {' or '.join(into.sides)}"))
    if day is None or count is None:
        raise BadInput(row.fault("value is missing", "write how many, such as 12-30"))
    total = Total(day, side, _choice(row, "unit", Unit, Unit.EVENTS), count)
    if into.totals.setdefault((total.day, total.side, total.unit), total) != total:
        raise BadInput(row.fault(f"the total of {row.cells['day']} for {side} comes twice", "keep one of them"))


_READERS: dict[Sort, Callable[[Row, _Reading], None]] = {
    Sort.SEEN: _seen,
    Sort.EVENT: _event,
    Sort.CLAIM: _claim,
    Sort.TOTAL: _total,
}


def _excluded(row: Row) -> bool | None:
    written = row.cells.get("excluded", "cannot_tell")
    answers = {"yes": True, "no": False, "cannot_tell": None} | {one.value: True for one in Assessed}
    if written not in answers:
        remedy = "write yes, no, cannot_tell, or what it was, such as demining"
        raise BadInput(row.fault(f"excluded: {written!r} is no answer", remedy))
    return answers[written]


def _choice(row: Row, column: str, among: type[T], usual: T | None) -> T:
    written = row.cells.get(column)
    if written is None and usual is not None:
        return usual
    try:
        return among(written)  # type: ignore[call-arg]
    except ValueError as wrong:
        remedy = f"write one of {', '.join(str(one) for one in among)}"  # type: ignore[attr-defined]
        raise BadInput(row.fault(f"{column}: {written!r} is not one", remedy)) from wrong


def _needed(row: Row, column: str) -> str:
    if column not in row.cells:
        raise BadInput(row.fault(f"{column} is missing", f"fill the column {column}"))
    return row.cells[column]


def _parsed(row: Row, column: str, parse: Callable[[str], T]) -> T | None:
    if column not in row.cells:
        return None
    try:
        return parse(row.cells[column])
    except ValueError as wrong:
        problem, _, remedy = str(wrong).partition("; ")
        raise BadInput(row.fault(f"{column}: {problem}", remedy or "docs/exercise.md has the columns")) from wrong


def _share(text: str) -> float:
    number = float(text)
    if not (math.isfinite(number) and 0 <= number <= 1):
        raise ValueError(f"{text!r} is no probability; write a number from 0 to 1, such as 0.8")
    return number
