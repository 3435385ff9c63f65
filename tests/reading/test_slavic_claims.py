"""Numbers that one side holds against another in Ukrainian and Russian texts."""

from functools import partial

import pytest

from slavic_texts import told_of
from truceline.reading.suggestion import Sort

told = partial(told_of, Sort.CLAIM)


@pytest.mark.parametrize(
    ("language", "text", "sides", "value"),
    [
        ("uk", "Росія понад 80 разів порушила перемир'я, повідомив Генштаб ЗСУ.", ("ua", "ru"), "more than 80"),
        ("ru", "По данным армии Ливана, Израиль нанес не менее 10 ударов.", ("lb", "il"), "at least 10"),
        ("uk", "Пакистан звинуватив Індію у п'яти порушеннях.", ("pk", "in"), "5"),
        ("ru", "Азербайджан насчитал 17 случаев обстрела со стороны Армении.", ("az", "am"), "17"),
        ("uk", "Росіяни випустили 10–12 ракет, уточнив речник ЗСУ.", ("ua", "ru"), "10-12"),
        ("ru", "Минобороны РФ сообщило о трех тысячах нарушений украинской стороной.", ("ru", "ua"), "3000"),
        ("uk", "Двічі за ніч Росія порушила перемир'я, повідомила СБУ.", ("ua", "ru"), "2"),
        ("ru", "Россия выпустила около 1 200 дронов, сообщили в Киеве.", ("ua", "ru"), "about 1200"),
    ],
)
def test_a_number_has_its_sides_and_bounds(language: str, text: str, sides: tuple[str, str], value: str) -> None:
    (one,) = told(language, text)
    assert ((one["issuer"], one["accused"]), one["value"]) == (sides, value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Москва спростувала, що її військові здійснили 20 атак."),
        ("ru", "Москва опровергла сообщения о том, что нанесла удары по 30 объектам."),
        ("uk", "Росія завдала 12 ударів."),
        ("ru", "В Москве зарегистрировали 20 случаев отравления грибами."),
        ("uk", "У мерії розповіли, що 1400 будинків залишилися без світла."),
    ],
)
def test_a_denial_or_a_number_of_nobody_is_no_claim(language: str, text: str) -> None:
    assert told(language, text) == []


def test_what_a_number_loses_stays_open() -> None:
    (one,) = told("uk", "Росія запустила десятки дронів, повідомив президент України.")
    assert one["value"] == "at least 20"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Україна збила 45 із 60 російських дронів."),
        ("ru", "Украина сбила 45 из 60 российских дронов."),
    ],
)
def test_of_a_part_of_a_whole_the_part_is_claimed(language: str, text: str) -> None:
    assert [(one["accused"], one["value"]) for one in told(language, text)] == [("ru", "45")]


def test_the_enemy_who_is_not_named_stays_unnamed() -> None:
    (one,) = told("uk", "Ворог 39 разів обстріляв наші позиції, повідомив Генштаб ЗСУ.")
    assert (one["issuer"], one.get("accused")) == ("ua", None)


@pytest.mark.parametrize(
    ("language", "text", "issuer", "accused", "value"),
    [
        ("ru", "От 15 до 20 обстрелов со стороны ВСУ зафиксировали в Минобороны России.", "ru", "ua", "15-20"),
        ("uk", "Близько сотні дронів випустили росіяни, повідомили в Генштабі ЗСУ.", "ua", "ru", "about 100"),
        (
            "uk",
            "Від початку доби зафіксовано 387 обстрілів з боку росіян, повідомили в МЗС України.",
            "ua",
            "ru",
            "387",
        ),
        ("ru", "Камбоджа сообщила, что восемь ее граждан погибли от ударов Таиланда.", "kh", "th", "8"),
        ("ru", "Индия заявила, что от обстрелов со стороны Пакистана погибли 16 мирных жителей.", "in", "pk", "16"),
        ("uk", "Уряд Конго нарахував вісім порушень перемир'я з боку М23.", "cd", "m23", "8"),
        ("ru", "Правительство Конго насчитало восемь нарушений со стороны М23.", "cd", "m23", "8"),
        ("ru", "Украиной было совершено 40 атак, заявили в МИД РФ.", "ru", "ua", "40"),
        ("ru", "Армия Таиланда сообщила о семи обстрелах с камбоджийской стороны.", "th", "kh", "7"),
        ("ru", "Правительство Йемена заявило, что хуситы убили девятерых солдат.", "ye", "houthis", "9"),
        ("uk", "Унаслідок удару росіян загинули троє, повідомили в МЗС України.", "ua", "ru", "3"),
    ],
)
def test_numbers_in_words_ranges_and_people_are_claimed(
    language: str, text: str, issuer: str, accused: str, value: str
) -> None:
    (one,) = told(language, text)
    assert (one["issuer"], one["accused"], one["value"]) == (issuer, accused, value)


def test_the_wounded_in_a_hospital_are_no_claim() -> None:
    assert told("uk", "У лікарнях Судану перебувають 500 поранених, повідомила ООН.") == []
