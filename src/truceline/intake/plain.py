"""A row of a file held against a mapping, one by one: what it becomes, or everything that is wrong with it.

This is the reference. `fast.py` does the same for very many rows, hands every row that is in any doubt to this, and is
held to it by tests.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from truceline.errors import BadInput, Fault
from truceline.intake.addresses import is_address
from truceline.intake.beside import Beside
from truceline.intake.cell_forms import Taken, Timed
from truceline.intake.content import content_of
from truceline.intake.filling import Filler, filler, holds
from truceline.intake.mapping import Loaded
from truceline.intake.mapping import Mapping as Map
from truceline.intake.rows import Held, Kept, Problem, Raw, Skipped, problem_of
from truceline.record.admit import QUIET
from truceline.record.entry import payload_of
from truceline.record.people.guard import NOBODY, Guard
from truceline.sources.models import explain
from truceline.values.instants import Instant
from truceline.values.intervals import Interval, parse_interval
from truceline.values.watermark import bears_mark
from truceline.values.zones import zone

ABOUT_PEOPLE = frozenset((*QUIET, "casualty", "complaint"))
"""Kinds of which no message repeats what stands in a cell."""
_UNSEEN = "correct the cell (docs/case-format.md has the columns); what stands in it is not repeated here on purpose"
_NAMED = Problem("a cell holds what may be a protected name", "write the pseudonym, or leave it out")
Outcome = Kept | Held | Skipped


@dataclass(frozen=True)
class Ground:
    """What rows are read with: the zone of times that name none, the present, the release that was given, the mark that
    everything in an exercise bears (empty elsewhere), and the guard of protected names.
    """

    home: ZoneInfo
    now: Instant
    release: str = ""
    mark: str = ""
    guard: Guard = NOBODY


class Reader:
    """A mapping ready to read rows. Raises BadInput where the file lacks a column that the mapping reads."""

    def __init__(
        self,
        loaded: Loaded,
        ground: Ground,
        header: Sequence[str] = (),
        file: str = "the file",
        beside: Beside | None = None,
    ) -> None:
        self.loaded, self.mapping, self.ground, self.file = loaded, loaded.mapping, ground, file
        home = zone(self.mapping.zone) if self.mapping.zone else ground.home
        cells = self.mapping.cells
        self.fillers: dict[str, Filler] = {name: filler(cell, cells, home) for name, cell in cells.items()}
        self.made = {name: filler(cell, {}, home) for name, cell in self.mapping.columns.items()}
        self.beside = beside
        if header:
            self._see_columns((*header, *(beside.header if beside else ())))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column of the file, or of the one beside it, that the mapping reads."""
        mapping = self.mapping
        named = [*mapping.key, (mapping.release.column or "") if mapping.release else ""]
        named += [name for one in self.fillers.values() for name in one.columns]
        named += [one.column for skip in mapping.skip_where for one in skip.if_]
        named += [name for one in self.made.values() for name in one.columns]
        named += [self.mapping.file.beside.by] if self.mapping.file.beside else []
        return tuple(dict.fromkeys(name for name in named if name and name not in self.made))

    def _see_columns(self, header: Sequence[str]) -> None:
        there = set(header)
        either = {name for names in _alternatives(self.mapping) if there & set(names) for name in names}
        missing = [name for name in self.columns if name not in there and name not in either]
        if missing:
            remedy = "see whether it is the right mapping; `truceline map` proposes one"
            raise BadInput(
                *(
                    Fault(self.file, None, f"there is no column {n!r}, which {self.loaded.file} reads", remedy)
                    for n in missing
                )
            )

    def read(self, raw: Raw) -> Outcome:
        """What a row becomes.

        Raises:
            BadInput: if the row bears the mark of an exercise and the case is none: nothing of its file is taken.
        """
        if self.beside is not None and not raw.problems:
            raw = self.beside.completed(raw)
        if not self.ground.mark and any(bears_mark(text) for text in (*raw.cells.values(), raw.written)):
            problem = "the row bears the mark of an exercise, and this case is none"
            raise BadInput(Fault(self.file, raw.line, problem, "take it into the case of that exercise"))
        if raw.problems:
            return self._held(raw, raw.problems)
        columns, problems = self._columns_made(raw.cells)
        for skip in self.mapping.skip_where:
            if all(holds(one, columns) for one in skip.if_):
                return Skipped(raw.line, skip.reason)
        return self._kept(raw, columns, problems)

    def _columns_made(self, cells: Mapping[str, str]) -> tuple[Mapping[str, str], list[Problem]]:
        """The columns of a row with those that the mapping makes of them."""
        if not self.made:
            return cells, []
        columns = dict(cells)
        problems: list[Problem] = []
        for name, one in self.made.items():
            try:
                columns[name] = one.fill(columns)
            except ValueError as cause:
                columns[name] = ""
                problems.append(problem_of(cause, name))
        return columns, problems

    def _kept(self, raw: Raw, columns: Mapping[str, str], problems: list[Problem]) -> Kept | Held:
        cells, more = self._filled(columns)
        problems += more
        key = self.key_of(columns)
        if not key:
            parts = ", ".join(self.mapping.key)
            problems.append(Problem(f"the key is empty ({parts})", "fill it as the source has it"))
        span, more = self.fits(cells, key)
        known = {one.problem.partition(":")[0] for one in problems}
        problems += [one for one in more if one.problem.partition(" ")[0].rstrip(":") not in known]
        if span is None or problems:
            return self._held(raw, tuple(dict.fromkeys(problems)))
        if self.ground.guard.finds_any((key, *cells.values())):
            return self._held(raw, (_NAMED,))
        content = content_of(self.mapping.kind, cells)
        return Kept(raw.line, key, self.release_of(columns), span.start, span.end, content)

    def _filled(self, columns: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
        cells: dict[str, str] = {}
        problems: list[Problem] = []
        for name, one in self.fillers.items():
            try:
                cells[name] = one.fill(columns)
            except ValueError as cause:
                problems.append(problem_of(cause, name))
        if self.ground.mark and not bears_mark(cells.get("source", "")):
            cells["source"] = f"{cells.get('source', '')} {self.ground.mark}".strip()
        return {name: text for name, text in cells.items() if text}, problems

    def key_of(self, columns: Mapping[str, str]) -> str:
        """The key of a row; empty where all of it is missing."""
        parts = [columns.get(name, "") for name in self.mapping.key]
        return "/".join(parts) if any(parts) else ""

    def release_of(self, columns: Mapping[str, str]) -> str:
        """The release that a row is of."""
        release = self.mapping.release
        if release is None:
            return self.ground.release
        return release.value or columns.get(release.column or "", "")

    def fits(self, cells: Mapping[str, str], key: str) -> tuple[Interval | None, list[Problem]]:
        """When it was, and what does not fit of the cells of an entry."""
        span, problems = self._when(cells.get("occurred", ""))
        if not cells.get("text"):
            problems.append(Problem("text is missing", "fill the columns that it is made of"))
        problems += [problem_of(ValueError(f"{one!r} is not an address; write web addresses"), "source")
                     for one in cells.get("source", "").split() if not is_address(one)]  # fmt: skip
        if not cells.get("source"):
            problems.append(Problem("source is missing", "fill the column of its address"))
        return span, [*problems, *self._misfits(cells, key)]

    def _when(self, text: str) -> tuple[Interval | None, list[Problem]]:
        if not text:
            return None, [Problem("occurred is missing", "fill the column of its time")]
        try:
            span = parse_interval(text, self.ground.home)
        except ValueError as cause:
            return None, [problem_of(cause, "occurred")]
        if span.start > self.ground.now:
            return None, [Problem("occurred: it lies in the future", "correct the date; what is to come is not listed")]
        return span, []

    def _misfits(self, cells: Mapping[str, str], key: str) -> Iterator[Problem]:
        says = {name: text for name, text in cells.items() if name not in ("occurred", "source", "text", "recorded")}
        if self.mapping.kind == "listing":
            says |= {"dataset": self.mapping.dataset, "key": key}
        try:
            payload_of(self.mapping.kind, says, self.ground.home)
        except ValidationError as cause:
            yield from (Problem(*explain(error)) for error in cause.errors())

    def held_for(self, line: int, cells: Mapping[str, str], problems: Sequence[Problem], key: str) -> Held:
        """A row that something further on does not take, for what it says is wrong."""
        return replace(self._held(Raw(line, cells), problems), key=key)

    def _held(self, raw: Raw, problems: Sequence[Problem]) -> Held:
        guard = self.ground.guard
        cells = {name: text for name, text in raw.cells.items() if not guard.finds(text)}
        written = "" if guard.finds(raw.written) else raw.written
        if len(cells) < len(raw.cells) or written != raw.written:
            problems = [*problems, *([] if _NAMED in problems else [_NAMED])]
        if self.mapping.kind in ABOUT_PEOPLE or guard.finds_any(one.problem for one in problems):
            problems = [_unseen(one) for one in problems]
        key = "" if raw.problems else self.key_of(self._columns_made(raw.cells)[0])
        return Held(raw.line, cells, tuple(dict.fromkeys(problems)), written, "" if guard.finds(key) else key)


def _unseen(problem: Problem) -> Problem:
    """A problem without what stands in the cell."""
    where, colon, _ = problem.problem.partition(": ")
    return Problem(f"{where}: it does not fit", _UNSEEN) if colon and "'" not in where else problem


def _alternatives(mapping: Map) -> Iterator[tuple[str, ...]]:
    """Columns of which one is enough."""
    for cell in mapping.cells.values():
        names = cell.from_ if isinstance(cell, Taken) else cell.time.start if isinstance(cell, Timed) else ()
        if len(names) > 1:
            yield names
