"""Words are found in three languages, and not inside other words."""

import pytest

from lint_drafts import HOLD, draft, remarks, term
from truceline.terms.lint import lint
from truceline.terms.lint.words import CALIBRE, DOMAINS, HASTE, found, said


@pytest.mark.parametrize(
    "text", ["begin immediately", "негайно припинити", "немедленно прекратить", "As soon as possible"]
)
def test_words_of_haste_are_found_in_three_languages(text: str) -> None:
    assert found(HASTE, text)


@pytest.mark.parametrize("text", ["100 mm guns", "калібром понад 100 мм", "калибром свыше 100 мм", "of large calibre"])
def test_calibres_are_found_in_three_languages(text: str) -> None:
    assert said(CALIBRE, text)


def test_minerals_and_the_town_of_minsk_are_no_mines() -> None:
    assert not said(DOMAINS["mines"], "the minerals agreement", "мінські домовленості", "минские соглашения, минимум")


def test_repair_and_an_aired_programme_are_not_the_air() -> None:
    assert not said(DOMAINS["air"], "repair of roads", "an aired programme")


def test_a_statement_binds_nobody_so_its_haste_is_not_remarked_on() -> None:
    assert remarks("W03", terms=[term("x", "statement", text="talks begin at once")]) == []


def test_an_immediate_ban_is_clear_where_the_hour_of_the_start_is() -> None:
    start = {"all_of": ["a", "b"], "at": "2025-03-18T00:00Z"}
    assert remarks("W03", terms=[{**HOLD, "text": "an immediate ceasefire"}], entry=start) == []


def test_the_year_of_an_older_line_is_not_stale_where_the_file_knows_the_line() -> None:
    older = {"id": "line", "kind": "line", "status": "agreed", "text": "line of 19 September 2014"}
    withdraw = term("x", text="back from the line of 19 September 2014")
    assert remarks("W22", terms=[withdraw], areas=[older]) == []
    assert remarks("W22", terms=[withdraw])


def test_a_draft_without_terms_has_few_remarks() -> None:
    assert [one.code for one in lint(draft())] == ["W01", "W02"]
