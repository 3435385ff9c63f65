"""Attack 14: somebody has the log's key and signs another record with it."""

import pytest

from records import ABOUT, filled, later, small, statements
from truceline.engines.memory.store import MemoryStore
from truceline.errors import NotProved
from truceline.record.log import receipt_of
from truceline.record.opening import open_keys
from truceline.record.tlog.checkpoints import parse_checkpoint
from truceline.record.tlog.cosignatures import cosign, cosigner
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.notes import SIGNED, Note, NoteKey, parse_note
from truceline.record.tlog.policy import Member, Policy
from truceline.record.tlog.receipts import Receipt
from truceline.record.tlog.signatures import PrivateKey

WITNESSES = {name: PrivateKey(bytes([number]) * 32) for number, name in enumerate(("north", "south", "neutral"))}
POLICY = Policy(
    (Member("", NoteKey(ABOUT.origin, SIGNED, open_keys(ABOUT).log.public)),),
    tuple(Member(name, cosigner(f"{name}.example", key)) for name, key in WITNESSES.items()),
    {"enough": (2, tuple(WITNESSES))},
    "enough",
)


def cosigned(data: bytes, *names: str) -> Note:
    checkpoint, note = parse_checkpoint(data)
    return note.adding([cosign(checkpoint, f"{name}.example", WITNESSES[name], 1_000) for name in names])


def forged() -> MemoryStore:
    """Another record under the same name, signed with the stolen key."""
    store = MemoryStore(ABOUT)
    filled(store, [later(one, text="forged") for one in statements(3)])
    return store


def test_what_a_quorum_cosigned_is_accepted() -> None:
    store, _ = small()
    receipt = receipt_of(store, 2, cosigned(store.head().note, "north", "south").bytes())
    assert set(receipt.verify(leaf_hash(next(raw for _, raw in store.leaves(2, 3))), POLICY)) == {"north", "south"}


@pytest.mark.parametrize("helpers", [(), ("north",)])
def test_what_only_the_stolen_key_and_less_than_a_quorum_signed_is_refused(helpers: tuple[str, ...]) -> None:
    store = forged()
    receipt = receipt_of(store, 2, cosigned(store.head().note, *helpers).bytes())
    with pytest.raises(NotProved, match="no quorum"):
        receipt.verify(leaf_hash(next(raw for _, raw in store.leaves(2, 3))), POLICY)


def test_cosignatures_of_the_true_record_do_not_fit_under_the_forged_one() -> None:
    true, _ = small()
    store = forged()
    borrowed = cosigned(true.head().note, "north", "south", "neutral").signatures[1:]
    note = parse_note(store.head().note).adding(borrowed)
    receipt = Receipt(2, tuple(receipt_of(store, 2).proof), note)
    with pytest.raises(NotProved, match="does not hold"):
        receipt.verify(leaf_hash(next(raw for _, raw in store.leaves(2, 3))), POLICY)
