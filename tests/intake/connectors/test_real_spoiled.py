"""Spoiled copies of the real files: just these rows are held back, with line, reason and remedy; all others come in."""

from pathlib import Path

import pytest

from intake_desk import REAL, empty_desk, held_lines, mapping_of, mend_all, take
from spoiled_tables import Where, spoil

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the mission's real files (shared/data) are not there")

FILES = {
    "ucdp-ged": ("ucdp_ged_ukraine_2014_2022.csv", Where("id", "date_start", "latitude", "best", "where_coordinates")),
    "air-raid-alerts": (
        "air_raid_alerts_2022-12-15_2023-01-31.csv",
        Where("oblast", date="started_at", text="source"),
    ),
    "gaza_casualties_daily": (
        "gaza_casualties_daily.csv",
        Where("report_date", "report_date", number="killed", text="report_source"),
    ),
    "front_area_daily": ("front_area_daily.csv", Where("date", "date", number="area_km2", text="parts")),
    "meltt_crash_data": ("meltt_crash_data1.csv", Where("event", "date", "latitude", text="model_tax")),
}


@pytest.mark.parametrize("name", FILES)
def test_just_the_spoiled_rows_of_a_real_file_are_held_back(name: str, tmp_path: Path) -> None:
    file, where = FILES[name]
    spoiled = spoil((REAL / file).read_bytes(), where)
    (tmp_path / file).write_bytes(spoiled.blob)
    desk = empty_desk(tmp_path)
    counts = take(desk, name, tmp_path / file).counts
    assert set(held_lines(desk)) == set(spoiled.lines)
    assert counts.rows + counts.skipped == spoiled.rows
    assert all(one.held.problems[0].remedy and one.file.name == file for one in desk.keeping.waiting())


def test_a_mended_row_of_a_real_file_comes_in(tmp_path: Path) -> None:
    file, where = FILES["ucdp-ged"]
    spoiled = spoil((REAL / file).read_bytes(), where)
    (tmp_path / file).write_bytes(spoiled.blob)
    desk = empty_desk(tmp_path)
    take(desk, "ucdp-ged", tmp_path / file)
    line = next(line for line, fault in spoiled.lines.items() if fault == "off the globe")
    mended = mend_all(desk, tmp_path / "mend.csv", {line: {"latitude": "48.5"}})
    assert [one.line for one in mended.let_out] == [line]
    assert line not in held_lines(desk)
    assert mapping_of("ucdp-ged").mapping.dataset == "ucdp-ged"
