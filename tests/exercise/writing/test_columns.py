"""What is told, in words: every row is one that a record takes, bears the mark, and tells nothing of its cause."""

import pyarrow.compute as pc
import pytest

from small_exercise import table_of, told_of, world_of
from truceline.exercise.watching.noise import noise_of
from truceline.exercise.writing.columns import COMMON, SAID, SCHEMA
from truceline.record.admit import admit
from truceline.record.kinds import KINDS
from truceline.sources.case import Mode
from truceline.sources.rows import Row
from truceline.values.instants import parse_instant
from truceline.values.intervals import parse_interval
from truceline.values.spots import parse_spot
from truceline.values.zones import zone

HOME = zone("Etc/GMT+10")


@pytest.mark.parametrize("dial", [0.0, 0.4, 1.0])
def test_every_row_is_one_that_a_record_takes(dial: float) -> None:
    cells = told_of(world_of("ordinary", 4, events=600), noise_of(dial))
    rows = [Row("told", number, one) for number, one in enumerate(cells, start=1)]
    assert len(admit(rows, HOME, mode=Mode.EXERCISE)) == len(rows)


def test_every_row_bears_the_mark_in_its_id_and_its_source() -> None:
    table = table_of(world_of("ordinary", 4, events=600), noise_of(0.4))
    assert pc.all(pc.starts_with(table["id"], "exr-")).as_py()
    assert pc.unique(table["source"]).to_pylist() == ["urn:truceline:exercise:ordinary-4"]


def test_no_column_tells_what_caused_a_row() -> None:
    known = {name for kind in KINDS.values() for name in kind.model_fields} | {*COMMON, "source", "text"}
    assert {*SAID, *COMMON} <= known
    assert not [name for name in SCHEMA.names if name in ("event", "twist", "twists", "true", "distorted", "cause_id")]


def test_numbers_beside_the_words_say_the_same() -> None:
    table = table_of(world_of("ordinary", 4, events=600), noise_of(0.4))
    for row in table.slice(0, 400).to_pylist():
        span = parse_interval(row["occurred"], HOME)
        assert row["begins_us"] == span.start
        assert row["ends_us"] in (span.start, span.end)
        assert row["recorded_us"] == parse_instant(row["recorded"])
        if row["location"]:
            spot = parse_spot(row["location"])
            assert (row["north"], row["east"], row["within_m"]) == (spot.north, spot.east, spot.within_m)


def test_what_is_told_by_the_day_has_no_hour_in_its_numbers_either() -> None:
    table = table_of(world_of("ordinary", 4, events=2_000), noise_of(0.4))
    news = table.filter(pc.equal(table["kind"], "listing"))
    midnight = 10 * 3600 * 1_000_000
    assert len(news)
    assert {one % (24 * 3600 * 1_000_000) for one in news["begins_us"].to_pylist()} == {midnight}


def test_ids_are_given_in_the_order_of_the_record() -> None:
    rows = [row for row in told_of(world_of("ordinary", 4, events=600), noise_of(0.6)) if row["kind"] == "detection"]
    first = [(row["id"], row["recorded"]) for row in rows if "action" not in row]
    assert len({id for id, _ in first}) == len(first)
    assert [recorded for _, recorded in sorted(first)] == sorted(recorded for _, recorded in first)
