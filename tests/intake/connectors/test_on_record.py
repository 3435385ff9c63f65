"""What a mission's own tables say comes on record, each row as an entry of its own, through the command line."""

import json
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import cast

import pytest
from click.testing import CliRunner

from intake_desk import CONNECTORS, MAPPINGS, REAL, SPOILED
from shipped import copied
from truceline.cli import main
from truceline.record.entry import Entry
from truceline.record.kinds.field import Detection
from truceline.record.kinds.happened import Claim
from truceline.wiring import build_record, desk_of

REALLY = pytest.mark.skipif(not REAL.is_dir(), reason="the mission's real files (shared/data) are not there")
MONITOR = "  - {id: osce-smm, name: OSCE Special Monitoring Mission, role: monitor}\n"


@cache
def _built(*, bare: bool) -> Path:
    """The case of spring 2025, with a monitor among its parties; `bare`: without its agreements and entries."""
    case = copied("spring-2025", Path(mkdtemp(prefix="truceline-")))
    if bare:
        for file in (*(case / "entries").iterdir(), *(case / "agreements").iterdir()):
            file.unlink()
    told = (case / "case.yaml").read_text(encoding="utf-8")
    (case / "case.yaml").write_text(told.replace("voices:\n", MONITOR + "voices:\n"), encoding="utf-8")
    build_record(case, anew=True)
    return case


def case_in(folder: Path, *, bare: bool = True) -> Path:
    """A copy of that case for one test."""
    return Path(shutil.copytree(_built(bare=bare), folder / "case"))


def run(*words: object) -> dict[str, object]:
    """What a command says in JSON."""
    outcome = CliRunner().invoke(main, [*(str(word) for word in words), "--json"])
    assert outcome.exit_code == 0, outcome.output
    return cast("dict[str, object]", json.loads(outcome.stdout))


def counts(said: dict[str, object]) -> tuple[object, ...]:
    """How many rows are new, updated, known, held and left out."""
    return tuple(said[name] for name in ("taken", "updated", "known", "held", "left_out"))


def on_record(case: Path, kind: str, dataset: str = "") -> list[Entry]:
    """What stands on record of a kind, from a data set where one is named."""
    return [one for one in desk_of(case).entries if one.kind == kind and one.id.startswith(dataset)]


def test_a_table_of_a_daily_report_comes_on_record_as_it_was_said(tmp_path: Path) -> None:
    case, folder = case_in(tmp_path), CONNECTORS / "osce-daily-table"
    assert counts(run("import", case, folder / "sample.csv")) == (11, 0, 0, 2, 0)
    assert counts(run("import", case, folder / "sample.txt")) == (0, 0, 11, 2, 0)
    says = [cast("Detection", one.payload) for one in on_record(case, "detection")]
    assert len(says) == 11
    assert {one.value.said for one in says} >= {"about 60", "at least 27", "uncountable"}
    assert {(one.range.said, one.bearing.said) for one in says if one.range and one.bearing} >= {
        ("3-5km", "NW"),
        ("300m", "S"),
        ("8-10km", "N-NE"),
    }
    assert {str(one.means) for one in says} == {"heard", "seen", "camera", "uav"}
    assert all(one.location is None for one in says)
    told = {one.text: str(cast("Detection", one.payload).what) for one in on_record(case, "detection")}
    assert {what for text, what in told.items() if "Undetermined" in text} == {"undetermined_explosion"}
    assert {"outgoing", "impact", "airburst", "burst", "shot", "projectile", "other"} <= set(told.values())


def test_a_corrected_table_corrects_its_entries(tmp_path: Path) -> None:
    case = case_in(tmp_path)
    table = tmp_path / "table.csv"
    text = (CONNECTORS / "osce-daily-table" / "sample.csv").read_text(encoding="utf-8")
    table.write_text(text, encoding="utf-8")
    run("import", case, table)
    table.write_text(text.replace("about 60", "72"), encoding="utf-8")
    assert counts(run("import", case, table)) == (0, 1, 10, 2, 0)
    actions = [(str(one.action), cast("Detection", one.payload).value.said) for one in on_record(case, "detection")]
    assert ("correct", "72") in actions
    assert ("assert", "about 60") in actions


def test_just_the_spoiled_rows_of_a_table_stay_off_the_record(tmp_path: Path) -> None:
    case = case_in(tmp_path)
    assert counts(run("import", case, SPOILED / "osce-daily-table.csv"))[:4] == (11, 0, 0, 11)
    waiting = cast("Sequence[dict[str, object]]", run("quarantine", case))
    assert [one["line"] for one in waiting] == [3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23]
    assert len(on_record(case, "detection")) == 11


def test_a_year_that_was_missing_is_mended_in_the_table_of_held_rows(tmp_path: Path) -> None:
    case, table = case_in(tmp_path), tmp_path / "mend.csv"
    run("import", case, CONNECTORS / "osce-daily-table" / "sample.csv")
    assert CliRunner().invoke(main, ["quarantine", str(case), "--export", str(table)]).exit_code == 0
    text = table.read_text(encoding="utf-8")
    text = text.replace('"20-Apr, 22:00"', '"20-Apr-2025, 22:00"').replace("23:59-00:03", "23:59 to 21-Apr-2025, 00:03")
    table.write_text(text, encoding="utf-8")
    said = run("quarantine", case, "--mended", table, "--watch", "watch-3")
    assert (len(cast("list[str]", said["let_out"])), said["staying"]) == (2, [])
    assert len(on_record(case, "detection")) == 13


def test_every_part_of_an_exported_form_is_an_entry_of_its_own(tmp_path: Path) -> None:
    case, folder = case_in(tmp_path), CONNECTORS / "odk-export"
    assert counts(run("import", case, folder / "sample-observation-seen.csv"))[:4] == (9, 0, 0, 1)
    assert counts(run("import", case, folder / "sample-restriction.csv"))[:4] == (2, 0, 0, 0)
    assert counts(run("import", case, folder / "sample-observation-seen.csv"))[:4] == (0, 0, 9, 1)
    ids = sorted(one.id for one in on_record(case, "detection"))
    assert ids[:3] == [f"detection-0c2f7f1e3d0a4b6c9a517a1f2f6b0a01-{number}" for number in (1, 2, 3)]
    assert len(on_record(case, "restriction")) == 2


@REALLY
def test_every_claim_of_the_real_file_stays_a_claim(tmp_path: Path) -> None:
    case = case_in(tmp_path, bare=False)
    said = run("import", case, REAL / "claims_2025.csv", "--mapping", MAPPINGS / "claims_2025.yaml")
    assert counts(said) == (57, 0, 0, 0, 0)
    claims = [cast("Claim", one.payload) for one in on_record(case, "claim", "claims-2025-")]
    assert sum(one.value.low for one in claims) == 29_322
    assert {one.issuer for one in claims} == {
        "ru-mod", "ru-mfa", "ua-pres", "ua-pres-adviser", "ua-mfa", "ua-kherson", "ua-airforce",
    }  # fmt: skip
