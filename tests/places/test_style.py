"""The style sheet of the mandate: what it may say, and how a spoiled one is refused."""

import shutil
from pathlib import Path

import pytest

from places_case import candidates, case_of, found_ids, located
from truceline.errors import BadInput
from truceline.places.atlas import atlas_of
from truceline.places.style import Bounds, Style, read_style

SPOILED = Path(__file__).parent / "spoiled"


def faults(name: str, folder: Path) -> list[tuple[int | None, str]]:
    (folder / "places").mkdir()
    shutil.copy(SPOILED / name, folder / "places" / "style.yaml")
    with pytest.raises(BadInput) as caught:
        read_style(folder)
    return [(fault.line, fault.problem) for fault in caught.value.faults]


def test_without_a_file_all_is_as_by_default(tmp_path: Path) -> None:
    assert read_style(None) == read_style(tmp_path) == Style()


def test_everything_that_is_not_known_is_named_with_its_line(tmp_path: Path) -> None:
    assert [line for line, _ in faults("style-unknown.yaml", tmp_path)] == [3, 4, 5, 7]


def test_dates_and_bounds_that_cannot_be_are_named(tmp_path: Path) -> None:
    found = faults("style-dates.yaml", tmp_path)
    assert [line for line, _ in found] == [3, 4]
    assert "'yesterday' is no date" in found[0][1]


def test_a_bare_name_means_what_the_mandate_says(tmp_path: Path) -> None:
    assert len(candidates("Zaporizhzhia").candidates) > 1
    where = atlas_of(case_of(tmp_path, style="means: {Zaporizhzhia: geonames:687700}\n"))
    assert "which says what this name means" in located("Zaporizhzhia", where).reading[0]


def test_bounds_that_decide_choose_the_only_place_inside_and_say_so(tmp_path: Path) -> None:
    style = 'bounds: {south: "47.0", north: "49.5", west: "36.5", east: "39.0", decides: true}\n'
    where = atlas_of(case_of(tmp_path, style=style))
    assert found_ids("Lyman", where) == {"geonames:704204"}
    assert any("within the bounds" in line for line in located("Lyman", where).reading)


def test_bounds_that_do_not_decide_only_mark_candidates(tmp_path: Path) -> None:
    style = 'bounds: {south: "47.0", north: "49.5", west: "36.5", east: "39.0"}\n'
    found = candidates("Lyman", atlas_of(case_of(tmp_path, style=style)))
    assert {one.match.place.id for one in found.candidates if one.inside} == {"geonames:704204"}


def test_bounds_may_go_over_the_180th_meridian() -> None:
    bounds = Bounds(south=-20.0, north=-15.0, west=177.0, east=-178.0)
    assert bounds.holds(-17, 179)
    assert bounds.holds(-17, -179)
    assert not bounds.holds(-17, 0)


def test_another_country_may_be_the_one_of_the_case(tmp_path: Path) -> None:
    where = atlas_of(case_of(tmp_path, style="country: GE\n"))
    assert found_ids("Gori", where) == {"geonames:614455"}
    assert found_ids("Gori", atlas_of(tmp_path, "ge")) == {"geonames:614455"}


def test_distances_may_count_from_the_middle_only(tmp_path: Path) -> None:
    either = located("3 km N of Bakhmut")
    middle = located("3 km N of Bakhmut", atlas_of(case_of(tmp_path, style="distances: middle\n")))
    assert either.geometry.buffer(1e-7).covers(middle.geometry)
    assert either.geometry.area > 2 * middle.geometry.area


def test_a_compass_of_eight_points_makes_directions_wider(tmp_path: Path) -> None:
    wide = located("3 km N of Bakhmut", atlas_of(case_of(tmp_path, style="compass: 8\n")))
    narrow = located("3 km N of Bakhmut")
    assert wide.geometry.buffer(1e-7).covers(narrow.geometry)
    assert "337.5 to 22.5 degrees" in " ".join(wide.reading)


def test_ids_that_are_nowhere_are_named(tmp_path: Path) -> None:
    shutil.copy(SPOILED / "style-ids.yaml", case_of(tmp_path) / "places" / "style.yaml")
    with pytest.raises(BadInput) as caught:
        atlas_of(tmp_path)
    assert [(fault.line, fault.problem) for fault in caught.value.faults] == [
        (4, "the place geonames:1 is not on file"),
        (6, "the place pisky-2 is not on file"),
        (7, "the place bakhmut is not on file"),
    ]
