"""`truceline place` as somebody at a desk sees it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapely import Point
from shapely.geometry import shape

from places_case import case_of
from shipped import copied
from truceline.cli import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["place", *words])


def answer(*words: str) -> Any:
    return json.loads(run(*words, "--json").output)


def test_a_phrase_is_told_with_what_it_stands_on() -> None:
    outcome = run("3 km north-west of Bakhmut", "--language", "uk")
    assert outcome.exit_code == 0
    for words in ("within 4,702 m", "near_settlement", "Бахмут, Донецька область", "geonames:713174", "CC BY 4.0"):
        assert words in outcome.output


@pytest.mark.parametrize("words", [("3 km NW of Chasiv Yar", "--language", "ru"), ("Pisky",), ("Donetsk region",)])
def test_every_line_fits_80_columns(words: tuple[str, ...]) -> None:
    assert max(len(line) for line in run(*words).output.splitlines()) <= 80


def test_an_ambiguous_name_shows_its_candidates_and_is_no_answer() -> None:
    outcome = run("Pisky", "--near", "Mykolaiv, Mykolaiv region")
    assert outcome.exit_code == 1
    assert "4 places bear this name. Nothing was chosen." in outcome.output
    assert "km from the place given as a hint" in outcome.output
    assert outcome.output.count("geonames:") == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Bakhmot",), "spelled nearly so: Bakhmut"),
        (("at least 3 km N of Bakhmut",), "write a range such as 3-5 km"),
        (("",), "nothing was said"),
        (("Kyiv", "--country", "ZZ"), "no country 'ZZ'"),
        (("Kyiv", "--case", "nowhere"), "is not a case folder"),
        (("Kyiv", "--geojson", "nowhere/at/all.json"), "cannot be written"),
        (("Kyiv", "--near", "Pisky"), "may mean another place as well"),
    ],
)
def test_what_cannot_be_used_is_exit_code_2_with_a_remedy(words: tuple[str, ...], said: str) -> None:
    outcome = run(*words)
    assert outcome.exit_code == 2
    assert said in outcome.output
    assert "what to do:" in outcome.output


def test_a_village_is_not_decided_by_its_name_alone() -> None:
    outcome = run("Slavne")
    assert outcome.exit_code == 1
    assert "most villages are not on file at all" in " ".join(outcome.output.split())


@pytest.mark.parametrize("place", ["Simferopol", "Sevastopol"])
def test_no_country_is_printed_for_a_disputed_place(place: str) -> None:
    assert answer(place)["sources"][0]["place"]["country"] == ""
    printed = run(place).output
    assert "Ukraine" not in printed
    assert "Russia" not in printed


def test_the_json_names_the_row_the_rule_and_the_name_that_found_it() -> None:
    found = answer("3 км на пн-зх від Дзержинська", "--language", "ru")
    (source,) = found["sources"]
    assert (found["rule"], found["precision"]) == ("offset", "near_settlement")
    assert source["found_by"] == "a former name (until 2016-02-04), read as a form of it"
    assert (source["place"]["name"], source["place"]["region"]) == ("Торецк", "Донецкая область")
    assert source["place"]["source"].endswith("row 709354")


def test_candidates_are_there_as_json_too() -> None:
    outcome = run("Lyman", "--json")
    assert outcome.exit_code == 1
    assert {one["place"]["region"] for one in json.loads(outcome.output)["candidates"]} == {
        "Donetsk region",
        "Kharkiv region",
        "Odesa region",
    }


def test_the_geometry_is_written_as_geojson(tmp_path: Path) -> None:
    assert run("3 km E of Toretsk", "--geojson", str(tmp_path / "here.json")).exit_code == 0
    feature = json.loads((tmp_path / "here.json").read_text(encoding="utf-8"))
    assert feature["properties"]["precision"] == "near_settlement"
    assert shape(feature["geometry"]).covers(Point(37.8478 + 3 / 74, 48.39477))
    alone = json.loads(run("3 km E of Toretsk", "--geojson", "-").output)
    assert alone["geometry"] == feature["geometry"]


def test_a_case_brings_its_villages_and_its_style(tmp_path: Path) -> None:
    case = copied("spring-2025", tmp_path)
    case_of(case, style="countries: {UA: {en: Ukraine}}\n")
    assert "Pisky, Pokrovsk district, Donetsk" in run("Pisky", "--case", str(case)).output
    assert answer("Lviv", "--case", str(case))["sources"][0]["place"]["country"] == "Ukraine"
    assert answer("Simferopol", "--case", str(case))["sources"][0]["place"]["country"] == ""


def test_a_spoiled_table_of_a_case_is_named_with_its_lines(tmp_path: Path) -> None:
    case = copied("spring-2025", tmp_path)
    case_of(case, "id,en,lat,lon\none,One,x,37\ntwo,,48,37\n")
    outcome = run("Kyiv", "--case", str(case))
    assert outcome.exit_code == 2
    assert "villages.csv:2" in outcome.output
    assert "villages.csv:3" in outcome.output


def test_a_grid_reference_needs_no_gazetteer() -> None:
    found = answer("37U DQ 123 456")
    assert (found["spot"], found["precision"]) == ("49.157408 37.797849 within 72 m", "exact")
    assert "CC BY" not in run("37U DQ 123 456").output


@pytest.mark.parametrize(("country", "place"), [("GE", "Gori"), ("SD", "Al Fashir"), ("EH", "Laayoune")])
def test_another_countrys_gazetteer_is_read(country: str, place: str) -> None:
    assert run(f"20 km north of {place}", "--country", country).exit_code == 0
