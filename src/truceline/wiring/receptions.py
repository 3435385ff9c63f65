"""Records that take rows while they are open: from field forms and other sources."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

from truceline.engines.files.journal import FileJournal
from truceline.record.envelope_form import Evidence
from truceline.record.opening import opened
from truceline.record.store import Store
from truceline.sources.rows import Row
from truceline.tasks.desk import load_agreements
from truceline.tasks.receiving import FILE, Answer, Ground, Reception
from truceline.values.canonical import Json
from truceline.wiring.cases import case_folder, record_of
from truceline.wiring.desks import built_record, one_writer
from truceline.wiring.files import clock
from truceline.wiring.keys import keys_of
from truceline.wiring.sealed import compartments_of, keystore_of


class OpenReception:
    """A reception that threads share, and that waits for other programs which write to the same case."""

    def __init__(self, path: Path, store: Store) -> None:
        self._path, self._store, self._mine = path, store, Lock()
        self._reception = Reception(_ground(path, store))

    def take(self, rows: Sequence[Row], *, correcting: bool = False) -> list[Answer]:
        """As `Reception.take`; what others put on record meanwhile is seen first."""
        with self.alone() as reception:
            return reception.take(rows, correcting=correcting)

    def keep(self, kind: str, id: str, says: Mapping[str, Json], evidence: Sequence[Evidence]) -> int:
        """As `Reception.keep`."""
        with self.alone() as reception:
            return reception.keep(kind, id, says, evidence)

    @contextmanager
    def alone(self) -> Iterator[Reception]:
        """The reception, having seen what others put on record, while nobody else writes to the case."""
        with self._mine, one_writer(self._path):
            if self._store.head().size != self._reception.size:
                self._reception = Reception(_ground(self._path, self._store))
            yield self._reception


@contextmanager
def reception_of(path: Path) -> Iterator[OpenReception]:
    """The record of a case, brought up to its files and open for rows.

    Raises as `build_record`, `record_of`, `keys_of` and `opened`.
    """
    folder = case_folder(path)
    with one_writer(path):
        FileJournal(folder.root / "entries" / FILE).mend()
        built_record(path, anew=False)
    with closing(record_of(folder)) as store:
        yield OpenReception(path, store)


def _ground(path: Path, store: Store) -> Ground:
    folder = case_folder(path)
    keys = keys_of(folder, store.about())
    return Ground(
        case=folder.case(),
        versions=load_agreements(folder),
        register=opened(store, keys, clock()),
        keys=keys,
        keystore=keystore_of(path),
        journal=FileJournal(folder.root / "entries" / FILE),
        clock=clock,
        guard=compartments_of(path).guard(),
    )
