"""Attack 6: the mission shows another state of the same entries than follows from them."""

from pathlib import Path

from records import ABOUT, filled, later, statements
from truceline.engines.memory.store import MemoryStore
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.entry import Action
from truceline.record.projection import project
from truceline.tasks.export import export
from truceline.verifier import truceline_verify
from truceline.wiring import write_bytes

ENTRIES = [
    *statements(5),
    later(statements(5)[1], action=Action.CORRECT, text="better"),
    later(statements(5)[3], action=Action.RETRACT),
]


def test_every_store_and_the_verifier_come_to_the_same_state(tmp_path: Path) -> None:
    memory, file = MemoryStore(ABOUT), SqliteStore.begin(tmp_path / "record.db", ABOUT)
    for store in (memory, file):
        filled(store, ENTRIES)
    for _ in export(file, tmp_path / "export", write_bytes):
        pass
    states = {project(memory).state, project(file).state, bytes.fromhex(truceline_verify.state_of(tmp_path / "export"))}
    assert len(states) == 1
    file.close()


def test_another_entry_or_another_order_is_another_state() -> None:
    states = []
    for entries in (ENTRIES, ENTRIES[:-1], [*ENTRIES[:-2], ENTRIES[-1], ENTRIES[-2]], list(reversed(statements(5)))):
        store = MemoryStore(ABOUT)
        filled(store, entries)
        states.append(project(store).state)
    assert len(set(states[:2])) == 2
    assert states[3] not in states[:3]


def test_a_state_is_made_again_from_the_log_alone() -> None:
    store = MemoryStore(ABOUT)
    filled(store, ENTRIES)
    fresh = MemoryStore(ABOUT)
    fresh._rows, fresh._head = store._rows, store._head
    assert project(fresh) == project(store)
