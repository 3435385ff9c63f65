"""A record.db with one byte changed: found and named, or the byte stood where nothing is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from drawn_terms import entry, hour
from shipped import copied
from truceline.cli import main
from truceline.engines.sqlite.log import SqliteLog
from truceline.record.chain import StoredRow, chained
from truceline.record.kinds import Statement
from truceline.record.verify import verify
from truceline.values.intervals import exactly


@pytest.fixture
def record(tmp_path: Path) -> SqliteLog:
    """A small record."""
    log = SqliteLog.begin(tmp_path / "record.db", "case", "live")
    entries = [entry(f"s{number}", Statement(speaker="a"), exactly(hour(number))) for number in range(6)]
    log.append(list(chained(entries, log.head())))
    return log


def problems(log: SqliteLog) -> list[str]:
    return [str(problem) for problem in verify(log, "case", "live").problems]


def readable(log: SqliteLog) -> tuple[list[StoredRow], object] | None:
    try:
        return list(log.rows()), log.head()
    except Exception:
        return None


def test_a_sound_record_has_no_problems(record: SqliteLog) -> None:
    assert problems(record) == []


def test_every_changed_byte_is_found_or_changes_nothing_that_is_kept(record: SqliteLog) -> None:
    sound, kept = record.path.read_bytes(), readable(record)
    for place in range(100, len(sound)):
        if sound[place] == 0 and sound[max(place - 40, 0) : place + 40].count(0) == 80:
            continue  # the middle of unused space
        record.path.write_bytes(sound[:place] + bytes([sound[place] ^ 0x21]) + sound[place + 1 :])
        assert problems(record) or readable(record) == kept, f"byte {place}"


def test_every_changed_byte_of_an_entry_names_that_entry(record: SqliteLog) -> None:
    sound = record.path.read_bytes()
    for row in list(record.rows()):
        start = sound.index(row.body)
        for place in range(start, start + len(row.body), 7):
            record.path.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
            assert f"entry {row.seq} ({row.id})" in problems(record)[0]


def change(log: SqliteLog, statement: str) -> None:
    """What somebody with the file can do who first removes the triggers."""
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.executescript(f"DROP TRIGGER entry_stays; DROP TRIGGER entry_kept; {statement}")


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DELETE FROM entry WHERE seq = 3", "entry 3: missing: entry 3, before entry 4 (s3)"),
        ("DELETE FROM entry WHERE seq = 6", "entry 6: missing: the head counts 6 entries, 5 are there"),
        ("UPDATE entry SET id = 's9' WHERE seq = 2", "entry 2 (s9)"),
        ("UPDATE entry SET seq = 9 WHERE seq = 2", "entry 2: missing"),
        ("UPDATE entry SET link = zeroblob(32) WHERE seq = 4", "entry 4 (s3)"),
        ("DELETE FROM entry WHERE seq = 1; UPDATE entry SET seq = seq - 1", "entry 1 (s1)"),
        ("UPDATE head SET size = 7", "entry 7: missing"),
        ("DELETE FROM head", "the head cannot be read"),
    ],
)
def test_what_was_done_to_the_rows_is_named(record: SqliteLog, statement: str, named: str) -> None:
    change(record, statement)
    assert any(named in problem for problem in problems(record)), problems(record)


def test_two_rows_that_changed_places_are_found(record: SqliteLog) -> None:
    change(
        record,
        "UPDATE entry SET seq = 99 WHERE seq = 2; UPDATE entry SET seq = 2 WHERE seq = 3; "
        "UPDATE entry SET seq = 3 WHERE seq = 99",
    )
    assert {problem.split(" (")[0] for problem in problems(record)} >= {"entry 2", "entry 3"}


@pytest.mark.parametrize("statement", ["UPDATE entry SET body = x'00'", "DELETE FROM entry"])
def test_the_store_itself_refuses_to_change_or_remove_an_entry(record: SqliteLog, statement: str) -> None:
    with closing(sqlite3.connect(record.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="never"):
        connection.execute(statement)


def test_a_rewritten_history_is_refused_by_whoever_kept_a_head(record: SqliteLog, tmp_path: Path) -> None:
    kept = record.head()
    other = SqliteLog.begin(tmp_path / "other.db", "case", "live")
    entries = [entry(f"t{number}", Statement(speaker="b"), exactly(hour(number))) for number in range(8)]
    other.append(list(chained(entries, other.head())))
    assert verify(other, "case", "live").sound
    assert not verify(other, "case", "live", seen=kept).sound
    assert verify(record, "case", "live", seen=kept).sound


def test_a_record_of_an_exercise_never_passes_for_live(tmp_path: Path) -> None:
    log = SqliteLog.begin(tmp_path / "record.db", "case", "exercise")
    log.append(list(chained([entry("s", Statement(speaker="a"), exactly(hour(1)))], log.head())))
    assert not verify(log, "case", "live").sound
    assert verify(log, "case", "exercise").sound


def test_the_command_exits_with_1_and_names_the_entry(tmp_path: Path) -> None:

    case = copied("donbas-2020", tmp_path)
    runner = CliRunner()
    assert runner.invoke(main, ["build", str(case)]).exit_code == 0
    assert runner.invoke(main, ["verify", str(case)]).exit_code == 0
    raw = (case / "record.db").read_bytes()
    place = raw.index(b"smm-2020-08-20-donetsk") + 3
    (case / "record.db").write_bytes(raw[:place] + b"X" + raw[place + 1 :])
    outcome = runner.invoke(main, ["verify", str(case)])
    assert outcome.exit_code == 1
    assert "2020-08-20-donetsk" in outcome.output
