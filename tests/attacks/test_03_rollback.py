"""Attack 3: the mission puts an older copy of its record back, and goes on from there as if nothing had been."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from records import ABOUT, filled, pen_of, statements, written
from truceline.engines.files.keys import FileMemory
from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import RecordRefused
from truceline.record.log import Proofs
from truceline.record.opening import Keys, open_keys, opened
from truceline.record.register import Register
from truceline.record.store import Head, Row
from truceline.record.tlog.notes import SIGNED, NoteKey, parse_note
from truceline.record.tlog.policy import Member, Policy
from truceline.record.tlog.requests import Request
from truceline.record.tlog.signatures import Algorithm
from truceline.tasks.witness import Refused, Why, Witness
from truceline.tasks.witness_folder import WitnessFolder


@pytest.fixture
def put_back(tmp_path: Path) -> tuple[Path, Keys, Head]:
    """A record of which an older copy was put back, the keys with their memory, and the head that it had had."""
    path, memory = tmp_path / "record.db", FileMemory(tmp_path / "log.seen")
    keys = Keys(open_keys(ABOUT).log, open_keys(ABOUT).desk, memory)
    store = SqliteStore.begin(path, ABOUT)
    register = filled(store, statements(4), keys)
    store.close()
    shutil.copy(path, tmp_path / "backup.db")
    with closing(SqliteStore(path)) as store:
        register = opened(store, keys, claimed=0)
        add(register, 4, 9)
        head = register.log.head
    shutil.copy(tmp_path / "backup.db", path)
    return path, keys, head


def add(register: Register, first: int, end: int) -> None:
    pen = pen_of(register.log.store, open_keys(ABOUT).desk)
    register.submit(written(pen, statements(end)[first:]))


def test_the_log_refuses_to_sign_on(put_back: tuple[Path, Keys, Head]) -> None:
    path, keys, _ = put_back
    with closing(SqliteStore(path)) as store, pytest.raises(RecordRefused, match="5 entries, but 10 were signed for"):
        opened(store, keys, claimed=0)


def test_it_also_refuses_when_as_many_other_entries_were_put_in_their_place(
    put_back: tuple[Path, Keys, Head],
) -> None:
    path, keys, _ = put_back
    with closing(SqliteStore(path)) as store:
        forgetful = Keys(keys.log, keys.desk, None)
        pen = pen_of(store, keys.desk)
        other = [pen.write("statement", f"t{n}", {"x": n}, claimed=n).raw for n in range(9)]
        register = opened(store, forgetful, claimed=0)
        register.log.append([*_rows(other)])
    with closing(SqliteStore(path)) as store, pytest.raises(RecordRefused, match="does not continue"):
        opened(store, keys, claimed=0)


def _rows(leaves: list[bytes]) -> list[Row]:
    return [Row(leaf) for leaf in leaves]


def test_a_witness_that_saw_more_answers_with_a_conflict(put_back: tuple[Path, Keys, Head], tmp_path: Path) -> None:
    path, keys, head = put_back
    folder = WitnessFolder(tmp_path / "witness")
    folder.make("witness.example/a", Algorithm.ED25519, bytes(32))
    log = Member("", NoteKey(ABOUT.origin, SIGNED, keys.log.public))
    witness = Witness(folder, Policy((log,), (), {}, "none"), lambda: 1_000)
    witness.add(Request(0, (), parse_note(head.note)).bytes())
    with closing(SqliteStore(path)) as store:
        proof = tuple(Proofs(store, 5).consistency(5))
        answer = witness.add(Request(5, proof, parse_note(store.head().note)).bytes())
    assert isinstance(answer, Refused)
    assert (answer.why, answer.size) == (Why.OTHER_SIZE, 10)
