"""A mapping put to very many rows at once: the same cells as in the plain way, or a doubt.

Plain copies, sentences and places are made column by column; every other cell is made once for each different row of
the columns that it reads, by the plain function itself. A row in doubt is read in the plain way afterwards.
"""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ValidationError

from truceline.intake.cell_forms import Cell, Constant, Joined, Placed, Said, Taken, Timed
from truceline.intake.columns import Answer, Columns, Memory, codes_of
from truceline.intake.content import BETWEEN, content_columns
from truceline.intake.filling import filler, holds
from truceline.intake.filling_times import TimeFiller
from truceline.intake.plain import Reader
from truceline.intake.positions import position
from truceline.intake.sentences import Piece, parse_sentence
from truceline.intake.spans import span_text
from truceline.intake.vector_places import placed
from truceline.intake.vector_texts import Cells, copied, joined, part_of_sentence, to_be_shortened
from truceline.intake.vector_times import Days, days_between, plain_days, times_of
from truceline.record.entry import payload_of
from truceline.record.kinds import KINDS
from truceline.values.intervals import parse_interval
from truceline.values.watermark import bears_mark

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


class Vectors:
    """A reader's mapping for columns. Holds what it remembers from block to block."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._kind = reader, reader.mapping.kind
        cells = reader.mapping.cells
        self._needed = frozenset(name for name, field in KINDS[self._kind].model_fields.items() if field.is_required())
        self._cells: dict[str, Cell] = dict(cells)
        self._memories = {name: Memory(self._single(name), reader.fillers[name].columns) for name in cells}
        self._made = {name: Memory(partial(_or_none, one.fill), one.columns) for name, one in reader.made.items()}
        self._checks = {name: Memory(partial(self._fit, name), ("",)) for name in content_columns(self._kind)}
        self._reaches = {name: self._reach(cell.place.within) for name, cell in cells.items()
                         if isinstance(cell, Placed) and cell.place.within is not None}  # fmt: skip
        skips = reader.mapping.skip_where
        asked = tuple(dict.fromkeys(one.column for skip in skips for one in skip.if_))
        self._skips = Memory(self._reason, asked) if skips else None
        timed = isinstance(reader.fillers["occurred"].fill, TimeFiller)
        self._moments = Memory(self._moment, reader.fillers["occurred"].columns) if timed else None
        self._days = Days(Memory(self._day, ("",)))
        self._spans = Memory(self._span, ("",))
        self._guard = Memory(lambda columns: reader.ground.guard.finds(columns[""]), ("",))

    def _single(self, name: str) -> Callable[[Mapping[str, str]], Answer]:
        """A cell in the plain way, held against its kind: its text, or None where it is in doubt."""
        fill, mark = self._reader.fillers[name].fill, self._reader.ground.mark if name == "source" else ""

        def single(columns: Mapping[str, str]) -> Answer:
            try:
                text = fill(columns)
            except ValueError:
                return None
            text = f"{text} {mark}".strip() if mark and not bears_mark(text) else text
            return text if self._fit(name, {"": text}) else None

        return single

    def _reach(self, within: Cell) -> Memory:
        """What stands behind the degrees of a place: how far off it may be, or None where that is in doubt."""
        one = filler(within, {}, self._reader.ground.home)

        def behind(columns: Mapping[str, str]) -> Answer:
            try:
                return position("1", "1", one.fill(columns)).removeprefix("1 1")
            except ValueError:
                return None

        return Memory(behind, one.columns)

    def _fit(self, name: str, columns: Mapping[str, str]) -> bool:
        """Whether a text fits the column of its kind."""
        text = columns[""]
        if name in ("occurred", "source", "text"):
            span, problems = self._reader.fits(
                {"occurred": "1999-01-01", "source": "urn:x", "text": "x", name: text}, "k"
            )
            return not any(one.problem.startswith(name) for one in problems) and span is not None
        if not text or name == "recorded":
            return name not in self._needed
        try:
            payload_of(self._kind, {name: text}, self._reader.ground.home)
        except ValidationError as cause:
            return not any(error["loc"][:1] == (name,) for error in cause.errors())
        return True

    def _moment(self, columns: Mapping[str, str]) -> Answer:
        """When it was: the text, and what it means. None where it is in doubt."""
        fill = self._reader.fillers["occurred"].fill
        try:
            found = fill.span(columns) if isinstance(fill, TimeFiller) else None
        except ValueError:
            return None
        if found is None or found[0].start > self._reader.ground.now:
            return None
        return span_text(*found), found[0].start, found[0].end

    def when(self, columns: Columns, made: Mapping[str, Cells]) -> tuple[Cells, Places, Places, Flags | None]:
        """The texts of when it was, from when to when in microseconds UTC, and which are in doubt."""
        if self._moments is None:
            starts, ends = self._times(made["occurred"], columns.number)
            return made["occurred"], starts, ends, None
        cell = self._cells["occurred"]
        if isinstance(cell, Timed) and plain_days(cell.time):
            texts, starts, ends, unsure = days_between(cell.time, self._days, columns)
            if not unsure.any():
                return texts, starts, ends, None
        codes, answers = columns.ask(self._moments)
        return times_of(codes, answers)

    def _day(self, columns: Mapping[str, str]) -> Answer:
        """A day: its text, and from when to when it is. None where it is anything else, or lies in the future."""
        fill = self._reader.fillers["occurred"].fill
        if not isinstance(fill, TimeFiller) or not columns[""]:
            return None
        try:
            found = fill.day(columns[""])
        except ValueError:
            return None
        if found is None or found[0].start > self._reader.ground.now:
            return None
        return span_text(*found), found[0].start, found[0].end

    def _span(self, columns: Mapping[str, str]) -> Answer:
        if not columns[""]:
            return 0, 0
        span = parse_interval(columns[""], self._reader.ground.home)
        return span.start, span.end

    def _reason(self, columns: Mapping[str, str]) -> str:
        skips = self._reader.mapping.skip_where
        return next((skip.reason for skip in skips if all(holds(one, columns) for one in skip.if_)), "")

    def reasons(self, columns: Columns) -> list[str]:
        """For each row why it is none, or an empty text."""
        if self._skips is None:
            return []
        codes, answers = columns.ask(self._skips)
        return [answers[code] for code in codes] if any(answers) else []

    def made(self, columns: Columns) -> tuple[dict[str, Cells], Flags]:
        """The cells of all rows, and which rows are in doubt; first the columns that the mapping makes of others."""
        doubt = np.zeros(columns.number, dtype=bool)
        for name, memory in self._made.items():
            codes, answers = columns.ask(memory)
            texts, unsure = _by_answers(codes, answers)
            columns.add(name, texts)
            doubt = doubt if unsure is None else doubt | unsure
        found: dict[str, Cells] = {}
        sentences = [name for name, cell in self._cells.items() if isinstance(cell, Said)]
        wanted = [name for name in self._cells if name != "occurred" or self._moments is None]
        for name in [*(one for one in wanted if one not in sentences), *sentences]:
            made, unsure = self._cell(name, columns, found)
            if unsure is not None:
                doubt |= unsure
            found[name] = made
        return found, doubt

    def _cell(self, name: str, columns: Columns, made: dict[str, Cells]) -> tuple[pa.Array, Flags | None]:
        cell = self._cells[name]
        marked = name == "source" and self._reader.ground.mark
        if isinstance(cell, Constant):
            text = self._memories[name].ask(())
            return pa.scalar(text or "", pa.string()), None if text is not None else np.ones(columns.number, bool)
        if isinstance(cell, Placed) and cell.place.point is None:
            return placed(cell.place, self._memories[name], self._reaches.get(name), columns)
        if isinstance(cell, Said):
            return self._checked(name, self._said(cell, columns, made), cell.shorten)
        if isinstance(cell, Joined) and not marked:
            return self._checked(name, joined(cell, columns), cell.shorten)
        if isinstance(cell, Taken) and _is_copy(cell) and not marked:
            return self._checked(name, copied(cell, columns), cell.shorten)
        codes, answers = columns.ask(self._memories[name])
        return _by_answers(codes, answers)

    def _said(self, cell: Said, columns: Columns, made: dict[str, Cells]) -> pa.Array:
        def text(piece: Piece) -> Cells:
            if piece.column:
                return columns.text(piece.column)
            return made[piece.cell] if piece.cell else pa.scalar(piece.words, pa.string())

        texts: list[Cells] = []
        for part in parse_sentence(cell.say):
            texts += part_of_sentence(part, [text(piece) for piece in part.pieces])
        if all(isinstance(one, pa.Scalar) for one in texts):
            return pa.array(["".join(one.as_py() for one in texts)] * columns.number, pa.string())
        return pc.binary_join_element_wise(*texts, "")

    def _checked(self, name: str, texts: pa.Array, shorten: int | None) -> tuple[pa.Array, Flags | None]:
        """Texts that were made column by column, held against their kind."""
        doubt: Flags | None = None
        if shorten is not None:
            doubt = to_be_shortened(texts, shorten)
        if name == "quote":
            doubt = _either(doubt, pc.greater(pc.utf8_length(texts), 280))
        elif name == "text" or (self._free(name) and name in self._needed):
            doubt = _either(doubt, pc.equal(texts, ""))
        elif not self._free(name):
            codes, different = codes_of(texts)
            wrong = np.array([not self._checks[name].ask((one,)) for one in different], dtype=bool)
            if wrong.any():
                unsure = wrong[codes]
                doubt = unsure if doubt is None else doubt | unsure
        return texts, doubt

    def _free(self, name: str) -> bool:
        """True for a column of any text."""
        field = KINDS[self._kind].model_fields.get(name)
        return field is not None and field.annotation is str and not field.metadata

    def _times(self, occurred: Cells, number: int) -> tuple[Places, Places]:
        """From when to when for texts of times; 0 for one that is in doubt."""
        if isinstance(occurred, pa.Scalar):
            occurred = pa.array([occurred.as_py()] * number, pa.string())
        codes, different = codes_of(occurred)
        found = np.array([self._spans.ask((text,)) for text in different], dtype=np.int64).reshape(-1, 2)[codes]
        return found[:, 0], found[:, 1]

    def named(self, texts: Cells) -> Flags | None:
        """Which of these hold what may be a protected name; None where nobody is protected."""
        if not self._reader.ground.guard.known:
            return None
        if isinstance(texts, pa.Scalar):
            return np.full(1, self._guard.ask((texts.as_py(),)))
        codes, different = codes_of(texts)
        return np.array([self._guard.ask((one,)) for one in different], dtype=bool)[codes]

    def contents(self, cells: Mapping[str, Cells]) -> pa.Array:
        """The texts by which the rows are kept."""
        nothing = pa.scalar("", pa.string())
        return pc.binary_join_element_wise(*(cells.get(name, nothing) for name in content_columns(self._kind)), BETWEEN)


def _or_none(fill: Callable[[Mapping[str, str]], str], columns: Mapping[str, str]) -> Answer:
    try:
        return fill(columns)
    except ValueError:
        return None


def _is_copy(cell: Taken) -> bool:
    return cell.capture is None and cell.choose is None and cell.as_ is None


def _by_answers(codes: npt.NDArray[np.int64], answers: list[Answer]) -> tuple[pa.Array, Flags | None]:
    wrong = np.array([one is None for one in answers], dtype=bool)
    texts = pa.array([one or "" for one in answers], pa.string()).take(pa.array(codes))
    return texts, wrong[codes] if wrong.any() else None


def _either(doubt: Flags | None, more: pa.Array) -> Flags:
    found: Flags = np.asarray(more.cast(pa.uint8())).astype(bool)
    return found if doubt is None else doubt | found
