"""The server ends a connection, at any moment: an append is there as a whole or not at all, and the store goes on."""

from collections.abc import Iterator
from contextlib import closing
from random import Random
from threading import Event, Thread
from time import sleep
from typing import Any, SupportsIndex

import psycopg
import pytest

from postgres_logins import Record, new_record
from postgres_server import shared_server
from stores import ABOUT, batch_of, some_rows
from truceline.engines.postgres.store import PostgresStore
from truceline.engines.postgres.writing import put
from truceline.errors import RecordRefused, StoreFailed
from truceline.record.log import Log, Signer
from truceline.record.store import Batch, Row
from truceline.record.tlog.signatures import PrivateKey


@pytest.fixture
def record() -> Record:
    return new_record(shared_server())


@pytest.fixture
def store(record: Record) -> Iterator[PostgresStore]:
    with closing(record.store("writer")) as store:
        yield store


def end_connections(record: Record) -> None:
    """What an administrator does, or a server that goes down."""
    user = f"{record.names.schema}_writer_login"
    record.server.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{user}'")


class Rows(list[Row]):
    """Rows in whose middle something happens."""

    def __init__(self, rows: list[Row], happens: Any) -> None:
        super().__init__(rows)
        self._happens = happens

    def __getitem__(self, key: SupportsIndex | slice) -> Any:
        if isinstance(key, slice) and key.start:
            self._happens()
        return super().__getitem__(key)


def test_an_append_whose_connection_ends_in_its_middle_leaves_nothing(record: Record, store: PostgresStore) -> None:
    store.append(batch_of(store, some_rows(300)))
    batch = batch_of(store, Rows(some_rows(5000, 300), lambda: end_connections(record)))
    with pytest.raises(StoreFailed):
        store.append(batch)
    assert store.head().size == 300
    assert len(list(store.leaves(0, 10**6))) == 300
    assert len(list(store.tiles(0, 0))) == 1
    again = batch_of(store, some_rows(5000, 300))
    store.append(again)
    assert store.head() == again.head


def test_an_append_that_was_kept_though_its_connection_ended_is_acknowledged(
    record: Record, store: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept_unheard(connection: psycopg.Connection, batch: Batch) -> None:
        put(connection, batch)
        connection.execute("COMMIT")
        end_connections(record)

    monkeypatch.setattr("truceline.engines.postgres.store.put", kept_unheard)
    batch = batch_of(store, some_rows(3))
    store.append(batch)
    assert store.head() == batch.head


def test_a_connection_that_ended_while_nothing_was_done_is_replaced_unnoticed(
    record: Record, store: PostgresStore
) -> None:
    for number in range(3):
        store.append(batch_of(store, some_rows(1, number)))
        end_connections(record)
        assert store.head().size == number + 1


def test_who_lost_the_connection_is_not_the_writer_once_another_is(record: Record, store: PostgresStore) -> None:
    store.append(batch_of(store, some_rows(1)))
    end_connections(record)
    with closing(record.store("keeper")) as other:
        other.append(batch_of(other, some_rows(1, 1)))
        with pytest.raises(RecordRefused, match="somebody else is writing"):
            store.append(batch_of(store, some_rows(1, 2)))


def test_nothing_is_lost_or_doubled_when_connections_end_at_random(record: Record, store: PostgresStore) -> None:
    log, done, ends, written = Log(store, Signer(ABOUT.origin, PrivateKey(bytes(32)))), Event(), 0, 0

    def end_now_and_then() -> None:
        random = Random(1)
        while not done.is_set():
            sleep(random.random() / 10)
            end_connections(record)

    ending = Thread(target=end_now_and_then)
    ending.start()
    try:
        while ends < 20 and written < 60_000:
            try:
                written = log.append(some_rows(500, written)).size
            except (StoreFailed, RecordRefused):
                ends += 1
                assert log.head.size == written
    finally:
        done.set()
        ending.join()
    assert list(store.leaves(0, 10**6)) == [(n, row.leaf) for n, row in enumerate(some_rows(written))]
