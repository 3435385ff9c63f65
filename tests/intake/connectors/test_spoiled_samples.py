"""Copies of the samples with ten faults in ten rows, kept as files: just these are held back, all others come in."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from intake_desk import SPOILED as FOLDER
from intake_desk import empty_desk, held_lines, kept, mend_all, mended_text, sample, take
from truceline.intake.connectors import connector
from truceline.tasks.intake_mending import mend, mend_table

MISSING, MANY, CUT = "cells under", "cells under", "cells under"
DATE, GLOBE, LETTERS, NUL = "does not exist", "not on the globe", "1O", "NUL"
UTF_8, QUOTE, TWICE = "not UTF-8", "a quote stands where none may", "with other content"
SPOILED: Mapping[str, tuple[str, int, Mapping[int, str]]] = {
    "ucdp-ged.csv": (
        "ucdp-ged",
        12,
        {3: MISSING, 5: DATE, 7: GLOBE, 9: LETTERS, 11: NUL, 13: UTF_8, 15: QUOTE, 18: MANY, 20: TWICE, 24: CUT},
    ),
    "ucdp-candidate.csv": (
        "ucdp-candidate",
        8,
        {3: MISSING, 5: DATE, 7: GLOBE, 9: LETTERS, 11: NUL, 13: UTF_8, 15: QUOTE, 17: MANY, 18: TWICE, 19: QUOTE},
    ),
    "acled.csv": (
        "acled",
        10,
        {3: MISSING, 5: DATE, 7: GLOBE, 9: LETTERS, 11: NUL, 13: UTF_8, 15: QUOTE, 18: MANY, 20: TWICE, 22: CUT},
    ),
    "nasa-firms.csv": (
        "nasa-firms",
        8,
        {3: MISSING, 5: DATE, 7: GLOBE, 9: LETTERS, 11: NUL, 13: UTF_8, 15: QUOTE, 17: MANY, 18: TWICE, 19: CUT},
    ),
    "air-raid-alerts.csv": (
        "air-raid-alerts",
        9,
        {3: MISSING, 5: DATE, 7: NUL, 9: UTF_8, 11: QUOTE, 13: MANY, 15: TWICE, 18: CUT},
    ),
    "gdelt-events.tsv": (
        "gdelt-events",
        8,
        {2: MISSING, 4: DATE, 6: GLOBE, 8: LETTERS, 10: NUL, 12: UTF_8, 14: MANY, 16: TWICE, 17: CUT},
    ),
    "viina-event_info.csv": (
        "viina-2",
        9,
        {3: MISSING, 5: DATE, 7: GLOBE, 9: LETTERS, 11: NUL, 14: UTF_8, 16: QUOTE, 18: MANY, 20: TWICE, 21: QUOTE},
    ),
}


@pytest.mark.parametrize("file", SPOILED)
def test_just_the_spoiled_rows_of_a_sample_are_held_back(file: str, tmp_path: Path) -> None:
    name, rows, faults = SPOILED[file]
    desk = empty_desk(tmp_path)
    counts = take(desk, name, FOLDER / file).counts
    held = held_lines(desk)
    assert (counts.taken, counts.held) == (rows, len(faults))
    assert {line: fault for line, fault in faults.items() if fault not in held.get(line, "")} == {}
    assert set(held) == set(faults)


@pytest.mark.parametrize("file", SPOILED)
def test_every_held_row_says_what_to_do_and_from_which_file_it_is(file: str, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, SPOILED[file][0], FOLDER / file)
    for one in desk.keeping.waiting():
        assert one.file.name == file
        assert one.held.problems
        assert all(len(problem.remedy) > 5 for problem in one.held.problems)


def test_a_spoiled_copy_lets_nothing_go_whose_row_could_not_be_read(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "ucdp-ged", sample("ucdp-ged", "sample-next.csv"))
    assert take(desk, "ucdp-ged", FOLDER / "ucdp-ged.csv").counts.gone == 0


def test_mended_rows_come_in_and_what_was_changed_is_kept(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "ucdp-ged", FOLDER / "ucdp-ged.csv")
    edits: Mapping[int, Mapping[str, str]] = {
        5: {"date_end": "2024-02-07"},
        7: {"latitude": "10.7"},
        9: {"best": "10"},
        11: {"where_coordinates": "Mell river valley", "_written": ""},
    }
    mended = mend_all(desk, tmp_path / "mend.csv", edits)
    assert (len(mended.let_out), mended.staying) == (4, ())
    assert {one.line: set(one.changes) for one in mended.let_out} == {
        line: set(edit) - {"_written"} for line, edit in edits.items()
    }
    assert set(held_lines(desk)) == set(SPOILED["ucdp-ged.csv"][2]) - set(edits)
    rows = kept(desk, "ucdp-ged")
    assert len(rows) == 16
    assert rows["999004"]["best"] == "10"


def test_a_row_that_was_mended_badly_stays_with_what_is_still_wrong(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "ucdp-ged", FOLDER / "ucdp-ged.csv")
    mended = mend_all(desk, tmp_path / "mend.csv", {7: {"latitude": "-95"}})
    assert (mended.let_out, [one.held.line for one, _ in mended.staying]) == ((), [7])
    assert len(desk.keeping.waiting()) == 10


def test_every_connector_takes_mended_rows_back(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    for file, column, good in (
        ("acled.csv", "latitude", "10.5"),
        ("nasa-firms.csv", "latitude", "10.5"),
        ("gdelt-events.tsv", "ActionGeo_Lat", "10.5"),
    ):
        name, _, faults = SPOILED[file]
        take(desk, name, FOLDER / file)
        dataset = connector(name).mapping.dataset
        line = next(line for line, fault in faults.items() if fault == GLOBE)
        waiting = [one for one in desk.keeping.waiting(dataset) if one.held.line == line]
        table = tmp_path / f"mend-{name}.csv"
        table.write_text(mend_table(waiting), encoding="utf-8")
        table.write_text(mended_text(table, [{column: good}]), encoding="utf-8")
        assert len(mend(desk, table, "watch-3").let_out) == 1
        assert len(desk.keeping.waiting(dataset)) == len(faults) - 1


def test_labels_without_a_report_are_held_back_and_not_lost(tmp_path: Path) -> None:
    reports = sample("viina-2", "event_info.csv").read_text(encoding="utf-8")
    first = reports.index("\n", reports.index("7000001,1,")) + 1
    without = reports[: reports.index("bert_20250501020000,7000001")] + reports[first:]
    (tmp_path / "event_info.csv").write_text(without, encoding="utf-8")
    (tmp_path / "event_labels.csv").write_bytes(sample("viina-2", "event_labels.csv").read_bytes())
    desk = empty_desk(tmp_path)
    counts = take(desk, "viina-2", tmp_path / "event_info.csv").counts
    assert (counts.taken, counts.held) == (8, 1)
    assert "event_labels.csv, line 2: it completes no row" in next(iter(held_lines(desk).values()))


def test_two_labels_for_one_report_hold_the_report_back(tmp_path: Path) -> None:
    labels = sample("viina-2", "event_labels.csv").read_text(encoding="utf-8")
    row = next(line for line in labels.splitlines() if ",7000002," in line)
    (tmp_path / "event_labels.csv").write_text(labels + row.replace("0.97", "0.12") + "\n", encoding="utf-8")
    (tmp_path / "event_info.csv").write_bytes(sample("viina-2", "event_info.csv").read_bytes())
    desk = empty_desk(tmp_path)
    assert take(desk, "viina-2", tmp_path / "event_info.csv").counts.held == 1
    assert "two different rows for event_id '7000002'" in next(iter(held_lines(desk).values()))
