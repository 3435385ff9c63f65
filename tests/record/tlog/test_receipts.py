import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_tree import plain_path
from small_log import NOON, SmallLog, cosigned, hands, numbered, policy_of
from truceline.errors import NotProved
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.receipts import Receipt, parse_receipt

LOG = SmallLog(numbered(40))
NORTH, SOUTH = hands("north", "south")
POLICY = policy_of(LOG, [NORTH, SOUTH], 2)


def receipt(index: int, size: int) -> Receipt:
    note = cosigned(LOG, size, (NORTH, NOON), (SOUTH, NOON + 1))
    return Receipt(index, tuple(plain_path(index, LOG.leaves[:size])), note)


def leaf(index: int) -> bytes:
    return leaf_hash(LOG.leaves[index])


@given(st.integers(1, 40), st.data())
def test_a_receipt_reads_back_and_holds(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    one = parse_receipt(str(receipt(index, size)).encode())
    assert one == receipt(index, size)
    assert {name: found.time for name, found in one.verify(leaf(index), POLICY).items()} == {
        "north": NOON,
        "south": NOON + 1,
    }


@given(st.data())
def test_any_changed_byte_of_a_receipt_is_refused(data: st.DataObject) -> None:
    raw = bytearray(str(receipt(5, 12)).encode())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotProved):
        parse_receipt(bytes(raw)).verify(leaf(5), POLICY)


def test_a_receipt_holds_for_no_other_leaf() -> None:
    with pytest.raises(NotProved):
        receipt(5, 12).verify(leaf(6), POLICY)


def test_a_receipt_without_a_quorum_does_not_hold() -> None:
    one = receipt(5, 12)
    half = Receipt(5, one.proof, cosigned(LOG, 12, (NORTH, NOON)))
    with pytest.raises(NotProved, match="no quorum: cosigned by north"):
        half.verify(leaf(5), POLICY)


def test_what_stands_under_extra_is_passed_over() -> None:
    text = str(receipt(5, 12)).replace("\nindex", "\nextra QQ==\nindex")
    assert parse_receipt(text.encode()) == receipt(5, 12)


WHOLE = str(receipt(5, 12))


@pytest.mark.parametrize(
    "text",
    [
        "",
        WHOLE.replace("@v1", "@v2"),
        WHOLE.replace("index 5\n", ""),
        WHOLE.replace("index 5", "index 05"),
        WHOLE.replace("index 5", "index -5"),
        WHOLE.replace("index 5", "extra QQ\nindex 5"),
        WHOLE.replace("index 5", "extra QQ==\nextra QQ==\nindex 5"),
        WHOLE.replace("index 5\n", "index 5\n" + "QQ==\n" * 64),
        WHOLE.replace("index 5\n", "index 5\né\n"),
        WHOLE.replace("\n\nlog", "\nlog", 1),
    ],
)
def test_what_is_not_exactly_a_receipt_is_refused(text: str) -> None:
    with pytest.raises(NotProved):
        parse_receipt(text.encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotProved):
        parse_receipt(data)
