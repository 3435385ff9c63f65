"""Names are chosen among alternates without language or date, and where the rule cannot tell, none is."""

import pytest

from places_case import atlas
from truceline.places.facts import namings_of
from truceline.places.own_names import russian_name, ukrainian_name
from truceline.places.spelling import fold

LUHANSK = ("Lugansk", "Luhans'k", "Ворошиловград", "Луганск", "Луганськ", "Луганьск", "Луханск", "Луһанск")
BAKHMUT = ("Artemivsk", "Artemovsk", "Bakhmut", "Артемовск", "Артемівськ", "Бахмут")
AVDIIVKA = ("Avdeevka", "Avdeyevka", "Авдеевка", "Авдијивка", "Авдіївка", "Аўдзееўка")


@pytest.mark.parametrize(
    ("current", "alternates", "name"),
    [
        ("Luhansk", LUHANSK, "Луганськ"),
        ("Bakhmut", BAKHMUT, "Бахмут"),
        ("Avdiyivka", AVDIIVKA, "Авдіївка"),
        ("Chernihiv", ("Чарнігаў", "Чернигов", "Чернігів", "Чернїгів"), "Чернігів"),
        ("Lymanske", ("Лиманске", "Лиманське"), "Лиманське"),
        ("Siversk", ("Северск", "Сіверськ"), "Сіверськ"),
    ],
)
def test_the_current_ukrainian_name_is_the_one_that_reads_as_the_current_latin_one(
    current: str, alternates: tuple[str, ...], name: str
) -> None:
    assert ukrainian_name(current, alternates) == name


@pytest.mark.parametrize(
    ("current", "alternates"),
    [
        ("Olenevka", ("Оленевка", "Оленівка")),
        ("Dobroye", ("Добре", "Мамут-Султан")),
        ("Bogdanivka", ("Богдановка",)),
        ("Pushkino", ("Пушкино",)),
        ("Nowhere", ()),
    ],
)
def test_where_nothing_agrees_no_name_is_chosen(current: str, alternates: tuple[str, ...]) -> None:
    assert ukrainian_name(current, alternates) is None


def test_the_russian_name_goes_with_the_current_one_and_not_with_the_old() -> None:
    assert russian_name("Авдіївка", AVDIIVKA) == "Авдеевка"
    assert russian_name("Луганськ", LUHANSK) == "Луганск"
    assert russian_name("Бахмут", BAKHMUT) is None


def test_a_form_of_another_language_is_not_taken_for_russian() -> None:
    assert russian_name("Полянка", ("Palianka", "Палянка")) is None
    assert russian_name(None, ("Авдеевка",)) is None


def test_the_rules_agree_with_our_facts_wherever_the_gazetteer_has_the_current_name() -> None:
    compared = 0
    for row in atlas().rows:
        namings = namings_of("UA").get(row.id, ())
        lags_behind = any(one.is_former and fold(one.name) == fold(row.name) for one in namings)
        official = ukrainian_name(row.name, row.alternates)
        if namings and official is not None and not lags_behind:
            assert official in {one.name for one in namings if one.language == "uk" and not one.is_former}, row
            compared += 1
    assert compared > 50


def test_most_places_get_a_ukrainian_name() -> None:
    names = [ukrainian_name(row.name, row.alternates) for row in atlas().rows]
    assert len([name for name in names if name]) > 0.85 * len(names)
