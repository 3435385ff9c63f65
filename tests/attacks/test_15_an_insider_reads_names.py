"""Attack 15: an insider with SQL reads the names of observers.

What is sealed stands encrypted beside the log. Who was not given the keeper's role sees no row of it, by any statement;
who was, sees it only inside a transaction that takes the role.
"""

from collections.abc import Callable
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from postgres_logins import Record, new_record
from postgres_server import shared_server
from stores import ABOUT, batch_of, some_rows
from truceline.engines.postgres.store import PostgresStore
from truceline.errors import StoreFailed
from truceline.record.store import Aside, DamagedRow

SEALED = Aside("sealed", b"leaf and subject", b"ciphertext of a name")
OPEN = Aside("note", b"k", b"checkpoint")
LOOKS = [
    "SELECT count(*) FROM aside WHERE kind = 'sealed'",
    "SELECT count(*) FROM aside WHERE key = 'leaf and subject'",
    "SELECT count(*) FROM aside WHERE position('name' IN encode(value, 'escape')) > 0",
    "SELECT count(*) FROM pg_stats WHERE tablename = 'aside'",
]


@pytest.fixture(scope="module")
def record() -> Record:
    record = new_record(shared_server())
    with closing(record.store("keeper")) as store:
        store.append(batch_of(store, some_rows(2), [SEALED, OPEN]))
    record.execute("ANALYZE aside")
    return record


def as_role(record: Record, login: str) -> psycopg.Connection:
    connection = record.connect(login)
    connection.execute(f'SET ROLE "{record.names.schema}_{login}"')
    return connection


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("role", ["reader", "writer"])
def test_an_unprivileged_role_sees_no_ciphertext_by_any_question(record: Record, role: str, look: str) -> None:
    with as_role(record, role) as connection:
        assert connection.execute(look).fetchone() == (0,)
        assert connection.execute("SELECT kind FROM aside").fetchall() == [("note",)]


@pytest.mark.parametrize("role", ["reader", "writer"])
def test_it_cannot_step_round_the_rule(record: Record, role: str) -> None:
    with as_role(record, role) as connection:
        for statement in (
            "SET row_security = off; SELECT * FROM aside",
            f'SET ROLE "{record.names.keeper}"',
            f"SELECT set_config('role', '{record.names.keeper}', true)",
            "ALTER TABLE aside DISABLE ROW LEVEL SECURITY",
            "CREATE POLICY mine ON aside USING (true)",
        ):
            with pytest.raises(InsufficientPrivilege):
                connection.execute(statement, prepare=False)


def test_a_function_in_the_question_is_not_shown_hidden_rows(record: Record) -> None:
    seen: list[str] = []
    with as_role(record, "reader") as connection:
        connection.add_notice_handler(lambda notice: seen.append(notice.message_primary or ""))
        connection.execute("""
            CREATE FUNCTION pg_temp.tell(value bytea) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$
            BEGIN RAISE NOTICE '%', encode(value, 'escape'); RETURN true; END $$""")
        connection.execute("SELECT count(*) FROM aside WHERE pg_temp.tell(value)")
    assert seen == ["checkpoint"]


@pytest.mark.parametrize("key", ["leaf and subject", "never was"])
def test_a_writer_learns_nothing_by_trying_to_write_what_is_there(record: Record, key: str) -> None:
    with as_role(record, "writer") as connection, pytest.raises(InsufficientPrivilege, match="row-level security"):
        connection.execute("INSERT INTO aside VALUES ('sealed', %s, '', '')", (key.encode(),))


def test_a_writer_neither_changes_nor_removes_what_is_sealed(record: Record) -> None:
    with as_role(record, "writer") as connection:
        assert connection.execute("UPDATE aside SET value = '' WHERE kind = 'sealed'").rowcount == 0
        assert connection.execute("DELETE FROM aside WHERE kind = 'sealed'").rowcount == 0
    with closing(record.store("keeper")) as store:
        assert store.aside("sealed", SEALED.key) == SEALED.value


def test_the_keeper_sees_it_only_in_a_transaction_that_takes_the_role(record: Record) -> None:
    count = f"SELECT count(*) FROM \"{record.names.schema}\".aside WHERE kind = 'sealed'"
    with record.connect("keeper") as connection:
        with connection.transaction():
            connection.execute("SELECT set_config('role', %s, true)", (record.names.keeper,))
            assert connection.execute(count).fetchone() == (1,)
        assert connection.execute("SELECT current_user").fetchone() == (f"{record.names.schema}_keeper_login",)
        with pytest.raises(InsufficientPrivilege):
            connection.execute(count)


def test_a_connection_of_the_store_keeps_no_role_behind_a_transaction(record: Record) -> None:
    with closing(record.store("keeper")) as store:
        assert store.aside("sealed", SEALED.key)
        for connection in store._to._open.values():
            assert connection.execute("SELECT current_user").fetchone() == (f"{record.names.schema}_keeper_login",)


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.aside("sealed", SEALED.key),
        lambda store: list(store.shelved("sealed")),
        lambda store: store.shelve([SEALED]),
        lambda store: store.clear("sealed", [SEALED.key]),
    ],
)
@pytest.mark.parametrize("role", ["reader", "writer"])
def test_a_store_without_the_role_says_so_rather_than_nothing_is_there(
    record: Record, role: str, ask: Callable[[PostgresStore], object]
) -> None:
    with closing(record.store(role)) as store, pytest.raises((DamagedRow, StoreFailed), match="permission denied"):
        ask(store)


def test_the_owner_of_the_record_sees_it_neither(record: Record) -> None:
    server = record.server
    server.execute("CREATE ROLE mission_owner LOGIN CREATEROLE; GRANT CREATE ON DATABASE postgres TO mission_owner")
    PostgresStore.begin(server.address("mission_owner"), "owned", ABOUT).close()
    with closing(PostgresStore(server.superuser, "owned")) as store:
        store.shelve([SEALED, OPEN])
    with psycopg.connect(server.address("mission_owner")) as connection:
        assert connection.execute("SELECT count(*) FROM owned.aside").fetchone() == (0,)
