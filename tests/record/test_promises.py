"""Acknowledgements: what a log promises in writing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices import LOG
from records import ABOUT
from small_log import NOON, seed
from truceline.errors import NotProved
from truceline.record.opening import open_keys
from truceline.record.promises import FORM, Acknowledgement, acknowledgement_of, verify_acknowledgement
from truceline.record.tlog.notes import parse_note, sign_note
from truceline.record.tlog.signatures import PrivateKey

PROMISE = Acknowledgement(ABOUT.origin, bytes(32), NOON)
KEY = open_keys(ABOUT).log


@given(st.binary(min_size=32, max_size=32), st.integers(0, 2**40))
def test_a_promise_reads_back_as_it_was_given(leaf: bytes, by: int) -> None:
    given_ = replace(PROMISE, leaf=leaf, by=by)
    assert verify_acknowledgement(given_.signed(KEY).bytes(), LOG) == given_


def test_a_promise_is_four_lines_and_a_signature() -> None:
    lines = str(PROMISE.signed(KEY)).split("\n")
    assert lines[:4] == [FORM, ABOUT.origin, "A" * 43 + "=", str(NOON)]
    assert (lines[4], len(lines)) == ("", 7)


def test_nobody_promises_for_another_log() -> None:
    stranger = PrivateKey(seed(9))
    with pytest.raises(NotProved):
        verify_acknowledgement(PROMISE.signed(stranger).bytes(), LOG)
    with pytest.raises(NotProved, match="is of other"):
        verify_acknowledgement(replace(PROMISE, origin="other").signed(KEY).bytes(), LOG)


@pytest.mark.parametrize(
    "text",
    [
        f"{FORM}\n{ABOUT.origin}\n{'A' * 43}=\n{NOON}\nmore\n",
        f"{FORM}\n{ABOUT.origin}\n{'A' * 43}=\n",
        f"{FORM}\n{ABOUT.origin}\n{'A' * 42}==\n{NOON}\n",
        f"{FORM}\n{ABOUT.origin}\n{'A' * 43}=\n0{NOON}\n",
        f"{FORM}\n{ABOUT.origin}\n{'A' * 43}=\n-1\n",
        f"truceline/acknowledgement/2\n{ABOUT.origin}\n{'A' * 43}=\n{NOON}\n",
        f"{ABOUT.origin}\n{NOON}\n{'A' * 43}=\n",
    ],
)
def test_anything_else_is_no_promise(text: str) -> None:
    with pytest.raises(NotProved):
        acknowledgement_of(parse_note(sign_note(text, ABOUT.origin, KEY).bytes()))
