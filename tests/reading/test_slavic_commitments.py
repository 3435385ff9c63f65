"""What somebody undertakes in Ukrainian and Russian texts."""

from functools import partial

import pytest

from slavic_texts import told_of
from truceline.reading.suggestion import Sort

told = partial(told_of, Sort.COMMITMENT)


@pytest.mark.parametrize(
    ("language", "text", "party", "does"),
    [
        ("uk", "Росія зобов'язалася передати тіла.", "ru", "передати тіла"),
        ("ru", "Украина пообещала не атаковать терминалы.", "ua", "не атаковать терминалы"),
        ("uk", "Москва погодилася не завдавати ударів по портах.", "ru", "не завдавати ударів по портах"),
        ("ru", "София предоставит порт для проверки судов.", "bg", "предоставит порт для проверки судов"),
        ("uk", "«Ми відкриємо коридор», — заявив президент України.", "ua", "відкриємо коридор"),
    ],
)
def test_an_undertaking_has_its_words(language: str, text: str, party: str, does: str) -> None:
    (one,) = told(language, text)
    assert (one["party"], one["does"]) == (party, does)


def test_a_day_by_which_it_is_due_is_reckoned() -> None:
    (one,) = told("ru", "Армения обязуется вернуть район до 15 ноября.")
    assert (one["does"], one["due"]) == ("вернуть район", "2025-11-15")


def test_what_it_hangs_on_is_kept_apart() -> None:
    (one,) = told("uk", "Москва пообіцяла виконувати угоду після зняття санкцій.")
    assert (one["does"], one["trigger"]) == ("виконувати угоду", "після зняття санкцій")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "США можуть зняти санкції."),
        ("ru", "Россия должна вывести войска, считают эксперты."),
        ("uk", "Київ вимагає, щоб Росія повернула дітей."),
        ("ru", "Если Россия прекратит огонь, США снимут санкции?"),
        ("uk", "Росія не обіцяла відвести війська."),
    ],
)
def test_what_nobody_undertakes_is_no_commitment(language: str, text: str) -> None:
    assert told(language, text) == []
