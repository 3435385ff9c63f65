"""Which name is printed: official and current by default, else as the mandate's style sheet has it."""

from pathlib import Path

import pytest

from places_case import atlas, case_of, found_ids
from truceline.places.atlas import Atlas, atlas_of
from truceline.places.naming import called, country_in_print, in_print
from truceline.places.place import Place
from truceline.places.style import Language

TOWNS = {
    "geonames:702658": ("Luhansk", "Луганськ", "Луганск"),
    "geonames:713174": ("Bakhmut", "Бахмут", "Бахмут"),
    "geonames:704422": ("Pokrovsk", "Покровськ", "Покровск"),
    "geonames:701822": ("Mariupol", "Маріуполь", "Мариуполь"),
    "geonames:709354": ("Toretsk", "Торецьк", "Торецк"),
    "geonames:709930": ("Dnipro", "Дніпро", "Днепр"),
    "geonames:709717": ("Donetsk", "Донецьк", "Донецк"),
    "geonames:705812": ("Kropyvnytskyi", "Кропивницький", "Кропивницкий"),
    "geonames:709932": ("Kamianske", "Кам’янське", "Каменское"),
    "geonames:710915": ("Chasiv Yar", "Часів Яр", "Часов Яр"),
}
OLD = {
    "geonames:702658": ("Voroshylovhrad", "Voroshilovgrad", "Ворошиловград"),
    "geonames:713174": ("Artemivsk", "Артемівськ", "Артёмовск", "Артемовск", "Artyomovsk"),
    "geonames:704422": ("Krasnoarmiisk", "Красноармійськ", "Красноармейск", "Krasnoarmeysk"),
    "geonames:701822": ("Zhdanov", "Жданов"),
    "geonames:709354": ("Dzerzhynsk", "Дзержинськ", "Дзержинск"),
    "geonames:709930": ("Dnipropetrovsk", "Дніпропетровськ", "Днепропетровск", "Sicheslav"),
}


def place(id: str, where: Atlas | None = None) -> Place:
    found = (where or atlas()).place(id)
    assert found is not None
    return found


def name(id: str, language: Language, where: Atlas | None = None, day: str | None = None) -> str:
    return called(place(id, where), language, (where or atlas()).style, day).name


@pytest.mark.parametrize("id", TOWNS)
def test_a_town_has_its_current_official_name_in_each_language(id: str) -> None:
    assert (name(id, "en"), name(id, "uk"), name(id, "ru")) == TOWNS[id]


@pytest.mark.parametrize(("id", "old"), [(id, old) for id, names in OLD.items() for old in names])
def test_an_old_name_finds_the_town_and_the_current_one_is_printed(id: str, old: str) -> None:
    assert id in found_ids(old)
    assert name(id, "en") == TOWNS[id][0]


@pytest.mark.parametrize(("id", "new"), [(id, new) for id, names in TOWNS.items() for new in names])
def test_a_town_is_found_by_each_of_its_names(id: str, new: str) -> None:
    assert id in found_ids(new)
    assert id in found_ids(new.upper().replace("’", "'"))


def test_a_name_that_cannot_be_told_is_not_made_up() -> None:
    found = called(place("geonames:691999"), "ru", atlas().style)
    assert (found.name, found.is_in_language) == ("Siverskodonetsk", False)


def test_a_place_is_called_as_it_was_then_where_a_day_is_given() -> None:
    assert name("geonames:713174", "en", day="2015-03-01") == "Artemivsk"
    assert name("geonames:713174", "en", day="2016-02-03") == "Artemivsk"
    assert name("geonames:713174", "en", day="2016-02-04") == "Bakhmut"


def test_the_style_sheet_decides_whose_names_are_printed(tmp_path: Path) -> None:
    style = "schema: places/1\nusage: [russian-authorities, official]\nbeside: [official]\n"
    where = atlas_of(case_of(tmp_path, style=style))
    assert in_print(place("geonames:713174", where), "ru", where.style) == "Артёмовск (Бахмут)"
    assert in_print(place("geonames:701822", where), "ru", where.style) == "Мариуполь"


def test_the_mandates_own_word_comes_before_all(tmp_path: Path) -> None:
    style = "names:\n  geonames:713174: {en: Bahmut}\n"
    where = atlas_of(case_of(tmp_path, style=style))
    assert name("geonames:713174", "en", where) == "Bahmut"
    assert "geonames:713174" in found_ids("Bahmut", where)


def test_a_rename_of_the_style_sheet_is_found_and_printed_from_its_day(tmp_path: Path) -> None:
    style = """
renames:
  - {place: "geonames:705797", name: Newtown, language: en, by: council, since: 2026-01-05}
usage: [council, official]
"""
    where = atlas_of(case_of(tmp_path, style=style))
    assert name("geonames:705797", "en", where) == "Newtown"
    assert name("geonames:705797", "en", where, "2026-01-04") == "Khrestivka"
    assert found_ids("Newtown", where) == {"geonames:705797"}


DISPUTED = [
    ("UA", "geonames:693805"),  # Simferopol
    ("UA", "geonames:694423"),  # Sevastopol
    ("GE", "geonames:611847"),  # Sokhumi
    ("IN", "geonames:1255634"),  # Srinagar
    ("CY", "geonames:146412"),  # Kyrenia
    ("SD", "geonames:380308"),  # Abyei
    ("IL", "geonames:281184"),  # Jerusalem
    ("IL", "geonames:443093"),  # Katzrin
    ("MD", "geonames:617239"),  # Tiraspol
    ("XK", "geonames:786714"),  # Pristina
    ("RU", "geonames:2119447"),  # Yuzhno-Kurilsk
]


@pytest.mark.parametrize(("country", "id"), DISPUTED)
def test_no_country_is_printed_for_a_disputed_place_though_the_style_sheet_has_words_for_countries(
    country: str, id: str, tmp_path: Path
) -> None:
    style = f"countries:\n  {country}: {{en: Somewhere}}\n"
    where = atlas_of(case_of(tmp_path, style=style), country)
    assert country_in_print(place(id, where), "en", where.style) == ""


def test_no_country_at_all_is_printed_without_a_style_sheet() -> None:
    assert country_in_print(place("geonames:702550"), "en", atlas().style) == ""


def test_a_country_is_printed_where_the_style_sheet_says_so(tmp_path: Path) -> None:
    style = """
countries:
  UA: {en: Ukraine, uk: Україна}
disputed:
  UA.11: {en: "Autonomous Republic of Crimea, Ukraine"}
"""
    where = atlas_of(case_of(tmp_path, style=style))
    assert country_in_print(place("geonames:702550", where), "uk", where.style) == "Україна"
    assert country_in_print(place("geonames:693805", where), "en", where.style).startswith("Autonomous Republic")
    assert country_in_print(place("geonames:694423", where), "en", where.style) == ""
    assert country_in_print(place("pisky", where), "en", where.style) == ""
