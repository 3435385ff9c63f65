"""What PostgreSQL does beyond the promises of every store: steps of the schema, and one writer."""

import subprocess
import sys
from contextlib import closing

import psycopg
import pytest

from postgres_logins import Record, new_record
from postgres_server import Server, running, shared_server
from stores import ABOUT, batch_of, some_rows
from truceline.engines.postgres.migrating import LATEST, Step, known_steps, migrate
from truceline.engines.postgres.names import Names
from truceline.engines.postgres.store import PostgresStore
from truceline.errors import NotOnRecord, RecordRefused, StoreFailed
from truceline.record.store import Aside, DamagedRow


@pytest.fixture(scope="module")
def server() -> Server:
    return shared_server()


@pytest.fixture
def record(server: Server) -> Record:
    return new_record(server)


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in known_steps()] == list(range(1, LATEST + 1))


@pytest.mark.parametrize("done", range(1, LATEST))
def test_an_old_record_is_brought_up_to_date_and_keeps_its_leaves(server: Server, done: int) -> None:
    names = Names(f"old-{done}")
    with psycopg.connect(server.superuser, autocommit=True) as connection:
        migrate(connection, names, known_steps()[:done])
        connection.execute(f"INSERT INTO \"{names.schema}\".entry VALUES (0, 'leaf')")
    PostgresStore.bring_up_to_date(server.superuser, names.schema)
    PostgresStore.bring_up_to_date(server.superuser, names.schema)
    with closing(PostgresStore(server.superuser, names.schema)) as store:
        assert list(store.leaves(0, 9)) == [(0, b"leaf")]
        assert store.complaints() == []


def test_a_record_that_is_behind_says_so(record: Record) -> None:
    record.execute(f"DELETE FROM migration WHERE number = {LATEST}")
    with pytest.raises(StoreFailed, match="bring it up to date"):
        record.store().about()


def test_a_record_of_a_later_program_is_neither_read_nor_written_nor_changed(record: Record) -> None:
    record.execute("INSERT INTO migration VALUES (999, 'later')")
    for refused in (
        lambda: record.store().head(),
        lambda: record.store().shelve([Aside("note", b"k", b"v")]),
        lambda: PostgresStore.bring_up_to_date(record.server.superuser, record.names.schema),
    ):
        with pytest.raises(StoreFailed, match="at step 999"):
            refused()


def test_a_step_that_fails_leaves_nothing_of_itself(server: Server) -> None:
    names = Names("half")
    broken = Step(LATEST + 1, "broken", "CREATE TABLE more (n integer); SELECT nothing")
    with psycopg.connect(server.superuser, autocommit=True) as connection:
        with pytest.raises(StoreFailed, match="nothing"):
            migrate(connection, names, [*known_steps(), broken])
        found = connection.execute("SELECT to_regclass('half.more'), max(number) FROM half.migration").fetchone()
    assert found == (None, LATEST)


def test_a_record_is_begun_once(record: Record) -> None:
    with pytest.raises(StoreFailed, match="there already"):
        PostgresStore.begin(record.server.superuser, record.names.schema, ABOUT)


@pytest.mark.parametrize("name", ["", "9", "A", "pg_x", 'a"b', "a" * 51])
def test_a_name_that_would_not_stand_is_refused(name: str) -> None:
    with pytest.raises(StoreFailed, match="cannot be called"):
        PostgresStore("", name)


def test_records_of_one_database_do_not_see_each_other(record: Record) -> None:
    other = new_record(record.server)
    with closing(record.store()) as store, closing(other.store()) as beside:
        store.append(batch_of(store, some_rows(300)))
        assert list(beside.leaves(0, 9)) == []
        beside.append(batch_of(beside, some_rows(1)))  # each has a writer of its own
        with pytest.raises(DamagedRow, match="permission denied"):
            PostgresStore(other.login("keeper"), record.names.schema).head()


def test_what_is_not_there_is_told_apart_from_what_cannot_be_reached(server: Server) -> None:
    with pytest.raises(NotOnRecord, match="no record nowhere"):
        PostgresStore(server.superuser, "nowhere").head()
    away = PostgresStore("host=/nowhere-at-all", "record")
    with pytest.raises(DamagedRow) as damaged:
        away.head()
    assert damaged.value.after is None
    with pytest.raises(StoreFailed, match="cannot be written"):
        away.shelve([Aside("note", b"k", b"v")])
    with pytest.raises(StoreFailed):
        PostgresStore.begin("host=/nowhere-at-all", "record", ABOUT)


def test_a_second_process_does_not_become_the_writer_while_the_first_is(record: Record) -> None:
    code = f"""
from dataclasses import replace
from truceline.engines.postgres.store import PostgresStore
from truceline.record.store import Batch, Row
store = PostgresStore({record.login("writer")!r}, {record.names.schema!r})
head = store.head()
store.append(Batch(head.size, [Row(b"second")], [], replace(head, size=head.size + 1)))
"""
    with closing(record.store("writer")) as first:
        first.append(batch_of(first, some_rows(1)))
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert f"RecordRefused: somebody else is writing to the record {record.names.schema}" in done.stderr
    subprocess.run([sys.executable, "-c", code], check=True)
    with closing(record.store("reader")) as reader:
        assert list(reader.leaves(0, 9)) == [(0, b"leaf 0"), (1, b"second")]


def test_what_stands_beside_the_log_needs_no_election(record: Record) -> None:
    with closing(record.store("writer")) as first, closing(record.store("writer")) as second:
        first.append(batch_of(first, some_rows(1)))
        second.shelve([Aside("note", b"k", b"v")])
        assert first.aside("note", b"k") == b"v"
        with pytest.raises(RecordRefused):
            second.append(batch_of(second, some_rows(1)))


def test_a_server_that_does_not_synchronise_is_not_written_to(server: Server) -> None:
    with running(("fsync=off",)) as careless:
        store = PostgresStore.begin(careless.superuser, "record", ABOUT)
        with closing(store), pytest.raises(StoreFailed, match="fsync is off"):
            store.append(batch_of(store, some_rows(1)))
        assert any("fsync is off" in one for one in store.complaints())
        store.close()


def test_without_psycopg_the_program_works_and_says_what_to_install() -> None:
    code = """
import sys
sys.modules["psycopg"] = None
import truceline.cli
from truceline.errors import StoreFailed
try:
    import truceline.engines.postgres.store
except StoreFailed as failed:
    print(failed)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'truceline[postgres]'" in done.stdout
