"""Meetings, calls, visits and messages in Ukrainian and Russian texts."""

from functools import partial

import pytest

from slavic_texts import told_of
from truceline.reading.suggestion import Sort

told = partial(told_of, Sort.CONTACT)


@pytest.mark.parametrize(
    ("language", "text", "who", "form", "planned"),
    [
        ("uk", "Президенти України та Франції провели переговори в Парижі.", "fr ua", "meeting", "no"),
        ("ru", "Канцлер Германии позвонил президенту Украины.", "de ua", "call", "no"),
        ("uk", "Міністр оборони Польщі планує відвідати Україну.", "pl ua", "visit", "yes"),
        ("ru", "Глава МИД Китая встретился с российским министром.", "cn ru", "meeting", "no"),
        ("uk", "Катар надіслав листа уряду Ізраїлю.", "il qa", "message", "no"),
        ("ru", "Президенты России и США в четверг проведут телефонный разговор.", "ru us", "call", "yes"),
        ("uk", "Президент України, який зустрівся із саудівським принцом, повернувся.", "sa ua", "meeting", "no"),
        ("ru", "Переговоры США и Катара запланированы на пятницу.", "qa us", "meeting", "yes"),
    ],
)
def test_a_contact_has_its_participants(language: str, text: str, who: str, form: str, planned: str) -> None:
    (one,) = told(language, text)
    assert (one["participants"], one["form"], one["planned"]) == (who, form, planned)


def test_the_town_in_which_they_meet_is_a_place_and_takes_no_part() -> None:
    (one,) = told("uk", "У середу в Лондоні міністри Франції та Німеччини зустрілися з українським колегою.")
    assert (one["participants"], one["place"], one["when"]) == ("de fr ua", "Лондоні", "2025-05-14")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Зустріч делегацій України та Росії скасували."),
        ("ru", "Переговоры между Украиной и Россией не состоялись."),
        ("uk", "Президент України хоче зустрітися з президентом Росії."),
        ("ru", "Сборная Украины встретилась с командой Франции в товарищеском матче."),
    ],
)
def test_what_does_not_take_place_is_no_contact(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "who", "form", "planned"),
    [
        ("uk", "Зустріч української й російської делегацій відбулася за зачиненими дверима.", "ru ua", "meeting", "no"),
        ("ru", "Четвертый раунд американо-иранских переговоров состоялся в Маскате.", "ir us", "meeting", "no"),
        ("ru", "Второй раунд российско-украинских переговоров пройдет 2 июня.", "ru ua", "meeting", "yes"),
        ("uk", "Канцлер Німеччини прийняв у Берліні президента України.", "de ua", "meeting", "no"),
        ("ru", "Президента Сирии принял в Анкаре президент Турции.", "sy tr", "meeting", "no"),
        ("uk", "Президенти Конго та Руанди зустрілися в Досі за посередництва Катару.", "cd rw", "meeting", "no"),
        ("uk", "Прем'єр Ізраїлю та посол США обговорили в Єрусалимі перемир'я.", "il us", "meeting", "no"),
        ("ru", "Правительство Конго и М23 возобновили переговоры в Дохе.", "cd m23", "meeting", "no"),
        ("ru", "Встреча российской и украинской делегаций продлилась 40 минут.", "ru ua", "meeting", "no"),
    ],
)
def test_who_meets_is_read_in_any_order(language: str, text: str, who: str, form: str, planned: str) -> None:
    (one,) = told(language, text)
    assert (one["participants"], one["form"], one["planned"]) == (who, form, planned)
