"""Records on every engine, for tests that hold all of them to the same promises."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from postgres_server import shared_server
from truceline.engines.memory.store import MemoryStore
from truceline.engines.postgres.store import PostgresStore
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.log import tip_of
from truceline.record.store import About, Aside, Batch, Head, Row, Store
from truceline.record.tlog.hashes import leaf_hashes

ENGINES = ("memory", "sqlite", "postgres")
ABOUT = About("spring", "exercise", "log.example/spring/exercise")
_NUMBERS = count(1)


@dataclass(frozen=True)
class Place:
    """Where one record is kept. `open` gives a store over it: each time another one, but in memory."""

    engine: str
    open: Callable[[], Store]


def new_place(engine: str, folder: Path) -> Place:
    """An empty record on an engine; skips the test where there is no server."""
    number = next(_NUMBERS)
    if engine == "memory":
        store = MemoryStore(ABOUT)
        return Place(engine, lambda: store)
    if engine == "sqlite":
        path = folder / f"record-{number}.db"
        SqliteStore.begin(path, ABOUT).close()
        return Place(engine, lambda: SqliteStore(path))
    address, name = shared_server().superuser, f"record-{number}"
    PostgresStore.begin(address, name, ABOUT).close()
    return Place(engine, lambda: PostgresStore(address, name))


@contextmanager
def new_store(engine: str, folder: Path) -> Iterator[Store]:
    """A store over an empty record, closed afterwards."""
    with closing(new_place(engine, folder).open()) as store:
        yield store


def batch_of(store: Store, rows: Sequence[Row], asides: Sequence[Aside] = ()) -> Batch:
    """A batch that continues what is in a store; the checkpoint is not one."""
    before = store.head().size
    tip = tip_of(store, before)
    tiles = tip.extend(leaf_hashes(row.leaf for row in rows))
    return Batch(before, rows, tiles, Head(tip.size, tip.root(), b"note %d" % tip.size), asides)


def elsewhere(batch: Batch, before: int) -> Batch:
    """A batch as if the record had another size."""
    return replace(batch, before=before, head=replace(batch.head, size=before + len(batch.rows)))


def some_rows(number: int, start: int = 0) -> list[Row]:
    """So many leaves that are signed by nobody and speak of nothing."""
    return [Row(b"leaf %d" % n) for n in range(start, start + number)]
