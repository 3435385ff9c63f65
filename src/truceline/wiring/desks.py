"""Cases built and laid out."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from truceline.engines.files.journal import locked
from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import RecordRefused, StoreFailed
from truceline.record.opening import LIVE, Keys
from truceline.record.store import Store
from truceline.settings import read_settings
from truceline.sources.case import Case, CaseFolder
from truceline.sources.rows import read_text
from truceline.tasks.audience import EVERYBODY, Audience
from truceline.tasks.build import Built, build
from truceline.tasks.desk import Desk, lay_out
from truceline.tasks.entering import FILE, with_entry
from truceline.wiring.cases import about_of, begin_in_postgres, case_folder, has_record, record_of
from truceline.wiring.files import clock, write_text
from truceline.wiring.keys import keys_of
from truceline.wiring.sealed import EVERYBODY_ROLE, apart_of, compartments_of, contents_of


def desk_of(path: Path, audience: Audience = EVERYBODY) -> Desk:
    """A case laid out for questions of an audience. Raises as `tasks.desk.lay_out`, `record_of` and `reading`."""
    folder = case_folder(path)
    role = "-".join(sorted(audience.compartments)) or EVERYBODY_ROLE
    with closing(record_of(folder)) as store, contents_of(path, store, role) as contents:
        return lay_out(folder, store, contents, audience)


@contextmanager
def one_writer(path: Path) -> Iterator[None]:
    """Nobody else writes to the case meanwhile. Raises NotOnRecord, StoreFailed."""
    with locked(case_folder(path).root / "record.lock"):
        yield


def build_record(path: Path, *, anew: bool) -> Built:
    """Bring the record of a case up to its files; with `anew`, begin it again.

    A new record is built beside the old one and takes its place in one step, so a failure leaves the old one. Raises as
    `tasks.build.build`.
    """
    with one_writer(path):
        return built_record(path, anew=anew)


def built_record(path: Path, *, anew: bool) -> Built:
    """As `build_record`, for who is the one writer already."""
    folder = case_folder(path)
    there, server = has_record(folder), read_settings().postgres
    if anew and there and (folder.case().mode == LIVE or server is not None):
        where = "live" if server is None else "in PostgreSQL"
        raise RecordRefused(f"{folder.root} is {where}; what is on record there stays", "add entries, or correct them")
    if (not there and server is None) or (there and anew):
        return _replace(folder)

    def begin(case: Case) -> tuple[Store, Keys]:
        store = record_of(folder) if there or server is None else begin_in_postgres(case, server)
        return store, keys_of(folder, about_of(case))

    return build(folder, begin, clock(), apart_of(path))


def enter_entry(path: Path, cells: Mapping[str, str]) -> tuple[str, Built]:
    """Put one entry on record: into the table of entries from the keyboard, and into the record; its id.

    Should the record not take it, the table is put back. Raises as `tasks.entering.with_entry` and `build_record`.
    """
    with one_writer(path):
        return _entered(path, cells)


def _entered(path: Path, cells: Mapping[str, str]) -> tuple[str, Built]:
    folder = case_folder(path)
    table = folder.root / "entries" / FILE
    before = read_text(table) if table.is_file() else None
    id, text = with_entry(folder, cells, compartments_of(path).guard())
    write_text(table, text)
    try:
        return id, built_record(path, anew=False)
    except BaseException:
        if before is None:
            table.unlink()
        else:
            write_text(table, before)
        raise


def _replace(folder: CaseFolder) -> Built:
    target = folder.record
    growing = target.with_suffix(".new")
    growing.unlink(missing_ok=True)

    def begin(case: Case) -> tuple[Store, Keys]:
        about = about_of(case)
        return SqliteStore.begin(growing, about), keys_of(folder, about)

    try:
        built = build(folder, begin, clock(), apart_of(folder.root))
        growing.replace(target)
    except OSError as cause:
        remedy = "use a folder that you may write to"
        raise StoreFailed(f"{target} cannot be written ({cause.strerror})", remedy) from cause
    finally:
        growing.unlink(missing_ok=True)
    return built
