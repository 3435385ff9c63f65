"""Runs every benchmark and writes what it found, with the machine and the versions, to docs/benchmarks.md."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.exercise_world import rows as world_rows
from benchmarks.foresight import jeddah
from benchmarks.reading import articles
from benchmarks.reading import page as article_page
from benchmarks.record_table import rows as record_rows

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases"
ROUNDS = 5
Row = tuple[str, str, str]


def command(*words: str) -> str:
    """A run of the installed command line, start-up included: median and slowest of several rounds."""
    program = Path(sys.executable).with_name("truceline")
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        subprocess.run([program, *words], check=True, capture_output=True)
        taken.append(perf_counter() - start)
    return f"{median(taken):.2f} s, slowest {max(taken):.2f} s"


def commands(case: Path, out: Path) -> Iterator[Row]:
    """The command line on a shipped case."""
    at = ("--at", "2025-03-20T12:00Z", "--known", "latest")
    yield "`truceline --help`", "under 0.4 s", command("--help")
    yield "`truceline build` of spring 2025, anew", "", command("build", str(case), "--anew")
    yield "`truceline state`", "", command("state", str(case), *at)
    yield "`truceline verify`", "", command("verify", str(case))
    yield "`truceline claims`", "", command("claims", str(case))
    yield "`truceline report`, one day", "", command("report", str(case), "--date", "2025-04-21", "--out", str(out))


def apart(module: str, *words: object) -> dict[str, float]:
    """A benchmark in a process of its own, so that its memory is its own; what it printed."""
    sys.stderr.write(f"{module} {' '.join(map(str, words))} ...\n")
    asked = [sys.executable, "-m", module, *map(str, words)]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def verdicts() -> Iterator[Row]:
    """All verdicts about a long record against 200 terms."""
    small, large = apart("benchmarks.verdicts", 100_000), apart("benchmarks.verdicts", 1_000_000)
    yield "recompute of all verdicts, 100,000 entries x 200 terms", "under 0.5 s", f"{small['recompute']:.2f} s"
    yield "the same, 1,000,000 entries", "under 5 s", f"{large['recompute']:.2f} s ({large['verdicts']:,.0f} verdicts)"
    yield "peak memory of that process", "under 1.5 GB", f"{large['memory'] / 1e9:.2f} GB"
    yield "filling the columns from 1,000,000 entries that are made up meanwhile, once", "", f"{large['fill']:.1f} s"
    p99, middle, worst = (large[f"append_{name}"] * 1e3 for name in ("p99", "median", "worst"))
    spread = f"{p99:.1f} ms; median {middle:.2f} ms, worst {worst:.0f} ms"
    yield "append one entry and refresh all verdicts, at 1,000,000 entries, p99 of 5,000", "under 5 ms", spread
    warm, middle, first = (large[f"as_of_{name}"] * 1e3 for name in ("warm", "median", "first"))
    past = f"{middle:.0f} ms, slowest {warm:.0f} ms"
    yield "as-of query, once that past has been asked about: median of 30", "under 50 ms", past
    yield "the first question about another past: slowest of 30", "", f"{first:.0f} ms"


def monitors() -> Iterator[Row]:
    """One rule in three monitors."""
    found = apart("benchmarks.monitors", 20_000)
    rule = "every notice answered within 24 h, for an entry:"
    for name, what in (
        ("ours_bulk", "all entries read, then one reckoning"),
        ("ours_bulk_late", "the same with late entries and corrections"),
        ("ours_append", "verdicts brought up to date after each"),
        ("ours_append_late", "the same with late entries and corrections"),
        ("reelay", f"reelay {_version('reelay')}, in order only"),
        ("rtamt", f"rtamt {_version('rtamt')}, offline, in order only"),
    ):
        value = found[name]
        asked = "not slower than the faster of the two below" if name == "ours_bulk" else ""
        yield f"{rule} {what}", asked, value if isinstance(value, str) else f"{value * 1e6:.1f} µs"


def foresight(case: Path) -> Iterator[Row]:
    """Moves and deadlocks."""
    open_moves, sets = jeddah(case)
    yield "`moves` on the Jeddah text: what is open to whom", "under 50 ms", f"{open_moves * 1e3:.1f} ms"
    yield "`moves` on the Jeddah text: the smallest sets of acts", "under 50 ms", f"{sets * 1e3:.1f} ms"
    for name, seconds in apart("benchmarks.foresight", 5_000).items():
        yield f"deadlocks among 5,000 terms, {name}", "under 100 ms", f"{seconds * 1e3:.0f} ms"


def reading(scratch: Path) -> Iterator[Row]:
    """Articles read by rules."""
    one = scratch / "article.html"
    one.write_text(article_page(next(articles()), 0), encoding="utf-8")
    yield "`truceline read` of one article", "under 4 s", command("read", str(one))
    found = apart("benchmarks.reading", 400)
    what = (
        f"articles of {found['words']:.0f} words read by rules, as pages, {os.cpu_count()} processes, starting included"
    )
    yield what, "1,000 a minute", f"{found['per_minute']:,.0f} a minute"
    yield "the same, one core for one article", "under 120 ms", f"{found['core_milliseconds']:.0f} ms"


def intake() -> Iterator[Row]:
    """A million rows of another source, and field forms over HTTP."""
    found = apart("benchmarks.intake", 1_000_000, 3)
    memory = f"{found['memory'] / 1e9:.2f} GB for all its processes"
    told = f"{found['seconds']:.1f} s ({found['cores']:.1f} s of both cores), {memory}"
    yield "`truceline import` of 1,000,000 rows of 49 columns, best of 3", "under 20 s and 1 GB", told
    newer = f"{found['newer_seconds']:.1f} s"
    yield "a newer release of them, in which some rows changed", "", newer
    forms = apart("benchmarks.submissions", 1_000, 8)
    times = f"median {forms['median'] * 1e3:.0f} ms, p99 {forms['p99'] * 1e3:.0f} ms"
    yield "field forms over HTTP, 8 clients, each durable", "", f"{forms['per_second']:,.0f} a second; {times}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _table(rows: list[Row]) -> list[str]:
    lines = [f"| {what} | {asked} | {measured} |" for what, asked, measured in rows]
    return ["| what | asked for | measured |", "|---|---|---|", *lines]


def page(found: list[Row], record: list[Row]) -> str:
    """The tables as Markdown."""
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    versions = ", ".join(f"{name} {version(name)}" for name in ("pydantic", "numpy", "matplotlib", "jinja2", "click"))
    lines = [
        "# Benchmarks",
        "",
        f"Written by `make bench`. {machine}; {versions}. Commands with start-up included, {ROUNDS} rounds each.",
        "",
        *_table(found),
        "",
        "## The record",
        "",
        "Parts are run in turn, round after round, because the disk's own speed varies many times over. The clients",
        "hand in leaves of 200 bytes, wait until they are durable and their proof is made, and go on. pymerkle is",
        "GPL-3.0 and is only ever installed for this comparison.",
        "",
        *_table(record),
        "",
        "## What was measured",
        "",
        "The record is made up (`benchmarks/river.py`): a year, late entries, corrections and retractions among them,",
        "one act in ten known only to the hour; 200 terms, among them 130 bans and ten duties that come up with each",
        "notice.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run on a copy of a shipped case, so that nothing in the tree is touched but the page."""
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(shutil.copytree(CASES / "spring-2025", Path(scratch) / "spring-2025"))
        found = [
            *commands(case, Path(scratch) / "out"),
            *foresight(case),
            *verdicts(),
            *monitors(),
            *reading(Path(scratch)),
            *intake(),
            *world_rows(apart),
        ]
    text = page(found, list(record_rows(apart)))
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
