"""Cases built and laid out."""

from contextlib import closing
from pathlib import Path

from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import RecordRefused, StoreFailed
from truceline.record.opening import LIVE, Keys
from truceline.record.store import Store
from truceline.settings import read_settings
from truceline.sources.case import Case, CaseFolder
from truceline.tasks.build import Built, build
from truceline.tasks.desk import Desk, lay_out
from truceline.wiring.cases import about_of, begin_in_postgres, case_folder, has_record, record_of
from truceline.wiring.files import clock
from truceline.wiring.keys import keys_of


def desk_of(path: Path) -> Desk:
    """A case laid out for questions. Raises as `tasks.desk.lay_out` and `record_of`."""
    folder = case_folder(path)
    with closing(record_of(folder)) as store:
        return lay_out(folder, store)


def build_record(path: Path, *, anew: bool) -> Built:
    """Bring the record of a case up to its files; with `anew`, begin it again.

    A new record is built beside the old one and takes its place in one step, so a failure leaves the old one. Raises as
    `tasks.build.build`.
    """
    folder = case_folder(path)
    there, server = has_record(folder), read_settings().postgres
    if anew and there and (folder.case().mode == LIVE or server is not None):
        where = "live" if server is None else "in PostgreSQL"
        raise RecordRefused(f"{folder.root} is {where}; what is on record there stays", "add entries, or correct them")
    if there and not anew:
        return build(folder, lambda case: (record_of(folder), keys_of(folder, about_of(case))), clock())
    if server is not None:
        return build(folder, lambda case: (begin_in_postgres(case, server), keys_of(folder, about_of(case))), clock())
    return _replace(folder)


def _replace(folder: CaseFolder) -> Built:
    target = folder.record
    growing = target.with_suffix(".new")
    growing.unlink(missing_ok=True)

    def begin(case: Case) -> tuple[Store, Keys]:
        about = about_of(case)
        return SqliteStore.begin(growing, about), keys_of(folder, about)

    try:
        built = build(folder, begin, clock())
        growing.replace(target)
    except OSError as cause:
        remedy = "use a folder that you may write to"
        raise StoreFailed(f"{target} cannot be written ({cause.strerror})", remedy) from cause
    finally:
        growing.unlink(missing_ok=True)
    return built
