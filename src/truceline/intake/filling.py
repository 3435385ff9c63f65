"""A cell of a mapping as a function: from the texts of columns to the text of the cell. This is the plain meaning of a
mapping; the fast path (`fast.py`) is held to it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from truceline.intake import converting, positions
from truceline.intake.addresses import addresses, in_address
from truceline.intake.cell_forms import (
    Address,
    Bounds,
    Cell,
    Condition,
    Constant,
    Counted,
    Decided,
    Flagged,
    Joined,
    Placed,
    Said,
    Taken,
    Timed,
    Url,
)
from truceline.intake.filling_times import TimeFiller
from truceline.intake.sentences import parse_sentence, say

Columns = Mapping[str, str]
"""The texts of a row by its columns; one that is not there is empty."""
Fill = Callable[[Columns], str]
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


@dataclass(frozen=True)
class Filler:
    """What fills a cell: the columns that it reads, and the function. `fill` raises ValueError where it cannot."""

    columns: tuple[str, ...]
    fill: Fill


def filler(cell: Cell, cells: Mapping[str, Cell], home: ZoneInfo) -> Filler:
    """What fills a cell; `cells` are those that a sentence may name, `home` the zone of times that name none."""
    columns = tuple(dict.fromkeys(_columns(cell, cells)))
    return Filler(columns, _function(cell, cells, home))


def _function(cell: Cell, cells: Mapping[str, Cell], home: ZoneInfo) -> Fill:
    return _MAKERS[type(cell)](cell, cells, home)


def _columns(cell: Cell | None, cells: Mapping[str, Cell]) -> list[str]:
    """The columns that a cell reads."""
    return [] if cell is None else [name for name in _READS[type(cell)](cell, cells) if name]


def _read_by_sentence(text: str, cells: Mapping[str, Cell]) -> list[str]:
    pieces = [piece for part in parse_sentence(text) for piece in part.pieces]
    return [name for piece in pieces for name in (piece.column, *_columns(cells.get(piece.cell), cells))]


def _read_by_time(cell: Timed, cells: Mapping[str, Cell]) -> list[str]:
    time = cell.time
    named = (*time.start, time.end, time.clock, time.end_clock, time.zone_from)
    return [*(name or "" for name in named), *_columns(time.precision, cells)]


def _read_by_place(cell: Placed, cells: Mapping[str, Cell]) -> list[str]:
    named = (cell.place.north, cell.place.east, cell.place.point)
    return [*(name or "" for name in named), *_columns(cell.place.within, cells)]


def _read_by_count(cell: Counted, _: Mapping[str, Cell]) -> list[str]:
    bounds = cell.count
    named = (bounds.low, bounds.high, bounds.exactly, bounds.about, *(bounds.between or ()))
    return [name or "" for name in named]


def _read_by_branches(cell: Decided, cells: Mapping[str, Cell]) -> list[str]:
    asked = [one.column for branch in cell.when for one in branch.if_]
    then = [name for branch in cell.when for name in _columns(branch.then, cells)]
    return [*asked, *then, *_columns(cell.otherwise, cells)]


def _constant(text: str, _: Columns) -> str:
    return text


def first_given(names: Sequence[str], columns: Columns) -> str:
    """The first text of these columns that is not empty."""
    return next((text for name in names if (text := columns.get(name, ""))), "")


def _taken(cell: Taken, columns: Columns) -> str:
    text = first_given(cell.from_, columns)
    if not text:
        return cell.default or ""
    if cell.capture is not None:
        found = re.search(cell.capture, text)
        if found is None:
            return _otherwise(cell, text, "does not fit the pattern of the mapping")
        text = (found[1] or "").strip() if found.re.groups else found[0].strip()
    if cell.choose is not None:
        if text not in cell.choose:
            return _otherwise(cell, text, "is not among the choices of the mapping")
        text = cell.choose[text]
    if cell.as_ is not None and text:
        text = converting.FORMS[cell.as_](text)
    return text if cell.shorten is None else converting.shorten(text, cell.shorten)


def _otherwise(cell: Taken, text: str, problem: str) -> str:
    if cell.otherwise is None:
        raise ValueError(f"{text!r} {problem}; correct it, or add it to the mapping")
    return cell.otherwise


def _joined(cell: Joined, columns: Columns) -> str:
    text = cell.with_.join(text for name in cell.join if (text := columns.get(name, "")))
    return text if cell.shorten is None else converting.shorten(text, cell.shorten)


def _said(cell: Said, cells: Mapping[str, Cell], home: ZoneInfo) -> Fill:
    parts = parse_sentence(cell.say)
    named = {p.cell: _function(cells[p.cell], {}, home) for part in parts for p in part.pieces if p.cell}

    def fill(columns: Columns) -> str:
        text = say(parts, lambda name: columns.get(name, ""), lambda name: named[name](columns))
        return text if cell.shorten is None else converting.shorten(text, cell.shorten)

    return fill


def _counted(bounds: Bounds, columns: Columns) -> str:
    if bounds.exactly or bounds.about:
        text = columns.get(bounds.exactly or bounds.about or "", "")
        number = converting.whole(text) if text else ""
        return f"about {number}" if number and bounds.about else number
    if bounds.between:
        return converting.count_holding(columns.get(name, "") for name in bounds.between)
    low, high = (columns.get(name, "") if name else "" for name in (bounds.low, bounds.high))
    return converting.count_between(low, high)


def _placed(cell: Placed, reach: Fill | None, columns: Columns) -> str:
    place = cell.place
    within = "" if reach is None else reach(columns)
    if place.point is not None:
        return positions.point(columns.get(place.point, ""), within, zero_is_unknown=place.zero_is_unknown)
    north, east = (columns.get(name or "", "") for name in (place.north, place.east))
    return positions.position(north, east, within, zero_is_unknown=place.zero_is_unknown)


def _addressed(cell: Address, columns: Columns) -> str:
    return addresses(columns.get(cell.address, ""), cell.between, cell.otherwise)


def _url(cell: Url) -> Fill:
    parts = parse_sentence(cell.url)
    return lambda columns: say(parts, lambda name: in_address(columns.get(name, "")), str)


def _decided(cell: Decided, cells: Mapping[str, Cell], home: ZoneInfo) -> Fill:
    branches = [(branch.if_, _function(branch.then, cells, home)) for branch in cell.when]
    otherwise = None if cell.otherwise is None else _function(cell.otherwise, cells, home)

    def fill(columns: Columns) -> str:
        for conditions, then in branches:
            if all(holds(one, columns) for one in conditions):
                return then(columns)
        return "" if otherwise is None else otherwise(columns)

    return fill


def _flagged(cell: Flagged, columns: Columns) -> str:
    found = [word for name, word in cell.flags.items() if columns.get(name, "") in cell.set]
    return cell.with_.join(dict.fromkeys(found)) or (cell.none or "")


def holds(condition: Condition, columns: Columns) -> bool:
    """Whether a condition holds of a row. What is not a number is neither above nor below one."""
    text = columns.get(condition.column, "")
    if condition.empty is not None:
        return condition.empty == (not text)
    if condition.is_ is not None:
        return text in condition.is_
    if condition.not_ is not None:
        return text not in condition.not_
    if condition.fits is not None:
        return bool(text) and re.search(condition.fits, text) is not None
    if not _NUMBER.fullmatch(text):
        return False
    if condition.above is not None:
        return float(text) > float(condition.above)
    return float(text) < float(condition.below or 0)


def _filled_place(cell: Placed, cells: Mapping[str, Cell], home: ZoneInfo) -> Fill:
    within = None if cell.place.within is None else _function(cell.place.within, cells, home)
    return partial(_placed, cell, within)


def _filled_time(cell: Timed, cells: Mapping[str, Cell], home: ZoneInfo) -> Fill:
    precision = None if cell.time.precision is None else _function(cell.time.precision, cells, home)
    return TimeFiller(cell.time, precision, home)


_MAKERS: dict[type, Callable[[Any, Mapping[str, Cell], ZoneInfo], Fill]] = {
    Taken: lambda cell, *_: partial(_taken, cell),
    Constant: lambda cell, *_: partial(_constant, cell.value),
    Joined: lambda cell, *_: partial(_joined, cell),
    Said: _said,
    Counted: lambda cell, *_: partial(_counted, cell.count),
    Placed: _filled_place,
    Timed: _filled_time,
    Address: lambda cell, *_: partial(_addressed, cell),
    Url: lambda cell, *_: _url(cell),
    Decided: _decided,
    Flagged: lambda cell, *_: partial(_flagged, cell),
}
_READS: dict[type, Callable[[Any, Mapping[str, Cell]], list[str]]] = {
    Taken: lambda cell, _: list(cell.from_),
    Constant: lambda *_: [],
    Joined: lambda cell, _: list(cell.join),
    Said: lambda cell, cells: _read_by_sentence(cell.say, cells),
    Counted: _read_by_count,
    Placed: _read_by_place,
    Timed: _read_by_time,
    Address: lambda cell, _: [cell.address],
    Url: lambda cell, cells: _read_by_sentence(cell.url, cells),
    Decided: _read_by_branches,
    Flagged: lambda cell, _: list(cell.flags),
}
