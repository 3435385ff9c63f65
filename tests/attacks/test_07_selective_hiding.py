"""Attack 7: the mission shows what suits it, and hides the rest so that nobody sees that anything is hidden.

Every copy has as many slots as were signed, under the names that every entry of the kind has; how many are withheld,
which, and why stands in the manifest beside it. No leaf can be left out of a record that is witnessed.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealed import allegation, sealed
from truceline.errors import NotProved
from truceline.record.entry import field_names
from truceline.record.envelope import Envelope, Leaf
from truceline.record.envelope import sealed as signed
from truceline.record.fields import Copy, Shown, Slot, Withheld, committed, parse_copy
from truceline.record.tlog.signatures import PrivateKey
from truceline.tasks.redact import redact, rule_for

MADE = sealed([allegation()])
NAMES = field_names("allegation")
KEY = PrivateKey(bytes(32))


@given(st.sets(st.sampled_from([name for name in NAMES if name not in ("occurred", "says.place")])))
def test_every_export_says_how_many_fields_are_withheld_and_which(shown: set[str]) -> None:
    found = redact(MADE.store, MADE.reader, 1, rule_for("allegation", sorted(shown), "sources are protected"))
    told = json.loads(found.manifest())
    assert told["withheld"] == sorted(set(NAMES) - shown)
    assert told["count"] == len(NAMES) == len(told["withheld"]) + len(shown)
    assert parse_copy(found.copy.bytes()).withheld == tuple(told["withheld"])


@given(st.sets(st.sampled_from(NAMES), min_size=1))
def test_no_slot_can_be_left_out(hidden: set[str]) -> None:
    slots = tuple(slot for slot in MADE.copy().slots if slot.name not in hidden)
    with pytest.raises(NotProved):
        parse_copy(Copy(MADE.leaf(), slots).bytes())


@given(st.sampled_from(NAMES), st.from_regex(r"\A[a-z][a-z.]{0,12}\Z"))
def test_no_withheld_slot_can_go_under_another_name(name: str, other: str) -> None:
    slots = [slot.withheld() for slot in MADE.copy().slots]
    renamed = [Withheld(other, slot.commitment) if slot.name == name else slot for slot in slots]
    if other in NAMES:
        return
    with pytest.raises(NotProved, match="not those of a allegation"):
        parse_copy(Copy(MADE.leaf(), tuple(renamed)).bytes())


def two_stories() -> tuple[Shown, ...]:
    """Fields of a statement in which its signer committed to two speakers, and left `says.about` out."""
    named = ["occurred", "recorded", "says.speaker", "says.speaker", "sources", "text"]
    return tuple(Shown(name, f"story {place}", bytes([place]) * 16) for place, name in enumerate(named))


def is_taken(leaf: Leaf, slots: tuple[Slot, ...]) -> bool:
    try:
        return parse_copy(Copy(leaf, slots).bytes()) is not None
    except NotProved:
        return False


def test_a_signer_who_commits_to_two_values_of_one_field_can_show_neither() -> None:
    fields = two_stories()
    content = Envelope("case", "exercise", "statement", "s0", "assert", KEY.id, 1, None, 0, fields=committed(fields))
    leaf = signed(content, KEY)
    # The other speaker is withheld under a name that keeps the order: before the one shown, or after it.
    first: tuple[Slot, ...] = (*fields[:3], Withheld("says.zeal", fields[3].commitment), *fields[4:])
    second: tuple[Slot, ...] = (*fields[:2], Withheld("says.about", fields[2].commitment), *fields[3:])
    assert [is_taken(leaf, slots) for slots in (first, second)] == [False, False]
