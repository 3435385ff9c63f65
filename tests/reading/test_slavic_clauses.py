"""Sentences, quotations and clauses of Ukrainian and Russian texts."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from truceline.reading.actors import Actors
from truceline.reading.rules.dates import DateLine
from truceline.reading.slavic.article import Article, article


def laid_out(language: str, text: str) -> Article:
    line = DateLine(date(2025, 5, 14), ZoneInfo("Europe/Kyiv"), language)
    return article(text, line, Actors.world())


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("uk", "У 2025 р. сторони домовилися. Згодом обмін зірвано.", 2),
        ("ru", "Убытки составили 5 млн руб. за год. Это много.", 2),
        ("uk", "«Ми чекаємо. Відповіді немає», — сказав посол.", 1),
        ("ru", "Президент И. Малинин прибыл в Минск. Он молчит.", 2),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(language: str, text: str, count: int) -> None:
    assert len(laid_out(language, text).sentences) == count


def test_a_quotation_with_its_speaker_inside_becomes_two() -> None:
    text = "«Ми чекаємо, — сказав посол України. — Відповіді немає»."
    (sentence,) = laid_out("uk", text).sentences
    assert [text[one.first : one.last] for one in sentence.quotes] == ["Ми чекаємо", "Відповіді немає"]


def test_a_row_of_names_is_one_clause_and_a_speaker_behind_it_another() -> None:
    (sentence,) = laid_out("ru", "Армения, Азербайджан и Россия подписали заявление, сообщил Белый дом.").sentences
    assert len(sentence.clauses) == 2


@pytest.mark.parametrize(
    ("language", "text", "joined"),
    [
        ("uk", "Київ заявив, що чекає.", "that"),
        ("ru", "Киев ответит, если Москва прекратит огонь.", "if"),
        ("ru", "Президент, который приехал, молчит.", "which"),
    ],
)
def test_a_clause_says_how_it_hangs_on_another(language: str, text: str, joined: str) -> None:
    (sentence,) = laid_out(language, text).sentences
    assert sentence.clauses[1].joined == joined
