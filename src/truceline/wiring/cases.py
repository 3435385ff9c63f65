"""Where a case and its record are kept."""

from pathlib import Path

from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import NotOnRecord
from truceline.record.opening import origin_of
from truceline.record.store import About, Store
from truceline.sources.case import Case, CaseFolder


def case_folder(path: Path) -> CaseFolder:
    """The case at a path. Raises NotOnRecord."""
    return CaseFolder(path)


def record_of(folder: CaseFolder) -> Store:
    """The record of a case. Raises NotOnRecord where none has been built."""
    if not folder.record.is_file():
        raise NotOnRecord(f"{folder.root} has no record yet", f"run: truceline build {folder.root}")
    return SqliteStore(folder.record)


def about_of(case: Case) -> About:
    """Whose record a case's is."""
    return About(case.id, case.mode, origin_of(case.origin or f"record.invalid/{case.id}", case.mode))
