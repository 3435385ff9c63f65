"""Rows that are taken into an open record: once each, whole or not at all, and never lost."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from desk_case import CASE
from field_rows import row
from truceline.errors import RecordRefused
from truceline.record.entry import Action
from truceline.record.kinds import Detection
from truceline.sources.rows import Row
from truceline.tasks.receiving import Became
from truceline.values.watermark import SOURCE
from truceline.wiring import OpenReception, build_record, desk_of, enter_entry, reception_of


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The exercise of the ridge, with nothing on record yet."""
    (tmp_path / "case" / "entries").mkdir(parents=True)
    (tmp_path / "case" / "case.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path / "case"


def became(reception: OpenReception, *rows: Row, **how: Any) -> list[Became]:
    return [answer.became for answer in reception.take(rows, **how)]


def test_a_row_goes_on_record_once_however_often_it_comes(case: Path) -> None:
    with reception_of(case) as reception:
        assert became(reception, row()) == [Became.RECORDED]
        assert became(reception, row(), row()) == [Became.KNOWN, Became.KNOWN]
    with reception_of(case) as reception:
        assert became(reception, row()) == [Became.KNOWN]
    (entry,) = desk_of(case).entries
    assert isinstance(entry.payload, Detection)
    assert entry.payload.value.said == "about 60"


def test_other_content_under_an_id_is_refused_unless_it_is_a_correction(case: Path) -> None:
    with reception_of(case) as reception:
        reception.take([row()])
        (answer,) = reception.take([row(value="70")])
        assert answer.became is Became.REFUSED
        assert "is on record already" in answer.faults[0].problem
        assert became(reception, row(value="70"), correcting=True) == [Became.CORRECTED]
        assert became(reception, row(value="70"), correcting=True) == [Became.KNOWN]
        assert became(reception, row(value="71", action="correct")) == [Became.CORRECTED]
    assert [entry.action for entry in desk_of(case).entries] == [Action.ASSERT, Action.CORRECT, Action.CORRECT]


def test_a_row_that_does_not_fit_keeps_no_other_out_and_leaves_nothing(case: Path) -> None:
    with reception_of(case) as reception:
        answers = reception.take([row("one"), row("two", observer="nobody"), row("three", bearing="NNN")])
    assert [one.became for one in answers] == [Became.RECORDED, Became.REFUSED, Became.REFUSED]
    assert [fault.problem.split(":")[0] for one in answers for fault in one.faults] == ["observer", "bearing"]
    assert [entry.id for entry in desk_of(case).entries] == ["one"]
    assert (case / "entries" / "received.jsonl").read_text("utf-8").count("\n") == 1


def test_a_row_may_name_one_that_comes_with_it_or_stands_already(case: Path) -> None:
    gate = {"kind": "restriction", "sort": "denial", "effect": "turned_back", "observer": "mission"}
    stop = Row("form", 1, {name: row().cells[name] for name in ("occurred", "source", "text")} | gate | {"id": "gate"})
    with reception_of(case) as reception:
        assert became(reception, row("early", restriction="gate")) == [Became.REFUSED]
        assert became(reception, stop, row("both", restriction="gate")) == [Became.RECORDED, Became.RECORDED]
        assert became(reception, row("later", restriction="gate")) == [Became.RECORDED]
        assert became(reception, row("wrong", restriction="both")) == [Became.REFUSED]


def test_in_an_exercise_every_row_bears_its_mark(case: Path) -> None:
    with reception_of(case) as reception:
        reception.take([row()])
    assert f"{SOURCE}ridge" in desk_of(case).entries[0].sources


def test_a_record_that_is_no_exercise_takes_nothing_that_bears_the_mark_of_one(case: Path) -> None:
    (case / "case.yaml").write_text(CASE.replace("mode: exercise", "mode: reconstructed"), encoding="utf-8")
    with reception_of(case) as reception:
        (answer,) = reception.take([row(source=f"https://example.org/ {SOURCE}ridge-1")])
        assert answer.became is Became.REFUSED
        assert became(reception, row("exr-detection-1")) == [Became.REFUSED]
        assert became(reception, row()) == [Became.RECORDED]


def test_building_the_case_afterwards_changes_nothing(case: Path) -> None:
    with reception_of(case) as reception:
        reception.take([row("one"), row("two")])
    before = desk_of(case).head
    assert build_record(case, anew=False).added == 0
    assert desk_of(case).head == before
    assert len(desk_of(case).entries) == 2


def test_what_others_put_on_record_meanwhile_is_seen(case: Path) -> None:
    said = {"kind": "statement", "speaker": "north", "text": "said", "occurred": "2026-04-12", "recorded": "2026-05-01"}
    with reception_of(case) as reception:
        reception.take([row("one")])
        said["recorded"] = "2200-01-01"
        enter_entry(case, said | {"source": "https://example.org/x", "id": "word"})
        assert became(reception, row("two")) == [Became.RECORDED]
        assert became(reception, row("word")) == [Became.REFUSED]
    assert [entry.id for entry in desk_of(case).entries] == ["one", "word", "two"]


def test_many_at_a_time_are_all_taken_and_each_once(case: Path) -> None:
    rows = [row(f"d{number % 20}") for number in range(60)]
    with reception_of(case) as reception, ThreadPoolExecutor(6) as pool:
        found = [one for answers in pool.map(lambda one: reception.take([one]), rows) for one in answers]
    assert sum(one.became is Became.RECORDED for one in found) == 20
    assert len(desk_of(case).entries) == 20


def test_what_the_record_does_not_take_is_not_in_the_table_either(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RecordRefused("no", "later")

    with reception_of(case) as reception:
        reception.take([row("one")])
        monkeypatch.setattr("truceline.tasks.receiving.put", refuse)
        with pytest.raises(RecordRefused):
            reception.take([row("two")])
    assert (case / "entries" / "received.jsonl").read_text("utf-8").count("\n") == 1


STOPS = """
import os, signal, sys
from pathlib import Path
import truceline.tasks.receiving as receiving
from truceline.wiring import reception_of
sys.path.insert(0, sys.argv[2])
from field_rows import row
receiving.put = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with reception_of(Path(sys.argv[1])) as reception:
    reception.take([row("cut")])
"""


def test_a_program_killed_between_table_and_record_loses_nothing(case: Path) -> None:
    words = [sys.executable, "-c", STOPS, str(case), str(Path(__file__).parents[1])]
    done = subprocess.run(words, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    with reception_of(case) as reception:
        assert became(reception, row("cut")) == [Became.KNOWN]
    assert [entry.id for entry in desk_of(case).entries] == ["cut"]


def test_a_last_line_that_was_cut_off_is_taken_away(case: Path) -> None:
    with reception_of(case) as reception:
        reception.take([row("one")])
    with (case / "entries" / "received.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "tw')
    with reception_of(case) as reception:
        assert became(reception, row("one"), row("two")) == [Became.KNOWN, Became.RECORDED]
