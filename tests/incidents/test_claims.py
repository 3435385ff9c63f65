"""Which reports tell of one claim: by rule on small examples, and against hand labels where the data is at hand."""

import json
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drawn_terms import LATER, entry, hour
from truceline.incidents.claims import tallies
from truceline.record.entry import Entry
from truceline.record.kinds import Claim
from truceline.record.view import View
from truceline.values.intervals import exactly
from truceline.values.zones import zone

MOSCOW = zone("Europe/Moscow")


def report(id: str, value: str, unit: str = "violations", period: str = "2025-04-20", **parts: str) -> Entry:
    content = {"issuer": "a-office", "accused": "b", "agreement": "truce", "scope": "all", **parts}
    said = Claim.model_validate({**content, "unit": unit, "value": value, "period": period}, context={"home": MOSCOW})
    return replace(entry(id, said, exactly(hour(1))), sources=(f"https://{id}.org/",))


def figures(*reports: Entry) -> list[tuple[str, ...]]:
    found = [figure for tally in tallies(View(reports, LATER)) for figure in tally.figures]
    return sorted(figure.entries for figure in found)


@pytest.mark.parametrize("other", ["1883", "1882", "1800", "more than 1800", "about 1900", "1800-1900"])
def test_rounded_and_nearly_equal_numbers_of_one_statement_are_one_figure(other: str) -> None:
    assert figures(report("x", "1883"), report("y", other)) == [("x", "y")]


@pytest.mark.parametrize("other", ["1700", "more than 2100", "at most 1000"])
def test_numbers_that_cannot_be_meant_by_one_another_are_two_figures(other: str) -> None:
    assert figures(report("x", "1883"), report("y", other)) == [("x",), ("y",)]


def test_small_numbers_are_not_taken_for_one_another() -> None:
    assert figures(report("x", "14"), report("y", "10")) == [("x",), ("y",)]


def test_the_same_number_for_another_period_is_another_claim() -> None:
    assert figures(report("x", "6"), report("y", "6", period="2025-04-29")) == [("x",), ("y",)]


def test_two_open_numbers_far_apart_are_two_figures() -> None:
    assert figures(report("x", "more than 80"), report("y", "more than 120")) == [("x",), ("y",)]


def test_a_number_that_lost_its_qualifier_on_the_way_is_still_the_same() -> None:
    assert figures(report("x", "more than 80"), report("y", "80")) == [("x", "y")]


def test_the_most_exact_wording_is_shown_and_the_others_are_kept() -> None:
    view = View([report("x", "more than 1800"), report("y", "1882"), report("z", "1883"), report("w", "1883")], LATER)
    figure = tallies(view)[0].figures[0]
    assert (figure.value.said, set(figure.wordings[1:]), figure.agree) == ("1883", {"more than 1800", "1882"}, False)


ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data" / "claims_2025.csv"
OTHER = ROOT / "tests" / "data" / "claims-other-truce.csv"


@cache
def measured(table: Path) -> dict[str, Any]:
    """What the benchmark prints about a table of labelled claims."""
    words = [sys.executable, "-m", "benchmarks.claims_f1", str(table)]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(not SHARED.is_file(), reason="the hand-labelled claims are not at hand")
def test_pairs_of_reports_agree_with_the_hand_labels() -> None:
    assert measured(SHARED)["f1"] >= 0.9
    assert measured(SHARED)["lowest_f1_without_an_outlet"] >= 0.9


def test_pairs_of_reports_of_another_truce_agree_with_their_labels() -> None:
    assert measured(OTHER)["f1"] >= 0.9
    assert measured(OTHER)["lowest_f1_without_an_outlet"] >= 0.9


def test_nothing_is_joined_that_the_labels_keep_apart() -> None:
    assert measured(OTHER)["wrong"] == []


def test_shuffled_rows_give_the_same_groups() -> None:
    assert measured(OTHER)["same_in_any_order"] is True
