"""Every paragraph of a source is covered by a term, or named."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_drafts import draft, term
from truceline.terms.lint import uncovered
from truceline.terms.lint.coverage import key_of, paragraphs

TEXT = """Truce at the river

1. No fire.
2. Weapons go back:
(a) guns
(b) rockets

Article 3. Talks begin.
Стаття 4. Перемир'я.
"""


def left(*parts: str) -> list[str]:
    agreement = draft(terms=[term("x", src="paper", part=list(parts))])
    return [one.label for one in uncovered(agreement, "paper", TEXT)]


def test_paragraphs_are_named_by_their_number_or_their_place() -> None:
    assert left() == ["¶1", "1", "2", "2(a)", "2(b)", "Article 3", "Стаття 4"]


def test_a_part_covers_its_paragraph_however_it_is_written() -> None:
    assert left("¶1", "1.", "Article 2", "2 (a)", "2(b)", "3", "4") == []


def test_a_letter_alone_covers_nothing_under_another_number() -> None:
    assert "2(a)" in left("3(a)")


def test_terms_of_another_source_cover_nothing() -> None:
    agreement = draft(terms=[term("x", part=["1"])])
    assert "1" in [one.label for one in uncovered(agreement, "paper", TEXT)]


@pytest.mark.parametrize("same", [("5", "5.", "Article 5", "Пункт 5", "5)"), ("2(a)", "2 (a)", "2 a)")])
def test_ways_to_write_one_label_are_one(same: tuple[str, ...]) -> None:
    assert len({key_of(label) for label in same}) == 1


@given(st.text(alphabet="1.(a) \nxЖ", max_size=60))
def test_paragraphs_hold_all_of_the_text_and_none_of_it_twice(text: str) -> None:
    found = paragraphs(text)
    assert all(one.end <= after.start for one, after in pairwise(found))
    assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())
