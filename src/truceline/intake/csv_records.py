"""Records of a CSV file, one by one from its bytes: the plain meaning of such a file, to which the fast path is held.

Quotes are as in RFC 4180. A record that is not well formed, or lies over several lines and has another number of
cells than the header, costs its first line only: reading goes on at the next, so that one stray quote never swallows
the rows after it.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.intake.rows import BLANKS, MORE, Problem, Raw

LONGEST = 1 << 20
"""No record has more bytes; a quote that is still open after them was stray."""
QUOTES = Problem("the row is not well formed: a quote stands where none may", "mend the quotes of this row")
NOT_UTF_8 = Problem("the text of the row is not UTF-8", "write its letters again")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Record:
    """A record: its line, its cells as they stand (None where it is not well formed), and where the next one begins."""

    line: int
    cells: list[str] | None
    sound: bool
    first: bytes
    end: int
    next_line: int


def record_at(blob: bytes, at: int, line: int, delimiter: str, width: int | None) -> Record:
    """The record that begins at a place in a text of bytes.

    The bytes reach to the end of the file, or for at least `LONGEST` from there. `width`: how many cells a row has.
    """
    stop = blob.find(b"\n", at)
    stop = len(blob) if stop < 0 else stop + 1
    first = blob[at:stop]
    if b'"' not in first and b"\r" not in first.rstrip(b"\r\n"):
        text, sound = _decoded(first)
        return Record(line, text.rstrip("\r\n").split(delimiter), sound, first, stop, line + 1)
    lines = _Lines(blob, at)
    try:
        cells = next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return Record(line, None, lines.sound, first, stop, line + 1)
    if lines.number > 1 and width is not None and len(cells) != width:
        return Record(line, None, lines.sound, first, stop, line + 1)
    return Record(line, cells, lines.sound, first, lines.at, line + lines.number)


class _Lines:
    """The lines of a record as texts, as far as they are asked for."""

    def __init__(self, blob: bytes, at: int) -> None:
        self._blob, self.at, self._limit = blob, at, at + LONGEST
        self.number, self.sound = 0, True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self._blob) or self.at >= self._limit:
            raise StopIteration
        stop = self._blob.find(b"\n", self.at)
        stop = len(self._blob) if stop < 0 else stop + 1
        text, sound = _decoded(self._blob[self.at : stop])
        self.at, self.number, self.sound = stop, self.number + 1, self.sound and sound
        return text


def _decoded(raw: bytes) -> tuple[str, bool]:
    try:
        return raw.decode(), True
    except UnicodeDecodeError:
        return raw.decode(errors="backslashreplace"), False


def raw_of(record: Record, header: tuple[str, ...]) -> Raw | None:
    """A record as a row with names; None for a blank one."""
    written = _decoded(record.first)[0].rstrip("\r\n")
    if record.cells is None:
        unsound = () if record.sound else (NOT_UTF_8,)
        return Raw(record.line, {}, (QUOTES, *unsound), written)
    texts = [cell.strip(BLANKS) for cell in record.cells]
    if not any(texts):
        return None
    cells = {name: text for name, text in zip(header, texts, strict=False) if text}
    problems = tuple(_problems(record, header, texts))
    if len(texts) > len(header):
        cells[MORE] = " | ".join(texts[len(header) :])
    return Raw(record.line, cells, problems, written if problems else "")


def _problems(record: Record, header: tuple[str, ...], texts: list[str]) -> Iterator[Problem]:
    if not record.sound:
        yield NOT_UTF_8
    if len(texts) != len(header):
        remedy = "put quotes round a text that holds the delimiter, or fill the row up"
        yield Problem(f"the row has {len(texts)} cells under {len(header)} column names", remedy)
    for name, text in zip(header, texts, strict=False):
        if CONTROL.search(text):
            yield control_problem(name, text)


def control_problem(column: str, text: str) -> Problem:
    """What is wrong with a cell that holds signs which are no letters."""
    what = "a NUL byte" if "\x00" in text else "a control character"
    return Problem(f"{column}: the cell holds {what}", "take it out; it may stand for something that was lost")
