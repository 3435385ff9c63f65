"""Truces that are put forward in Ukrainian and Russian texts."""

from functools import partial

import pytest

from slavic_texts import told_of
from truceline.reading.suggestion import Sort

told = partial(told_of, Sort.PROPOSAL)


@pytest.mark.parametrize(
    ("language", "text", "party", "duration"),
    [
        ("uk", "Туреччина запропонувала семиденне перемир'я.", "tr", "P7D"),
        ("ru", "Египет предложил прекратить огонь на два дня.", "eg", "P2D"),
        ("uk", "ООН запропонувала гуманітарну паузу на сім днів.", "un", "P7D"),
        ("ru", "Москва объявила 72-часовую паузу.", "ru", "PT72H"),
        ("uk", "Судан запропонував перемир'я на три місяці.", "sd", "P3M"),
        ("ru", "Турция предложила двухнедельное перемирие.", "tr", "P14D"),
        ("uk", "Україна запропонувала енергетичне перемир'я.", "ua", None),
    ],
)
def test_a_truce_has_its_length(language: str, text: str, party: str, duration: str | None) -> None:
    (one,) = told(language, text)
    assert (one["party"], one.get("duration")) == (party, duration)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Кремль оголосив перемир'я з 8 до 10 травня."),
        ("ru", "Кремль объявил перемирие с 8 по 10 мая."),
    ],
)
def test_a_truce_has_its_days(language: str, text: str) -> None:
    (one,) = told(language, text)
    assert (one["begins"], one["ends"]) == ("2025-05-08", "2025-05-10")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Україна не пропонувала перемир'я."),
        ("ru", "Россия объявила о завершении перемирия."),
        ("uk", "Росія запропонувала знижки на газ."),
        ("ru", "План предусматривает 60-дневное перемирие."),
    ],
)
def test_what_nobody_puts_forward_is_no_proposal(language: str, text: str) -> None:
    assert told(language, text) == []
