"""Two documents that say opposite things are told side by side."""

from truceline.reading.contradictions import contradictions
from truceline.reading.proposed import Proposed, proposed
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.sources.documents.document import Document


def said(file: str, sort: Sort, **slots: str) -> Proposed:
    document = Document(file, "Some words.", "", None, "en", (file * 64)[:64])
    return proposed(document, [Suggestion(sort, Span(0, 11), slots)])[0]


def pairs(*suggestions: Proposed) -> list[tuple[int, int]]:
    return [(one.one, one.other) for one in contradictions(suggestions)]


def consent(file: str, act: str, **slots: str) -> Proposed:
    return said(file, Sort.CONSENT, party="n", act=act, **slots)


def claim(file: str, value: str, when: str = "2025-03-11") -> Proposed:
    return said(file, Sort.CLAIM, issuer="n", accused="s", value=value, unit="strikes", when=when)


def test_acceptance_and_rejection_by_one_party_contradict() -> None:
    assert pairs(consent("a", "accept"), consent("b", "reject")) == [(0, 1)]


def test_readiness_and_rejection_do_not() -> None:
    assert pairs(consent("a", "declare_readiness"), consent("b", "reject")) == []


def test_one_document_is_not_held_against_itself() -> None:
    assert pairs(consent("a", "accept"), consent("a", "reject")) == []


def test_on_another_day_a_party_may_have_changed_its_mind() -> None:
    assert pairs(consent("a", "accept", when="2025-03-11"), consent("b", "reject", when="2025-03-12")) == []


def test_about_another_text_it_is_no_contradiction() -> None:
    assert pairs(consent("a", "accept", of="the truce"), consent("b", "reject", of="the border line")) == []


def test_numbers_that_cannot_be_one_contradict() -> None:
    assert pairs(claim("a", "30"), claim("b", "more than 80"), claim("c", "at least 30")) == [(0, 1)]


def test_numbers_for_other_days_do_not() -> None:
    assert pairs(claim("a", "30"), claim("b", "80", when="2025-03-12")) == []
