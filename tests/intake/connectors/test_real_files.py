"""The mission's real files come in whole: counts and sums match the files, counted here with the csv module alone."""

import csv
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from intake_desk import REAL, empty_desk, held_lines, kept, mapping_of, take
from truceline.intake.keeping import Counts
from truceline.values.counts import parse_count
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the mission's real files (shared/data) are not there")

FILES = {
    "ucdp-ged": "ucdp_ged_ukraine_2014_2022.csv",
    "air-raid-alerts": "air_raid_alerts_2022-12-15_2023-01-31.csv",
    "gaza_casualties_daily": "gaza_casualties_daily.csv",
    "front_area_daily": "front_area_daily.csv",
    "ucdp_ged_report_links_2014_2017": "ucdp_ged_report_links_2014_2017.csv",
    "meltt_crash_data": "meltt_crash_data1.csv meltt_crash_data2.csv meltt_crash_data3.csv",
    "claims_2025": "claims_2025.csv",
    "long_range_launches_daily": "long_range_launches_daily.csv",
    "osce_smm_daily_2020_donetsk": "osce_smm_daily_2020.csv",
    "osce_smm_daily_2020_luhansk": "osce_smm_daily_2020.csv",
    "osce_smm_reports_2020_donetsk": "osce_smm_reports_2020.csv",
    "osce_smm_reports_2020_luhansk": "osce_smm_reports_2020.csv",
}
"""The files by the connector or the mapping that reads them; here all are kept beside the record."""


@cache
def rows(file: str) -> list[dict[str, str]]:
    """The rows of a real file, by the csv module."""
    with (REAL / file).open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


@cache
def taken(name: str) -> tuple[Mapping[str, Mapping[str, str]], list[Counts], Mapping[int, str]]:
    """What is kept of real files after they were taken in once, what became of their rows, and what is held back."""
    desk = empty_desk(Path(mkdtemp(prefix="truceline-")))
    counts = [take(desk, name, REAL / file).counts for file in FILES[name].split()]
    mapping = mapping_of(name).mapping
    return kept(desk, mapping.dataset, mapping.kind), counts, held_lines(desk)


def total(cells: Mapping[str, Mapping[str, str]], column: str, bound: Callable[[str], int] = int) -> int:
    """The sum of a column of everything that is kept; what is not given counts nothing."""
    return sum(bound(one[column]) for one in cells.values() if column in one)


