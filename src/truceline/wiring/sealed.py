"""Where the keys of subjects are kept, and how sealed fields are read."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from truceline.engines.files.keystore import FileKeystore, FileReadings
from truceline.record.sealing import Keystore, Readings
from truceline.record.store import Store
from truceline.tasks.contents import Reader, reading
from truceline.wiring.cases import about_of, case_folder, record_of
from truceline.wiring.files import clock
from truceline.wiring.keys import keys_folder


def keystore_of(path: Path) -> Keystore:
    """The keys of the subjects of a case. Raises NotOnRecord where it is no case."""
    return FileKeystore(_beside_keys(path) / "subjects.keys")


def readings_of(path: Path) -> Readings:
    """Who read what is sealed in a case. Raises NotOnRecord where it is no case."""
    return FileReadings(_beside_keys(path) / "subjects.reads")


@contextmanager
def reader_of(path: Path, role: str) -> Iterator[tuple[Store, Reader]]:
    """The record of a case, and somebody who reads what is sealed there in a role; counted. Raises as `reading`."""
    with (
        closing(record_of(case_folder(path))) as store,
        reading(store, keystore_of(path), readings_of(path), role, clock) as reader,
    ):
        yield store, reader


def _beside_keys(path: Path) -> Path:
    folder = case_folder(path)
    place = keys_folder(folder, about_of(folder.case()))
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place
