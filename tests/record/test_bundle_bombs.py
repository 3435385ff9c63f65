"""A bundle from a stranger: nothing in it unfolds, overlaps, hides or leads away, and of a bad one nothing is taken.

The spoiled ones in tests/data/spoiled/bundles can be made again: `python tests/spoiled_bundles.py`.
"""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices import KEYS, record, story
from spoiled_bundles import SPOILED, good, zipped
from truceline.errors import NotProved
from truceline.record.bundle_check import check_bundle
from truceline.tasks.bundles import served

HERE = Path(__file__).parents[1] / "data" / "spoiled" / "bundles"
GOOD = good()


def test_the_good_one_is_good() -> None:
    found = check_bundle(BytesIO(GOOD))
    assert found.names("leaves") == ["leaves/000000"]
    assert found.manifest.counts["leaves"] == 2


@pytest.mark.parametrize("name", sorted(SPOILED))
def test_a_spoiled_bundle_is_refused_with_a_reason_and_nothing_is_taken(name: str) -> None:
    register = record(KEYS[0])
    with pytest.raises(NotProved) as refused:
        served(register, (HERE / f"{name}.zip").read_bytes())
    assert SPOILED[name][1] in str(refused.value)
    assert register.log.head.size == 2


def test_the_spoiled_bundles_are_those_that_their_generator_makes() -> None:
    assert {path.stem: path.read_bytes() for path in HERE.glob("*.zip")} == {
        name: make() for name, (make, _) in SPOILED.items()
    }


@settings(deadline=None)
@given(st.integers(0, len(GOOD) - 1))
def test_a_bundle_that_was_cut_off_anywhere_is_refused(end: int) -> None:
    with pytest.raises(NotProved):
        check_bundle(BytesIO(GOOD[:end]))


@settings(deadline=None, max_examples=300)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_changed_byte_is_noticed_or_changes_nothing_that_is_read(place: int, flip: int) -> None:
    changed = bytearray(GOOD)
    changed[place] ^= flip
    try:
        found = check_bundle(BytesIO(bytes(changed)))
    except NotProved:
        return
    assert found.manifest == check_bundle(BytesIO(GOOD)).manifest  # a date or a version: nobody reads them
    assert found.read("leaves/000000") == check_bundle(BytesIO(GOOD)).read("leaves/000000")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(NotProved):
        check_bundle(BytesIO(data))


def test_what_was_checked_and_changed_on_the_stick_since_is_noticed() -> None:
    stream = BytesIO(GOOD)
    found = check_bundle(stream)
    stream.seek(50)
    stream.write(b"!")
    with pytest.raises(NotProved):
        found.read("leaves/000000")


def test_a_bundle_of_another_case_is_refused() -> None:
    with pytest.raises(NotProved, match="not of case"):
        served(record(), zipped([("leaves/000000", b"")], case="other"))


def test_the_same_envelopes_make_the_same_bytes() -> None:
    assert good() == GOOD
    assert story(KEYS[0], "a", "b") == story(KEYS[0], "a", "b")
