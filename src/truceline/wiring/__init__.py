"""Which engine does the work. Nothing else names one."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import BadInput, Fault, NotOnRecord, StoreFailed
from truceline.record.opening import LIVE, Keys, open_keys, origin_of
from truceline.record.store import About, Store
from truceline.sources.case import Case, CaseFolder
from truceline.tasks.build import Built, build
from truceline.tasks.desk import Desk, lay_out
from truceline.values.instants import Instant, from_datetime


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


def keys_of(folder: CaseFolder, about: About) -> Keys:
    """What a case's record is signed with: keys that are no secret, unless it is live. Raises NotOnRecord."""
    return open_keys(about)


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
    if folder.record.is_file() and not anew:
        return build(folder, lambda case: (SqliteStore(folder.record), keys_of(folder, about_of(case))), clock())
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
