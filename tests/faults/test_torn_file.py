"""A record's file that was cut off or torn: found and said, or an earlier whole state, never a half entry."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from records import ABOUT, filled, pen_of, statements, written
from truceline.engines.files.keys import FileMemory
from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import RecordRefused
from truceline.record.log import Log, root_at
from truceline.record.opening import Keys, open_keys, opened
from truceline.record.verify import verify


@pytest.fixture
def running(tmp_path: Path) -> tuple[Path, list[tuple[int, bytes]]]:
    """A record as it lies on the disk while a writer has it open, and the heads that it had."""
    store = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    register = filled(store, statements(3))
    heads = [(1, root_at(store, 1)), (register.log.head.size, register.log.head.root)]
    pen = pen_of(store, open_keys(ABOUT).desk)
    for one in statements(40)[3:]:
        register.submit(written(pen, [one]))
        heads.append((register.log.head.size, register.log.head.root))
    (tmp_path / "torn").mkdir()
    for name in ("record.db", "record.db-wal"):
        shutil.copy(tmp_path / name, tmp_path / "torn" / name)
    store.close()
    return tmp_path / "torn" / "record.db", heads


def test_a_torn_journal_gives_an_earlier_whole_state(running: tuple[Path, list[tuple[int, bytes]]]) -> None:
    path, heads = running
    whole, journal = path.read_bytes(), path.with_name("record.db-wal").read_bytes()
    sizes = set()
    for cut in range(0, len(journal), len(journal) // 60):
        path.write_bytes(whole)
        path.with_name("record.db-wal").write_bytes(journal[:cut])
        with closing(SqliteStore(path)) as store:
            outcome = verify(store, ABOUT.case, ABOUT.mode)
            if not outcome.sound or outcome.head is None:
                assert "no such table" in str(outcome.problems[0]), outcome.problems
                continue
            assert outcome.head.size == 0 or (outcome.head.size, outcome.head.root) in heads
            sizes.add(outcome.head.size)
    assert len(sizes) > 10


def test_a_state_before_what_was_signed_is_not_signed_on(
    running: tuple[Path, list[tuple[int, bytes]]], tmp_path: Path
) -> None:
    path, heads = running
    journal = path.with_name("record.db-wal")
    journal.write_bytes(journal.read_bytes()[: journal.stat().st_size // 2])
    memory = FileMemory(tmp_path / "log.seen")
    memory.remember(*heads[-1])
    keys = open_keys(ABOUT)
    with closing(SqliteStore(path)) as store, pytest.raises(RecordRefused, match="were signed for"):
        opened(store, Keys(keys.log, keys.desk, memory), claimed=0)


def test_a_file_that_was_cut_off_is_never_sound_unless_nothing_was_lost(tmp_path: Path) -> None:
    store = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    register = filled(store, statements(300))
    kept, leaves = register.log.head, list(store.leaves(0, 999))
    assert isinstance(register.log, Log)
    store.close()
    whole = store.path.read_bytes()
    for cut in range(0, len(whole), len(whole) // 40):
        store.path.write_bytes(whole[:cut])
        with closing(SqliteStore(store.path)) as torn:
            sound = verify(torn, ABOUT.case, ABOUT.mode, seen=kept).sound
            assert not sound or list(torn.leaves(0, 999)) == leaves
    store.path.write_bytes(whole)
    with closing(SqliteStore(store.path)) as mended:
        assert root_at(mended, kept.size) == kept.root
