"""How long it takes to make, judge and mark exercises, and in how much memory.

`python -m benchmarks.exercise [ROWS ...]` makes exercises of so many rows (10,000, 100,000 and 1,000,000 without
any), each in a process of its own, and prints a line of a table for each. The plain judge and the marks are run up
to 1,000,000.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000)
_JUDGED = 1_000_000


def measured(*words: str) -> tuple[float, float]:
    """Seconds of processor time and gigabytes at the most of one command of the program."""
    code = "from truceline.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{' '.join(words)} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024**2


def line(rows: int, folder: Path) -> str:
    """A line of the table for one size."""
    out, judgement = folder / str(rows), folder / f"{rows}.csv"
    began = time.perf_counter()
    seconds, memory = measured("exercise", "new", str(out), "--observations", str(rows))
    found = [f"{rows:>10,}", f"{seconds:7.1f} s", f"{time.perf_counter() - began:7.1f} s", f"{memory:5.2f} GB"]
    if rows <= _JUDGED:
        for words in (("judge", str(out), "--out"), ("score", str(out), "--judgement")):
            seconds, memory = measured("exercise", *words, str(judgement))
            found += [f"{seconds:7.1f} s", f"{memory:5.2f} GB"]
    return " | ".join(found)


def main() -> None:
    """Print the table."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    print("      rows | made, cpu | elapsed | memory | judged, cpu | memory | marked, cpu | memory")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            print(line(rows, Path(folder)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
