"""Which engine does the work. Nothing else names one."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from truceline.engines.sqlite.log import SqliteLog
from truceline.errors import BadInput, Fault, NotOnRecord, StoreFailed
from truceline.record.log import RecordLog
from truceline.sources.case import Case, CaseFolder
from truceline.tasks.build import Built, build
from truceline.tasks.desk import Desk, lay_out
from truceline.values.instants import Instant, from_datetime


def case_folder(path: Path) -> CaseFolder:
    """The case at a path. Raises NotOnRecord."""
    return CaseFolder(path)


def record_of(folder: CaseFolder) -> RecordLog:
    """The record of a case. Raises NotOnRecord where none has been built."""
    if not folder.record.is_file():
        raise NotOnRecord(f"{folder.root} has no record yet", f"run: truceline build {folder.root}")
    return SqliteLog(folder.record)


def desk_of(path: Path) -> Desk:
    """A case laid out for questions. Raises as `tasks.desk.lay_out` and `record_of`."""
    folder = case_folder(path)
    return lay_out(folder, record_of(folder))


def build_record(path: Path, *, anew: bool) -> Built:
    """Bring the record of a case up to its files; with `anew`, begin it again.

    A new record is built beside the old one and takes its place in one step, so a failure leaves the old one. Raises as
    `tasks.build.build`.
    """
    folder = case_folder(path)
    if folder.record.is_file() and not anew:
        return build(folder, lambda _case: SqliteLog(folder.record))
    return _replace(folder.record, lambda begin: build(folder, begin))


def _replace(target: Path, work: Callable[[Callable[[Case], RecordLog]], Built]) -> Built:
    growing = target.with_suffix(".new")
    growing.unlink(missing_ok=True)
    try:
        built = work(lambda case: SqliteLog.begin(growing, case.id, case.mode))
        growing.replace(target)
    except OSError as cause:
        remedy = "use a folder that you may write to"
        raise StoreFailed(f"{target} cannot be written ({cause.strerror})", remedy) from cause
    finally:
        growing.unlink(missing_ok=True)
    return built


def clock() -> Instant:
    """The present instant."""
    return from_datetime(datetime.now(UTC))


def write_text(path: Path, text: str) -> Path:
    """Write a file in one step, with the folders that it needs. Raises BadInput where that cannot be done."""
    growing = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        growing.write_text(text, encoding="utf-8", newline="\n")
        growing.replace(path)
    except OSError as cause:
        remedy = "name a folder that you may write to"
        raise BadInput(Fault(str(path), None, f"cannot be written ({cause.strerror})", remedy)) from cause
    return path
