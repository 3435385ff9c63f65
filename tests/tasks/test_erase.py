from collections.abc import Sequence

import pytest

from drawn_terms import hour
from records import ABOUT, enrolled, pen_of
from sealed import SOURCE, Sealed, allegation, sealed, statement
from truceline.engines.memory.store import MemoryStore
from truceline.errors import BadInput, NotOnRecord, RecordRefused
from truceline.record.fields import parse_copy
from truceline.record.keeping import Erasure
from truceline.record.log import Log, receipt_of
from truceline.record.projection import leaf_at, project
from truceline.record.register import SEALED, Register
from truceline.record.store import Batch
from truceline.record.tlog.policy import parse_policy
from truceline.record.verify import verify
from truceline.tasks.erase import Erased, erase, erase_again, erasures
from truceline.tasks.export import policy_text
from truceline.tasks.protect import record_subject

SUBJECT = bytes([9]) * 16
LAW = "the law on personal data, article 17"


def two_reports(store: MemoryStore | None = None) -> Sealed:
    """Two entries with one source."""
    return sealed([allegation("a0"), allegation("a1")], store=store, subjects={"sources": SUBJECT})


def erased(made: Sealed, subject: bytes = SUBJECT, basis: str = LAW) -> Erased:
    return erase(made.register, made.pen, made.keystore, subject, basis, hour(5))


def test_an_erasure_destroys_the_key_and_the_boxes_and_is_on_record() -> None:
    made = two_reports()
    found = erased(made)
    assert found == Erased(SUBJECT, (1, 2), 2, (3,))
    assert made.keystore.key(SUBJECT) is None
    assert not [one for one in made.store.shelved(SEALED) if one.key[32:] == SUBJECT]
    assert Erasure.of(leaf_at(made.store, 3).envelope.says or {}) == Erasure(SUBJECT.hex(), LAW, (1, 2))


def test_what_was_erased_is_nowhere_and_everything_still_holds() -> None:
    made = two_reports()
    before = made.store.head()
    old_copy = made.copy().showing(lambda name: name != "sources").bytes()
    old_receipt = receipt_of(made.store, 1)
    erased(made)
    outcome = verify(made.store, ABOUT.case, ABOUT.mode, seen=before)
    assert (outcome.sound, outcome.notices) == (True, ())
    policy = parse_policy(policy_text(made.store))
    for receipt in (old_receipt, receipt_of(made.store, 1)):
        receipt.verify(parse_copy(old_copy).leaf.hash, policy)
    assert made.copy().bytes() == old_copy
    assert SOURCE.encode() not in b"".join(one.value for one in made.store.shelved(SEALED))


def test_others_in_the_same_leaf_stay_readable() -> None:
    made = two_reports()
    erased(made)
    assert made.copy().withheld == ("sources",)
    assert project(made.store, made.reader.contents).withheld == (1, 2)


def test_erasing_again_changes_nothing() -> None:
    made = two_reports()
    erased(made)
    size = made.store.head().size
    assert erased(made) == Erased(SUBJECT, (1, 2), 0, ())
    assert made.store.head().size == size


class Stopped(Exception):
    """The machine stopped."""


class StoppingStore(MemoryStore):
    """Stops before or after it does one of two things, once."""

    at = ""

    def clear(self, kind: str, keys: Sequence[bytes]) -> None:
        self._stop("before clear")
        super().clear(kind, keys)
        self._stop("after clear")

    def append(self, batch: Batch) -> None:
        self._stop("before append")
        super().append(batch)
        self._stop("after append")

    def _stop(self, here: str) -> None:
        if self.at == here:
            self.at = ""
            raise Stopped(here)


@pytest.mark.parametrize("at", ["before clear", "after clear", "before append", "after append"])
def test_wherever_the_machine_stops_erasing_again_finishes_it(at: str) -> None:
    store = StoppingStore(ABOUT)
    made = two_reports(store)
    store.at = at
    with pytest.raises(Stopped):
        erased(made)
    assert made.keystore.key(SUBJECT) is None
    # A new process knows only what is in the store.
    again = Sealed(
        store, Register(Log(store, made.register.log.signer)), pen_of(store, made.pen.key), made.keystore, []
    )
    erased(again)
    assert erasures(store) == {SUBJECT.hex(): (1, 2)}
    assert not [one for one in store.shelved(SEALED) if one.key[32:] == SUBJECT]
    assert verify(store, ABOUT.case, ABOUT.mode).sound


def test_what_comes_for_an_erased_subject_is_refused() -> None:
    made = two_reports()
    erased(made)
    with pytest.raises(RecordRefused):
        made.keystore.create([SUBJECT])


def test_what_came_back_with_a_backup_is_erased_again() -> None:
    made = two_reports()
    boxes, keys = list(made.store.shelved(SEALED)), dict(made.keystore.keys)
    erased(made)
    made.store.shelve(boxes)
    made.keystore.keys = keys
    assert erase_again(made.store, made.keystore) == (SUBJECT,)
    assert made.copy().withheld == ("sources",)
    assert erase_again(made.store, made.keystore) == ()


def test_the_record_itself_is_no_subject_to_erase() -> None:
    with pytest.raises(RecordRefused, match="record itself"):
        erased(two_reports(), record_subject(ABOUT.origin))


def test_somebody_for_whom_nothing_was_sealed_cannot_be_erased() -> None:
    made = sealed([statement()])
    with pytest.raises(NotOnRecord):
        erased(made)
    assert made.store.head().size == 2


@pytest.mark.parametrize("basis", ["", "  ", "a\nb", "x" * 1_001])
def test_an_erasure_says_on_which_basis(basis: str) -> None:
    made = two_reports()
    with pytest.raises(BadInput):
        erased(made, basis=basis)
    assert made.keystore.key(SUBJECT) is not None


def test_a_damaged_card_keeps_nobody_from_being_erased() -> None:
    made = two_reports()
    card = next(one for one in made.store.shelved(SEALED) if one.key == made.leaf().hash)
    made.store.shelve([type(card)(SEALED, card.key, b"damaged")])
    assert erased(made).entries == (1, 2)


def test_only_the_authority_puts_an_erasure_on_record() -> None:
    made = two_reports()
    stranger = type(made.pen.key)(bytes([3]) * 32)
    enrolled(made.register, stranger, "party-b")
    made.pen = pen_of(made.store, stranger)
    with pytest.raises(RecordRefused, match="authority"):
        erased(made)
    assert made.keystore.key(SUBJECT) is None
