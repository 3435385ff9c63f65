"""Records that are open for writing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from truceline.record.envelope_form import Evidence
from truceline.record.opening import opened
from truceline.record.pen import Pen, place_in
from truceline.record.register import Register
from truceline.tasks.putting import put_leaf
from truceline.values.canonical import Json
from truceline.wiring.cases import case_folder, record_of
from truceline.wiring.files import clock
from truceline.wiring.keys import keys_of


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


def put_on_record(path: Path, kind: str, id: str, says: Mapping[str, Json], evidence: Sequence[Evidence]) -> int:
    """Put something on record with the desk's pen; its index. Raises RecordRefused where it is not taken."""
    with desk_pen_of(path) as (register, pen):
        leaf = pen.write(kind, id, says, claimed=clock(), evidence=evidence)
        return put_leaf(register, leaf)
