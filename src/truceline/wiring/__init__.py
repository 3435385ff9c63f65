"""Which engine does the work. Nothing else names one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from truceline.engines.files.keys import make_keys, read_keys
from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import BadInput, Fault, NotOnRecord, RecordRefused, StoreFailed
from truceline.record.opening import LIVE, Keys, open_keys, opened, origin_of
from truceline.record.pen import Pen, place_in
from truceline.record.register import Register
from truceline.record.store import About, Store
from truceline.settings import read_settings
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
    """What a case's record is signed with: no secret, unless it is live. Raises NotOnRecord, NotProved."""
    return read_keys(keys_folder(folder, about), about.origin) if about.mode == LIVE else open_keys(about)


def keys_folder(folder: CaseFolder, about: About) -> Path:
    """Where the keys of a live record are kept."""
    apart = read_settings().keys
    return folder.root / "keys" if apart is None else apart / about.case


def new_keys(path: Path) -> tuple[Path, Keys]:
    """Make the keys of a live record; the folder and what was made. Raises StoreFailed, RecordRefused."""
    folder = case_folder(path)
    about = about_of(folder.case())
    if about.mode != LIVE:
        remedy = "its keys are no secret, and anybody can make them: just build it"
        raise RecordRefused(f"the case {about.case} is not live but {about.mode}", remedy)
    place = keys_folder(folder, about)
    return place, make_keys(place, about.origin)


@contextmanager
def register_of(path: Path) -> Iterator[Register]:
    """The record of a case, open for writing. Raises as `record_of`, `keys_of` and `record.opening.opened`."""
    folder = case_folder(path)
    with closing(record_of(folder)) as store:
        yield opened(store, keys_of(folder, store.about()), clock())


@contextmanager
def desk_pen_of(path: Path) -> Iterator[tuple[Register, Pen]]:
    """The record of a case and the desk's pen, to put on record what the desk itself has to say. Raises as before."""
    folder = case_folder(path)
    with register_of(path) as register:
        store = register.log.store
        about = store.about()
        desk = keys_of(folder, about).desk
        yield register, Pen(about.case, about.mode, desk, place_in(store, desk.id))


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
    if anew and folder.record.is_file() and folder.case().mode == LIVE:
        raise RecordRefused(f"{folder.root} is live; what is on record there stays", "add entries, or correct them")
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
    """Write a text file in one step, with the folders that it needs. Raises BadInput where that cannot be done."""
    return write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file in one step, with the folders that it needs. Raises BadInput where that cannot be done."""
    growing = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        growing.write_bytes(data)
        growing.replace(path)
    except OSError as cause:
        remedy = "name a folder that you may write to"
        raise BadInput(Fault(str(path), None, f"cannot be written ({cause.strerror})", remedy)) from cause
    return path
