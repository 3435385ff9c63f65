"""Who may do what to a record in PostgreSQL, and what the store says when that was loosened."""

from contextlib import closing

import pytest
from psycopg.errors import InsufficientPrivilege, RestrictViolation

from postgres_logins import Record, new_record
from postgres_server import shared_server
from stores import batch_of, some_rows
from truceline.errors import StoreFailed

CHANGES = ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"]
KEPT = [("entry", "n"), ("tile", "place"), ("about", "one")]


@pytest.fixture
def record() -> Record:
    return new_record(shared_server())


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("table", "column"), KEPT)
def test_the_role_of_the_application_may_only_add(record: Record, change: str, table: str, column: str) -> None:
    with closing(record.store("writer")) as store:
        store.append(batch_of(store, some_rows(256)))
    with record.connect("writer") as connection:
        connection.execute(f'SET ROLE "{record.names.writer}"')
        with pytest.raises(InsufficientPrivilege):
            connection.execute(change.format(table, column, column))


@pytest.mark.parametrize("who", ["", "SET session_replication_role = replica;"])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("table", "column"), KEPT)
def test_even_a_superuser_is_refused(record: Record, who: str, change: str, table: str, column: str) -> None:
    with pytest.raises(RestrictViolation, match="never changed or removed"):
        record.execute(who + change.format(table, column, column))


@pytest.mark.parametrize("change", ["UPDATE head SET size = size - 1", "DELETE FROM head", "TRUNCATE head"])
def test_the_head_never_goes_back(record: Record, change: str) -> None:
    with pytest.raises(RestrictViolation):
        record.execute(change)


@pytest.mark.parametrize("statement", ["DROP TRIGGER entry_stays ON entry", "ALTER TABLE entry DISABLE TRIGGER ALL"])
def test_the_application_cannot_take_the_triggers_away(record: Record, statement: str) -> None:
    with record.connect("keeper") as connection:
        connection.execute(f'SET ROLE "{record.names.keeper}"')
        with pytest.raises(InsufficientPrivilege):
            connection.execute(statement)


def test_a_reader_reads_and_does_not_write(record: Record) -> None:
    with closing(record.store("writer")) as writer, closing(record.store("reader")) as reader:
        writer.append(batch_of(writer, some_rows(3)))
        assert reader.head().size == 3
        assert reader.complaints() == []
        with pytest.raises(StoreFailed, match="permission denied"):
            reader.append(batch_of(reader, some_rows(1, 3)))


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("DROP TRIGGER entry_stays ON entry", "the trigger entry_stays is gone or off"),
        ("ALTER TABLE tile DISABLE TRIGGER tile_stays", "the trigger tile_stays is gone or off"),
        ('GRANT UPDATE ON tile TO "{}_reader"', "may change or remove leaves or tiles"),
        ('ALTER TABLE entry OWNER TO "{}_writer"', "owns tables of the record"),
        ("ALTER TABLE aside NO FORCE ROW LEVEL SECURITY", "row-level security is off for aside"),
        ("CREATE POLICY all_of_it ON aside USING (true)", "the rule all_of_it lets more be seen"),
        ('ALTER ROLE "{}_reader" BYPASSRLS', "passes row-level security by"),
    ],
)
def test_the_store_names_what_was_taken_from_its_guard(record: Record, statement: str, complaint: str) -> None:
    record.execute(statement.format(record.names.schema))
    with closing(record.store()) as store:
        assert any(complaint in one for one in store.complaints())
