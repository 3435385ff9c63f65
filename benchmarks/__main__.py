"""Runs every benchmark and writes what it found, with the machine and the versions, to docs/benchmarks.md."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases"
ROUNDS = 5


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median and slowest of several rounds, in seconds."""
    taken = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken), max(taken)


def command(*words: str) -> Callable[[], object]:
    """A run of the installed command line, start-up included."""
    program = Path(sys.executable).with_name("truceline")
    return lambda: subprocess.run([program, *words], check=True, capture_output=True)


def rows(case: Path, out: Path) -> list[tuple[str, str, tuple[float, float]]]:
    """Every benchmark: what, the figure asked for, and what was measured."""
    at = ("--at", "2025-03-20T12:00Z", "--known", "latest")
    return [
        ("`truceline --help`", "under 0.4 s", timed(command("--help"))),
        ("`truceline build` of spring 2025, anew", "", timed(command("build", str(case), "--anew"))),
        ("`truceline state`", "", timed(command("state", str(case), *at))),
        ("`truceline verify`", "", timed(command("verify", str(case)))),
        ("`truceline claims`", "", timed(command("claims", str(case)))),
        (
            "`truceline report`, one day",
            "",
            timed(command("report", str(case), "--date", "2025-04-21", "--out", str(out))),
        ),
    ]


def page(found: list[tuple[str, str, tuple[float, float]]]) -> str:
    """The table as Markdown."""
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    versions = ", ".join(f"{name} {version(name)}" for name in ("pydantic", "matplotlib", "jinja2", "click"))
    lines = [
        "# Benchmarks",
        "",
        f"Written by `make bench`. {machine}; {versions}. Seconds, start-up included; {ROUNDS} rounds each.",
        "",
        "| what | asked for | median | slowest |",
        "|---|---|---|---|",
        *(f"| {what} | {asked} | {middle:.2f} | {slowest:.2f} |" for what, asked, (middle, slowest) in found),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run on a copy of a shipped case, so that nothing in the tree is touched but the page."""
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(shutil.copytree(CASES / "spring-2025", Path(scratch) / "spring-2025"))
        text = page(rows(case, Path(scratch) / "out"))
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
