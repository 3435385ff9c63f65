"""The shipped cases, built into a folder of a test's own."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from truceline.tasks.desk import Desk
from truceline.wiring import build_record, desk_of

CASES = Path(__file__).parents[1] / "cases"


def copied(name: str, to: Path) -> Path:
    """A copy of a shipped case without its record."""
    return Path(shutil.copytree(CASES / name, to / name, ignore=shutil.ignore_patterns("record.db*")))


@cache
def desk(name: str) -> Desk:
    """A shipped case, built once for all tests that only ask."""
    case = copied(name, Path(mkdtemp(prefix="truceline-")))
    build_record(case, anew=True)
    return desk_of(case)
