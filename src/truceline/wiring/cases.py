"""Where a case and its record are kept: in a file of its own, or in PostgreSQL where the settings name a server."""

from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import NotOnRecord
from truceline.record.opening import origin_of
from truceline.record.store import About, Store
from truceline.settings import read_settings
from truceline.sources.case import Case, CaseFolder

if TYPE_CHECKING:
    from truceline.engines.postgres.store import PostgresStore


def case_folder(path: Path) -> CaseFolder:
    """The case at a path. Raises NotOnRecord."""
    return CaseFolder(path)


def record_of(folder: CaseFolder) -> Store:
    """The record of a case. Raises NotOnRecord where none has been built."""
    if not has_record(folder):
        raise NotOnRecord(f"{folder.root} has no record yet", f"run: truceline build {folder.root}")
    address = read_settings().postgres
    return SqliteStore(folder.record) if address is None else _postgres()(address, name_in_postgres(folder.case()))


def has_record(folder: CaseFolder) -> bool:
    """Whether a record of the case has been built. Raises DamagedRow where the server cannot be asked."""
    address = read_settings().postgres
    if address is None:
        return folder.record.is_file()
    with closing(_postgres()(address, name_in_postgres(folder.case()))) as store:
        try:
            store.about()
        except NotOnRecord:
            return False
    return True


def begin_in_postgres(case: Case, address: str) -> Store:
    """A new record on a server, begun by its administrator and opened as the program. Raises StoreFailed."""
    name = name_in_postgres(case)
    _postgres().begin(read_settings().postgres_admin or address, name, about_of(case)).close()
    return _postgres()(address, name)


def name_in_postgres(case: Case) -> str:
    """What a case's record is called on a server. Raises StoreFailed where it is too long."""
    return f"{case.id}-{case.mode}"


def _postgres() -> "type[PostgresStore]":
    """Loaded only where a server is named: psycopg is an extra. Raises StoreFailed where it is not installed."""
    store: type[PostgresStore] = import_module("truceline.engines.postgres.store").PostgresStore
    return store


def about_of(case: Case) -> About:
    """Whose record a case's is."""
    return About(case.id, case.mode, origin_of(case.origin or f"record.invalid/{case.id}", case.mode))
