"""An export, read by a program that nobody here wrote (tlog-scales), and by the stand-alone verifier."""

import hashlib
from pathlib import Path

import pytest
from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey

from records import ABOUT, filled, pen_of, statements, written
from truceline.engines.memory.store import MemoryStore
from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import NotOnRecord, RecordRefused
from truceline.record.log import Proofs
from truceline.record.opening import open_keys
from truceline.record.store import Store
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.notes import SIGNED, NoteKey
from truceline.tasks.export import export
from truceline.verifier import truceline_verify
from truceline.wiring import write_bytes

COUNT = 700


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    """A record with two full tiles and a part of a third."""
    found = MemoryStore(ABOUT)
    filled(found, statements(COUNT - 1))
    return found


def exported(store: Store, to: Path) -> Path:
    for _ in export(store, to, write_bytes):
        pass
    return to


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_another_program_reads_the_checkpoint_and_every_proof(store: MemoryStore, tmp_path: Path) -> None:
    reader = TilesReader(LocalBackend(exported(store, tmp_path)))
    checkpoint = reader.get_checkpoint()
    checkpoint.verify(Vkey.from_string(str(NoteKey(ABOUT.origin, SIGNED, open_keys(ABOUT).log.public))))
    assert (checkpoint.size, checkpoint.root_hash) == (COUNT, store.head().root)
    assert reader.calculate_root_hash() == store.head().root
    proofs = Proofs(store, COUNT)
    for index in range(0, COUNT, 13):
        leaf = reader.get_entry(index)
        assert leaf == store._rows[index].leaf
        theirs = reader.get_inclusion_proof(index, COUNT)
        theirs.check(leaf_hash(leaf), checkpoint.root_hash)
        assert theirs.node_hashes == proofs.inclusion(index)
        old = index + 1
        consistency = reader.get_consistency_proof(old, COUNT)
        consistency.check(proofs.root_before(old), checkpoint.root_hash)
        assert consistency.node_hashes == proofs.consistency(old)


def test_an_export_goes_on_where_the_last_one_ended_and_then_is_sound(tmp_path: Path) -> None:
    record = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    register = filled(record, statements(300))
    exported(record, tmp_path / "export")
    pen = pen_of(record, open_keys(ABOUT).desk)
    register.submit(written(pen, statements(600)[300:]))
    exported(record, tmp_path / "export")
    assert digests(exported(record, tmp_path / "fresh")).items() <= digests(tmp_path / "export").items()
    assert truceline_verify.main(["--policy", str(tmp_path / "export" / "policy"), str(tmp_path / "export")]) == 0
    record.close()


def test_the_same_record_gives_the_same_bytes_from_every_store(store: MemoryStore, tmp_path: Path) -> None:
    record = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    filled(record, statements(COUNT - 1))
    assert digests(exported(record, tmp_path / "one")) == digests(exported(store, tmp_path / "two"))
    record.close()


def test_an_export_is_never_put_over_that_of_another_record_or_of_a_later_one(
    store: MemoryStore, tmp_path: Path
) -> None:
    exported(store, tmp_path)
    earlier = MemoryStore(ABOUT)
    filled(earlier, statements(5))
    with pytest.raises(RecordRefused, match="name another folder"):
        exported(earlier, tmp_path)


def test_nothing_on_record_is_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(NotOnRecord):
        exported(MemoryStore(ABOUT), tmp_path)
