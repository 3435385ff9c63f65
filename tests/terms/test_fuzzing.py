"""The fuzz targets hold for as many inputs as a test run has time for."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

TARGETS = Path(__file__).parents[1] / "fuzzing"
ROOT = Path(__file__).parents[2]
RUNS = {"loader": 20_000, "evaluator": 1_500}


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no package for this Python or machine")
@pytest.mark.parametrize("name", RUNS)
def test_no_input_makes_the_program_fail_or_run_away(name: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for path in (ROOT / "library").glob("*.yaml"):
        (seeds / path.stem).write_bytes(path.read_bytes())
    bounds = [f"-runs={RUNS[name]}", "-seed=1", "-max_total_time=15", "-max_len=4096", "-len_control=0"]
    words = [sys.executable, str(TARGETS / f"{name}.py"), *bounds, f"-artifact_prefix={tmp_path}/"]
    words += [str(seeds)] if name == "loader" else []
    outcome = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert outcome.returncode == 0, outcome.stderr[-3000:]
