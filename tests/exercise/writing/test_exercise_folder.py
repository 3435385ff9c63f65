"""An exercise on the disk: the same bytes every time, its truth apart and sealed, and never over something else."""

import json
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from small_exercise import made
from truceline.errors import BadInput
from truceline.exercise.watching.noise import noise_of
from truceline.exercise.world.shipped import scenario
from truceline.exercise.world.sizing import sized
from truceline.exercise.writing.case import rows_of
from truceline.sources.case import CaseFolder
from truceline.tasks.exercise import Plan, shaped
from truceline.values.watermark import BANNER
from truceline.wiring.exercise import new_exercise, refuse_there


def files(root: Path) -> dict[str, str]:
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            found[str(path.relative_to(root))] = sha256(path.read_bytes()).hexdigest()
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exercises")
    made(out / "one", 3, 1_200, 0.4)
    return out


def test_two_runs_give_the_same_bytes(root: Path) -> None:
    made(root / "again", 3, 1_200, 0.4)
    assert files(root / "again") == files(root / "one")


def test_another_seed_gives_another_world(root: Path) -> None:
    made(root / "other", 4, 1_200, 0.4)
    assert files(root / "other")["case/entries/detection.csv"] != files(root / "one")["case/entries/detection.csv"]


def test_nothing_is_written_over(root: Path) -> None:
    before = files(root / "one")
    with pytest.raises(BadInput, match="is there already"):
        refuse_there(root / "one")
    with pytest.raises(BadInput, match="is there already"):
        made(root / "one", 9, 1_200, 0.4)
    assert files(root / "one") == before


def test_a_world_that_fails_leaves_nothing_behind(root: Path) -> None:
    def broken(_: int) -> None:
        raise KeyboardInterrupt

    plan = Plan(sized(shaped(scenario("quiet"), 1_000, 5, 50.0), 100), noise_of(0.4))
    with pytest.raises(KeyboardInterrupt):
        new_exercise(root / "never", plan, 1_000, (lambda _: None, broken))
    assert not list(root.glob("never*"))


def test_the_case_names_the_digest_of_the_truth_which_names_those_of_its_files(root: Path) -> None:
    case, truth = CaseFolder(root / "one" / "case").case(), root / "one" / "truth"
    assert sha256((truth / "manifest.json").read_bytes()).hexdigest() in case.summary
    named = json.loads((truth / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert {name: sha256((root / "one" / name).read_bytes()).hexdigest() for name in named} == named


def test_the_truth_is_sealed_against_an_accident(root: Path) -> None:
    truth = root / "one" / "truth"
    assert truth.stat().st_mode & 0o077 == 0
    assert "SEALED" in (truth / "SEALED.txt").read_text(encoding="utf-8")


def test_every_text_file_of_the_case_says_that_it_is_an_exercise(root: Path) -> None:
    for path in (root / "one" / "case").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert BANNER in text or "urn:truceline:exercise:ordinary-3" in text, path.name


def test_many_rows_stand_in_columns_with_the_same_words_as_entries(root: Path) -> None:
    made(root / "big", 3, 26_000, 0.4)
    table = pq.read_table(root / "big" / "case" / "columns" / "observations.parquet")
    assert sorted(path.name for path in (root / "big" / "case" / "entries").iterdir()) == ["truce.csv"]
    one = rows_of(table.slice(0, 50), "detection")[0]
    assert one["id"].startswith("exr-d")
    assert one["source"] == "urn:truceline:exercise:ordinary-3"
    assert "begins_us" not in one
