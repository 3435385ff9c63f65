import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import Draw, draws
from records import ABOUT
from sealed import allegation, sealed
from truceline.errors import NotProved
from truceline.record.entry import content_from, content_of, field_names, fields_of
from truceline.record.envelope import Envelope, Leaf
from truceline.record.envelope import sealed as signed
from truceline.record.envelope_form import Commitment
from truceline.record.fields import (
    LONGEST,
    Copy,
    Shown,
    Slot,
    Withheld,
    committed,
    evidence_commitment,
    parse_copy,
    salted,
)
from truceline.record.kinds import KINDS
from truceline.record.tlog.signatures import PrivateKey
from truceline.values.canonical import canonical_bytes, parse_canonical

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "field-vectors.json").read_text(encoding="utf-8"))
KEY = PrivateKey(bytes(32))
COPY = sealed([allegation()]).copy()


def leaf_over(slots: tuple[Slot, ...], kind: str = "allegation") -> Leaf:
    """A leaf that commits to fields, whatever they are."""
    return signed(
        Envelope(ABOUT.case, ABOUT.mode, kind, "a0", "assert", KEY.id, 1, None, 0, fields=committed(slots)), KEY
    )


@pytest.mark.parametrize("vector", VECTORS["commitments"])
def test_a_commitment_is_the_known_one(vector: dict[str, str]) -> None:
    value = parse_canonical(vector["value"].encode())
    assert Shown(vector["name"], value, bytes.fromhex(vector["salt"])).commitment.hex() == vector["commitment"]


@pytest.mark.parametrize("vector", VECTORS["roots"])
def test_a_root_is_the_known_one(vector: dict[str, Any]) -> None:
    slots = [Withheld("", bytes.fromhex(one)) for one in vector["commitments"]]
    assert committed(slots).root.hex() == vector["root"]


def test_the_root_binds_the_name_of_a_field_that_is_withheld() -> None:
    one, other = sha256(b"one").digest(), sha256(b"other").digest()
    leaves = [sha256(b"\x00" + digest + name).digest() for digest, name in ((one, b"says.a"), (other, b"says.b"))]
    plain = sha256(b"\x01" + leaves[0] + leaves[1]).digest()
    assert committed([Withheld("says.a", one), Withheld("says.b", other)]).root == plain
    assert committed([Withheld("says.a", one), Withheld("says.c", other)]).root != plain


def test_a_commitment_to_a_file_is_the_known_one() -> None:
    for vector in VECTORS["evidence"]:
        found = evidence_commitment(bytes.fromhex(vector["digest"]), bytes.fromhex(vector["salt"]))
        assert found.hex() == vector["commitment"]


@given(draws(), st.randoms())
def test_a_copy_reads_back_whatever_is_withheld(drawn: Draw, random: object) -> None:
    for one in drawn.entries:
        numbers = iter(range(99))
        fields = salted(fields_of(one.kind, content_of(one)), lambda: next(numbers).to_bytes(16, "big"))  # noqa: B023
        copy = Copy(leaf_over(fields, one.kind), fields)
        shown = {name for name in field_names(one.kind) if random.random() < 0.5}  # type: ignore[attr-defined]
        some = copy.showing(shown.__contains__)
        assert parse_copy(some.bytes()) == some
        assert set(some.values) == shown
        assert content_from(parse_copy(copy.bytes()).values) == content_of(one)


@given(st.data())
def test_any_changed_byte_of_a_copy_is_refused(data: st.DataObject) -> None:
    raw = COPY.showing(lambda name: name < "says.o").bytes()
    changed = bytearray(raw)
    # The envelope is held by its own signature, which a copy's form does not look at.
    place = data.draw(st.integers(raw.index(b'"slots"'), len(raw) - 1))
    changed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotProved):
        parse_copy(bytes(changed))


@given(st.binary(max_size=200) | st.just(b"[" * 100_000) | st.just(b" " * (LONGEST + 1)))
def test_what_is_no_copy_is_refused(data: bytes) -> None:
    with pytest.raises(NotProved):
        parse_copy(data)


def test_a_copy_is_canonical_json() -> None:
    raw = COPY.showing(lambda name: name == "text").bytes()
    assert canonical_bytes(parse_canonical(raw)) == raw


def test_every_field_has_a_salt_of_its_own_of_16_bytes() -> None:
    for salt in (lambda: bytes(16), lambda: b"short"):
        with pytest.raises(ValueError, match="salt"):
            salted({"a": 1, "b": 2}, salt)


def test_a_value_too_deep_for_a_copy_is_no_field() -> None:
    deep: list[object] = []
    for _ in range(13):
        deep = [deep]
    with pytest.raises(ValueError, match="deep"):
        Shown("text", deep, bytes(16))  # type: ignore[arg-type]


def test_a_leaf_in_the_open_has_no_copy() -> None:
    with pytest.raises(NotProved, match="open"):
        Copy(sealed([]).leaf(0), ()).verify()


def test_a_kind_without_fields_has_no_copy() -> None:
    slot = Shown("act", "exported", bytes(16))
    with pytest.raises(NotProved, match="not a kind of entry"):
        Copy(leaf_over((slot,), "custody"), (slot,)).verify()


def test_the_fields_of_the_kinds_on_record_never_change() -> None:
    assert {kind: field_names(kind) for kind in KINDS} == VECTORS["names"]


def test_a_commitment_names_at_least_one_field() -> None:
    with pytest.raises(NotProved):
        Commitment.of({"count": 0, "root": "0" * 64})
