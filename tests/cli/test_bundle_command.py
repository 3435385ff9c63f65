"""`truceline bundle` and `truceline submit`, as somebody uses them with a stick."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from devices import KEYS
from records import enrolled
from shipped import copied
from truceline.cli.bundle import command as bundle
from truceline.cli.submit import command as submit
from truceline.record.opening import open_keys
from truceline.record.pen import Pen, Place
from truceline.record.queue import Owner
from truceline.record.tlog.notes import SIGNED, NoteKey
from truceline.tasks.outbox import Outbox
from truceline.wiring import build_record, record_of, register_of
from truceline.wiring import case_folder as folder_of

A = KEYS[0]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a device that is enrolled."""
    found = copied("spring-2025", tmp_path)
    build_record(found, anew=True)
    with register_of(found) as register:
        about = register.log.store.about()
        desk = open_keys(about).desk
        assert enrolled(register, A).index is not None
        assert desk
    return found


@pytest.fixture
def box(case: Path, tmp_path: Path) -> Outbox:
    """A device's queue with two statements."""
    about = record_of(folder_of(case)).about()
    owner = Owner(about.case, about.mode, A.id, NoteKey(about.origin, SIGNED, open_keys(about).log.public))
    found = Outbox.begin(tmp_path / "queue", owner)
    for id in ("first", "second"):
        said = {"occurred": [1_743_000_000_000_000, 1_743_000_000_000_001], "recorded": 1_743_000_000_000_000}
        content = said | {"sources": [], "text": "drawn", "says": {"speaker": "ukraine"}}
        own = Pen(about.case, about.mode, A, Place())
        found.write(own, kind="statement", id=id, content=content, claimed=1_743_000_000_000_000)
    return found


def run(*words: object) -> Result:
    return CliRunner().invoke(bundle, [str(word) for word in words])


def test_envelopes_go_in_on_a_stick_and_receipts_come_back(case: Path, box: Outbox, tmp_path: Path) -> None:
    assert run("out", box.path, tmp_path / "there.zip").exit_code == 0
    taken = run("in", case, tmp_path / "there.zip", "--answers", tmp_path / "back.zip")
    assert (taken.exit_code, "2 recorded" in taken.output) == (0, True), taken.output
    assert all(len(line) <= 80 for line in taken.output.splitlines())
    back = run("in", box.path, tmp_path / "back.zip")
    assert (back.exit_code, "0 envelopes are not yet proved" in back.output) == (0, True), back.output
    assert box.waiting() == []
    again = run("in", case, tmp_path / "there.zip")
    assert (again.exit_code, "2 known" in again.output) == (0, True)


def test_a_submission_without_a_stick_gives_the_same_answers(case: Path, box: Outbox) -> None:
    outcome = CliRunner().invoke(submit, [str(case), str(box.path), "--json"])
    assert outcome.exit_code == 0, outcome.output
    assert [one["standing"] for one in json.loads(outcome.output)["answers"]] == ["recorded", "recorded"]
    assert box.waiting() == []


def test_a_refusal_ends_with_exit_code_1_and_its_reason(case: Path, box: Outbox, tmp_path: Path) -> None:
    other = Owner(box.owner.case, box.owner.mode, KEYS[1].id, box.owner.log)
    stranger = Outbox.begin(tmp_path / "stranger", other)
    own = Pen(other.case, other.mode, KEYS[1], Place())
    content = dict(box.leaves()[0].envelope.says or {})
    stranger.write(own, kind="statement", id="x", content=content, claimed=0)
    run("out", stranger.path, tmp_path / "x.zip")
    outcome = run("in", case, tmp_path / "x.zip")
    assert outcome.exit_code == 1
    assert "was not" in outcome.output
    assert all(len(line) <= 80 for line in outcome.output.splitlines())


def test_a_record_goes_out_and_is_known_where_it_came_from(case: Path, tmp_path: Path) -> None:
    out = run("out", case, tmp_path / "all.zip", "--from", 2, "--json")
    assert out.exit_code == 0, out.output
    assert json.loads(out.output)["envelopes"] > 10
    taken = run("in", case, tmp_path / "all.zip", "--json")
    assert {one["standing"] for one in json.loads(taken.output)["answers"]} == {"known"}


def test_a_spoiled_bundle_is_refused_and_nothing_else_happens(case: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK")
    outcome = run("in", case, tmp_path / "x.zip")
    assert outcome.exit_code == 1
    assert "bundle" in outcome.output


def test_what_is_not_a_queue_and_not_a_case_is_named(tmp_path: Path) -> None:
    outcome = run("out", tmp_path, tmp_path / "x.zip")
    assert outcome.exit_code == 2
    assert not (tmp_path / "x.zip").exists()
