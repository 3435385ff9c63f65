"""The clock, and writing files in one step."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.values.instants import Instant, from_datetime


def clock() -> Instant:
    """The present instant."""
    return from_datetime(datetime.now(UTC))


def write_text(path: Path, text: str) -> Path:
    """Write a text file in one step, with the folders that it needs. Raises BadInput where that cannot be done."""
    return write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file in one step, with the folders that it needs. Raises BadInput where that cannot be done."""
    return write_pieces(path, [data])


def write_pieces(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write a file in one step, piece by piece, with the folders that it needs. Raises BadInput as `write_bytes`."""
    growing = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with growing.open("wb") as file:
            file.writelines(pieces)
        growing.replace(path)
    except OSError as cause:
        remedy = "name a folder that you may write to"
        raise BadInput(Fault(str(path), None, f"cannot be written ({cause.strerror})", remedy)) from cause
    return path
