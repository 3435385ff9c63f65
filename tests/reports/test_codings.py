"""Codings never say more than the file: nothing is guessed, and every line says that it is unchecked."""

import csv
from pathlib import Path

import pytest

from truceline.reports.codings import UNCHECKED, VARIABLES, Coding, coded
from truceline.terms.load import load
from truceline.terms.schema import Agreement

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "library").glob("*.yaml")), *sorted((ROOT / "cases").glob("*/agreements/*.yaml"))]
BARE = {"schema": "terms/1", "id": "bare", "version": 1, "title": "Bare", "zone": "UTC", "sources": {}, "parties": []}


def lines(agreement: Agreement, coding: Coding) -> list[dict[str, str]]:
    return list(csv.DictReader(coded(agreement, coding).splitlines()))


def values(stem: str, coding: Coding = Coding.ETH_PRIO) -> dict[str, str]:
    """The values that a shipped agreement has."""
    (path,) = [path for path in FILES if path.stem == stem]
    return {line["variable"]: line["value"] for line in lines(load(path).agreement, coding) if line["value"]}


@pytest.mark.parametrize("coding", Coding)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_is_unchecked_and_says_where_its_value_comes_from(path: Path, coding: Coding) -> None:
    for line in lines(load(path).agreement, coding):
        assert line["standing"] == UNCHECKED
        assert line["name_seen_in"]
        assert bool(line["derived_from"]) >= bool(line["value"])


@pytest.mark.parametrize("coding", Coding)
def test_a_file_that_says_nothing_gives_nothing_but_its_title(coding: Coding) -> None:
    said = {line["variable"]: line["value"] for line in lines(Agreement.model_validate(BARE), coding) if line["value"]}
    assert said == ({"Agt": "Bare"} if coding is Coding.PA_X else {})


def test_a_start_that_waits_for_a_condition_has_no_day() -> None:
    assert values("jeddah-30d") == {"actor_name": "ua; ru", "fixed": "yes", "fixed_time": "30", "mediator_nego": "1"}


def test_a_start_that_the_text_fixes_has_the_day_of_the_agreements_zone() -> None:
    said = values("minsk-ii-2015")
    assert (said["cf_effect_yr"], said["cf_effect_month"], said["cf_effect_day"]) == ("2015", "2", "15")
    assert "fixed" not in said


def test_a_start_on_which_readings_differ_has_no_day() -> None:
    assert not {"cf_effect_yr", "cf_effect_month", "cf_effect_day"} & set(values("energy-halt"))


def test_hours_are_not_turned_into_days() -> None:
    span = {"length": "PT30H", "count": "elapsed"}
    said = lines(Agreement.model_validate({**BARE, "duration": span}), Coding.ETH_PRIO)
    assert {line["variable"]: line["value"] for line in said if line["value"]} == {"fixed": "yes"}


def test_a_page_of_the_collection_among_the_sources_gives_its_number() -> None:
    assert values("minsk-memorandum-2014", Coding.PA_X)["AgtId"] == "1362"
    assert "AgtId" not in values("jeddah-30d", Coding.PA_X)


def test_every_variable_stands_in_the_documentation() -> None:
    told = (ROOT / "docs" / "codings.md").read_text(encoding="utf-8")
    assert [one.name for group in VARIABLES.values() for one in group if f"`{one.name}`" not in told] == []
