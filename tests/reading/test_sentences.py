"""Where sentences end, and which quotations stay in one sentence with who says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from truceline.reading.rules.layout import paragraphs
from truceline.reading.rules.quotes import quotes
from truceline.reading.rules.sentences import sentences


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    parts = paragraphs(text)
    return [text[one.start : one.end] for one in sentences(text, parts, quotes(text, parts), "en")]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. President John Q. Marsh met J.D. Cole.",
        "Brig. Gen. Asim Khan and Lt. Col. Ida Roe (ret.) agreed.",
        "Talks in Sept. 2024 failed, No. 3 was the last, and Jan. 5 was quiet.",
        "“We agree. We will sign,” he said.",
        "“When?” asked another.",
        'He said: "We will come. We will stay."',
        "Losses rose by 3.5 per cent, Cmdr. Vey noted.",
    ],
)
def test_short_forms_initials_and_quotations_end_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["The call came at 8 a.m.", "He hung up."],
        ["Truce holds in north", "KYIV, March 11 (Agency) - Both sides kept quiet."],
        ['Ukraine\'s position is "very simple: we want peace."', "Russia's is not."],
        ["What now?", "Nobody knows...", "The army left."],
        ["“We have kept our word.", "“They have not,” the minister said."],
    ],
)
def test_each_sentence_and_each_paragraph_stands_alone(parts: list[str]) -> None:
    separator = "\n\n" if parts[0].startswith(("Truce", "“")) else " "
    assert cut(separator.join(parts)) == parts


@given(some.text(alphabet="aB .?!\n\"“”'’,", max_size=60))
def test_no_letter_is_lost_and_none_stands_in_two_sentences(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
