"""All verdicts about a long record: full recompute, one entry more, and questions about the past.

Run by itself (`python -m benchmarks.verdicts SIZE`), so that the memory is that of this work alone; prints JSON.
"""

import json
import resource
import sys
from collections.abc import Callable
from functools import partial
from itertools import islice
from random import Random
from time import perf_counter

from benchmarks.river import START, record, truce
from truceline.findings.board import Board
from truceline.values.instants import DAY, Instant

APPENDS = 5_000
QUESTIONS = 30


def main(size: int) -> dict[str, float]:
    """Seconds and bytes, by name."""
    version = truce()
    entries = record(size + APPENDS, version)
    board = Board([version])
    found: dict[str, float] = {"terms": len(version.agreement.terms)}
    found["fill"] = _timed(lambda: board.fill(islice(entries, size)))
    found["recompute"] = min(_timed(board.recount) for _ in range(3))
    totals = board.totals()
    found["verdicts"] = sum(sum(counts.values()) for counts in totals.values())
    appends = sorted(_timed(partial(board.append, entry)) for entry in entries)
    found["append_median"], found["append_p99"] = appends[len(appends) // 2], appends[int(len(appends) * 0.99)]
    found["append_worst"] = appends[-1]
    random = Random(2)
    first, warm = [], []
    for _ in range(QUESTIONS):
        known = Instant(START + random.randrange(365 * DAY))
        at = Instant(START + random.randrange(known - START))
        first.append(_timed(partial(board.as_of, known, known)))
        warm.append(_timed(partial(board.as_of, at, known)))
    found["as_of_first"], found["as_of_warm"] = max(first), max(warm)
    found["as_of_median"] = sorted(warm)[len(warm) // 2]
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return found


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
