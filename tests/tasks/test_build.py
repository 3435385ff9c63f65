from pathlib import Path
from shutil import copytree

import pytest

from truceline.errors import RecordRefused
from truceline.wiring import build_record, desk_of

SMALL = Path(__file__).parents[1] / "data" / "small-case"
HEADER = "id,kind,occurred,recorded,event,actor,source,text\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The small case, on record."""
    folder = Path(copytree(SMALL, tmp_path / "case"))
    build_record(folder, anew=False)
    return folder


def add(case: Path, *rows: str) -> None:
    (case / "entries" / "more.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


def edit(case: Path, old: str, new: str) -> None:
    path = case / "entries" / "entries.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_building_twice_adds_nothing(case: Path) -> None:
    before = (case / "record.db").read_bytes()
    assert build_record(case, anew=False).added == 0
    assert (case / "record.db").read_bytes() == before


def test_a_new_row_is_put_behind_what_is_there(case: Path) -> None:
    before = desk_of(case)
    add(case, "shot,act,2025-03-19,2025-03-20,fire,a,https://example.org/5 urn:truceline:exercise:small-1,A shot.")
    assert build_record(case, anew=False).added == 1
    after = desk_of(case)
    assert after.entries[: len(before.entries)] == before.entries
    assert after.entries[-1].id == "shot"


def test_a_row_that_was_changed_after_it_went_on_record_is_refused(case: Path) -> None:
    edit(case, "South accepts.", "South accepts everything.")
    with pytest.raises(RecordRefused, match="south is on record with another content"):
        build_record(case, anew=False)


def test_a_row_that_was_taken_away_is_refused(case: Path) -> None:
    lines = (case / "entries" / "entries.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (case / "entries" / "entries.csv").write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(RecordRefused, match="no row brings it any more"):
        build_record(case, anew=False)


def test_a_row_that_would_have_to_stand_before_the_others_is_refused(case: Path) -> None:
    add(case, "shot,act,2025-03-01,2025-03-02,fire,a,https://example.org/5 urn:truceline:exercise:small-1,A shot.")
    with pytest.raises(RecordRefused, match="recorded before the last entry"):
        build_record(case, anew=False)


def test_a_record_can_be_begun_anew_and_then_holds_what_the_files_say(case: Path) -> None:
    edit(case, "South accepts.", "South accepts everything.")
    build_record(case, anew=True)
    assert desk_of(case).entries[-1].text == "South accepts everything."


def test_the_same_files_give_the_same_head(case: Path, tmp_path: Path) -> None:
    other = Path(copytree(SMALL, tmp_path / "other"))
    assert build_record(other, anew=False).head == desk_of(case).head
