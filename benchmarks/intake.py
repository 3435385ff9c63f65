"""Taking in a large file of another source: rows as UCDP GED has them, made up, with all of its 49 columns.

`python -m benchmarks.intake [ROWS] [ROUNDS]` prints the best of the rounds as JSON: seconds by the clock from before
the start of the program to its end, seconds of both cores' time, the peak memory of all its processes together, and the
same for a newer release.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from threading import Thread
from time import perf_counter, sleep

HEADER = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
_FIRST = date(1989, 1, 1)
_SYLLABLES = [
    "ba",
    "ve",
    "ko",
    "ri",
    "du",
    "no",
    "sha",
    "mi",
    "lu",
    "te",
    "zo",
    "pra",
    "ga",
    "hi",
    "ny",
    "so",
    "ka",
    "re",
]
CASE = """schema: case/1
id: large
title: A large intake
summary: Made up, to measure.
zone: Europe/Kyiv
languages: [en]
mode: reconstructed
mandate: {name: Nobody's, recorded: the time of the intake, limits: [made up]}
parties: []
"""


def _word(random: Random, syllables: int) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def rows(number: int, seed: int = 7, changed: float = 0.0) -> Iterator[list[str]]:
    """Made-up rows in the shape of GED; with `changed`, so great a share of them as a newer release has them."""
    random, news = Random(seed), Random(seed + 1)
    places = [_place(random) for _ in range(60_000)]
    dyads = [_dyad(random, n) for n in range(900)]
    for n in range(number):
        row = _row(random, n, random.choice(places), random.choice(dyads))
        if changed and news.random() < changed:
            row[HEADER.index("high")] = str(int(row[HEADER.index("high")]) + 1)
        yield row


def _place(random: Random) -> list[str]:
    north, east = f"{random.uniform(-35, 60):.6f}", f"{random.uniform(-80, 120):.6f}"
    town, region = _word(random, 3), _word(random, 3) + " province"
    where = f"{random.randint(2, 60)} km from {town}, on the road" if random.random() < 0.2 else f"{town} town"
    return [str(random.choice((1, 1, 1, 2, 3, 4, 5, 6))), f"{town} town", where, region, f"{_word(random, 2)} district",
            north, east, f"POINT ({east} {north})", str(random.randint(1, 259200)), _word(random, 3)]  # fmt: skip


def _dyad(random: Random, n: int) -> list[str]:
    one, other = f"Government of {_word(random, 3)}", f"{_word(random, 2)} {_word(random, 3)} Front"
    ids = [str(n + 1), str(n + 300)]
    return [str(random.choice((1, 2, 3))), *ids, f"{one}: Government", *ids, f"{one} - {other}", *ids, one, *ids, other]


def _row(random: Random, n: int, place: list[str], dyad: list[str]) -> list[str]:
    start = _FIRST + timedelta(days=random.randrange(13_000))
    precision = random.choice((1, 1, 1, 1, 2, 3))
    end = start + timedelta(days=(0, 0, 3, 6)[precision])
    dead = [int(random.expovariate(0.3)) for _ in range(4)]
    best = sum(dead)
    headline = f"{_word(random, 3)}: {best} dead as fighting goes on in {place[1]}"
    article = f'"{random.choice(("Reuters News", "Agence France Presse"))},{start},{headline}"'
    sources = [str(random.randint(1, 5)), article, "Reuters News", start.isoformat(), headline, "police; residents"]
    name = f"{dyad[11][:3].upper()}-{start.year}-1-{n}"
    return [
        str(1000 + n), name, str(start.year), "True", "Clear", dyad[0], *dyad[1:13], *sources,
        *place[:9], place[9], str(random.randint(2, 900)), "Europe", str(random.choice((1, 2))),
        str(precision),
        start.isoformat(), end.isoformat(), *(str(one) for one in dead), str(best), str(best + random.randint(0, 5)),
        str(max(best - 1, 0)), "", "",
    ]  # fmt: skip


def write(path: Path, number: int, changed: float = 0.0) -> Path:
    """A file of made-up rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(number, changed=changed))
    return path


def measured(words: list[str]) -> dict[str, float]:
    """A run of the command line: its time, its cores' time, the peak memory of it with its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    watch = _Peak(process.pid)
    watch.start()
    if process.wait() != 0:
        raise SystemExit("the import failed")
    seconds = perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": seconds, "cores": cores, "memory": watch.stop()}


class _Peak(Thread):
    """Looks again and again how much memory a process and its children hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._peak, self._on = pid, 0, True

    def run(self) -> None:
        """Look, until told to stop."""
        while self._on:
            self._peak = max(self._peak, sum(_held(pid) for pid in _family(self._pid)))
            sleep(0.05)

    def stop(self) -> int:
        """The most that they held at one time, in bytes."""
        self._on = False
        self.join()
        return self._peak


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def main(number: int, rounds: int) -> dict[str, float]:
    """Take a file in, then a newer release of it in which one row in fifty has changed."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        first, second = write(folder / "first.csv", number), write(folder / "second.csv", number, changed=0.02)
        found: list[dict[str, float]] = []
        for turn in range(rounds):
            case = folder / f"case-{turn}"
            case.mkdir()
            (case / "case.yaml").write_text(CASE, encoding="utf-8")
            words = [str(Path(sys.executable).with_name("truceline")), "import", str(case)]
            once = measured([*words, str(first), "--as", "ucdp-ged", "--release", "1"])
            newer = measured([*words, str(second), "--as", "ucdp-ged", "--release", "2"])
            found.append({**once, **{f"newer_{name}": value for name, value in newer.items()}})
        best = {name: min(one[name] for one in found) for name in found[0]}
        return {"rows": number, "bytes": first.stat().st_size, **best}


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    print(json.dumps(main(*(asked + [1_000_000, 3][len(asked) :]))))  # noqa: T201 - the table is made of it
