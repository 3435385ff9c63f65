"""Taking files of other sources in: kept in one step, told of on record, never twice."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from intake_case import HEAD, LOADED, RECORDED, ROWS, new_case, table, take
from truceline.errors import BadInput, NotOnRecord, RecordRefused
from truceline.intake.mapping import parse_mapping
from truceline.record.people.guard import Guard
from truceline.tasks.intake import Asked, take_in
from truceline.tasks.intake_entries import id_of
from truceline.tasks.intake_known import datasets, known_columns, known_rows
from truceline.tasks.intake_mending import mend_table
from truceline.values.instants import Instant
from truceline.wiring.intake import intake_desk_of, keeping_of, mend_rows


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return new_case(tmp_path)


def received(case: Path) -> list[dict[str, str]]:
    """The rows that went on record."""
    path = case / "entries" / "received.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def test_a_file_is_kept_and_one_entry_tells_of_it(case: Path, tmp_path: Path) -> None:
    came = take(case, table(tmp_path, ROWS + "total,,,,,3\n"), release="1")
    assert (came.counts.rows, came.counts.taken, came.reasons) == (2, 2, {"the line of totals": 1})
    (entry,) = received(case)
    assert (entry["kind"], entry["rows"], entry["taken"], entry["release"]) == ("intake", "2", "2", "1")
    assert came.past is not None
    assert entry["content"] == came.past.content


def test_the_same_file_again_adds_nothing_and_is_not_told_of_again(case: Path, tmp_path: Path) -> None:
    take(case, table(tmp_path))
    again = take(case, table(tmp_path))
    assert again.past is None
    assert again.counts.known == 2
    assert len(received(case)) == 1


def test_a_newer_release_updates_with_history(case: Path, tmp_path: Path) -> None:
    take(case, table(tmp_path), release="1")
    came = take(case, table(tmp_path, ROWS.replace(",3\n", ",4\n"), "newer.csv"), release="2")
    assert (came.counts.updated, came.counts.known) == (1, 1)
    assert [one.release for one in keeping_of(case).history("reports", "2")] == ["1", "2"]
    before = keeping_of(case).pasts()[0].known
    assert [row.cells["deaths"] for row in known_rows(keeping_of(case), "reports", before)] == ["0", "3"]
    assert [row.cells["deaths"] for row in known_rows(keeping_of(case), "reports")] == ["0", "4"]
    assert list(known_rows(keeping_of(case), "reports", Instant(before - 1))) == []


def test_most_of_what_is_listed_does_not_go_unless_somebody_says_so(case: Path, tmp_path: Path) -> None:
    many = "".join(f"{n},2020-08-01,Pisky,48.06,37.65,0\n" for n in range(30))
    take(case, table(tmp_path, many))
    few = table(tmp_path, many[: many.index("5,2020")], "few.csv")
    with pytest.raises(RecordRefused, match="say --part"):
        take(case, few)
    assert len(keeping_of(case).pasts()) == 1
    assert take(case, few, whole=False).counts.gone == 0
    assert take(case, few, whole=True).counts.gone == 25
    assert len(list(known_rows(keeping_of(case), "reports"))) == 5
    assert len(list(known_rows(keeping_of(case), "reports", gone=True))) == 30


def test_rows_go_on_record_as_entries_and_are_corrected_by_a_newer_release(case: Path, tmp_path: Path) -> None:
    came = take(case, table(tmp_path), RECORDED)
    assert came.counts.taken == 2
    take(case, table(tmp_path, ROWS.replace("Pisky", "Opytne"), "newer.csv"), RECORDED)
    rows = [(row["id"], row.get("action", "assert")) for row in received(case) if row["kind"] == "listing"]
    assert rows == [("reports--1", "assert"), ("reports--2", "assert"), ("reports--1", "correct")]
    assert datasets(keeping_of(case)) == {}


def test_what_the_record_refuses_is_held_back(case: Path, tmp_path: Path) -> None:
    text = RECORDED.text.replace("kind: listing", "kind: statement").partition("  what:")[0]
    loaded = parse_mapping("m.yaml", f"{text}  speaker: {{value: nobody-here}}\n")
    came = take(case, table(tmp_path), loaded)
    assert came.counts.held == 2
    assert "nobody-here" in keeping_of(case).waiting()[0].held.problems[0].problem


@pytest.mark.parametrize(
    ("spoiled", "problem"),
    [
        ("3,2020-02-30,X,48,37,1\n", "a date that does not exist"),
        ("3,2020-08-01,X,148,37,1\n", "is not on the globe"),
        ("3,2020-08-01,X,48,37,many\n", "is not a whole number"),
        ("3,2020-08-01,X,48,37\n", "5 cells under 6"),
        (',2020-08-01,X,48,37,1\n', "the key is empty"),
        ('3,2020-08-01,"X" y,48,37,1\n', "a quote stands where none may"),
        ("3,2020-08-01,X\x00,48,37,1\n", "a NUL byte"),
        ("3,2100-08-01,X,48,37,1\n", "it lies in the future"),
        ("2,2020-08-02,Avdiivka,48.14,37.74,4\n", "the key stands already in line 3"),
    ],
)  # fmt: skip
def test_a_bad_row_is_held_back_and_the_good_ones_are_kept(
    case: Path, tmp_path: Path, spoiled: str, problem: str
) -> None:
    came = take(case, table(tmp_path, ROWS + spoiled))
    assert (came.counts.taken, came.counts.held) == (2, 1)
    (waiting,) = keeping_of(case).waiting()
    assert waiting.held.line == 4
    assert problem in " ".join(one.problem for one in waiting.held.problems)


def test_mended_rows_leave_quarantine_with_what_was_changed_and_by_which_watch(case: Path, tmp_path: Path) -> None:
    take(case, table(tmp_path, ROWS + "3,2020-02-30,X,48,37,1\n4,2020-08-01,Y,148,37,1\n"))
    mend = tmp_path / "mend.csv"
    mend.write_text(mend_table(keeping_of(case).waiting()).replace("2020-02-30", "2020-02-29"), encoding="utf-8")
    mended, untold = mend_rows(case, mend, "watch-3")
    assert untold == ""
    assert [(one.line, dict(one.changes), one.by) for one in mended.let_out] == [
        (4, {"day": ("2020-02-30", "2020-02-29")}, "watch-3")
    ]
    assert [waiting.held.line for waiting, _ in mended.staying] == [5]
    assert [one.held.line for one in keeping_of(case).waiting()] == [5]
    assert [one.key for one in known_rows(keeping_of(case), "reports")] == ["1", "2", "3"]
    assert "2020-02-30" in keeping_of(case).history("reports", "3")[0].mended
    assert len(received(case)) == 2


def test_a_mended_row_does_not_push_a_newer_one_aside(case: Path, tmp_path: Path) -> None:
    take(case, table(tmp_path, ROWS + '3,2020-08-01,"X" y,48,37,1\n'))
    mend = tmp_path / "mend.csv"
    mend.write_text("_row,id,day,village,lat,lon,dead\nfile 1 row 4,3,2020-08-01,X,48,37,1\n", encoding="utf-8")
    take(case, table(tmp_path, ROWS + "3,2020-08-01,X,48,37,9\n", "newer.csv"))
    mended, _ = mend_rows(case, mend, "watch-3")
    assert mended.let_out == ()
    assert "a newer file has this row" in mended.staying[0][1][0].problem


def test_a_table_that_was_not_exported_is_refused(case: Path, tmp_path: Path) -> None:
    take(case, table(tmp_path, ROWS + "3,2020-02-30,X,48,37,1\n"))
    with pytest.raises(BadInput, match="there is no column _row"):
        mend_rows(case, table(tmp_path), "watch-3")


def test_a_protected_name_is_neither_kept_nor_shown_nor_held(case: Path, tmp_path: Path) -> None:
    rows = "3,2020-08-01,Ivan Testenko,48,37,1\n4,2020-02-30,Ivan Testenko,48,37,1\n"
    desk = intake_desk_of(case)
    guard = Guard(bytes(32)).with_name("p-123456789012", "Ivan Testenko")
    guarded = replace(desk, ground=replace(desk.ground, guard=guard))
    take_in(guarded, table(tmp_path, ROWS + rows), Asked(LOADED), None, lambda _: None)
    held = keeping_of(case).waiting()
    assert [one.held.line for one in held] == [4, 5]
    assert "Testenko" not in str(held)
    assert b"Testenko" not in (case / "intake" / "intake.db").read_bytes()


def test_a_live_case_takes_nothing_that_bears_the_mark_of_an_exercise(case: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="bears the mark of an exercise"):
        take(case, table(tmp_path, ROWS + "exr-3,2020-08-01,X,48,37,1\n"))
    assert keeping_of(case).pasts() == []


def test_in_an_exercise_everything_bears_its_mark(tmp_path: Path) -> None:
    case = new_case(tmp_path, "exercise")
    take(case, table(tmp_path))
    assert all("urn:truceline:exercise:" in row.cells["source"] for row in known_rows(keeping_of(case), "reports"))


def test_columns_say_the_same_as_rows(case: Path, tmp_path: Path) -> None:
    take(case, table(tmp_path, ROWS + "3,2020-08-03,X,,,\n"))
    columns = known_columns(keeping_of(case), "reports")
    assert columns.column("key").to_pylist() == ["1", "2", "3"]
    assert columns.column("north").to_pylist() == [48.06, 48.14, None]
    assert columns.column("deaths_low").to_pylist() == [0, 3, None]
    rows = list(known_rows(keeping_of(case), "reports"))
    assert columns.column("start").to_pylist() == [row.start for row in rows]
    with pytest.raises(NotOnRecord, match="name one of: reports"):
        known_columns(keeping_of(case), "other")


def test_a_file_that_lacks_a_column_is_refused_whole(case: Path, tmp_path: Path) -> None:
    path = table(tmp_path)
    path.write_text(HEAD.replace(",dead", "") + "1,2020-08-01,Pisky,48.06,37.65\n", encoding="utf-8")
    with pytest.raises(BadInput, match="there is no column 'dead'"):
        take(case, path)


def test_the_plain_way_and_the_fast_one_keep_the_same_content(case: Path, tmp_path: Path) -> None:
    came = take(case, table(tmp_path))
    other = new_case(tmp_path / "other")
    lines = [dict(zip(HEAD.strip().split(","), row.split(","), strict=True)) for row in ROWS.split()]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    again = take(other, path, replace(LOADED))
    assert came.past is not None
    assert again.past is not None
    assert came.past.content == again.past.content


def test_the_ids_of_rows_are_names_and_never_the_same_for_two() -> None:
    keys = ["1", "2", "a-1", "A-1", "a b", "a/b", "x" * 90, "x" + "0" * 24, "Ж"]
    ids = [id_of("set", key) for key in keys]
    assert len(set(ids)) == len(keys)
    assert ids[0] == "set--1"
    assert all(len(id) <= 80 for id in ids)
