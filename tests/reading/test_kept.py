"""Suggestions are kept as the same bytes for the same input, and come back whole or not at all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import BadInput
from truceline.reading.kept import lines_of, suggestions_in
from truceline.reading.proposed import proposed
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.sources.documents.document import Document

DOCUMENT = Document("a.txt", "North accepted. South waits.", "A", date(2025, 3, 11), "en", "ab" * 32, notes=("note",))
ACCEPTED = Suggestion(Sort.CONSENT, Span(0, 15), {"party": "a", "act": "accept"}, {"act": Span(6, 14)}, 0.8, ("open",))


def test_what_is_kept_comes_back() -> None:
    kept = proposed(DOCUMENT, [ACCEPTED])
    assert suggestions_in("kept", lines_of(kept)) == kept


def test_nothing_proposed_is_an_empty_file() -> None:
    assert suggestions_in("kept", lines_of([])) == ()


@given(st.permutations(range(3)))
def test_the_order_in_which_they_were_found_does_not_show(order: list[int]) -> None:
    offered = [replace(ACCEPTED, slots={"party": party, "act": "accept"}) for party in "abc"]
    shuffled = [offered[place] for place in order]
    assert lines_of(proposed(DOCUMENT, shuffled)) == lines_of(proposed(DOCUMENT, offered))


def test_what_is_said_twice_is_kept_once() -> None:
    assert len(proposed(DOCUMENT, [ACCEPTED, ACCEPTED])) == 1


@pytest.mark.parametrize(("old", "new"), [('"act":"accept"', '"act":"reject"'), ("[0,15]", "[0,14]"), ("{", "[")])
def test_a_changed_line_is_refused_with_its_number(old: str, new: str) -> None:
    lines = lines_of(proposed(DOCUMENT, [ACCEPTED])).replace(old, new)
    with pytest.raises(BadInput) as caught:
        suggestions_in("kept", lines)
    assert caught.value.faults[0].line == 1


def test_a_story_that_was_taken_back_is_doubted() -> None:
    one = proposed(replace(DOCUMENT, taken_back=True), [ACCEPTED])[0].suggestion
    assert (one.confidence, one.open) == (0.4, ("open", "the publisher took this story back"))
