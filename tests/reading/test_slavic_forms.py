"""Forms of names, nouns and verbs in Ukrainian and Russian, and numbers and days in words."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from truceline.reading.actors import Actor, Actors
from truceline.reading.rules.dates import DateLine
from truceline.reading.slavic.article import article
from truceline.reading.slavic.conjugation import conjugated
from truceline.reading.slavic.numbers import lengths, quantities
from truceline.reading.slavic.surnames import same_name
from truceline.reading.slavic.times import moments
from truceline.reading.slavic.tokens import plain, tokens
from truceline.reading.slavic.words import words_of


def line(language: str) -> DateLine:
    return DateLine(date(2025, 5, 14), ZoneInfo("Europe/Kyiv"), language)


def named(language: str, text: str, actors: Actors | None = None) -> list[tuple[str, ...]]:
    (sentence,) = article(text, line(language), actors or Actors.world()).sentences
    return [one.parties for one in sentence.mentions]


@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        ("uk", "Україною", "ua"),
        ("uk", "Єгиптом", "eg"),
        ("uk", "Великої Британії", "gb"),
        ("uk", "Об'єднаними Арабськими Еміратами", "ae"),
        ("uk", "Києву", "ua"),
        ("uk", "Білому домі", "us"),
        ("uk", "росіянами", "ru"),
        ("ru", "Саудовской Аравией", "sa"),
        ("ru", "Кремлем", "ru"),
        ("ru", "Израилю", "il"),
        ("ru", "Соединенными Штатами", "us"),
        ("ru", "украинцам", "ua"),
    ],
)
def test_a_name_is_known_in_every_case(language: str, text: str, party: str) -> None:
    assert named(language, f"Ідеться про {text}.") == [(party,)]


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("uk", "президентами США та Росії", ("us", "ru")),
        ("ru", "главе украинской делегации", ("ua",)),
        ("uk", "речниця Міністерства закордонних справ Туреччини", ("tr",)),
        ("ru", "спецпредставителю президента США по Украине", ("us",)),
        ("uk", "Ради безпеки Росії", ("ru",)),
    ],
)
def test_an_office_has_the_country_behind_it(language: str, text: str, parties: tuple[str, ...]) -> None:
    assert named(language, text) == [parties]


def test_an_actor_of_a_case_goes_before_the_world() -> None:
    actors = Actors.world((Actor("front", ("Фронт Агадеса",)),))
    assert named("uk", "Представники Фронту Агадеса прибули.", actors) == [("front",)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("гринковець", "гринковцем", True),
        ("малінін", "малініна", True),
        ("лозовий", "лозового", True),
        ("руденко", "руденком", True),
        ("мельник", "мельниченко", False),
        ("рудий", "руденко", False),
    ],
)
def test_surnames_are_told_by_their_stems(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_a_verb_has_its_persons_and_its_past() -> None:
    assert conjugated("погодитися", "uk")["погодяться"] == {"fp"}
    assert conjugated("погодитися", "uk")["погодилась"] == {"pf"}
    assert conjugated("требовать~", "ru")["требует"] == {"rs"}
    assert conjugated("отвергнуть отвергнет отвергнут отверг отвергла", "ru")["отвергли"] == {"pp"}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("uk", "понад дві тисячі порушень", "more than 2000"),
        ("uk", "щонайменше двадцять п'ять дронів", "at least 25"),
        ("uk", "3,5 тисячі обстрілів", "3500"),
        ("uk", "близько 1 850 в'язнів", "about 1850"),
        ("ru", "не более пятнадцати пленных", "at most 15"),
        ("ru", "менее 40 тел", "fewer than 40"),
        ("ru", "десятки дронов", "at least 20"),
        ("ru", "12–15 ракет", "12-15"),
    ],
)
def test_numbers_are_read_in_digits_and_words(language: str, text: str, value: str) -> None:
    every = tokens(text)
    assert [one.value for one in quantities(every, 0, len(every), language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [("uk", "на 20 відсотків"), ("uk", "300 гривень"), ("ru", "8 мая"), ("ru", "25 лет"), ("uk", "15 кілометрів")],
)
def test_days_money_and_shares_are_no_counts(language: str, text: str) -> None:
    every = tokens(text)
    assert quantities(every, 0, len(every), language) == ()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("uk", "на 30 днів", "P30D"),
        ("uk", "10-денне", "P10D"),
        ("uk", "дводенного", "P2D"),
        ("uk", "на тиждень", "P7D"),
        ("ru", "72-часовую", "PT72H"),
        ("ru", "десятидневное", "P10D"),
        ("ru", "в течение двух недель", "P14D"),
        ("ru", "трехмесячное", "P3M"),
    ],
)
def test_lengths_are_read_as_nouns_and_adjectives(language: str, text: str, value: str) -> None:
    every = tokens(text)
    assert [one.value for one in lengths(every, 0, len(every), language)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "said", "day"),
    [
        ("uk", "Зустріч була у вівторок.", "у вівторок", "2025-05-13"),
        ("ru", "Встреча была во вторник.", "во вторник", "2025-05-13"),
        ("uk", "Обмін відбувся 11 березня.", "11 березня", "2025-03-11"),
        ("ru", "Обмен состоялся 30 декабря.", "30 декабря", "2024-12-30"),
        ("uk", "Вчора сторони зустрілися.", "Вчора", "2025-05-13"),
        ("ru", "Удары нанесены с 1 мая.", "с 1 мая", "2025-05-01/2025-05-14"),
        ("uk", "Минулої п'ятниці вони зустрілися.", "Минулої п'ятниці", "2025-05-09"),
    ],
)
def test_days_are_reckoned_from_the_date_line(language: str, text: str, said: str, day: str) -> None:
    (one,) = moments(plain(text), line(language))
    assert (text[one.start : one.end], one.past) == (said, day)


def test_without_a_date_line_a_weekday_stays_open() -> None:
    (one,) = moments("у вівторок", DateLine(None, ZoneInfo("Europe/Kyiv"), "uk"))
    assert (one.past, one.ahead) == ("", "")
    assert "the date line is missing" in one.note


def test_both_languages_have_the_same_lists() -> None:
    ukrainian, russian = (set(words_of(language).keys) for language in ("uk", "ru"))
    assert ukrainian == russian
