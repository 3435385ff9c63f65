"""Rows out of quarantine: as a table to mend, and back from it."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from truceline.errors import BadInput, Fault, NotOnRecord
from truceline.intake.batches import batch_of
from truceline.intake.csv_tables import CsvTable
from truceline.intake.keeping import File, Mend, Past, Waiting
from truceline.intake.mapping import FileForm, parse_mapping
from truceline.intake.plain import Reader
from truceline.intake.rows import MORE, Held, Kept, Problem, Raw
from truceline.tasks.intake import Desk, Takes, digest_of
from truceline.tasks.intake_entries import id_about, row_of
from truceline.tasks.receiving import Became

ROW, PROBLEM, REMEDY, WRITTEN = "_row", "_problem", "_remedy", "_written"
_OURS = (ROW, PROBLEM, REMEDY, WRITTEN)
_PLACE = re.compile(r"file (?P<file>[0-9]{1,9}) row (?P<row>[0-9]{1,12})")


@dataclass(frozen=True)
class Mended:
    """What became of mended rows: those that left quarantine, and those that stay with what is still wrong."""

    let_out: tuple[Mend, ...]
    staying: tuple[tuple[Waiting, tuple[Problem, ...]], ...]
    past: Past | None


def place_of(waiting: Waiting) -> str:
    """How a row in quarantine is called: the number of its file, and its row there."""
    return f"file {waiting.number} row {waiting.held.line}"


def mend_table(waiting: Sequence[Waiting]) -> str:
    """Rows in quarantine as a CSV table with the columns of their source.

    Raises:
        NotOnRecord: if none waits.
        BadInput: if they are of several data sets, whose columns do not go into one table.
    """
    if not waiting:
        raise NotOnRecord("nothing is held back", "there is nothing to mend")
    names = sorted({one.file.dataset for one in waiting})
    if len(names) > 1:
        remedy = "export one at a time, with --dataset"
        raise BadInput(Fault("quarantine", None, f"rows of several data sets wait: {', '.join(names)}", remedy))
    columns = _columns(waiting)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([ROW, *columns, PROBLEM, REMEDY])
    for one in waiting:
        given = {**one.held.cells, WRITTEN: one.held.written}
        said = (" / ".join(p.problem for p in one.held.problems), " / ".join(p.remedy for p in one.held.problems))
        writer.writerow([place_of(one), *(given.get(name, "") for name in columns), *said])
    return text.getvalue()


def _columns(waiting: Iterable[Waiting]) -> list[str]:
    names: dict[str, None] = {}
    written = more = False
    for one in waiting:
        names.update(dict.fromkeys((*one.file.header, *(name for name in one.held.cells if name != MORE))))
        more, written = more or MORE in one.held.cells, written or bool(one.held.written)
    return [*names, *([MORE] if more else []), *([WRITTEN] if written else [])]


def mend(desk: Desk, path: Path, watch: str, record: Takes | None = None) -> Mended:
    """Bring mended rows back: those that fit now leave quarantine in one step, the others stay.

    Raises:
        BadInput: if the table is not one of held rows; nothing has been done then.
    """
    there = {place_of(one): one for one in desk.keeping.waiting()}
    with closing(CsvTable(path, FileForm())) as table:
        rows = list(_rows(path, table, there))
    datasets = {waiting.file.dataset for waiting, _ in rows}
    if len(datasets) != 1:
        raise BadInput(Fault(str(path), None, "the table has rows of no data set, or of several", "bring those of one"))
    mends: list[Mend] = []
    staying: list[tuple[Waiting, tuple[Problem, ...]]] = []
    for waiting, raw in rows:
        found = _read(desk, waiting, raw, {one.kept.key for one in mends}, record)
        if isinstance(found, Kept):
            mends.append(Mend(waiting.number, waiting.held.line, found, _changes(waiting.held, raw), watch))
        else:
            staying.append((waiting, found.problems))
    return Mended(tuple(mends), tuple(staying), _keep(desk, path, rows[0][0].file, mends))


def _rows(path: Path, table: CsvTable, there: dict[str, Waiting]) -> Iterator[tuple[Waiting, Raw]]:
    if ROW not in table.header:
        remedy = "bring the table that `truceline quarantine CASE --export` wrote"
        raise BadInput(Fault(str(path), None, f"there is no column {ROW}", remedy))
    for raw in table.rows():
        place = raw.cells.get(ROW, "")
        if raw.problems:
            raise BadInput(Fault(str(path), raw.line, raw.problems[0].problem, raw.problems[0].remedy))
        if not _PLACE.fullmatch(place) or place not in there:
            remedy = (
                "leave the column _row as it was exported; a row that was let out already is taken out of the table"
            )
            raise BadInput(Fault(str(path), raw.line, f"{place!r} is no row that is held back", remedy))
        cells = {name: text for name, text in raw.cells.items() if name not in _OURS}
        yield there[place], Raw(there[place].held.line, cells)


def _read(desk: Desk, waiting: Waiting, raw: Raw, keys: set[str], record: Takes | None) -> Kept | Held:
    file = waiting.file
    ground = replace(desk.ground, release=file.release, now=desk.clock())
    reader = Reader(parse_mapping(f"the mapping of {file.dataset}", file.text), ground, (), file.name)
    if MORE in raw.cells:
        problem = Problem("the row still has cells beyond its columns", f"put them where they belong, and empty {MORE}")
        return Held(raw.line, raw.cells, (problem,))
    found = reader.read(raw)
    if not isinstance(found, Kept):
        return found if isinstance(found, Held) else Held(raw.line, raw.cells, (Problem(found.reason, "leave it"),))
    if found.key in keys:
        return reader.held_for(
            raw.line, raw.cells, (Problem("its key comes twice in the table", "keep one"),), found.key
        )
    newest = [one for one in desk.keeping.history(file.dataset, found.key) if one.number > waiting.number]
    if newest:
        problem = Problem("a newer file has this row already", "leave it; what is newer stands")
        return reader.held_for(raw.line, raw.cells, (problem,), found.key)
    return found if record is None or file.to != "record" else _recorded(reader, record, found, raw)


def _recorded(reader: Reader, record: Takes, kept: Kept, raw: Raw) -> Kept | Held:
    (answer,) = record.take([row_of(reader.mapping, reader.file, kept)], correcting=True)
    if answer.became is not Became.REFUSED:
        return kept
    problems = tuple(Problem(fault.problem, fault.remedy) for fault in answer.faults)
    return reader.held_for(raw.line, raw.cells, problems, kept.key)


def _changes(held: Held, raw: Raw) -> dict[str, tuple[str, str]]:
    names = dict.fromkeys((*held.cells, *raw.cells))
    pairs = {name: (held.cells.get(name, ""), raw.cells.get(name, "")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _keep(desk: Desk, path: Path, file: File, mends: Sequence[Mend]) -> Past | None:
    if not mends:
        return None
    mended = replace(file, name=path.name, digest=digest_of(path), whole=False)
    content = hashlib.sha256(batch_of([one.kept for one in mends]).digest_bytes()).hexdigest()
    entry = id_about(mended, content, len(desk.keeping.pasts(file.dataset)))
    return desk.keeping.mend(mended, mends, entry, desk.clock())
