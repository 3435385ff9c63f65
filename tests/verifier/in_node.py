"""The page's script, asked in Node: one process for any number of cases."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "src" / "truceline" / "verifier" / "verify.html"
NODE = shutil.which("node") or shutil.which("nodejs")
needs_node = pytest.mark.skipif(NODE is None, reason="no node on this machine, so the page's script cannot be run")


def answers(cases: Sequence[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """One answer for each case, in their order."""
    asked, told = folder / "cases.jsonl", folder / "answers.jsonl"
    asked.write_text("".join(json.dumps(case) + "\n" for case in cases), "utf-8")
    subprocess.run([str(NODE), str(HERE / "judge.mjs"), str(PAGE), str(asked), str(told)], check=True, timeout=300)
    return [json.loads(line) for line in told.read_text("utf-8").splitlines()]
