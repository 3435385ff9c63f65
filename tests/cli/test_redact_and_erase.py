import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from sealed import SOURCE, allegation
from truceline.record.fields import parse_copy
from truceline.record.sealing import Keystore
from truceline.tasks.export import policy_text
from truceline.tasks.protect import Draft, protect
from truceline.wiring import build_record, desk_pen_of

pytest.importorskip("truceline.wiring.sealed")

from truceline.cli.erase import command as erase
from truceline.cli.redact import command as redact
from truceline.wiring.sealed import keystore_of

SMALL = Path(__file__).parents[1] / "data" / "small-case"
VERIFIER = Path(__file__).parents[2] / "src" / "truceline" / "verifier" / "truceline_verify.py"
SUBJECT = bytes([9]) * 16
WHY = ("--reason", "sources are protected")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with one sealed entry behind the others."""
    path = Path(copytree(SMALL, tmp_path / "case"))
    build_record(path, anew=True)
    with desk_pen_of(path) as (register, pen):
        keystore: Keystore = keystore_of(path)
        one = allegation("sealed-one")
        (answer,) = protect(register, pen, keystore, [Draft(one, one.recorded, {"sources": SUBJECT})])
    (path / "index").write_text(str(answer.index))
    return path


def run(command: object, case: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [str(case), *words])  # type: ignore[arg-type]


def index_in(case: Path) -> str:
    return (case / "index").read_text()


def test_a_copy_is_written_with_its_receipt_and_what_is_withheld(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "entry.json"
    told = run(redact, case, index_in(case), "--show", "says.unit,text", *WHY, "--out", str(out), "--json")
    assert told.exit_code == 0, told.output
    answer = json.loads(told.output)
    assert (answer["shown"], answer["count"], len(answer["withheld"])) == (["says.unit", "text"], 10, 8)
    assert SOURCE.encode() not in out.read_bytes()
    assert set(parse_copy(out.read_bytes()).values) == {"says.unit", "text"}
    assert json.loads(out.with_suffix(".manifest.json").read_bytes())["reason"] == "sources are protected"


def test_the_program_that_stands_alone_takes_the_copy_with_its_receipt(case: Path, tmp_path: Path) -> None:
    out, policy = tmp_path / "entry.json", tmp_path / "policy"
    run(redact, case, index_in(case), "--show", "text", *WHY, "--out", str(out))
    with desk_pen_of(case) as (register, _):
        policy.write_text(policy_text(register.log.store))
    words = [sys.executable, str(VERIFIER), str(out.with_suffix(".tlog-proof")), "--policy", str(policy)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "shown: text" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("show", ["says.place", "says.flavour", "text,says.place"])
def test_a_field_that_may_not_be_shown_is_told(case: Path, tmp_path: Path, show: str) -> None:
    told = run(redact, case, index_in(case), "--show", show, *WHY, "--out", str(tmp_path / "entry.json"))
    assert told.exit_code == 2
    assert not (tmp_path / "entry.json").exists()


def test_an_exact_time_is_told_to_stay_withheld(case: Path, tmp_path: Path) -> None:
    told = run(redact, case, index_in(case), "--show", "occurred", *WHY, "--out", str(tmp_path / "entry.json"))
    assert "occurred is not shown" in told.output
    assert "10 withheld" in told.output


def test_reading_for_a_copy_is_written_down(case: Path, tmp_path: Path) -> None:
    run(redact, case, index_in(case), "--show", "text", *WHY, "--out", str(tmp_path / "entry.json"))
    (log,) = case.rglob("subjects.reads")
    assert [json.loads(line)["reading"] for line in log.read_text().splitlines()] == ["begins", "ends"]


def test_an_erasure_says_what_it_does_not_reach(case: Path, tmp_path: Path) -> None:
    told = run(erase, case, SUBJECT.hex(), "--basis", "article 17", "--yes")
    assert told.exit_code == 0, told.output
    assert "erased from 1 entries" in told.output
    assert "copies that others were given" in told.output
    shown = run(redact, case, index_in(case), "--show", "sources,text", *WHY, "--out", str(tmp_path / "entry.json"))
    assert "sources is not shown" in shown.output


def test_nothing_is_erased_without_a_yes(case: Path) -> None:
    assert run(erase, case, SUBJECT.hex(), "--basis", "article 17").exit_code != 0
    assert keystore_of(case).key(SUBJECT) is not None


@pytest.mark.parametrize("subject", ["somebody", "00" * 16])
def test_a_subject_that_is_none_is_refused(case: Path, subject: str) -> None:
    assert run(erase, case, subject, "--basis", "article 17", "--yes").exit_code == 2
