"""Where the keys of subjects are kept, and how sealed fields are read."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from truceline.engines.files.compartments import FileCompartments
from truceline.engines.files.keystore import FileKeystore, FileReadings
from truceline.record.people.keeping_apart import Compartments
from truceline.record.projection import Contents
from truceline.record.register import SEALED
from truceline.record.sealing import Keystore, Readings
from truceline.record.store import Store
from truceline.tasks.build import Apart
from truceline.tasks.contents import Reader, reading
from truceline.wiring.cases import about_of, case_folder, record_of
from truceline.wiring.files import clock
from truceline.wiring.keys import keys_folder


def keystore_of(path: Path) -> Keystore:
    """The keys of the subjects of a case. Raises NotOnRecord where it is no case."""
    return FileKeystore(_keys(path) / "subjects.keys")


def readings_of(path: Path) -> Readings:
    """Who read what is sealed in a case. Raises NotOnRecord where it is no case."""
    place = _keys(path)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return FileReadings(place / "subjects.reads")


@contextmanager
def reader_of(path: Path, role: str) -> Iterator[tuple[Store, Reader]]:
    """The record of a case, and somebody who reads what is sealed there in a role; counted. Raises as `reading`."""
    with (
        closing(record_of(case_folder(path))) as store,
        reading(store, keystore_of(path), readings_of(path), role, clock) as reader,
    ):
        yield store, reader


def compartments_of(path: Path) -> Compartments:
    """The compartments of a case, and the guard of names. Raises NotOnRecord where it is no case."""
    return FileCompartments(_keys(path) / "compartments")


def apart_of(path: Path) -> Apart:
    """What keeps a case's secrets while it is built. Raises NotOnRecord where it is no case."""
    return Apart(keystore_of(path), compartments_of(path).guard())


EVERYBODY_ROLE = "everybody"
"""The role in which a case is laid out for everybody."""


@contextmanager
def contents_of(path: Path, store: Store, role: str) -> Iterator[Contents]:
    """What opens the sealed entries of a record in a role, counted.

    Without the keys of subjects, as at a party's, nothing is opened. Where nothing is sealed, that everybody reads is
    not written down; that a compartment does, is. Raises as `reading`.
    """
    sealed = (_keys(path) / "subjects.keys").is_file() and next(iter(store.shelved(SEALED)), None) is not None
    if not sealed:
        if role != EVERYBODY_ROLE:
            readings_of(path).begins(role, clock())
        yield lambda _: None
        return
    with reading(store, keystore_of(path), readings_of(path), role, clock) as reader:
        yield reader.contents


def _keys(path: Path) -> Path:
    folder = case_folder(path)
    return keys_folder(folder, about_of(folder.case()))
