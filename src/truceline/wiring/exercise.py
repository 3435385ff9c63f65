"""Exercises in a folder: written beside it first, so that it is there whole or not at all."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from truceline.errors import BadInput, Fault
from truceline.exercise.scoring.observed import COMMON_AND_NUMBERS, Observed, from_rows, from_table
from truceline.sources.case import CaseFolder
from truceline.tasks.exercise import Made, Plan, made
from truceline.values.zones import zone
from truceline.wiring.files import write_text

_CHUNK = 1 << 20
_SEALED = 0o700
_JUDGED = frozenset({"detection", "complaint", "listing", "claim"})


class _FolderSink:
    """Writes the files of an exercise under a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def text(self, name: str, content: str) -> str:
        write_text(self._root / name, content)
        return sha256(content.encode()).hexdigest()

    def tables(self, parts: Iterator[Mapping[str, pa.Table]], schemas: Mapping[str, pa.Schema]) -> dict[str, str]:
        with ExitStack() as open_files:
            writers = {}
            for name, schema in schemas.items():
                path = self._root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                writers[name] = open_files.enter_context(pq.ParquetWriter(path, schema, compression="zstd"))
            for part in parts:
                for name, table in part.items():
                    writers[name].write_table(table)
        return {name: file_digest(self._root / name) for name in schemas}


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def new_exercise(
    out: Path, plan: Plan, observations: int, tell: tuple[Callable[[int], None], Callable[[int], None]]
) -> Made:
    """Write an exercise into a new folder: `case/` for those who train, `truth/` for whoever directs it.

    Raises:
        BadInput: if the folder is there already or cannot be written.
    """
    refuse_there(out)
    growing = out.with_name(out.name + ".new")
    try:
        if growing.exists():
            shutil.rmtree(growing)
        growing.mkdir(parents=True)
        found = made(plan, _FolderSink(growing), observations, tell)
        (growing / "truth").chmod(_SEALED)
        growing.rename(out)
    except OSError as cause:
        raise BadInput(Fault(str(out), None, f"cannot be written ({cause.strerror})", "name another folder")) from cause
    finally:
        shutil.rmtree(growing, ignore_errors=True)
    return found


@dataclass(frozen=True)
class Exercise:
    """An exercise on the disk: its case, and where its truth is unless somebody says otherwise."""

    folder: CaseFolder
    truth: Path


def exercise_at(path: Path) -> Exercise:
    """The exercise in a folder, or around a case folder. Raises NotOnRecord."""
    inside = path / "case"
    root = inside if (inside / "case.yaml").is_file() else path
    return Exercise(CaseFolder(root), root.parent / "truth")


def observed_in(exercise: Exercise) -> Observed:
    """What an exercise tells, for a judge: from its columns, else from its tables. Raises BadInput."""
    folder = exercise.folder
    columns = folder.root / "columns" / "observations.parquet"
    if columns.is_file():
        return from_table(pq.read_table(columns, columns=list(COMMON_AND_NUMBERS)))
    rows = [row for row in folder.rows() if row.cells.get("kind") in _JUDGED]
    try:
        return from_rows(rows, zone(folder.case().zone))
    except (KeyError, ValueError) as wrong:
        remedy = "run: truceline check, and mend what it names"
        raise BadInput(Fault(str(folder.root), None, f"holds a row that cannot be read ({wrong})", remedy)) from wrong


def refuse_there(out: Path) -> None:
    """Refuse a folder that is there. Raises BadInput."""
    if out.exists():
        raise BadInput(Fault(str(out), None, "is there already", "name a new folder; nothing is written over"))
