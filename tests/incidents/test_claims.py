"""Which reports tell of one claim: by rule on small examples, and against hand labels where the data is at hand."""

import csv
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from drawn_terms import LATER, entry, hour
from truceline.incidents.claims import tallies
from truceline.record.entry import Entry
from truceline.record.kinds import Claim
from truceline.record.view import View
from truceline.values.intervals import exactly, parse_interval
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


SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "claims_2025.csv"


@pytest.mark.skipif(not SHARED.is_file(), reason="the hand-labelled claims are not at hand")
def test_pairs_of_reports_agree_with_the_hand_labels() -> None:
    with SHARED.open(newline="", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["metric"] != "incident"]
    label = {row["report_id"].lower(): row["gold_claim"] for row in rows}
    view = View([_labelled(row) for row in rows], LATER)
    found = {id: number for number, tally in enumerate(tallies(view)) for id in tally.entries}
    pairs = list(combinations(sorted(label), 2))
    same = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    gold = {pair for pair in pairs if label[pair[0]] == label[pair[1]]}
    precision, recall = len(same & gold) / len(same), len(same & gold) / len(gold)
    assert 2 * precision * recall / (precision + recall) >= 0.9


def _labelled(row: dict[str, str]) -> Entry:
    start, end = (text if "T" not in text else f"{text}[Europe/Moscow]" for text in _period(row))
    content = {name: row[name].lower() for name in ("issuer", "accused", "agreement")}
    content |= {"scope": row["places"] or "-", "unit": row["metric"], "value": row["value"], "period": f"{start}/{end}"}
    said = Claim.model_validate(content, context={"home": MOSCOW})
    made = entry(row["report_id"].lower(), said, parse_interval(row["published"], MOSCOW))
    return replace(made, sources=(row["url"],))


def _period(row: dict[str, str]) -> tuple[str, str]:
    return row["period_start_msk"], row["period_end_msk"]
