"""Our own facts: every number is that of a place which bears one of the names, and former names have an end."""

from places_case import atlas
from truceline.places.facts import disputed, extents_of, namings_of, regions_of
from truceline.places.geonames import rows_of_country
from truceline.places.place import OFFICIAL
from truceline.places.romanise import romanise_ukrainian
from truceline.places.spelling import fold


def test_every_number_belongs_to_a_place_that_bears_the_name() -> None:
    rows = {row.id: {fold(name) for name in (row.name, *row.alternates)} for row in rows_of_country("UA")}
    for number, namings in namings_of("UA").items():
        current = [one for one in namings if one.by == OFFICIAL and not one.is_former]
        assert any(fold(one.name) in rows[number] for one in current), number


def test_every_place_has_one_current_official_name_in_a_language() -> None:
    for number, namings in namings_of("UA").items():
        current = [one.language for one in namings if one.by == OFFICIAL and not one.is_former]
        assert len(current) == len(set(current)), number
        assert {"en", "uk"} <= set(current), number


def test_official_english_names_are_the_ukrainian_ones_by_the_table() -> None:
    official: dict[tuple[int, str, str, str], str] = {}
    for number, namings in namings_of("UA").items():
        for one in namings:
            if one.by == OFFICIAL:
                official[number, one.since, one.until, one.language] = one.name
    for (number, since, until, language), name in official.items():
        if language == "uk":
            assert romanise_ukrainian(name) == official[number, since, until, "en"], name


def test_each_region_of_the_gazetteer_has_a_name_in_three_languages() -> None:
    regions = regions_of("UA")
    assert {row.region for row in atlas().rows} == set(regions)
    assert all(len(names) == 3 for names in regions.values())
    assert regions_of("SD") == {}


def test_extents_are_only_for_places_of_the_facts() -> None:
    assert set(extents_of("UA")) <= set(namings_of("UA"))


def test_each_disputed_area_is_one_that_can_hold_a_place() -> None:
    assert all(one.south < one.north and one.west < one.east for one in disputed())
