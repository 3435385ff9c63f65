"""Taking a file of another source in: read by its mapping, kept in one step, and told of on record."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from truceline.errors import RecordRefused
from truceline.intake.batches import Batch, batch_of, plain_batches
from truceline.intake.beside import Beside, beside_of
from truceline.intake.csv_tables import CsvTable
from truceline.intake.keeping import Counts, File, Keeping, Past, Taking
from truceline.intake.mapping import Loaded, To
from truceline.intake.plain import Ground, Reader
from truceline.intake.rows import Held, Kept, Problem, Table
from truceline.intake.tables import open_table
from truceline.sources.case import Case
from truceline.sources.rows import Row
from truceline.tasks.intake_entries import entry_about, id_about, row_of
from truceline.tasks.receiving import Answer, Became
from truceline.values.instants import Instant

_FEW = 10
_MANY = 500
_BESIDE = b"truceline/intake-files/1\n"
_PIECE = 1 << 20
_TWO = Problem("a row before it with the same key was held back", "keep one of the two rows, or correct the key of one")


class Takes(Protocol):
    """A record that takes rows: `tasks.receiving.Reception`, or one that threads share."""

    def take(self, rows: Sequence[Row], *, correcting: bool = False) -> list[Answer]:
        """As `Reception.take`."""
        ...


@dataclass(frozen=True)
class Desk:
    """Where files are taken in: the case, what is kept of them, what rows are read with, and the clock."""

    case: Case
    keeping: Keeping
    ground: Ground
    clock: Callable[[], Instant]


@dataclass(frozen=True)
class Asked:
    """How a file is taken in. `whole` None: as its mapping says, unless that would let most of what is listed go."""

    loaded: Loaded
    release: str = ""
    to: To | None = None
    whole: bool | None = None
    plainly: bool = False


@dataclass(frozen=True)
class Came:
    """What came of a file. `past` is None where it added nothing to what was there.

    `before`: the files of the same data set that were taken in before; `reasons`: why rows are none, and how many.
    `unread`: rows were held back whose key is not known, so that nothing was taken for gone.
    """

    file: File
    past: Past | None
    counts: Counts
    before: tuple[Past, ...]
    reasons: dict[str, int] = field(default_factory=dict)
    unread: bool = False
    untold: str = ""


def take_in(
    desk: Desk, path: Path, asked: Asked, record: Takes | None = None, tell: Callable[[int], None] = print
) -> Came:
    """Take one file in. `record` takes the rows themselves where they go there; `tell` is told how many bytes are read.

    Raises:
        BadInput: if the file or its mapping cannot be used, or it bears the mark of an exercise and the case is none.
        RecordRefused: if it would let most of what is listed go and nobody said that it is the whole.
        StoreFailed: if it cannot be kept. In each case nothing of it has been kept.
    """
    with closing(open_table(path, asked.loaded.mapping.file)) as table:
        return _taken_in(desk, path, asked, table, record, tell)


def _taken_in(
    desk: Desk, path: Path, asked: Asked, table: Table, record: Takes | None, tell: Callable[[int], None]
) -> Came:
    loaded = asked.loaded
    to = asked.to or loaded.mapping.to
    beside = Beside(path, loaded.mapping.file) if loaded.mapping.file.beside else None
    ground = replace(desk.ground, release=asked.release, now=desk.clock())
    reader = Reader(loaded, ground, table.header, str(path), beside)
    with ThreadPoolExecutor(1) as pool:
        digest = pool.submit(digest_of, path, None if beside is None else beside_of(path, loaded.mapping.file))
        before = tuple(desk.keeping.pasts(loaded.mapping.dataset))
        whole = (not loaded.mapping.part) if asked.whole is None else asked.whole
        file = File(
            loaded.mapping.dataset, loaded.mapping.kind, loaded.mapping.title, path.name, "", loaded.digest,
            asked.release, whole, table.header, to, loaded.text,
        )  # fmt: skip
        work = _Work(desk, file, reader, record if to is To.RECORD else None, tell)
        with desk.keeping.taking(file) as taking:
            for batch in _batches(table, reader, plainly=asked.plainly):
                work.add(taking, batch)
            file = replace(file, digest=digest.result(), release=asked.release or work.release)
            past = taking.end(file, id_about(file, taking.content, len(before)), ground.now)
            _see_gone(past, before, asked)
    return Came(file, past, taking.counts, before, work.reasons, work.unread)


def digest_of(path: Path, beside: Path | None = None) -> str:
    """The SHA-256 of a file; of two that belong together, that of both digests."""
    digests = []
    for one in (path, *([beside] if beside else [])):
        with one.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256(_BESIDE + "\n".join(digests).encode()).hexdigest()


def _batches(table: Table, reader: Reader, *, plainly: bool) -> Iterator[Batch]:
    if isinstance(table, CsvTable) and reader.beside is None and not plainly:
        # Loaded only here: arrays cost a third of a second that small questions need not pay.
        from truceline.intake.fast import fast_batches  # noqa: PLC0415

        return fast_batches(table, reader)
    return plain_batches(table, reader)


class _Work:
    """The rows of one file on their way."""

    def __init__(
        self, desk: Desk, file: File, reader: Reader, record: Takes | None, tell: Callable[[int], None]
    ) -> None:
        self._desk, self._file, self._reader, self._record, self._tell = desk, file, reader, record, tell
        self.reasons: dict[str, int] = {}
        self.unread = False
        self._releases: set[str] = set()
        self._first: dict[str, str] = {}

    @property
    def release(self) -> str:
        """The release that all its rows are of; empty where they are of several, or of none."""
        return next(iter(self._releases)) if len(self._releases) == 1 else ""

    def add(self, taking: Taking, batch: Batch) -> None:
        """Keep a batch; where rows go on record, those that the record takes."""
        if self._record is not None:
            batch = _recorded(self._record, self._reader, batch, self._first)
        held = (*batch.held, *taking.add(batch))
        self.unread = self.unread or any(not one.key for one in held)
        self._releases.update(batch.releases)
        for skipped in batch.skipped:
            self.reasons[skipped.reason] = self.reasons.get(skipped.reason, 0) + 1
        self._tell(batch.done)


def _recorded(record: Takes, reader: Reader, batch: Batch, first: dict[str, str]) -> Batch:
    """A batch without the rows that the record refuses: they are held back with what it says.

    `first`: what the file's first row with each key says. Another row with that key never reaches the record, where it
    would pass for a correction; the store holds it back.
    """
    kept: list[Kept] = []
    held: list[Held] = list(batch.held)
    rows = list(batch.kept())
    again = {one.line for one in rows if first.setdefault(one.key, one.content) != one.content}
    refused: set[str] = set()
    for start in range(0, len(rows), _MANY):
        some = rows[start : start + _MANY]
        fresh = [one for one in some if one.line not in again]
        taken = record.take([row_of(reader.mapping, reader.file, one) for one in fresh], correcting=True)
        answers = {one.line: answer for one, answer in zip(fresh, taken, strict=True)}
        for one in some:
            answer = answers.get(one.line)
            if answer is not None and answer.became is Became.REFUSED:
                refused.add(one.key)
                problems = tuple(Problem(fault.problem, fault.remedy) for fault in answer.faults)
                held.append(reader.held_for(one.line, batch.raw(one.line), problems, one.key))
            elif answer is None and one.key in refused:
                held.append(reader.held_for(one.line, batch.raw(one.line), (_TWO,), one.key))
            else:
                kept.append(one)
    return replace(batch_of(kept, batch.done), held=tuple(held), skipped=batch.skipped, raw=batch.raw)


def _see_gone(past: Past | None, before: Sequence[Past], asked: Asked) -> None:
    """Stop before most of what is listed goes, where nobody said that the file is the whole."""
    if past is None or asked.whole is not None or not before:
        return
    still, gone = past.counts.taken + past.counts.updated + past.counts.known, past.counts.gone
    if gone > max(still, _FEW):
        raise RecordRefused(
            f"{gone:,} rows that are listed are not in this file, which has {still:,}; nothing was kept",
            "say --part if it is a part of the source, or --full if the source no longer lists them",
        )


def tell_record(desk: Desk, record: Takes) -> int:
    """Put on record what has been taken in and is not told of there yet; how many files. Raises as `Reception.take`."""
    told = 0
    for past in desk.keeping.pasts():
        if not past.told:
            (answer,) = record.take([entry_about(past)])
            if answer.became is Became.REFUSED:
                raise RecordRefused(str(answer.faults[0].problem), answer.faults[0].remedy)
            desk.keeping.told(past.number)
            told += 1
    return told
