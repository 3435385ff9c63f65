"""A name that more than one place bears is never decided in silence."""

from pathlib import Path

import pytest

from places_case import atlas, candidates, case_of, found_ids, located
from truceline.places.atlas import atlas_of


def test_homonyms_come_back_with_what_tells_them_apart() -> None:
    found = candidates("Pisky")
    assert found.why == "4 places bear this name"
    assert {one.match.place.region for one in found.candidates} == {"18", "16"}
    assert all(one.beside for one in found.candidates)
    assert all(one.match.place.population for one in found.candidates)


def test_a_hint_tells_distances_and_decides_nothing() -> None:
    found = candidates("Pisky", near="Mykolaiv, Mykolaiv region")
    assert [one.match.place.id for one in found.candidates][:1] == ["geonames:697505"]
    distances = [one.far for one in found.candidates if one.far is not None]
    assert distances == sorted(distances)
    assert distances[0] == pytest.approx(22_000, abs=3_000)


def test_a_region_decides_where_it_can_be_checked() -> None:
    assert len(candidates("Avdiivka").candidates) == 3
    for phrase in (
        "Avdiivka, Donetsk region",
        "Авдіївка, Донецька область",
        "Авдеевка, Донецкая область",
        "Avdiivka, Donetsk",
    ):
        assert found_ids(phrase) == {"geonames:713122"}, phrase


def test_a_name_that_is_not_where_it_was_said_is_not_put_elsewhere() -> None:
    found = candidates("Pisky, Donetsk region")
    assert "none of them lies in Donetsk region" in found.why
    assert found.candidates[0].far is not None


def test_a_district_that_no_file_knows_decides_nothing_and_is_said() -> None:
    assert len(candidates("Avdiivka, Pokrovsk district").candidates) == 3
    said = " ".join(located("Bakhmut, Bakhmut district").reading)
    assert "Bakhmut district could not be checked" in said


def test_a_district_of_the_cases_own_file_decides(tmp_path: Path) -> None:
    rows = "id,en,lat,lon,district\na,Upper Mill,48.1,37.7,North district\nb,Upper Mill,48.2,37.9,South district\n"
    where = atlas_of(case_of(tmp_path, rows))
    assert found_ids("Upper Mill", where) == {"a", "b"}
    assert found_ids("Upper Mill, South district", where) == {"b"}


def test_two_towns_that_once_had_one_name_are_both_candidates() -> None:
    assert found_ids("Артемівськ") == {"geonames:713174", "geonames:713175"}


def test_places_that_bear_the_name_in_a_weaker_way_are_told() -> None:
    assert "2 other places bear or bore Stalino in a weaker way" in " ".join(located("Stalino").reading)


def test_an_id_is_one_place() -> None:
    assert found_ids("geonames:697498") == {"geonames:697498"}
    assert found_ids("5 km S of geonames:697498") == {"geonames:697498"}


def test_no_bare_name_of_two_current_places_is_decided() -> None:
    names = [one.name for number in range(0, len(atlas().rows), 9) for one in atlas().place_at(number).names("en")]
    twice = sorted({name for name in names if names.count(name) > 1})
    assert twice
    assert all(len(found_ids(name)) > 1 for name in twice)


@pytest.mark.parametrize("name", ["Slavne", "Kruta Balka", "Novomarivka"])
def test_a_village_is_not_decided_by_its_name_alone(name: str) -> None:
    assert candidates(name).why == "no other place of this name is on file, but most villages are not on file at all"


def test_a_village_is_decided_by_its_name_and_its_region() -> None:
    (one,) = candidates("Kruta Balka").candidates
    region = atlas().region_name(one.match.place, "en")
    assert found_ids(f"Kruta Balka, {region}") == {one.match.place.id}
    assert "by the region in which it is on file" in " ".join(located(f"Kruta Balka, {region}").reading)


def test_a_town_that_many_live_in_is_decided_by_its_name() -> None:
    assert found_ids("Melitopol") == {"geonames:701404"}
    assert located("Brovary").phrase.said == "Brovary"
