"""Regions are known by their names in three languages, with or without a word for region, in any case."""

import pytest

from places_case import atlas
from truceline.places.regions import names_a_district, names_a_region, region_code


@pytest.mark.parametrize(
    "text",
    [
        "Donetsk region",
        "Donetsk oblast",
        "Donetsk",
        "Донецька область",
        "Донецької області",
        "Донецька обл.",
        "Донецкая область",
        "Донецкой области",
    ],
)
def test_a_region_is_known_by_each_of_its_names(text: str) -> None:
    assert region_code(atlas(), text) == "05"


@pytest.mark.parametrize("text", ["Bakhmut", "Nowhere region", "", "Somali region"])
def test_what_is_no_region_is_none(text: str) -> None:
    assert region_code(atlas(), text) is None


def test_words_for_regions_and_districts_are_told_apart() -> None:
    assert names_a_region("Донецької області")
    assert names_a_district("Покровського району")
    assert not names_a_region("Pokrovsk district")
    assert not names_a_district("Zaraysk")


def test_a_country_without_facts_has_no_names_of_regions() -> None:
    assert region_code(atlas("SD"), "Khartoum region") is None
