"""Exercises kept apart from what is real: marked rows go into no other case, and no others into an exercise."""

import shutil
from pathlib import Path

import pytest

from shipped import copied
from small_exercise import exercise, made, told_of
from truceline.errors import BadInput
from truceline.exercise.watching.noise import noise_of
from truceline.exercise.world.make import make_world
from truceline.exercise.world.shipped import names, scenario
from truceline.sources.case import CaseFolder, Mode
from truceline.sources.rows import read_rows
from truceline.tasks.build import check_case
from truceline.tasks.exercise import fitted, score, shaped
from truceline.wiring import build_record, enter_entry


def test_a_real_case_refuses_every_row_of_an_exercise(tmp_path: Path) -> None:
    real = copied("spring-2025", tmp_path)
    shutil.copy(exercise() / "case" / "entries" / "claim.csv", real / "entries" / "borrowed.csv")
    with pytest.raises(BadInput) as wrong:
        build_record(real, anew=False)
    marked = [fault for fault in wrong.value.faults if "bears the mark of an exercise" in fault.problem]
    assert len(marked) == len(read_rows(real / "entries" / "borrowed.csv"))
    assert all("only a case of mode exercise takes it" in fault.remedy for fault in marked)
    assert not list(real.glob("record.db"))


@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.RECONSTRUCTED])
def test_an_exercise_cannot_be_made_real_by_a_word_in_its_case_file(tmp_path: Path, mode: Mode) -> None:
    case = Path(shutil.copytree(exercise() / "case", tmp_path / "case"))
    about = case / "case.yaml"
    about.write_text(about.read_text(encoding="utf-8").replace("mode: exercise", f"mode: {mode}"), encoding="utf-8")
    with pytest.raises(BadInput, match="bears the mark of an exercise"):
        check_case(CaseFolder(case))


@pytest.mark.parametrize("left", ["id", "source", "text"])
def test_a_row_that_was_cleaned_by_half_is_still_refused(tmp_path: Path, left: str) -> None:
    real = copied("spring-2025", tmp_path)
    cells = {"id": "harmless", "source": "https://example.org/1", "text": "Something was said."}
    cells |= {
        left: {"id": "exr-u1", "source": "urn:truceline:exercise:thaw-1", "text": "see urn:truceline:exercise:thaw-1"}[
            left
        ]
    }
    row = ["statement", "2025-03-20", "2025-03-20", "us", *cells.values()]
    head = "kind,occurred,recorded,speaker,id,source,text"
    (real / "entries" / "more.csv").write_text(f"{head}\n{','.join(row)}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="bears the mark of an exercise"):
        check_case(CaseFolder(real))


def test_an_exercise_refuses_rows_that_do_not_say_what_they_are(tmp_path: Path) -> None:
    case = Path(shutil.copytree(exercise() / "case", tmp_path / "case"))
    table = case / "entries" / "truce.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("urn:truceline:exercise:ordinary-1", "https://example.org/1"), encoding="utf-8")
    with pytest.raises(BadInput, match="nothing in this row says so") as wrong:
        check_case(CaseFolder(case))
    assert "urn:truceline:exercise:" in wrong.value.faults[0].remedy


def test_what_is_entered_from_the_keyboard_into_an_exercise_gets_the_mark(tmp_path: Path) -> None:
    made(tmp_path / "one", 1, 300, 0.4)
    case = tmp_path / "one" / "case"
    build_record(case, anew=False)
    when = {"occurred": "2031-06-01T10:00Z", "recorded": "2031-06-01T10:00Z"}
    says = {"kind": "statement", "speaker": "north", "text": "North says that it is quiet."}
    enter_entry(case, when | says | {"source": "https://example.org/1"})
    assert "urn:truceline:exercise:ordinary-1" in (case / "entries" / "entered.jsonl").read_text(encoding="utf-8")


def test_a_case_that_is_no_exercise_has_no_marks(tmp_path: Path) -> None:
    case = CaseFolder(copied("spring-2025", tmp_path)).case()
    with pytest.raises(BadInput, match="no exercise"):
        score(case, tmp_path, tmp_path / "judgement.csv")


@pytest.mark.parametrize("name", names())
def test_every_scenario_is_made_about_as_large_as_was_asked(name: str) -> None:
    noise = noise_of(0.4)
    wanted = 2_000
    small = fitted(shaped(scenario(name), wanted, None, None), noise, wanted)
    assert len(told_of(make_world(small), noise)) == pytest.approx(wanted, rel=0.15)


def test_fewer_rows_than_the_logs_alone_are_refused_with_what_to_do() -> None:
    with pytest.raises(BadInput, match="logs alone") as wrong:
        fitted(shaped(scenario("ordinary"), 1_000, 40, 400.0), noise_of(0.4), 1_000)
    assert "shorter front" in wrong.value.faults[0].remedy
