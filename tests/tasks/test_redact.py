import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import Draw, draws, hour
from sealed import SOURCE, Sealed, allegation, sealed
from truceline.errors import BadInput, NotOnRecord, NotProved
from truceline.record.entry import Entry, field_names
from truceline.record.fields import parse_copy
from truceline.record.kinds import KINDS
from truceline.record.tlog.policy import parse_policy
from truceline.record.tlog.receipts import parse_receipt
from truceline.tasks.export import policy_text
from truceline.tasks.redact import Redaction, Rule, open_rule, redact, rule_for
from truceline.values.instants import DAY, Instant
from truceline.values.intervals import Interval

REASON = "sources are protected"


def published(made: Sealed, rule: Rule, index: int = 1) -> Redaction:
    return redact(made.store, made.reader, index, rule)


@given(draws(), st.data())
def test_a_copy_shows_what_its_rule_names_and_nothing_else(drawn: Draw, data: st.DataObject) -> None:
    made = sealed(drawn.entries)
    for index, one in enumerate(drawn.entries, start=1):
        names = data.draw(st.sets(st.sampled_from([name for name in field_names(one.kind) if name != "says.place"])))
        found = published(made, rule_for(one.kind, sorted(names), REASON), index)
        assert set(found.copy.values) == names - {"occurred"}
        assert parse_copy(found.copy.bytes()) == found.copy


def test_a_copy_stands_by_itself_with_its_receipt() -> None:
    made = sealed([allegation()])
    found = published(made, open_rule(REASON))
    receipt = parse_receipt(str(found.receipt).encode())
    copy = parse_copy(found.copy.bytes())
    receipt.verify(copy.leaf.hash, parse_policy(policy_text(made.store)))
    copy.leaf.verify(made.pen.key.public)


def test_what_the_rule_of_the_house_shows_points_at_nobody() -> None:
    found = published(sealed([allegation()]), open_rule(REASON))
    assert set(found.copy.values) == {"says.issuer", "says.accused", "says.agreement", "says.unit"}
    for word in (SOURCE, "bridge 4", "shots were heard"):
        assert word.encode() not in found.copy.bytes() + found.manifest()


def test_a_kind_that_no_rule_names_shows_nothing() -> None:
    found = published(sealed([allegation()]), Rule({"statement": frozenset(("text",))}, REASON))
    assert found.copy.values == {}


def test_the_manifest_says_how_many_are_withheld_of_how_many_and_why() -> None:
    found = published(sealed([allegation()]), rule_for("allegation", ["text"], REASON))
    told = json.loads(found.manifest())
    assert (told["count"], len(told["withheld"]), told["shown"]) == (10, 9, ["text"])
    assert (told["reason"], told["index"], told["leaf"]) == (REASON, 1, found.copy.leaf.hash.hex())


def test_an_exact_time_stays_withheld_even_where_the_rule_names_it() -> None:
    rule = rule_for("allegation", ["occurred", "text"], REASON)
    found = published(sealed([allegation()]), rule)
    assert (set(found.copy.values), found.refused) == ({"text"}, ("occurred",))


@pytest.mark.parametrize(("length", "shown"), [(DAY - 1, False), (DAY, True)])
def test_a_time_goes_out_where_it_is_a_day_or_longer(length: int, shown: bool) -> None:
    one = allegation()
    coarse = Interval(hour(0), Instant(hour(0) + length))
    day = Entry(one.id, one.action, coarse, one.recorded, one.sources, one.text, one.payload)
    found = published(sealed([day]), rule_for("allegation", ["occurred"], REASON))
    assert ("occurred" in found.copy.values) is shown


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "says.place" in field_names(kind)])
def test_an_exact_place_cannot_be_named(kind: str) -> None:
    with pytest.raises(BadInput, match="exact place"):
        rule_for(kind, ["says.place"], REASON)


@pytest.mark.parametrize(("kind", "name"), [("allegation", "says.flavour"), ("custody", "object"), ("x", "text")])
def test_a_field_that_the_kind_does_not_have_cannot_be_named(kind: str, name: str) -> None:
    with pytest.raises(BadInput, match="has no field"):
        rule_for(kind, [name], REASON)


def test_what_was_erased_is_withheld_whatever_the_rule_names() -> None:
    made = sealed([allegation()], subjects={"text": bytes(16)})
    made.keystore.destroy(bytes(16))
    found = published(made, rule_for("allegation", ["text", "says.unit"], REASON))
    assert (set(found.copy.values), found.refused) == ({"says.unit"}, ("text",))


def test_there_is_no_copy_of_what_is_not_sealed_or_not_there() -> None:
    made = sealed([])
    with pytest.raises(NotOnRecord):
        published(made, open_rule(REASON), 0)
    with pytest.raises(NotProved):
        published(made, open_rule(REASON), 7)
