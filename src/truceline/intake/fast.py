"""CSV files of very many rows, block by block on two threads: the same batches as in the plain way, in the same order.

Every record whose form is not certain, and every row about which the vectors are in doubt, is read in the plain way.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from truceline.intake.batches import Batch, batch_of
from truceline.intake.blocks import Block, block_of, may_bear_mark
from truceline.intake.columns import Columns, letters_of
from truceline.intake.csv_records import LONGEST, raw_of, record_at
from truceline.intake.csv_tables import CsvTable
from truceline.intake.plain import Outcome, Reader
from truceline.intake.rows import Kept, Raw, Skipped
from truceline.intake.vectors import Vectors

Flags = npt.NDArray[np.bool_]
_Parsed = tuple[pa.Table, npt.NDArray[np.int64], list[int]]
_THREADS = 2
_AHEAD = 4
_LARGE, _SMALL = 8 << 20, 64 << 10


@dataclass(frozen=True)
class _Read:
    """What came of a block: its batch, and the number of its record at which reading must begin again, if any."""

    batch: Batch
    again: int | None


def fast_batches(table: CsvTable, reader: Reader, large: int = _LARGE) -> Iterator[Batch]:
    """All rows of a CSV file in batches. Raises as `plain_batches`."""
    work = _Work(table, reader, large)
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[tuple[Block, Future[_Read]]] = deque()
        try:
            while True:
                while len(waiting) < _AHEAD and (block := work.next_block()) is not None:
                    waiting.append((block, pool.submit(work.read, block)))
                if waiting:
                    block, future = waiting.popleft()
                    found = future.result()
                    yield replace(found.batch, done=block.at + block.end)
                    if found.again is not None:
                        _forget(waiting)
                        work.go_back(block, found.again)
                elif work.over:
                    return
                else:
                    yield work.one_record()
        finally:
            _forget(waiting)


def _forget(waiting: "deque[tuple[Block, Future[_Read]]]") -> None:
    for _, future in waiting:
        future.cancel()
    waiting.clear()


class _Work:
    """The place in the file, and how its blocks are read."""

    def __init__(self, table: CsvTable, reader: Reader, large: int) -> None:
        self._table, self._reader, self._vectors = table, reader, Vectors(reader)
        self._large, self._size = large, large
        self._stuck = False

    @property
    def over(self) -> bool:
        """True where the file has been read."""
        return self._table.window.over

    def next_block(self) -> Block | None:
        """The next block; None where none is left, or the next record is uncertain."""
        window = self._table.window
        if self._stuck:
            return None
        window.fill(max(self._size, LONGEST) + 1)
        data = window.blob[window.at : window.at + self._size]
        if not data:
            return None
        final = window.ended and window.at + len(data) == len(window.blob)
        block = block_of(data, window.done, self._table.line, self._table.delimiter, final=final)
        self._stuck = block.uncertain
        if not len(block):
            self._stuck = True
            return None
        self._size = _SMALL if block.uncertain else min(self._size * 2, self._large)
        window.at, self._table.line = window.at + block.end, block.next_line
        return block

    def one_record(self) -> Batch:
        """The next record in the plain way."""
        self._stuck, self._size = False, min(self._size, _SMALL)
        raw = self._table.next_row()
        outcomes = [] if raw is None else [self._reader.read(raw)]
        return replace(batch_of(outcomes, self._table.done()), raw=lambda _: raw.cells if raw is not None else {})

    def go_back(self, block: Block, number: int) -> None:
        """Go on with a record of a block that has been read, in the plain way."""
        self._table.go_to(block.at + int(block.starts[number]), int(block.lines[number]))
        self._stuck, self._size = True, _SMALL

    def read(self, block: Block) -> _Read:
        """What becomes of the rows of a block."""
        if not self._reader.ground.mark and may_bear_mark(block.data):
            return self._plainly(block, range(len(block)))
        parsed = _parsed(block, self._table, self._reader.columns)
        if parsed is None:
            return self._plainly(block, range(len(block)))
        table, rows, odd = parsed
        several = [number for number in odd if block.several[number]]
        again = min(several) if several else None
        if again is not None:
            fine = rows < again
            table, rows, odd = table.filter(pa.array(fine)), rows[fine], [one for one in odd if one < again]
        batch = self._batch(block, table, rows, odd)
        return _Read(batch, again)

    def _plainly(self, block: Block, numbers: Any) -> _Read:
        outcomes: list[Outcome] = []
        for number in numbers:
            if block.several[number] and self._cut(block, number):
                return _Read(replace(batch_of(outcomes), raw=partial(self._raw, block)), number)
            outcomes += self._outcome(block, number)
        return _Read(replace(batch_of(outcomes), raw=partial(self._raw, block)), None)

    def _cut(self, block: Block, number: int) -> bool:
        """True where the plain way sees a record of several lines end elsewhere."""
        start, end = int(block.starts[number]), int(block.ends[number])
        width = len(self._table.header)
        return record_at(block.data[start:end], 0, 0, self._table.delimiter, width).end != end - start

    def _outcome(self, block: Block, number: int) -> list[Outcome]:
        raw = self._row(block, number)
        return [] if raw is None else [self._reader.read(raw)]

    def _row(self, block: Block, number: int) -> Raw | None:
        start, end = int(block.starts[number]), int(block.ends[number])
        header = self._table.header
        record = record_at(block.data[start:end], 0, int(block.lines[number]), self._table.delimiter, len(header))
        return raw_of(record, header)

    def _batch(self, block: Block, table: pa.Table, rows: npt.NDArray[np.int64], odd: list[int]) -> Batch:
        columns = Columns(table)
        cells, doubt = self._vectors.made(columns)
        cells["occurred"], starts, ends, unsure = self._vectors.when(columns, cells)
        doubt = doubt if unsure is None else doubt | unsure
        keys = self._keys(columns)
        releases = self._releases(columns)
        doubt |= np.asarray(pc.equal(keys, "").cast(pa.uint8())).astype(bool)
        for texts in (keys, *cells.values()):
            named = self._vectors.named(texts)
            doubt = doubt if named is None else doubt | named
        contents = self._vectors.contents(cells)
        skipped = self._skipped(block, columns, rows)
        out = doubt.copy()
        out[list(skipped)] = True
        lines = block.lines[rows]
        picked = [keys, releases, contents]
        if out.any():
            picked = [column.filter(pa.array(~out)) for column in picked]
        kept_lines, kept_starts, kept_ends = lines[~out], starts[~out], ends[~out]
        plain = [*odd, *(int(rows[place]) for place in np.flatnonzero(doubt) if place not in skipped)]
        more = [one for number in plain for one in self._outcome(block, number)]
        batch = Batch(
            kept_lines.tolist(), picked[0].to_pylist(), picked[1].to_pylist(), kept_starts.tolist(), kept_ends.tolist(),
            picked[2].to_pylist(), skipped=tuple(skipped.values()), pieces=_pieces(picked[0], picked[2]),
        )  # fmt: skip
        return replace(_joined(batch, more) if more else batch, raw=partial(self._raw, block))

    def _raw(self, block: Block, line: int) -> Mapping[str, str]:
        """The cells of the record in a line, as the file has them."""
        raw = self._row(block, int(np.searchsorted(block.lines, line)))
        return raw.cells if raw is not None else {}

    def _skipped(self, block: Block, columns: Columns, rows: npt.NDArray[np.int64]) -> dict[int, Skipped]:
        reasons = self._vectors.reasons(columns)
        lines = block.lines[rows]
        return {n: Skipped(int(lines[n]), reason) for n, reason in enumerate(reasons) if reason}

    def _keys(self, columns: Columns) -> pa.Array:
        parts = [columns.text(name) for name in self._reader.mapping.key]
        if len(parts) == 1:
            return parts[0]
        whole = pc.binary_join_element_wise(*parts, "/")
        empty = pc.equal(parts[0], "")
        for one in parts[1:]:
            empty = pc.and_(empty, pc.equal(one, ""))
        return pc.if_else(empty, "", whole)

    def _releases(self, columns: Columns) -> pa.Array:
        release = self._reader.mapping.release
        if release is not None and release.column is not None:
            return columns.text(release.column)
        given = self._reader.ground.release if release is None else release.value
        return pa.array([given or ""] * columns.number, pa.string())


def _pieces(keys: pa.Array, contents: pa.Array) -> bytes:
    lengths = [pc.binary_length(one).cast(pa.string()) for one in (keys, contents)]
    whole = pc.binary_join_element_wise(lengths[0], " ", lengths[1], "\n", keys, contents, "")
    return letters_of(whole)[0].tobytes()


def _joined(batch: Batch, more: list[Outcome]) -> Batch:
    """A batch with rows that were read in the plain way, in the order of the file."""
    other = batch_of(more)
    held = tuple(sorted(other.held, key=lambda one: one.line))
    skipped = tuple(sorted((*batch.skipped, *other.skipped), key=lambda one: one.line))
    if not other.lines:
        return replace(batch, held=held, skipped=skipped)
    rows: list[Kept] = sorted((*batch.kept(), *other.kept()), key=lambda one: one.line)
    return replace(batch_of(rows), held=held, skipped=skipped)


def _parsed(block: Block, table: CsvTable, names: tuple[str, ...]) -> _Parsed | None:
    """The certain records as columns, which record each row is, and the records that must be read in the plain way.

    None where the records are not what they seem.
    """
    numbers = np.flatnonzero(~block.plain & ~_blank(block))
    plain = np.flatnonzero(block.plain).tolist()
    data = block.data[: block.end]
    if plain:
        spans = zip(block.starts[numbers].tolist(), block.ends[numbers].tolist(), strict=True)
        data = b"".join(_ended(data[start:end]) for start, end in spans)
    wrong: list[int] = []
    found = _read(data, table, names, wrong, several=bool(block.several.any()))
    fine = np.ones(len(numbers), dtype=bool)
    fine[[number - 1 for number in wrong]] = False
    if found is None or found.num_rows != int(fine.sum()):
        return None
    return found, numbers[fine], sorted([*plain, *numbers[~fine].tolist()])


def _ended(record: bytes) -> bytes:
    return record if record.endswith(b"\n") else record + b"\n"


def _blank(block: Block) -> Flags:
    """Records without any sign: no rows."""
    array = np.frombuffer(block.data, dtype=np.uint8)
    first = array[block.starts]
    size = block.ends - block.starts
    second = array[np.minimum(block.starts + 1, len(array) - 1)]
    blank: Flags = (first == 10) | ((first == 13) & ((size == 1) | (second == 10)))
    return blank


def _read(data: bytes, table: CsvTable, names: tuple[str, ...], wrong: list[int], *, several: bool) -> pa.Table | None:
    wanted = [name for name in names if name in table.header]

    def note(row: Any) -> str:
        wrong.append(row.number)
        return "skip"

    if not data:
        return pa.table({name: pa.array([], pa.string()) for name in wanted})
    try:
        return pacsv.read_csv(
            pa.py_buffer(data),
            read_options=pacsv.ReadOptions(
                column_names=list(table.header), block_size=len(data) + 16, use_threads=False
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=table.delimiter, newlines_in_values=several, invalid_row_handler=note
            ),
            convert_options=pacsv.ConvertOptions(
                include_columns=wanted, column_types=dict.fromkeys(wanted, pa.string()), strings_can_be_null=False,
                check_utf8=False,
            ),
        )  # fmt: skip
    except pa.ArrowInvalid:
        return None
