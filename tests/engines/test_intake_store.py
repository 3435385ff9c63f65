"""The store of other people's data sets: versions with history, quarantine, and all of a file or nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from truceline.engines.sqlite.intake import SqliteKeeping
from truceline.errors import StoreFailed
from truceline.intake.batches import Batch, batch_of
from truceline.intake.keeping import File, Past
from truceline.intake.rows import Held, Kept, Problem
from truceline.values.instants import Instant


def file(name: str = "one.csv", *, whole: bool = True, release: str = "1") -> File:
    return File("set", "listing", "A set", name, name, "m", release, whole, ("id",), "bulk", "text of the mapping")


def row(key: str, content: str = "x", line: int = 1) -> Kept:
    return Kept(line, key, "1", Instant(10), Instant(20), content)


def take(store: SqliteKeeping, batch: Batch, at: int, name: str = "one.csv", *, whole: bool = True) -> Past | None:
    with store.taking(file(name, whole=whole)) as taking:
        taking.add(batch)
        return taking.end(file(name, whole=whole), f"intake-{at}", Instant(at))


def batch(*rows: Kept, held: tuple[Held, ...] = ()) -> Batch:
    return batch_of([*rows, *held])


@pytest.fixture
def store(tmp_path: Path) -> SqliteKeeping:
    return SqliteKeeping(tmp_path / "intake" / "intake.db")


def test_a_row_keeps_all_its_versions_and_stands_as_was_known(store: SqliteKeeping) -> None:
    take(store, batch(row("a", "old"), row("b", "same")), 100)
    past = take(store, batch(row("a", "new"), row("b", "same")), 200, "two.csv")
    assert past is not None
    assert (past.counts.taken, past.counts.updated, past.counts.known) == (0, 1, 1)
    assert [one.content for one in store.history("set", "a")] == ["old", "new"]
    assert [one.content for one in store.versions("set", Instant(150))] == ["old", "same"]
    assert [one.content for one in store.versions("set")] == ["new", "same"]


def test_the_same_file_again_adds_nothing(store: SqliteKeeping) -> None:
    take(store, batch(row("a"), row("b")), 100)
    assert take(store, batch(row("a"), row("b")), 200) is None
    assert len(store.pasts()) == 1


def test_what_a_newer_whole_release_lacks_is_no_longer_listed_and_kept(store: SqliteKeeping) -> None:
    take(store, batch(row("a"), row("b")), 100)
    past = take(store, batch(row("a")), 200, "two.csv")
    assert past is not None
    assert past.counts.gone == 1
    assert [(one.key, one.listed) for one in store.versions("set")] == [("a", True), ("b", False)]
    assert [(one.content, one.listed) for one in store.history("set", "b")] == [("x", True), ("", False)]
    assert all(one.listed for one in store.versions("set", Instant(150)))


def test_what_is_listed_again_is_a_version_again(store: SqliteKeeping) -> None:
    for at, rows in ((1, ("a", "b")), (2, ("a",)), (3, ("a", "b"))):
        past = take(store, batch(*(row(key) for key in rows)), at, f"{at}.csv")
    assert past is not None
    assert past.counts.updated == 1
    assert [one.listed for one in store.history("set", "b")] == [True, False, True]


def test_a_part_lets_nothing_go(store: SqliteKeeping) -> None:
    take(store, batch(row("a"), row("b")), 100)
    past = take(store, batch(row("c")), 200, "two.csv", whole=False)
    assert past is not None
    assert past.counts.gone == 0


def test_nothing_goes_where_a_held_row_may_have_been_it(store: SqliteKeeping) -> None:
    take(store, batch(row("a"), row("b")), 100)
    held = Held(9, {}, (Problem("bad", "mend"),), "what stood there")
    past = take(store, batch(row("a"), held=(held,)), 200, "two.csv")
    assert past is not None
    assert past.counts.gone == 0


def test_a_held_row_with_a_key_does_not_count_as_gone(store: SqliteKeeping) -> None:
    take(store, batch(row("a"), row("b"), row("c")), 100)
    held = Held(9, {"id": "b"}, (Problem("bad", "mend"),), "", "b")
    past = take(store, batch(row("a"), held=(held,)), 200, "two.csv")
    assert past is not None
    assert past.counts.gone == 1


@pytest.mark.parametrize("before", [False, True])
def test_a_key_that_comes_twice_in_a_file_is_held_unless_it_says_the_same(store: SqliteKeeping, before: bool) -> None:
    if before:
        take(store, batch(row("a"), row("z")), 50, "zero.csv")
    rows = batch(row("a", line=2), row("b", line=3), row("a", "other", line=4), row("b", line=5))
    past = take(store, rows, 100, whole=False)
    assert past is not None
    assert (past.counts.held, past.counts.rows) == (1, 4)
    (waiting,) = store.waiting()
    assert waiting.held.line == 4
    assert "the key stands already in line 2" in waiting.held.problems[0].problem


@pytest.mark.parametrize("before", [False, True])
def test_rows_of_which_many_are_written_at_once_are_each_held_against_all(store: SqliteKeeping, before: bool) -> None:
    old = [row(str(n), "old", line=n) for n in range(1, 131)] if before else [row("other")]
    take(store, batch(*old), 50, "zero.csv")
    rows = [row(str(n), "new" if n % 3 else "old", line=n) for n in range(1, 131)]
    past = take(store, batch(*rows, row("7", "once more", line=131), row("7", "new", line=132)), 100, whole=False)
    assert past is not None
    assert (past.counts.taken, past.counts.updated, past.counts.known) == ((0, 87, 44) if before else (130, 0, 1))
    assert [one.held.line for one in store.waiting()] == [131]
    found = {one.key: one.content for one in store.versions("set")}
    assert all(found[one.key] == one.content for one in rows)


@pytest.mark.parametrize("before", [False, True])
def test_keys_are_held_against_those_of_earlier_batches(store: SqliteKeeping, before: bool) -> None:
    if before:
        take(store, batch(row("a")), 50, "zero.csv")
    with store.taking(file("two.csv")) as taking:
        taking.add(batch(row("a", line=2)))
        held = taking.add(batch(row("a", "other", line=3), row("a", line=4)))
        taking.end(file("two.csv"), "intake-2", Instant(100))
    assert [one.line for one in held] == [3]


def test_the_same_held_row_waits_once_and_leaves_when_a_newer_file_has_it_in_order(store: SqliteKeeping) -> None:
    held = Held(2, {"id": "a"}, (Problem("bad", "mend"),), "", "a")
    take(store, batch(row("b"), held=(held,)), 100)
    take(store, batch(row("b", "new"), held=(held,)), 200, "two.csv")
    assert [one.number for one in store.waiting()] == [1]
    take(store, batch(row("a"), row("b", "new")), 300, "three.csv")
    assert store.waiting() == []


def test_the_digest_of_the_content_does_not_hang_on_how_it_was_cut(store: SqliteKeeping, tmp_path: Path) -> None:
    other = SqliteKeeping(tmp_path / "other.db")
    past = take(store, batch(row("a"), row("b")), 100)
    with other.taking(file()) as taking:
        taking.add(batch(row("a")))
        taking.add(batch(row("b")))
        assert past is not None
        assert taking.content == past.content


def test_a_version_can_neither_be_changed_nor_removed(store: SqliteKeeping, tmp_path: Path) -> None:
    take(store, batch(row("a")), 100)
    connection = sqlite3.connect(tmp_path / "intake" / "intake.db")
    try:
        for statement in ("UPDATE version SET content = ''", "DELETE FROM version"):
            with pytest.raises(sqlite3.IntegrityError, match="a version is never"):
                connection.execute(statement)
    finally:
        connection.close()


def test_an_error_in_the_middle_leaves_nothing(store: SqliteKeeping) -> None:
    def interrupted() -> None:
        with store.taking(file()) as taking:
            taking.add(batch(row("a")))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(store.versions("set")) == []
    assert take(store, batch(row("a")), 100) is not None


KILLED = """
import sys
from pathlib import Path
from truceline.engines.sqlite.intake import SqliteKeeping
from truceline.intake.batches import batch_of
from truceline.intake.keeping import File
from truceline.intake.rows import Kept
file = File("set", "listing", "A set", "one.csv", "d", "m", "1", True, ("id",), "bulk", "text")
with SqliteKeeping(Path(sys.argv[1])).taking(file) as taking:
    for start in range(0, 20_000, 1_000):
        taking.add(batch_of([Kept(n, str(n), "", 1, 2, "x" * 4_000) for n in range(start, start + 1_000)]))
    print("half", flush=True)
    sys.stdin.read()
"""


def test_a_process_that_is_killed_half_way_leaves_the_file_as_if_never_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "intake.db"
    SqliteKeeping(path).told(1)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    store = SqliteKeeping(path)
    assert store.pasts() == []
    past = take(store, batch(row("1"), row("2")), 100)
    assert past is not None
    assert past.counts.taken == 2


def test_a_store_of_another_form_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "intake.db"
    SqliteKeeping(path).told(1)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE about SET form = 'truceline-intake/9'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreFailed, match="of another version"):
        take(SqliteKeeping(path), batch(row("a")), 100)
