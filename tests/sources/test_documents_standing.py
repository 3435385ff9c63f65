"""A story that its publisher took back or corrected says so before anything is read from it."""

import pytest

from truceline.sources.documents.standing import CORRECTED, TAKEN_BACK, UPDATED, standing_of


@pytest.mark.parametrize(
    "text",
    [
        "This article has been retracted.",
        "RETRACTION: South accepted the truce",
        "KILLED: South accepted the truce",
        "Editors: this story was withdrawn because its source was wrong.",
        "Статтю видалено за рішенням редакції.",
        "Материал отозван редакцией.",
    ],
)
def test_a_story_that_was_taken_back_is_told(text: str) -> None:
    assert TAKEN_BACK in standing_of("", text)


@pytest.mark.parametrize(
    "text",
    [
        "The proposal was withdrawn on Tuesday.",
        "He said this report was killed by leaders.",
        "Troops were withdrawn and mines removed.",
        "The ministry removed the article from the draft.",
    ],
)
def test_what_others_took_back_is_not_this_story(text: str) -> None:
    assert standing_of("", text) == ()


@pytest.mark.parametrize(
    "text", ["Correction: the number was 12.", "Уточнення: їх було 12.", "Исправлено: их было 12."]
)
def test_a_correction_is_told(text: str) -> None:
    assert standing_of("", text) == (CORRECTED,)


def test_an_update_is_told() -> None:
    assert standing_of("UPDATED: truce offer answered", "") == (UPDATED,)


def test_what_stands_in_the_middle_tells_of_other_stories() -> None:
    around = "North asked for time. " * 300
    assert standing_of("", f"{around}\nThis article has been retracted.\n{around}") == ()
