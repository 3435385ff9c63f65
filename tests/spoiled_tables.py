"""Copies of tables with one thing wrong in each of some rows, and which rows those are."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Cells = list[str]


@dataclass(frozen=True)
class Where:
    """The columns of a table in which something can be spoiled; empty where it has none of that sort."""

    key: str
    date: str = ""
    north: str = ""
    number: str = ""
    text: str = ""


@dataclass(frozen=True)
class Spoiled:
    """A spoiled table, and what was done to which of its lines."""

    blob: bytes
    lines: Mapping[int, str]
    rows: int


@dataclass(frozen=True)
class _Record:
    line: int
    raw: bytes
    cells: Cells


def spoil(blob: bytes, where: Where, header: Sequence[str] = (), delimiter: str = ",") -> Spoiled:
    """The table with every fault that its columns allow, each in its own row; `header`: of one without a row of names.

    Rows in the middle are changed where they stand. Behind the last one come a row with the key of another and other
    content, and half a row.
    """
    records = list(_records(blob, delimiter))
    names = list(header) or records.pop(0).cells
    faults = dict(_faults(where, names))
    sound = [record for record in records if b"\n" not in record.raw.rstrip(b"\r\n")]
    step = len(sound) // (len(faults) + 3)
    lines: dict[int, str] = {}
    for number, (name, fault) in enumerate(faults.items(), start=1):
        record = sound[number * step]
        place = records.index(record)
        records[place] = _Record(record.line, fault(_written, record, delimiter), record.cells)
        lines[record.line] = name
    before = b"" if header else blob[: blob.index(b"\n") + 1]
    body = before + b"".join(record.raw for record in records)
    body += b"" if body.endswith(b"\n") else b"\n"
    twice, cut = _twice(sound[0], names, where, delimiter), _cut(sound[-1], names, where, delimiter)
    last = body.count(b"\n") + 1
    lines |= {last: "key twice", last + 1: "cut off"}
    return Spoiled(body + twice + cut, lines, len(records) + 2)


def _records(blob: bytes, delimiter: str) -> Iterator[_Record]:
    parts = blob.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    lines = [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
    reader = csv.reader((line.decode() for line in lines), delimiter=delimiter, quoting=_quoting(delimiter))
    before = 0
    for cells in reader:
        yield _Record(before + 1, b"".join(lines[before : reader.line_num]), cells)
        before = reader.line_num


_Fault = Callable[[Callable[[Cells, str], bytes], _Record, str], bytes]


def _faults(where: Where, names: Sequence[str]) -> Iterator[tuple[str, _Fault]]:
    def put(column: str, value: str) -> _Fault:
        place = names.index(column)
        return lambda write, record, by: write([*record.cells[:place], value, *record.cells[place + 1 :]], by)

    yield "cell dropped", lambda write, record, by: write(record.cells[:-1], by)
    if where.date:
        yield "bad date", put(where.date, "2024-13-45")
    if where.north:
        yield "off the globe", put(where.north, "95.5")
    if where.number:
        yield "letters in a number", put(where.number, "1O")
    if where.text:
        place = names.index(where.text)
        yield "NUL", put(where.text, "a\0b")
        yield "not UTF-8", lambda write, record, by: write(_mark(record.cells, place), by).replace(b"@@", b"\xe9\xff")
    if names.index(where.key) == 0:
        yield "stray quote", lambda write, record, by: b'"ab"c' + record.raw


def _quoting(delimiter: str) -> Literal[0, 3]:
    """A file with tabs has no quotes: a quotation mark stands for itself."""
    return csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL


def _mark(cells: Cells, place: int) -> Cells:
    return [*cells[:place], "x@@y", *cells[place + 1 :]]


def _written(cells: Cells, delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=_quoting(delimiter)).writerow(cells)
    return text.getvalue().encode()


def _twice(record: _Record, names: Sequence[str], where: Where, delimiter: str) -> bytes:
    place = names.index(where.text)
    return _written([*record.cells[:place], "something else", *record.cells[place + 1 :]], delimiter)


def _cut(record: _Record, names: Sequence[str], where: Where, delimiter: str) -> bytes:
    place = names.index(where.key)
    row = _written([*record.cells[:place], "999999", *record.cells[place + 1 :]], delimiter)
    return row[: len(row) // 2]
