"""Blocks of a CSV file whose records are certain: where each begins and ends, and which must be read in the plain way.

A quote is certain where it opens or closes a cell, or is doubled inside one. A block ends before the first that is
not; the record in which that stands is read by `csv_records`.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from truceline.values.watermark import PREFIX, SOURCE

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_QUOTE, _NEWLINE, _RETURN = 34, 10, 13
_LONG = 100_000
"""A longer record is read in the plain way: there, cells have a greatest length."""
_TAB, _BLANK = 9, 32
_MARKED = re.compile(rb"(?:^|[\s,;|\"\x80-\xff])" + PREFIX.encode())


@dataclass(frozen=True)
class Block:
    """Bytes that begin at a record, with the places of its certain records: `starts`, `ends` (behind their line ends).

    `lines`: the line of each, from 1 in the file. `plain`: those that must be read in the plain way. `several`: those
    that lie over several lines. `uncertain`: what follows is no certain record. `at`: where in the file it begins.
    """

    at: int
    data: bytes
    starts: Places
    ends: Places
    lines: Places
    plain: Flags
    several: Flags
    uncertain: bool
    next_line: int

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def end(self) -> int:
        """How many bytes its records have."""
        return int(self.ends[-1]) if len(self) else 0

    def before(self, number: int) -> "Block":
        """The block up to one of its records."""
        line = int(self.lines[number])
        return Block(
            self.at, self.data, self.starts[:number], self.ends[:number], self.lines[:number], self.plain[:number],
            self.several[:number], uncertain=True, next_line=line,
        )  # fmt: skip


def block_of(data: bytes, at: int, line: int, delimiter: str, *, final: bool) -> Block:
    """The certain records in some bytes, which begin at a record; `final` where the file ends with them."""
    array = np.frombuffer(data, dtype=np.uint8)
    newlines, quotes = np.flatnonzero(array == _NEWLINE), np.flatnonzero(array == _QUOTE)
    limit, uncertain = _certain(array, quotes, ord(delimiter), final=final)
    ends = newlines + 1 if not len(quotes) else newlines[np.searchsorted(quotes, newlines) % 2 == 0] + 1
    if final and not uncertain and len(data) and (not len(ends) or ends[-1] != len(data)):
        ends = np.append(ends, len(data))
    ends = ends[ends <= limit]
    starts = np.concatenate(([0], ends[:-1])) if len(ends) else ends
    before, after = np.searchsorted(newlines, starts), np.searchsorted(newlines, ends - 1)
    several = after > before
    plain = _plain(data, array, _odd(array, len(newlines)), starts, ends)
    next_line = line + (int(np.searchsorted(newlines, ends[-1])) if len(ends) else 0)
    uncertain = uncertain or not len(ends)
    block = Block(at, data, starts, ends, line + before, plain, several, uncertain, next_line)
    doubtful = np.flatnonzero(plain & several)
    return block.before(int(doubtful[0])) if len(doubtful) else block


def _odd(array: npt.NDArray[np.uint8], newlines: int) -> Places:
    """Where signs are that are no letters, but for tabs and line feeds, of which there are so many."""
    low = array < _BLANK
    if np.count_nonzero(low) == newlines:
        return np.zeros(0, dtype=np.int64)
    found = np.flatnonzero(low)
    odd: Places = found[(array[found] != _NEWLINE) & (array[found] != _TAB)]
    return odd


def _certain(array: npt.NDArray[np.uint8], quotes: Places, delimiter: int, *, final: bool) -> tuple[int, bool]:
    """Up to where quotes are certain, and whether something uncertain follows."""
    if not len(quotes):
        return len(array), False
    odd = np.arange(len(quotes)) % 2 == 1
    touching = np.diff(quotes) == 1
    after_quote, before_quote = np.append(False, touching), np.append(touching, False)
    left = array[np.maximum(quotes - 1, 0)]
    right = array[np.minimum(quotes + 1, len(array) - 1)]
    opens = (quotes == 0) | (left == delimiter) | (left == _NEWLINE) | after_quote
    at_end = quotes == len(array) - 1
    closes = (right == delimiter) | (right == _NEWLINE) | (right == _RETURN) | before_quote | at_end
    wrong = np.flatnonzero(np.where(odd, ~closes, ~opens))
    if len(wrong):
        return int(quotes[wrong[0]]), True
    return len(array), final and len(quotes) % 2 == 1


def _plain(data: bytes, array: npt.NDArray[np.uint8], odd: Places, starts: Places, ends: Places) -> Flags:
    """Records with bare carriage returns or control signs, with letters that are not UTF-8, or of great length."""
    found = (ends - starts) > _LONG
    if len(odd):
        following = array[np.minimum(odd + 1, len(array) - 1)]
        last = odd == len(array) - 1
        fine = (array[odd] == _RETURN) & (following == _NEWLINE) & ~last
        places = np.searchsorted(ends, odd[~fine], side="right")
        found[places[places < len(ends)]] = True
    if len(ends) and not _is_utf_8(data[: int(ends[-1])]):
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        found |= np.array([not _is_utf_8(data[start:end]) for start, end in spans], dtype=bool)
    return found


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def may_bear_mark(data: bytes) -> bool:
    """True where some cell in these bytes may bear the mark of an exercise."""
    there = PREFIX.encode() in data and _MARKED.search(data) is not None
    return there or SOURCE.encode() in data
