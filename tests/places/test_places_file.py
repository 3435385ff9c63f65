"""A case's own places come before the gazetteer; a spoiled table names every fault with its file and line."""

import shutil
from pathlib import Path

import pytest

from places_case import VILLAGES, candidates, case_of, found_ids, located
from truceline.errors import BadInput
from truceline.places.atlas import atlas_of
from truceline.places.places_file import read_places
from truceline.values.precision import Precision

SPOILED = Path(__file__).parent / "spoiled"


def faults(name: str, folder: Path) -> list[tuple[int | None, str, str]]:
    (folder / "places").mkdir()
    shutil.copy(SPOILED / name, folder / "places")
    with pytest.raises(BadInput) as caught:
        read_places(folder)
    assert all(fault.file.endswith(name) for fault in caught.value.faults)
    return [(fault.line, fault.problem, fault.remedy) for fault in caught.value.faults]


def test_numbers_that_are_none_are_named_row_by_row(tmp_path: Path) -> None:
    found = faults("no-number.csv", tmp_path)
    assert [(line, problem.split("'")[0].strip()) for line, problem, _ in found] == [
        (3, "lat"),
        (4, "lon"),
        (5, "lat"),
        (6, "radius_m"),
    ]
    assert all("write" in remedy for _, _, remedy in found)


def test_rows_without_a_name_or_an_id_are_named(tmp_path: Path) -> None:
    assert [(line, problem) for line, problem, _ in faults("no-name.csv", tmp_path)] == [
        (3, "the place has no name"),
        (4, "the id 'Three' is not one"),
        (5, "the id '' is not one"),
    ]


def test_an_id_that_comes_twice_and_words_that_are_not_known_are_named(tmp_path: Path) -> None:
    assert [(line, problem.split("/")[0]) for line, problem, _ in faults("twice.csv", tmp_path)] == [
        (2, "the column altitude is not known here"),
        (2, "the kind 'village' is not known here"),
        (4, "the id one stands in "),
    ]


def test_a_row_that_is_too_short_is_named(tmp_path: Path) -> None:
    assert [line for line, _, _ in faults("short-row.csv", tmp_path)] == [3]


def test_a_case_without_places_has_none(tmp_path: Path) -> None:
    assert read_places(tmp_path) == read_places(None) == ()


def test_a_village_of_the_case_comes_before_its_homonyms(tmp_path: Path) -> None:
    where = atlas_of(case_of(tmp_path))
    assert found_ids("Pisky", where) == {"pisky"}
    assert found_ids("Пісках", where) == {"pisky"}
    assert len(candidates("Pisky").candidates) == 4
    assert any("4 other places bear" in line for line in located("Pisky", where).reading)


def test_a_village_that_the_gazetteer_lacks_is_found(tmp_path: Path) -> None:
    where = atlas_of(case_of(tmp_path))
    found = located("2 км на схід від Пищевика", where)
    assert found.sources[0].match is not None
    assert "villages.csv:3" in found.sources[0].detail
    assert (found.precision, round(found.spot.north, 2)) == (Precision.NEAR_SETTLEMENT, 47.22)


def test_a_former_name_of_the_case_finds_the_place(tmp_path: Path) -> None:
    found = located("Rail bridge", atlas_of(case_of(tmp_path)))
    assert found.precision is Precision.EXACT
    assert "former name" in found.reading[0]


def test_a_row_takes_the_place_of_the_gazetteers_with_its_id(tmp_path: Path) -> None:
    rows = VILLAGES + "geonames:713174,Bakhmut,Бахмут,,48.6,38.0,3000,settlement,05,,\n"
    found = located("Bakhmut", atlas_of(case_of(tmp_path, rows)))
    assert (found.spot.north, found.spot.east) == (48.6, 38.0)
    assert "given: 3000 m" in " ".join(found.reading)


def test_coordinates_with_few_digits_make_the_middle_less_certain(tmp_path: Path) -> None:
    coarse, fine = read_places(case_of(tmp_path / "a", VILLAGES))[2], read_places(case_of(tmp_path / "b", VILLAGES))[0]
    assert coarse.off > 50 * fine.off
