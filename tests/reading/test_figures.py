"""How well reading proposes, on passages that the rules were not written with: every sort reaches its floors."""

import re
from functools import cache
from pathlib import Path

import pytest

from truceline.reading.scoring import Scores, passages, score, short, table
from truceline.reading.suggestion import Sort
from truceline.wiring.rules import rules_on

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
LANGUAGES = {"all": None, "English": "en", "Ukrainian": "uk", "Russian": "ru"}


@cache
def scores(language: str | None = None) -> Scores:
    return score(passages("test", language), rules_on)


def test_every_sort_reaches_its_precision_its_recall_and_its_exact_spans() -> None:
    assert short(scores()) == ()


def test_in_english_alone_every_sort_does_so_too() -> None:
    assert short(scores("en")) == ()


def test_readiness_is_never_raised_to_acceptance_and_nothing_forbidden_is_proposed() -> None:
    assert [(one.passage, one.sort.value, one.letters) for one in scores().upgraded] == []


def documented() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return {
        (language, sort): tuple(cell.strip() for cell in cells.split("|"))
        for language, sort, cells in rows
        if language in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_documented_figures_are_those_measured(language: str) -> None:
    _, *rows = table(scores(LANGUAGES[language]))
    told = documented()
    assert [told.get((language, row[0])) for row in rows] == [row[1:] for row in rows]
    assert len(rows) == len(Sort)
