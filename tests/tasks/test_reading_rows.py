"""An accepted suggestion becomes a row of the nearest kind, and wording is never raised on the way."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from truceline.reading.proposed import Proposed, proposed
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.sources.case import CaseFolder
from truceline.sources.documents.document import Document
from truceline.tasks.accepting import Row, kinds_of, row_of
from truceline.tasks.desk import load_agreements
from truceline.tasks.making import Setting
from truceline.values.instants import parse_instant

SMALL = Path(__file__).parents[1] / "data" / "small-case"
NOW = parse_instant("2025-03-20T12:00Z")
TEXT = "North said that it accepted the truce."
DOCUMENT = Document("a.txt", TEXT, "", date(2025, 3, 11), "en", "ab" * 32, address="https://a.example/b")


def setting(exchanges: tuple[tuple[str, str], ...] = (), agreements: bool = True) -> Setting:
    folder = CaseFolder(SMALL)
    return Setting(folder.case(), load_agreements(folder) if agreements else (), exchanges, NOW)


def one(sort: Sort, document: Document = DOCUMENT, **slots: Any) -> Proposed:
    return proposed(document, [Suggestion(sort, Span(0, len(TEXT)), slots)])[0]


def row(sort: Sort, given: dict[str, str] | None = None, at: Setting | None = None, **slots: Any) -> Row:
    return row_of(one(sort, **slots), at or setting(), given or {})


def asked(made: Row) -> list[str]:
    return [ask.column for ask in made.asks]


READY: dict[str, Any] = {"party": "a", "act": "declare_readiness", "when": "2025-03-11"}


def test_readiness_stays_readiness() -> None:
    made = row(Sort.CONSENT, {"agreement": "truce"}, **READY)
    assert (made.kind, made.cells["act"], asked(made)) == ("consent", "declare_readiness", [])
    assert "which is not acceptance" in made.cells["text"]


def test_a_consent_asks_for_its_agreement_and_takes_the_digest_from_it() -> None:
    assert asked(row(Sort.CONSENT, **READY)) == ["agreement"]
    digest = load_agreements(CaseFolder(SMALL))[0].digest
    assert row(Sort.CONSENT, {"agreement": "truce"}, **READY).cells["digest"] == digest


def test_about_no_agreement_of_the_case_it_is_something_said() -> None:
    assert row(Sort.CONSENT, {"agreement": "none"}, **READY).kind == "utterance"
    assert row(Sort.CONSENT, at=setting(agreements=False), **READY).kind == "utterance"


def test_an_acceptance_told_by_somebody_else_is_something_reported() -> None:
    made = row(Sort.CONSENT, party="a", act="accept", by_report_of="b")
    assert (made.kind, made.cells["speaker"], made.cells["manner"]) == ("utterance", "b", "reported")
    assert made.cells["text"].startswith("As told by South:")


def test_a_condition_of_an_acceptance_is_a_reservation() -> None:
    made = row(Sort.CONSENT, {"agreement": "truce"}, **{**READY, "act": "accept", "condition": "if it rains"})
    assert made.cells["reservation"] == "if it rains"


def test_a_party_that_the_case_lacks_is_asked_for() -> None:
    made = row(Sort.CONSENT, {"agreement": "truce"}, **{**READY, "party": "sd"})
    assert asked(made) == ["party"]
    assert [value for value, _ in made.asks[0].choices] == ["a", "b"]


def test_a_planned_meeting_is_no_contact() -> None:
    made = row(Sort.CONTACT, participants="a b", form="meeting", planned="yes", when="2025-03-14", by_report_of="a")
    assert (made.kind, made.cells["manner"], asked(made)) == ("utterance", "announced", ["occurred"])
    assert made.asks[0].default == "2025-03-11"


def test_a_meeting_that_was_is_a_contact() -> None:
    made = row(Sort.CONTACT, participants="a b", form="meeting", planned="no", when="2025-03-11")
    assert (made.kind, made.cells["participants"], asked(made)) == ("contact", "a b", [])


def test_a_handover_that_is_planned_is_no_delivery() -> None:
    at = setting((("swap", "an exchange"),))
    assert kinds_of(one(Sort.EXCHANGE, state="planned"), at)[0] == "statement"
    assert kinds_of(one(Sort.EXCHANGE, state="done"), at)[0] == "delivery"
    assert kinds_of(one(Sort.EXCHANGE, state="done"), setting())[0] == "statement"


def test_an_agreed_handover_without_a_number_is_not_all_of_them() -> None:
    at = setting((("swap", "an exchange"),))
    slots: dict[str, Any] = {"giver": "a", "taker": "b", "category": "wounded", "state": "agreed"}
    given = {"exchange": "swap", "occurred": "2025-03-11"}
    assert asked(row(Sort.EXCHANGE, given, at, **slots)) == ["value"]
    assert asked(row(Sort.EXCHANGE, given, at, **slots, formula="all_for_all")) == []


def test_a_promise_asks_for_its_event_and_ends_with_its_day() -> None:
    made = row(Sort.COMMITMENT, party="a", does="open the road", due="2025-03-15", when="2025-03-11")
    assert (made.kind, asked(made), made.cells["due"]) == ("promise", ["event"], "2025-03-16T00:00+02:00")


def test_a_day_that_nobody_gave_is_not_invented() -> None:
    made = row(Sort.UTTERANCE, party="a", manner="said")
    assert asked(made) == ["occurred"]


def test_what_was_still_to_come_is_not_when_it_happened() -> None:
    assert asked(row(Sort.UTTERANCE, party="a", manner="said", when="2025-03-14")) == ["occurred"]


def test_a_claim_asks_for_what_it_does_not_say() -> None:
    made = row(Sort.CLAIM, issuer="a", accused="b", value="more than 80")
    assert asked(made) == ["period", "unit", "occurred"]
    assert made.cells["scope"] == "not said in the passage"


def test_persons_are_not_named_in_a_row() -> None:
    made = row(
        Sort.UTTERANCE, party="a", manner="said", speaker="Ann Example", office="Minister", quote="Example said no"
    )
    assert "Example" not in " ".join(made.cells.values())
    assert (made.cells["office"], made.cells["quote"]) == ("Minister", "[...] said no")


def test_a_document_without_an_address_goes_by_its_digest() -> None:
    unknown = Document("a.txt", TEXT, "", date(2025, 3, 11), "en", "ab" * 32)
    made = row_of(one(Sort.UTTERANCE, unknown, party="a", manner="said"), setting(), {})
    assert made.cells["source"] == f"urn:sha256:{'ab' * 32} urn:truceline:exercise:small"


def test_the_row_tells_where_it_was_read() -> None:
    made = row(Sort.UTTERANCE, party="a", manner="said")
    assert f"letters 0-{len(TEXT)}" in made.cells["text"]


def test_a_kind_that_would_raise_the_wording_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot become a contact"):
        row(Sort.CONTACT, {"kind": "contact"}, participants="a b", form="call", planned="yes")


def test_a_column_that_a_kind_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="has no column digest"):
        row(Sort.UTTERANCE, {"digest": "x"}, party="a", manner="said")
