"""Paragraphs: a line is one where lines are not wrapped; a sentence that goes on in the next line stays whole."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from truceline.reading.rules.layout import paragraphs


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_each_line_of_an_unwrapped_text_is_a_paragraph() -> None:
    text = "A headline\nKyiv agreed.\nMoscow did not."
    assert parts(text) == ["A headline", "Kyiv agreed.", "Moscow did not."]


def test_a_line_that_goes_on_in_small_letters_is_no_end() -> None:
    text = "A headline\nKyiv agreed to a truce, which the\nparties can extend.\nMoscow did not."
    assert parts(text) == ["A headline", "Kyiv agreed to a truce, which the\nparties can extend.", "Moscow did not."]


def test_a_wrapped_text_has_paragraphs_between_blank_lines() -> None:
    line = "The delegations of both sides met for more than eight hours in the city and spoke about"
    text = f"{line}\n{line}\nKyiv and its conditions.\n\n{line}\n{line}\nMoscow."
    assert len(parts(text)) == 2


def test_a_blank_line_always_parts() -> None:
    assert parts("kyiv agreed\n\nmoscow did not") == ["kyiv agreed", "moscow did not"]


@given(st.text(alphabet="aA .\n\t", max_size=60))
def test_nothing_but_white_space_is_outside_and_nothing_is_twice(text: str) -> None:
    found = paragraphs(text)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(found))
