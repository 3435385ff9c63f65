"""The table of a daily report says the same as a CSV, as text out of a letter, and as a sheet of a workbook."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from intake_desk import sample
from intake_rows import read_all
from truceline.intake.connectors import connector
from truceline.values.zones import zone

KYIV = zone("Europe/Kyiv")


def workbook(folder: Path) -> Path:
    """The sample as a sheet."""
    book = Workbook()
    sheet = book.active
    with sample("osce-daily-table", "sample.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    book.save(folder / "table.xlsx")
    return folder / "table.xlsx"


def test_a_table_is_the_same_in_three_forms(tmp_path: Path) -> None:
    files = (sample("osce-daily-table", "sample.csv"), sample("osce-daily-table", "sample.txt"), workbook(tmp_path))
    found = [read_all(connector("osce-daily-table"), file, KYIV) for file in files]
    assert found[0].cells == found[1].cells == found[2].cells
    assert [len(one.held) for one in found] == [2, 2, 2]


@pytest.mark.parametrize(
    ("location", "bearing", "reach"),
    [
        ("3-5km NW", "NW", "3-5km"),
        ("300m S", "S", "300m"),
        ("8-10km N-NE", "N-NE", "8-10km"),
        ("about 2km WSW", "WSW", "about 2km"),
        ("N/K", None, None),
        ("inside the disengagement area", None, None),
        ("1.5km E", "E", "1.5km"),
    ],
)
def test_a_direction_and_a_distance_are_read_and_never_made_up(
    location: str, bearing: str | None, reach: str | None, tmp_path: Path
) -> None:
    cells = _one(tmp_path, {"Event location": location})
    assert (cells.get("bearing"), cells.get("range")) == (bearing, reach)


@pytest.mark.parametrize(
    ("observation", "description", "what"),
    [
        ("Explosion", "Undetermined", "undetermined_explosion"),
        ("Explosion", "", "undetermined_explosion"),
        ("Explosions", "Outgoing", "outgoing"),
        ("Explosion", "Impact", "impact"),
        ("Burst", "", "burst"),
        ("Burst and shot", "Overlapping", "other"),
        ("Illumination flare", "In vertical flight", "flare"),
        ("Muzzle flash", "", "muzzle_flash"),
        ("Rocket-like sound", "", "other"),
    ],
)
def test_nothing_is_made_stronger_than_the_words(observation: str, description: str, what: str, tmp_path: Path) -> None:
    assert _one(tmp_path, {"Observation": observation, "Description": description})["what"] == what


@pytest.mark.parametrize(
    ("written", "occurred"),
    [
        ("19-Apr-2025, 18:31", "2025-04-19T18:31+03:00"),
        ("19 April 2025, 18:20-18:45", "2025-04-19T18:20+03:00/2025-04-19T18:45+03:00"),
        ("20-Apr-2025, 23:50 to 21-Apr-2025, 00:10", "2025-04-20T23:50+03:00/2025-04-21T00:10+03:00"),
        ("20-Apr-2025", "2025-04-20[Europe/Kyiv]"),
    ],
)
def test_times_are_as_exact_as_they_are_written(written: str, occurred: str, tmp_path: Path) -> None:
    assert _one(tmp_path, {"Date, time": written})["occurred"] == occurred


def _one(folder: Path, changes: dict[str, str]) -> dict[str, str]:
    row = {"SMM position": "Zrazkove", "Event location": "N/K", "Means": "Heard", "No.": "2", "Observation": "Shot",
           "Description": "", "Weapon": "N/K", "Date, time": "19-Apr-2025, 18:31"} | changes  # fmt: skip
    with (folder / "one.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    found = read_all(connector("osce-daily-table"), folder / "one.csv", KYIV)
    assert found.held == []
    return found.cells[0]
