"""A record.db with one byte changed: found and named, or the byte stood where nothing is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from records import filled, statements
from shipped import copied
from truceline.cli import main
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.store import About
from truceline.record.verify import verify

ABOUT = About("case", "exercise", "record.invalid/case/exercise")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A small record: its founding and six statements."""
    store = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    filled(store, statements(6))
    store.close()
    return store.path


def problems(path: Path) -> list[str]:
    with closing(SqliteStore(path)) as store:
        return [str(problem) for problem in verify(store, "case", "exercise").problems]


def readable(path: Path) -> object:
    with closing(SqliteStore(path)) as store:
        try:
            return list(store.leaves(0, 99)), store.head(), store.about(), list(store.references())
        except Exception:
            return None


def test_a_sound_record_has_no_problems(record: Path) -> None:
    assert problems(record) == []


def test_every_changed_byte_is_found_or_changes_nothing_that_is_kept(record: Path) -> None:
    sound, kept = record.read_bytes(), readable(record)
    places = [place for place in range(100, len(sound)) if any(sound[max(place - 40, 0) : place + 40])]
    for place in places[:: len(places) // 1500 + 1]:
        record.write_bytes(sound[:place] + bytes([sound[place] ^ 0x21]) + sound[place + 1 :])
        assert problems(record) or readable(record) == kept, f"byte {place}"


def test_every_changed_byte_of_an_entry_names_that_entry(record: Path) -> None:
    sound = record.read_bytes()
    with closing(SqliteStore(record)) as store:
        leaves = list(store.leaves(0, 99))
    for index, leaf in leaves:
        start = sound.index(leaf)
        for place in range(start, start + len(leaf), 13):
            record.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
            assert any(problem.startswith(f"entry {index}") for problem in problems(record)), (index, place)


def change(path: Path, statement: str) -> None:
    """What somebody with the file can do who first removes the triggers."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(f"DROP TRIGGER entry_stays; DROP TRIGGER entry_kept; {statement}")


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DELETE FROM entry WHERE n = 3", "entry 3: missing: entry 3"),
        ("DELETE FROM entry WHERE n = 6", "entry 6: missing: the head counts 7 entries, 6 are there"),
        ("UPDATE named SET id = 's9' WHERE n = 2", "entry 2: the store files it under another"),
        ("UPDATE signed SET seq = 9 WHERE n = 2", "entry 2: the store files it under another"),
        ("UPDATE entry SET n = 9 WHERE n = 2", "entry 2: missing"),
        ("UPDATE entry SET leaf = zeroblob(32) WHERE n = 4", "entry 4: a leaf is signed with an unknown algorithm"),
        ("DELETE FROM entry WHERE n = 1; UPDATE entry SET n = n - 1 WHERE n > 1", "entry 1 (s1)"),
        ("UPDATE head SET size = 8", "entry 7: missing"),
        ("UPDATE head SET root = zeroblob(32)", "does not belong to the 7 entries"),
        ("UPDATE head SET note = CAST(replace(CAST(note AS TEXT), 'A', 'B') AS BLOB)", "the checkpoint of the head"),
        ("UPDATE about SET mode = 'live'", "which is not how it was founded"),
        ("DELETE FROM head", "the head cannot be read"),
    ],
)
def test_what_was_done_to_the_rows_is_named(record: Path, statement: str, named: str) -> None:
    change(record, statement)
    assert any(named in problem for problem in problems(record)), problems(record)


def test_two_rows_that_changed_places_are_found(record: Path) -> None:
    change(
        record,
        "UPDATE entry SET n = 99 WHERE n = 2; UPDATE entry SET n = 2 WHERE n = 3; UPDATE entry SET n = 3 WHERE n = 99",
    )
    assert {problem.split(" (")[0] for problem in problems(record)} >= {"entry 2"}


@pytest.mark.parametrize("table", ["entry", "tile"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = 7", "DELETE FROM {}"])
def test_the_store_itself_refuses_to_change_or_remove(record: Path, table: str, statement: str) -> None:
    with closing(sqlite3.connect(record)) as connection:
        connection.execute("INSERT INTO tile VALUES (0, zeroblob(8192), zeroblob(32))")
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement.format(table))


def test_a_rewritten_history_is_refused_by_whoever_kept_a_head(record: Path, tmp_path: Path) -> None:
    other = SqliteStore.begin(tmp_path / "other.db", ABOUT)
    filled(other, statements(8, by="b"))
    with closing(SqliteStore(record)) as store:
        kept = store.head()
        assert verify(store, "case", "exercise", seen=kept).sound
    assert verify(other, "case", "exercise").sound
    assert not verify(other, "case", "exercise", seen=kept).sound
    other.close()


def test_the_command_exits_with_1_and_names_the_entry(tmp_path: Path) -> None:
    case = copied("donbas-2020", tmp_path)
    runner = CliRunner()
    assert runner.invoke(main, ["build", str(case)]).exit_code == 0
    assert runner.invoke(main, ["verify", str(case)]).exit_code == 0
    raw = (case / "record.db").read_bytes()
    place = raw.index(b'"id":"smm-2020-08-20-donetsk') + 10
    (case / "record.db").write_bytes(raw[:place] + b"n" + raw[place + 1 :])
    outcome = runner.invoke(main, ["verify", str(case)])
    assert outcome.exit_code == 1
    assert "(smm-n020-08-20-donetsk)" in outcome.output
