"""Every engine against a dictionary, whatever is done in whatever order."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from stores import ENGINES, batch_of, elsewhere, new_place
from truceline.errors import RecordRefused
from truceline.record.store import Aside, Head, Row
from truceline.record.tlog.hashes import EMPTY_ROOT, leaf_hash, root_of

KEYS = st.sampled_from([b"", b"a", b"b" * 32])
KINDS = st.sampled_from(["note", "held", "sealed"])
IDS = st.sampled_from(["a", "a-b", "b"])
SEQS = st.integers(1, 3)
SIGNED = st.builds(Row, leaf=st.binary(max_size=40), by=KEYS, seq=SEQS, id=st.none() | IDS)
ROWS = st.builds(Row, leaf=st.binary(max_size=40), id=st.none() | IDS) | SIGNED
ASIDES = st.builds(Aside, KINDS, KEYS, st.binary(max_size=9))
BATCHES = st.lists(ROWS, max_size=5) | st.builds(lambda row, many: [row] * many, ROWS, st.integers(200, 600))


class Model(RuleBasedStateMachine):
    """What a store of an engine should answer, from a list of rows and a dictionary of asides."""

    engine = ""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.place = new_place(self.engine, Path(self.folder.name))
        self.store = self.place.open()
        self.rows: list[Row] = []
        self.asides: dict[tuple[str, bytes], bytes] = {}
        self.head = Head(0, EMPTY_ROOT)

    @rule(rows=BATCHES, asides=st.lists(ASIDES, max_size=3))
    def append(self, rows: list[Row], asides: list[Aside]) -> None:
        batch = batch_of(self.store, rows, asides)
        self.store.append(batch)
        self.rows += rows
        self.head = batch.head
        self.asides |= {(one.kind, one.key): one.value for one in asides}

    @rule(rows=BATCHES, off=st.integers(-2, 2).filter(bool))
    def append_elsewhere(self, rows: list[Row], off: int) -> None:
        batch = batch_of(self.store, rows)
        with pytest.raises(RecordRefused):
            self.store.append(elsewhere(batch, batch.before + off))

    @rule(asides=st.lists(ASIDES, max_size=3))
    def shelve(self, asides: list[Aside]) -> None:
        self.store.shelve(asides)
        self.asides |= {(one.kind, one.key): one.value for one in asides}

    @rule(kind=KINDS, keys=st.lists(KEYS, max_size=2))
    def clear(self, kind: str, keys: list[bytes]) -> None:
        self.store.clear(kind, keys)
        self.asides = {place: value for place, value in self.asides.items() if place[0] != kind or place[1] not in keys}

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = self.place.open()

    @rule(start=st.integers(0, 700), end=st.integers(0, 1500))
    def read_leaves(self, start: int, end: int) -> None:
        there = [(n, row.leaf) for n, row in enumerate(self.rows)]
        assert list(self.store.leaves(start, end)) == there[start:end]

    @rule(by=KEYS, seq=SEQS, id=IDS)
    def find(self, by: bytes, seq: int, id: str) -> None:
        rows = list(enumerate(self.rows))
        assert self.store.signed_by(by, seq) == [n for n, row in rows if (row.by, row.seq) == (by, seq)]
        assert self.store.last_of(by) == max((row.seq for row in self.rows if row.by == by), default=0)
        assert self.store.named(id) == [n for n, row in rows if row.id == id]

    @rule(kind=KINDS, key=KEYS)
    def look_aside(self, kind: str, key: bytes) -> None:
        assert self.store.aside(kind, key) == self.asides.get((kind, key))
        stands = sorted((key, value) for (there, key), value in self.asides.items() if there == kind)
        assert list(self.store.shelved(kind)) == [Aside(kind, key, value) for key, value in stands]

    @rule()
    def refer(self) -> None:
        known = enumerate(self.rows)
        assert list(self.store.references()) == [
            (n, row.by, row.seq, row.id) for n, row in known if row.by is not None or row.id is not None
        ]

    @invariant()
    def stands(self) -> None:
        assert self.store.head() == self.head
        hashes = [leaf_hash(row.leaf) for row in self.rows]
        assert self.head.root == root_of(hashes)
        full = [b"".join(hashes[at : at + 256]) for at in range(0, len(hashes) - 255, 256)]
        assert [tile.hashes for tile in self.store.tiles(0, 0)] == full

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_store_answers_as_a_dictionary_does(engine: str, tmp_path: Path) -> None:
    new_place(engine, tmp_path)  # skipped here where there is no server
    machine = type(f"Model_{engine}", (Model,), {"engine": engine})
    run_state_machine_as_test(machine, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))
