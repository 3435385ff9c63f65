from collections.abc import Sequence

import pytest

from records import ABOUT, filled, statements
from truceline.engines.memory.store import MemoryStore
from truceline.errors import StoreFailed
from truceline.record.log import Log, Proofs, root_at
from truceline.record.opening import open_keys
from truceline.record.store import Batch, Head, Row
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.proofs import verify_consistency, verify_inclusion


class FailingStore(MemoryStore):
    """A store that fails when it is told to, in appending and in being read."""

    down = False

    def append(self, batch: Batch) -> None:
        if self.down:
            raise StoreFailed("the disk is full", "make room")
        super().append(batch)

    def head(self) -> Head:
        if self.down:
            raise StoreFailed("the disk is gone", "look for it")
        return super().head()


def rows(*texts: bytes) -> Sequence[Row]:
    return [Row(text) for text in texts]


@pytest.fixture
def log() -> Log:
    """A log with three leaves, in a store that can fail."""
    found = Log(FailingStore(ABOUT), open_keys(ABOUT).signer(ABOUT.origin))
    found.append(rows(b"one", b"two", b"three"))
    return found


def test_a_failed_append_leaves_a_log_that_goes_on_as_if_it_had_not_been(log: Log) -> None:
    store = log.store
    assert isinstance(store, FailingStore)
    store.down = True
    with pytest.raises(StoreFailed, match="the disk is full"):
        log.append(rows(b"lost"))
    with pytest.raises(StoreFailed, match="the disk is gone"):
        log.append(rows(b"lost too"))
    store.down = False
    log.append(rows(b"four"))
    assert [leaf for _, leaf in store.leaves(0, 9)] == [b"one", b"two", b"three", b"four"]
    assert Log(store, log.signer).head == log.head


def test_a_head_that_does_not_fit_its_leaves_is_refused_by_the_batch_itself() -> None:
    with pytest.raises(ValueError, match="does not follow"):
        Batch(3, rows(b"x"), [], Head(5, bytes(32)))


def test_every_receipt_and_every_step_of_a_growing_log_is_proved() -> None:
    store = MemoryStore(ABOUT)
    register = filled(store, statements(10))
    heads = [register.log.head]
    for number in range(300):
        log = register.log
        log.append(rows(b"%d" % number, b"more"))
        heads.append(log.head)
        index = log.head.size - 1
        (receipt,) = log.receipts([index])
        verify_inclusion(leaf_hash(b"more"), index, log.head.size, log.head.root, receipt.proof)
    last = heads[-1]
    proofs = Proofs(store, last.size)
    for head in heads:
        verify_consistency(head.size, last.size, head.root, last.root, proofs.consistency(head.size))
        assert proofs.root_before(head.size) == head.root == root_at(store, head.size)
