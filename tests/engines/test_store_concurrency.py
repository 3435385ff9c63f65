"""Readers beside a writer, and two writers: nothing half, nothing lost, nothing double."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from stores import ABOUT, ENGINES, Place, batch_of, new_place, some_rows
from truceline.errors import RecordRefused
from truceline.record.log import Log, Signer
from truceline.record.store import Row, Store
from truceline.record.tlog.signatures import PrivateKey

SIGNER = Signer(ABOUT.origin, PrivateKey(bytes(32)))
SIZE, BATCHES = 37, 40


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return new_place(request.param, tmp_path)


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with closing(place.open()) as store:
        yield store


def watched(store: Store, done: Event) -> int:
    """Read until the writer is done; how often. Whatever is seen is a number of whole batches."""
    looks = 0
    while not done.is_set() or not looks:
        head = store.head()
        leaves = [n for n, _ in store.leaves(0, 10**9)]
        assert head.size % SIZE == 0
        assert len(leaves) >= head.size
        assert len(leaves) % SIZE == 0
        assert leaves == list(range(len(leaves)))
        assert len(list(store.tiles(0, 0))) >= head.size // 256
        assert len(store.named("here")) % SIZE == 0
        looks += 1
    return looks


@pytest.mark.parametrize("apart", [False, True])
def test_a_reader_sees_only_whole_batches(place: Place, store: Store, apart: bool) -> None:
    done, reader = Event(), place.open() if apart else store
    with ThreadPoolExecutor(2) as pool, closing(reader):
        looks = [pool.submit(watched, reader, done) for _ in range(2)]
        for number in range(BATCHES):
            rows = [Row(row.leaf, b"k", 1, "here") for row in some_rows(SIZE, number * SIZE)]
            store.append(batch_of(store, rows))
        done.set()
        assert all(look.result() for look in looks)
    assert store.head().size == BATCHES * SIZE


def written(log: Log, name: str, times: int) -> list[bytes]:
    """Put leaves on record one by one, again where it was refused; what was acknowledged."""
    leaves = [f"{name} {number}".encode() for number in range(times)]
    for leaf in leaves:
        while True:
            try:
                log.append([Row(leaf)])
                break
            except RecordRefused:
                continue
    log.store.close()
    return leaves


def test_two_writers_lose_nothing_and_double_nothing(place: Place) -> None:
    logs = [Log(place.open(), SIGNER) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        wrote = [pool.submit(written, log, name, 20) for log, name in zip(logs, "ab", strict=True)]
        acknowledged = [leaf for one in wrote for leaf in one.result()]
    with closing(place.open()) as store:
        assert sorted(leaf for _, leaf in store.leaves(0, 10**9)) == sorted(acknowledged)
        Log(store, SIGNER)