@pytest.mark.parametrize("name", FILES)
def test_no_row_is_lost_and_none_is_held_back(name: str) -> None:
    _, counts, held = taken(name)
    assert held == {}
    for one, file in zip(counts, FILES[name].split(), strict=True):
        assert one.rows + one.skipped == len(rows(file))


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_again_adds_nothing(name: str, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    path = REAL / FILES[name].split()[0]
    before, again = take(desk, name, path).counts, take(desk, name, path)
    assert again.past is None
    assert (again.counts.taken, again.counts.updated, again.counts.known) == (0, 0, before.taken + before.known)


def test_deaths_in_ucdp_add_up_as_in_the_file() -> None:
    cells, _, _ = taken("ucdp-ged")
    file = rows(FILES["ucdp-ged"])
    assert len(cells) == len(file)
    assert total(cells, "best") == sum(int(row["best"]) for row in file)
    three = [sorted(int(row[name]) for name in ("low", "best", "high")) for row in file]
    assert total(cells, "deaths", lambda said: parse_count(said).low) == sum(one[0] for one in three)
    assert total(cells, "deaths", lambda said: parse_count(said).high or 0) == sum(one[-1] for one in three)


def test_each_event_of_ucdp_lasts_from_its_first_to_its_last_day() -> None:
    cells, _, _ = taken("ucdp-ged")
    kyiv = zone("Europe/Kyiv")
    for row in rows(FILES["ucdp-ged"]):
        expected = parse_interval(f"{row['date_start']}/{row['date_end']}", kyiv)
        assert parse_interval(cells[row["id"]]["occurred"], kyiv) == expected


def test_the_places_of_ucdp_are_those_of_the_file() -> None:
    cells, _, _ = taken("ucdp-ged")
    for row in rows(FILES["ucdp-ged"]):
        north, east = cells[row["id"]]["location"].split(" within ")[0].split()
        assert float(north) == pytest.approx(float(row["latitude"]), abs=1e-9)
        assert float(east) == pytest.approx(float(row["longitude"]), abs=1e-9)


def test_alerts_last_as_long_as_in_the_file() -> None:
    cells, _, _ = taken("air-raid-alerts")
    kyiv = zone("Europe/Kyiv")
    spans = [parse_interval(one["occurred"], kyiv) for one in cells.values()]
    seconds = sum((span.end - span.start) // 1_000_000 for span in spans)
    assert seconds == 8_743_392
    assert len(cells) == len(rows(FILES["air-raid-alerts"]))


def test_days_without_a_report_from_gaza_are_none_and_not_zero() -> None:
    cells, (counts,), _ = taken("gaza_casualties_daily")
    file = rows(FILES["gaza_casualties_daily"])
    silent = [row for row in file if row["report_period"] == "0" and float(row["killed"] or 0) == 0]
    assert counts.skipped == len(silent) == 95
    assert not {row["report_date"] for row in silent} & set(cells)
    assert total(cells, "value") == sum(int(float(row["killed"])) for row in file if row["killed"])
    unknown = [row["report_date"] for row in file if not row["killed"] and row["report_period"] != "0"]
    assert all("value" not in cells[day] for day in unknown)


def test_a_report_from_gaza_for_48_hours_covers_two_days() -> None:
    cells, _, _ = taken("gaza_casualties_daily")
    gaza = zone("Asia/Gaza")
    for row in rows(FILES["gaza_casualties_daily"]):
        if row["report_period"] in ("24", "48", "72", "96"):
            first = date.fromisoformat(row["report_date"]) - timedelta(days=int(row["report_period"]) // 24 - 1)
            expected = parse_interval(f"{first}/{row['report_date']}", gaza)
            found = parse_interval(cells[row["report_date"]]["occurred"], gaza)
            assert found.end == expected.end
            assert abs(found.start - expected.start) <= 3_600_000_000  # clocks change; days are counted in hours here


def test_an_area_keeps_its_fraction_in_words_and_its_number_within_it() -> None:
    cells, _, _ = taken("front_area_daily")
    for row in rows(FILES["front_area_daily"]):
        count = parse_count(cells[row["date"]]["value"])
        assert count.low <= float(row["area_km2"]) <= (count.high or 0) + 1
        assert row["area_km2"] in cells[row["date"]]["detail"]


def test_links_that_are_the_same_to_the_letter_are_one_and_counted_as_known() -> None:
    cells, (counts,), _ = taken("ucdp_ged_report_links_2014_2017")
    file = rows(FILES["ucdp_ged_report_links_2014_2017"])
    different = {tuple(row[name].strip() for name in ("event_id", "outlet", "published", "headline")) for row in file}
    assert (counts.taken, counts.known) == (len(different), len(file) - len(different))
    assert {one["about"] for one in cells.values()} == {row["event_id"] for row in file}


def test_the_made_up_crashes_are_195_rows() -> None:
    cells, counts, _ = taken("meltt_crash_data")
    assert (len(cells), [one.taken for one in counts]) == (195, [71, 64, 60])


def test_claims_keep_their_issuer_their_number_and_their_hours() -> None:
    cells, _, _ = taken("claims_2025")
    file = rows("claims_2025.csv")
    assert total(cells, "value") == sum(int(row["value"]) for row in file)
    assert {one["issuer"] for one in cells.values()} == {
        "ru-mod", "ru-mfa", "ua-pres", "ua-pres-adviser", "ua-mfa", "ua-kherson", "ua-airforce",
    }  # fmt: skip
    assert cells["R053"]["period"] == "2025-04-19T18:00+03:00/2025-04-21T00:00+03:00"
    assert cells["R036"]["scope"] == "not stated"


def test_launches_are_a_claim_of_the_side_that_counts_them() -> None:
    cells, _, _ = taken("long_range_launches_daily")
    file = rows("long_range_launches_daily.csv")
    assert total(cells, "value") == sum(int(row["long_range_launched"]) for row in file) == 109_515
    assert {(one["issuer"], one["accused"]) for one in cells.values()} == {("ua-airforce", "ru")}


@pytest.mark.parametrize("region", ["donetsk", "luhansk"])
def test_counts_by_day_add_up_and_days_without_a_row_are_not_there(region: str) -> None:
    cells, _, _ = taken(f"osce_smm_daily_2020_{region}")
    file = rows("osce_smm_daily_2020.csv")
    assert total(cells, "value") == sum(int(row[region]) for row in file)
    assert set(cells) == {row["date"] for row in file}
    assert "2020-08-21" not in cells


@pytest.mark.parametrize("region", ["donetsk", "luhansk"])
def test_a_report_for_48_hours_is_two_days_long_and_one_without_a_figure_is_none(region: str) -> None:
    cells, (counts,), _ = taken(f"osce_smm_reports_2020_{region}")
    file = rows("osce_smm_reports_2020.csv")
    known = [row for row in file if row[region]]
    assert (len(cells), counts.skipped) == (len(known), len(file) - len(known))
    assert total(cells, "value", lambda said: parse_count(said).low) == sum(int(float(row[region])) for row in known)
    kyiv = zone("Europe/Kyiv")
    for row in known:
        first = date.fromisoformat(row["period_end"]) - timedelta(days=row["hours"] == "48.0")
        expected = parse_interval(f"{first}/{row['period_end']}", kyiv)
        assert parse_interval(cells[row["report"]]["occurred"], kyiv) == expected


def test_at_least_stays_at_least() -> None:
    cells, _, _ = taken("osce_smm_reports_2020_donetsk")
    assert cells["303/2020"]["value"] == "at least 98"
