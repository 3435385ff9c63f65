"""Killed at any point, a record has every entry whose receipt was given, and no half entry (attack 23)."""

import json
import os
import subprocess
import sys
from pathlib import Path

TIMES = int(os.environ.get("TRUCELINE_KILLS", "1000"))


def test_a_writer_that_is_killed_a_thousand_times_keeps_every_receipt(tmp_path: Path) -> None:
    script = Path(__file__).with_name("crashing_writer.py")
    places = os.pathsep.join((str(script.parents[1]), *sys.path))
    done = subprocess.run(
        [sys.executable, script, tmp_path, str(TIMES), "7"],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": places},
    )
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["killed"] == TIMES
    assert found["receipts"] > TIMES
    assert found["entries"] > found["receipts"] * 0.9
