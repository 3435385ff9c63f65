"""Who may submit to a case: a small file in its inbox, which only the program may read."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from truceline.engines.files.journal import locked
from truceline.errors import StoreFailed
from truceline.sources.case import Case
from truceline.sources.rows import read_text
from truceline.tasks.stations import Secrets, Stations, ended, enrolled, parse_stations, text_of
from truceline.wiring.cases import case_folder
from truceline.wiring.files import clock

FOLDER = "inbox"
"""The folder of a case for forms on their way."""


def stations_of(path: Path) -> Stations:
    """Who may submit to a case. Raises BadInput, NotOnRecord."""
    return _stations(path, case_folder(path).case())


def _stations(path: Path, case: Case) -> Stations:
    file = _stations_file(path)
    if not file.is_file():
        return Stations(f"truceline {case.id}")
    return parse_stations(str(file), read_text(file))


def _stations_file(path: Path) -> Path:
    return path / FOLDER / "stations.json"


def watched(path: Path, case: Case) -> Callable[[], Stations]:
    """A function that gives the stations, read again whenever their file was changed.

    So a token that was ended is refused at once.
    """
    file = _stations_file(path)
    last: list[tuple[tuple[int, int, int] | None, Stations]] = []

    def stations() -> Stations:
        found = file.stat() if file.is_file() else None
        mark = None if found is None else (found.st_mtime_ns, found.st_size, found.st_ino)
        if not last or last[0][0] != mark:
            last[:] = [(mark, _stations(path, case))]
        return last[0][1]

    return stations


def new_station(path: Path, label: str) -> Secrets:
    """Let a station submit; its secrets, which are kept nowhere. Raises as `tasks.stations.enrolled`, StoreFailed."""
    with _changing(path) as stations:
        changed, secrets = enrolled(stations, label, clock())
        _write(path, changed)
    return secrets


def end_station(path: Path, label: str) -> None:
    """Let a station submit no more. Raises NotOnRecord, StoreFailed."""
    with _changing(path) as stations:
        _write(path, ended(stations, label, clock()))


@contextmanager
def _changing(path: Path) -> Iterator[Stations]:
    """The stations, which nobody else changes meanwhile."""
    folder = case_folder(path).root / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as cause:
        raise StoreFailed(
            f"{folder} cannot be made ({cause.strerror})", "use a folder that you may write to"
        ) from cause
    with locked(path / FOLDER / "stations.lock"):
        yield stations_of(path)


def _write(path: Path, stations: Stations) -> None:
    """In one step, and never readable by others, not even for an instant. Raises StoreFailed."""
    file = _stations_file(path)
    growing = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        growing.unlink(missing_ok=True)
        opened = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(opened, "wb") as out:
            out.write(text_of(stations).encode())
            out.flush()
            os.fsync(out.fileno())
        growing.replace(file)
    except OSError as cause:
        remedy = "use a folder that you may write to"
        raise StoreFailed(f"{file} cannot be written ({cause.strerror})", remedy) from cause
