"""Marks of whole judgements of a small exercise: by somebody who knows everything, nothing, or the wrong things."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
import pytest

from small_exercise import exercise
from truceline.errors import BrokenRecord, NotOnRecord
from truceline.exercise.scoring.marks import Marks
from truceline.exercise.scoring.telling import lines, plain
from truceline.sources.case import CaseFolder
from truceline.tasks.exercise import score
from truceline.values.instants import Instant, day_of, show
from truceline.values.zones import zone

Cells = Mapping[str, str]
TELLING, SAID = ("detection", "complaint", "listing"), ("claim", "complaint")
UTC = zone("UTC")


def written(to: Path, rows: Sequence[Cells]) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return to


def marks(tmp_path: Path, rows: Sequence[Cells], root: Path | None = None) -> Marks:
    root = root or exercise()
    case = CaseFolder(root / "case").case()
    return score(case, root / "truth", written(tmp_path / "judgement.csv", rows))


def table(name: str) -> list[dict[str, Any]]:
    """A table of the truth."""
    found: list[dict[str, Any]] = pq.read_table(exercise() / "truth" / f"{name}.parquet").to_pylist()
    return found


@cache
def truth_rows() -> list[Cells]:
    """The judgement of somebody who has read the truth."""
    seen: dict[int, list[str]] = {}
    for row in table("behind"):
        if row["action"] == "assert" and row["event"] is not None and row["kind"] in TELLING:
            seen.setdefault(row["event"], []).append(row["id"])
    told = [_event(event, seen[event["event"]]) for event in table("events") if event["event"] in seen]
    said = [_claim(row) for row in table("behind") if row["kind"] in SAID and row["action"] == "assert"]
    return [*told, *said, *_totals()]


def _event(event: Mapping[str, Any], ids: Sequence[str]) -> Cells:
    return {
        "sort": "event",
        "event": f"e{event['event']}",
        "observations": " ".join(ids),
        "when": show(Instant(event["begins_us"]), UTC),
        "location": f"{event['north']:.6f} {event['east']:.6f} within 5 m",
        "what": event["what"],
        "value": str(event["rounds"]),
        "side": event["side"] or "nobody",
        "probability": "1" if event["side"] else "",
        "excluded": "yes" if event["excluded"] else "no",
    }


def _claim(row: Mapping[str, Any]) -> Cells:
    lie = any(word in row["distorted"] for word in ("invented", "inflated", "excused"))
    said = {"sort": "claim", "observations": row["id"], "verdict": "false" if lie else "true"}
    return said | {"value": str(row["true"]), "probability": "1" if lie else "0"}


def _totals() -> list[Cells]:
    home = zone(CaseFolder(exercise() / "case").case().zone)
    sums: Counter[tuple[str, str]] = Counter()
    for event in table("events"):
        day = day_of(Instant(event["begins_us"]), home).isoformat()
        sums.update({(day, side): not event["excluded"] and event["side"] == side for side in ("north", "south")})
    return [{"sort": "total", "day": day, "side": side, "value": str(many)} for (day, side), many in sums.items()]


def test_somebody_who_knows_everything_gets_full_marks(tmp_path: Path) -> None:
    found = marks(tmp_path, truth_rows())
    assert (found.grouping.pairs.f1, found.grouping.b3.f1) == (1.0, 1.0)
    assert found.grouping.exact == found.grouping.events == found.grouping.groups
    assert (found.attribution.false, found.attribution.accuracy) == (0, 1.0)
    assert found.attribution.probabilities.brier == 0
    assert found.particulars.what.share == found.particulars.counts.share == found.particulars.inside.share == 1.0
    assert (found.particulars.minutes, found.particulars.excluded.f1) == (0.0, 1.0)
    assert (found.lies.found.f1, found.lies.probabilities.brier, found.lies.off) == (1.0, 0.0, 0.0)
    assert (found.totals.inside.share, found.totals.width) == (1.0, 0.0)
    assert (found.unseen.missed, found.nothing, found.double, found.count_error) == (0, 0, 0, 0)
    assert lines(found)[-1].endswith("Nothing that was judged is weak.")


def test_the_order_of_rows_and_the_names_of_events_decide_nothing(tmp_path: Path) -> None:
    rows = [dict(row) for row in truth_rows()]
    for row in rows[:60:3]:
        row["side"] = "north"
    before = plain(marks(tmp_path, rows))
    Random(5).shuffle(rows)
    for row in rows:
        if "event" in row:
            row["event"] = "x" + row["event"]
            row["observations"] = " ".join(reversed(row["observations"].split()))
    assert plain(marks(tmp_path, rows)) == before


def changed(rows: Sequence[Cells], sort: str, **cells: str) -> list[Cells]:
    return [{**row, **cells} if row["sort"] == sort else row for row in rows]


def test_not_attributed_is_never_counted_as_a_false_accusation(tmp_path: Path) -> None:
    found = marks(tmp_path, changed(truth_rows(), "event", side="not_attributed", probability=""))
    assert (found.attribution.right, found.attribution.false) == (0, 0)
    assert found.attribution.withheld == found.grouping.groups
    assert found.attribution.accuracy is None


def test_a_false_accusation_is_counted_and_costs_most_where_it_was_sure(tmp_path: Path) -> None:
    sure, doubtful = (
        marks(tmp_path, changed(truth_rows(), "event", side="north", probability=said)) for said in ("1", "0.6")
    )
    assert sure.attribution.false == doubtful.attribution.false > 0
    worse, better = sure.attribution.probabilities.log_loss, doubtful.attribution.probabilities.log_loss
    assert worse is not None
    assert better is not None
    assert worse > better


def test_one_who_says_nothing_gets_no_marks_that_he_did_not_earn(tmp_path: Path) -> None:
    found = marks(tmp_path, [{"sort": "total", "day": "2031-04-01", "side": "north", "value": "at least 0"}])
    assert (found.put, found.grouping.groups, found.unseen.missed) == (0, 0, found.unseen.told)
    assert found.attribution.accuracy is found.particulars.what.share is found.lies.found.f1 is None
    assert (found.totals.inside.share, found.totals.open) == (1.0, 1)
    assert "-" in "\n".join(lines(found))


def test_bounds_that_are_too_narrow_lose_and_wide_ones_are_told_so(tmp_path: Path) -> None:
    narrow = marks(tmp_path, changed(truth_rows(), "total", value="900-901")).totals
    wide = marks(tmp_path, changed(truth_rows(), "total", value="0-900")).totals
    assert (narrow.inside.share, wide.inside.share) == (0.0, 1.0)
    assert wide.width is not None
    assert wide.width > 5


def test_an_invented_complaint_told_as_an_event_never_happened(tmp_path: Path) -> None:
    behind = pq.read_table(exercise() / "truth" / "behind.parquet").to_pylist()
    lie = next(row["id"] for row in behind if "invented" in row["distorted"])
    found = marks(tmp_path, [{"sort": "event", "event": "one", "observations": lie, "side": "south"}])
    assert (found.nothing, found.attribution.false) == (1, 1)


def test_observations_of_another_exercise_are_told_and_change_nothing(tmp_path: Path) -> None:
    rows = [*truth_rows(), {"sort": "seen", "event": "e0", "observations": "exr-d99999999"}]
    found = marks(tmp_path, rows)
    assert found.unknown == 1
    assert found.grouping.pairs.f1 == 1.0


def test_what_nobody_looked_at_is_told_from_what_escaped_and_what_was_left_out(tmp_path: Path) -> None:
    rows = [row for row in truth_rows() if row["sort"] == "event"]
    found = marks(tmp_path, rows[: len(rows) // 2]).unseen
    assert found.missed == found.told - len(rows[: len(rows) // 2])
    assert found.told + found.blind + found.escaped == found.events
    assert found.blind > 0


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(path.read_bytes() + b" "), lambda path: path.unlink()])
@pytest.mark.parametrize("name", ["manifest.json", "events.parquet", "behind.parquet"])
def test_a_truth_that_was_changed_or_is_not_there_marks_nobody(
    tmp_path: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    truth = tmp_path / "truth"
    truth.mkdir()
    for path in (exercise() / "truth").iterdir():
        (truth / path.name).write_bytes(path.read_bytes())
    spoil(truth / name)
    case = CaseFolder(exercise() / "case").case()
    judgement = written(tmp_path / "judgement.csv", [{"sort": "seen", "event": "a", "observations": "exr-d00000001"}])
    with pytest.raises((BrokenRecord, NotOnRecord)):
        score(case, truth, judgement)


def test_the_truth_of_another_exercise_marks_nobody(tmp_path: Path) -> None:
    case = CaseFolder(exercise(seed=2) / "case").case()
    judgement = written(tmp_path / "judgement.csv", [{"sort": "seen", "event": "a", "observations": "exr-d00000001"}])
    with pytest.raises(BrokenRecord, match="not the truth of this case"):
        score(case, exercise() / "truth", judgement)


def test_every_line_fits_a_screen_of_80_columns_and_24_lines(tmp_path: Path) -> None:
    told = lines(marks(tmp_path, changed(truth_rows(), "event", side="north", value="1", excluded="no")))
    assert max(map(len, told)) <= 80
    assert len(told) <= 24
    assert told[0].startswith("EXERCISE")


def test_marks_as_data_are_json(tmp_path: Path) -> None:
    found = plain(marks(tmp_path, truth_rows()))
    assert json.loads(json.dumps(found)) == found
