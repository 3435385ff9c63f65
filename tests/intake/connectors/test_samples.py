"""Each connector reads the sample of its source, and what it reads says no more than the source."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from intake_desk import CONNECTORS, empty_desk, held_lines, kept, sample, take
from truceline.intake.connectors import connector, connector_names
from truceline.intake.recognising import recognised

SAMPLES = [
    ("ucdp-ged", "ucdp-ged/sample.csv", 12),
    ("ucdp-candidate", "ucdp-candidate/sample.csv", 8),
    ("acled", "acled/sample.csv", 10),
    ("viina-2", "viina-2/event_info.csv", 9),
    ("nasa-firms", "nasa-firms/sample-viirs.csv", 8),
    ("nasa-firms", "nasa-firms/sample-modis.csv", 4),
    ("gdelt-events", "gdelt-events/sample.tsv", 8),
    ("gdelt-events-v1", "gdelt-events/sample-58.tsv", 3),
    ("air-raid-alerts", "air-raid-alerts/sample.csv", 9),
]


@cache
def rows_of(name: str, *files: str) -> Mapping[str, Mapping[str, str]]:
    """What is kept of samples of one connector, taken in once for all tests that only look."""
    desk = empty_desk(Path(mkdtemp(prefix="truceline-")))
    for file in files:
        take(desk, name, CONNECTORS / file)
    return kept(desk, connector(name).mapping.dataset)


FOLDERS = sorted(path for path in CONNECTORS.iterdir() if path.is_dir() and path.name[0] not in "_.")


@pytest.mark.parametrize(("name", "file", "rows"), SAMPLES)
def test_every_row_of_a_sample_comes_in_and_none_a_second_time(name: str, file: str, rows: int, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    first, again = (take(desk, name, CONNECTORS / file) for _ in range(2))
    assert held_lines(desk) == {}
    assert (first.counts.taken, first.counts.skipped) == (rows, 0)
    assert (again.past, again.counts.known) == (None, rows)


@pytest.mark.parametrize(("name", "file"), [one[:2] for one in SAMPLES if not one[0].startswith("ucdp")])
def test_a_sample_is_recognised_by_its_columns(name: str, file: str) -> None:
    assert recognised(CONNECTORS / file, [(one, connector(one)) for one in connector_names()]) == [name]


def test_releases_of_ucdp_are_told_apart_by_people_only() -> None:
    """A month of candidates that was taken for a whole release would let all other rows go."""
    found = recognised(sample("ucdp-ged", "sample.csv"), [(one, connector(one)) for one in connector_names()])
    assert found == ["ucdp-candidate", "ucdp-ged"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_connector_says_what_it_does_not_say_and_how_to_update(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    for heading in ("**What it is.**", "**Licence.**", "## What it does not say", "## Traps", "## How to update"):
        assert heading in text
    assert re.search(
        r"\*\*[Tt]he samples?\b.{0,80}\b(is|are) (invented|made)|samples?\*\* (is|are) invented", text, re.DOTALL
    )
    assert list(folder.glob("*.yaml"))


def test_ucdp_is_cited_in_every_row_and_in_the_readme() -> None:
    rows = rows_of("ucdp-ged", "ucdp-ged/sample.csv")
    articles = {"https://doi.org/10.1177/0022343313484347", "https://doi.org/10.1177/00223433231185169"}
    assert all(articles <= set(cells["source"].split()) for cells in rows.values())
    assert all(article in sample("ucdp-ged", "README.md").read_text(encoding="utf-8") for article in articles)


@pytest.mark.parametrize(
    ("key", "precision", "within", "occurred"),
    [
        ("900101", "settlement", "5000 m", "2024-02-03[Europe/Kyiv]"),
        ("900102", "near_settlement", "25000 m", "2024-02-05[Europe/Kyiv]/2024-02-07[Europe/Kyiv]"),
        ("900103", "district", "50000 m", "2024-02-12[Europe/Kyiv]/2024-02-18[Europe/Kyiv]"),
        ("900104", "region", "150000 m", "2024-03-01[Europe/Kyiv]/2024-03-31[Europe/Kyiv]"),
        ("900105", "country", "1000000 m", "2024-01-01[Europe/Kyiv]/2024-12-31[Europe/Kyiv]"),
        ("900106", "region", "200000 m", "2024-04-09[Europe/Kyiv]"),
        ("900107", "unknown", "500000 m", "2024-05-20[Europe/Kyiv]"),
    ],
)
def test_ucdp_is_as_exact_as_its_precision_codes(key: str, precision: str, within: str, occurred: str) -> None:
    cells = rows_of("ucdp-ged", "ucdp-ged/sample.csv")[key]
    assert (cells["precision"], cells["location"].partition(" within ")[2]) == (precision, within)
    assert cells["occurred"] == occurred


def test_bounds_of_ucdp_that_stand_in_reverse_are_kept_as_what_holds_all_three() -> None:
    rows = rows_of("ucdp-ged", "ucdp-ged/sample.csv")
    assert (rows["900109"]["deaths"], rows["900109"]["best"]) == ("3-4", "4")
    assert (rows["900112"]["deaths"], rows["900112"]["best"]) == ("0-2", "0")


def test_acled_names_two_actors_without_a_direction_and_widens_its_times() -> None:
    rows = rows_of("acled", "acled/sample.csv")
    assert rows["XLD503"]["occurred"] == "2025-04-11[Europe/Kyiv]/2025-04-17[Europe/Kyiv]"
    assert rows["XLD504"]["occurred"] == "2025-04-01[Europe/Kyiv]/2025-04-30[Europe/Kyiv]"
    assert (rows["XLD502"]["side_a"], rows["XLD502"]["side_b"][:8]) == ("EF: Eastern Front", "Military")
    assert "deaths" not in rows["XLD504"]
    assert "attack" not in rows["XLD502"]["text"]


def test_a_report_of_viina_lies_before_the_minute_it_was_told_and_midnight_is_no_time() -> None:
    rows = rows_of("viina-2", "viina-2/event_info.csv")
    assert rows["7000001"]["occurred"].startswith("2025-04-18T18:40+03:00/2025-04-19T18:40")
    assert rows["7000002"]["occurred"] == "2025-04-18[Europe/Kyiv]/2025-04-19[Europe/Kyiv]"


def test_labels_of_viina_are_joined_with_their_probabilities() -> None:
    rows = rows_of("viina-2", "viina-2/event_info.csv")
    assert (rows["7000001"]["what"], rows["7000001"]["certainty"]) == ("artillery", "0.9991")
    assert rows["7000003"]["what"] == "drone, damage to property"
    assert "certainty" not in rows["7000009"]
    assert rows["7000009"]["what"] == "news report"
    assert (rows["7000007"]["what"], rows["7000007"]["certainty"]) == ("sanctions", "0.04")


def test_a_fire_is_where_its_pixel_is_and_when_the_satellite_passed() -> None:
    rows = rows_of("nasa-firms", "nasa-firms/sample-viirs.csv", "nasa-firms/sample-modis.csv")
    first = rows["N/2025-04-19/48/10.50210/141.20110"]
    assert first["occurred"].startswith("2025-04-19T00:42+00:00/2025-04-19T00:54")
    assert first["location"].endswith("within 600 m")
    assert "certainty" not in first
    modis = rows["T/2025-04-19/1955/10.390/141.020"]
    assert (modis["location"].partition(" within ")[2], modis["certainty"]) == ("2700 m", "1")
    assert all(cells["what"] == "active fire" and "side_a" not in cells for cells in rows.values())


def test_gdelt_says_in_every_row_that_nobody_has_checked_it() -> None:
    rows = rows_of("gdelt-events", "gdelt-events/sample.tsv")
    assert all("Nobody has checked it." in cells["text"] for cells in rows.values())
    assert "location" not in rows["1400000006"]
    assert rows["1400000003"]["precision"] == "country"


def test_an_alert_lasts_as_long_as_it_was_on() -> None:
    rows = rows_of("air-raid-alerts", "air-raid-alerts/sample.csv")
    night = rows["Pivnichna oblast///2025-04-19 22:58:40+00:00"]
    assert night["occurred"] == "2025-04-19T22:58:40+00:00/2025-04-20T01:12:09+00:00"
    assert rows["Krainia oblast///2025-04-21 03:00:00+00:00"]["occurred"] == "2025-04-21T03:00+00:00"
