"""Each kind of watcher sees what it can see, and logs how it looked."""

import numpy as np
import pytest

from small_exercise import told_of, world_of
from truceline.exercise.watching.noise import Noise, noise_of
from truceline.exercise.watching.rows import Kind, Twist
from truceline.exercise.watching.slab import slabs
from truceline.exercise.watching.watch import Told, stage_of, watch
from truceline.exercise.world.make import World


def world() -> World:
    return world_of("ordinary", 7, events=1_500)


def told(noise: Noise) -> list[Told]:
    return [watch(slab) for slab in slabs(stage_of(world(), noise))]


def of(means: str) -> list[dict[str, str]]:
    return [
        dict(row) for row in told_of(world(), noise_of(0.3)) if row.get("means") == means and row["kind"] == "detection"
    ]


def test_patrols_hear_by_day_only_and_tell_direction_and_distance() -> None:
    heard = of("heard")
    assert heard
    assert {row["light"] for row in heard} == {"day"}
    assert all(row["bearing"] and row["range"].endswith("km") and "location" not in row for row in heard)


def test_cameras_record_by_night_too() -> None:
    assert "night" in {row["light"] for row in of("camera")}


def test_radar_sees_neither_small_arms_nor_tank_rounds() -> None:
    rows = watch(next(slabs(stage_of(world(), noise_of(0))))).rows
    tracked = rows["event"][(rows["kind"] == Kind.DETECTION) & (rows["means"] == 5)]
    weapons = {int(one) for one in world().truth.weapon[tracked]}
    assert weapons <= {4, 5, 7, 8}
    assert weapons


def test_a_satellite_sees_fires_at_its_passes_and_fewer_under_cloud() -> None:
    clear, cloudy = (
        sum(int((one.rows["means"] == 6).sum()) for one in told(Noise(weather=weather))) for weather in (0.0, 1.0)
    )
    fires = of("satellite")
    assert {row["what"] for row in fires} == {"fire"}
    assert {row["occurred"][14:] for row in fires} == {"00:00Z"}
    assert cloudy < clear


def test_where_no_drone_flies_the_effort_says_why() -> None:
    rows = told_of(world(), noise_of(0, {"jammed": 1.0}))
    flights = [row for row in rows if row["kind"] == "effort" and row["means"] == "uav"]
    assert {row["state"] for row in flights} == {"jammed"}
    assert all(row["restriction"].startswith("exr-r") and row["looked"] == "PT0M" for row in flights)
    assert not [row for row in rows if row["kind"] == "detection" and row["means"] == "uav"]


def test_patrols_are_cancelled_in_foul_weather_and_kept_out_where_a_side_denies_them() -> None:
    rows = told_of(world_of("blind", 2, events=500), noise_of(1))
    states = {row["state"] for row in rows if row["kind"] == "effort" and row["means"] == "heard"}
    assert states >= {"looking", "denied"}
    denials = [row for row in rows if row["kind"] == "restriction" and row["sort"] == "denial"]
    assert {row["by"] for row in denials} <= {"north", "south"}
    assert all(row["effect"] == "turned_back" for row in denials)


def test_every_hour_of_a_camera_is_logged() -> None:
    rows = [
        row for row in told_of(world(), noise_of(0.8)) if row["kind"] == "effort" and row["station"] == "camera-001"
    ]
    spans = sorted(tuple(row["occurred"].split("/")) for row in rows)
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert {row["state"] for row in rows} == {"looking", "down"}


def test_events_that_nobody_could_notice_are_told_from_those_that_escaped() -> None:
    pages = told(noise_of(0.9))
    looked = np.concatenate([page.looked for page in pages])
    touched = np.concatenate([page.touched for page in pages])
    assert ((touched == 0) & (looked == 0)).any()
    assert ((touched == 0) & (looked > 0)).any()


@pytest.mark.parametrize("size", [0.5, 2.0])
def test_a_side_invents_as_many_complaints_as_the_noise_says(size: float) -> None:
    rows = np.concatenate([page.rows for page in told(Noise(invented=size))])
    parties = rows[(rows["kind"] == Kind.COMPLAINT) & (rows["state"] == 0) & (rows["action"] == 0)]
    invented = (parties["twist"] & Twist.INVENTED) != 0
    assert invented.sum() == pytest.approx(size * (~invented).sum(), rel=0.1)
    assert (parties["event"][invented] == -1).all()


def test_totals_are_inflated_by_at_most_the_stated_size_and_the_true_number_is_kept() -> None:
    rows = np.concatenate([page.rows for page in told(Noise(inflated=1.0))])
    parts = rows[(rows["kind"] == Kind.CLAIM) & rows["part"]]
    assert (parts["count"] >= parts["true"]).all()
    assert (parts["count"] <= 2 * parts["true"]).all()
    assert (parts["count"] > parts["true"]).any()


def test_without_lies_no_row_is_invented_inflated_or_excused() -> None:
    rows = np.concatenate([page.rows for page in told(noise_of(0.8, {"invented": 0, "inflated": 0, "excused": 0}))])
    assert not (rows["twist"] & (Twist.INVENTED | Twist.INFLATED | Twist.EXCUSED)).any()


def test_news_tell_the_day_and_a_town_and_copies_come_later() -> None:
    rows = [row for row in told_of(world_of("ordinary", 7, events=3_000), noise_of(0.3)) if row["kind"] == "listing"]
    assert all(len(row["occurred"]) == len("2031-04-01") and row["place"] for row in rows)
    assert {row["outlet"] for row in rows} >= {"the-line", "far-mirror"}


def test_corrections_and_retractions_come_after_what_they_change() -> None:
    first: dict[str, str] = {}
    actions = set()
    for row in sorted(told_of(world(), noise_of(1)), key=lambda row: row["recorded"]):
        actions.add(row.get("action", "assert"))
        if "action" in row:
            assert first[row["id"]] < row["recorded"]
        first.setdefault(row["id"], row["recorded"])
    assert actions == {"assert", "correct", "retract"}


def test_watching_twice_tells_the_same_to_the_byte() -> None:
    first, second = ([page.rows.tobytes() for page in told(noise_of(0.4))] for _ in range(2))
    assert first == second


def test_a_dial_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the dial"):
        noise_of(1.5)
