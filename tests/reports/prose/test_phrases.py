"""The three catalogues say the same things, and numbers take the right form of a word."""

from string import Formatter

import pytest

from truceline.reports.prose.language import LANGUAGES


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_phrases_of_english_in_the_same_order(language: str) -> None:
    assert list(LANGUAGES[language].phrases) == list(LANGUAGES["en"].phrases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_has_the_places_of_the_english_one(language: str) -> None:
    english = LANGUAGES["en"].phrases
    wrong = [key for key, text in LANGUAGES[language].phrases.items() if places(text) != places(english[key])]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1 day", "2 days", "5 days", "11 days", "21 days", "112 days"]),
        ("uk", ["1 день", "2 дні", "5 днів", "11 днів", "21 день", "112 днів"]),
        ("ru", ["1 день", "2 дня", "5 дней", "11 дней", "21 день", "112 дней"]),
    ],
)
def test_days_take_the_form_that_goes_with_the_number(language: str, expected: list[str]) -> None:
    assert [LANGUAGES[language].count("days", n) for n in (1, 2, 5, 11, 21, 112)] == expected
