"""People and bodies handed over in Ukrainian and Russian texts."""

from functools import partial

import pytest

from slavic_texts import told_of
from truceline.reading.suggestion import Sort

told = partial(told_of, Sort.EXCHANGE)


@pytest.mark.parametrize(
    ("language", "text", "category", "value", "state"),
    [
        ("uk", "Україна та Росія провели обмін 175 на 175 полонених.", "prisoners", "175", "done"),
        ("ru", "ХАМАС освободит восемь заложников.", "hostages", "8", "planned"),
        ("uk", "Росія передала Україні тіла 909 загиблих військових.", "bodies", "909", "done"),
        ("ru", "Стороны договорились об обмене 1000 на 1000 пленными.", "prisoners", "1000", "agreed"),
        ("uk", "Москва відмовилася повернути 50 військовополонених.", "prisoners_of_war", "50", "refused"),
        ("ru", "Россия предложила передать 150 тел.", "bodies", "150", "proposed"),
        ("uk", "Катар допоміг повернути вісьмох українських дітей.", "children", "8", "done"),
        ("ru", "Таиланд освободил 16 камбоджийских солдат.", "prisoners_of_war", "16", "done"),
    ],
)
def test_people_are_counted_by_what_they_are(language: str, text: str, category: str, value: str, state: str) -> None:
    (one,) = told(language, text)
    assert (one["category"], one["value"], one["state"]) == (category, value, state)


def test_a_formula_is_told_apart_from_a_ratio() -> None:
    (equal,) = told("uk", "Обмін військовополоненими 175 на 175 відбувся.")
    (unequal,) = told("uk", "Обмін військовополоненими 175 на 100 відбувся.")
    (whole,) = told("ru", "Обмен пленными по формуле «всех на всех» состоится завтра.")
    assert [one["formula"] for one in (equal, unequal, whole)] == ["number_for_number", "ratio", "all_for_all"]


def test_who_gives_and_who_takes_is_told_by_case() -> None:
    (one,) = told("ru", "Москва передала Киеву 22 тяжелораненых военнослужащих.")
    assert (one["giver"], one["taker"], one["category"]) == ("ru", "ua", "wounded")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Артилеристи обмінялися ударами."),
        ("ru", "Обмен 50 на 50 сорван."),
        ("uk", "Київ спростував, що передав Росії 20 полонених."),
        ("ru", "Президент Украины освободил от должности трех министров."),
        ("uk", "Українська сторона передала список із 317 дітей."),
        ("ru", "Волонтеры передали военным 40 дронов."),
    ],
)
def test_where_nobody_is_handed_over_there_is_no_exchange(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Сім'ї полонених отримають квитки на концерт."),
        ("uk", "Матері 200 полонених передали президентові України листа."),
        ("ru", "Детям пленных вернули 300 тысяч рублей."),
        ("ru", "Родственники 100 пленных встретились с омбудсменом России."),
        ("uk", "Україна звинуватила Росію в затягуванні обміну 500 полонених."),
        ("ru", "Киев отложил обмен 1000 на 1000 пленных."),
        ("uk", "Стартував обмін досвідом між військовими України та Литви."),
        ("ru", "США депортировали 12 человек в Колумбию."),
        ("uk", "В Україну повернулися 300 тисяч людей, повідомили в ООН."),
        ("ru", "В школу вернулись 500 детей."),
        ("uk", "Німеччина прийняла 100 дітей на відпочинок."),
        ("uk", "Україна та Росія обмінялися ударами, загинули 12 військових."),
        ("ru", "Россия и Украина обменялись списками на 500 пленных."),
        ("uk", "Якщо Росія погодиться, Україна поверне 100 полонених."),
    ],
)
def test_families_views_and_travellers_are_not_exchanged(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Уряд Ємену й хусити домовилися про обмін полоненими."),
        ("ru", "Москва и Киев договорились об обмене пленными."),
    ],
)
def test_an_exchange_without_a_number_can_be_agreed(language: str, text: str) -> None:
    assert [(one["category"], one["state"]) for one in told(language, text)] == [("prisoners", "agreed")]
