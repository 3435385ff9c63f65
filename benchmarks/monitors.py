"""One rule, three monitors: every notice is answered within 24 hours.

`rtamt` and `reelay` read one sample or one change after the other, in the order of time. Truceline reads entries, takes
late ones and corrections, and answers as known at any instant. Run by itself; prints JSON (seconds for an entry).
"""

import json
import sys
from collections.abc import Iterator
from random import Random
from time import perf_counter
from typing import Any

from truceline.findings.board import Board
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act, Consent, ConsentAct, Proposal
from truceline.terms.load import Version, digest_of
from truceline.terms.schema import Agreement
from truceline.values.instants import HOUR, MINUTE, Instant, parse_instant
from truceline.values.intervals import exactly

START = parse_instant("2025-01-01T00:00Z")
A_DAY_IN_MINUTES = 24 * 60


def log(size: int) -> list[tuple[int, str]]:
    """Notices and answers with their minute, in the order of time, never two in one minute."""
    random, minute, found = Random(3), 0, []
    for number in range(size):
        minute += random.randrange(1, 400)
        found.append((minute, "notice" if number % 2 == 0 else "answer"))
    return found


def ours(events: list[tuple[int, str]], *, late: bool) -> float:
    """Entries appended one by one, every verdict brought up to date after each; `late`: out of order, and mended."""
    version = _version()
    board = Board([version])
    board.fill(_agreed(version))
    entries = list(_entries(events, late=late))
    start = perf_counter()
    for entry in entries:
        board.append(entry)
    return (perf_counter() - start) / len(entries)


def in_bulk(events: list[tuple[int, str]], *, late: bool) -> float:
    """The same entries at once, and one full reckoning."""
    version = _version()
    entries = [*_agreed(version), *_entries(events, late=late)]
    start = perf_counter()
    board = Board([version])
    board.fill(entries)
    board.totals()
    return (perf_counter() - start) / len(entries)


def _entries(events: list[tuple[int, str]], *, late: bool) -> Iterator[Entry]:
    random = Random(4)
    recorded = START
    for number, (minute, kind) in enumerate(events):
        happened = Instant(START + minute * MINUTE)
        recorded = max(recorded, happened)
        back = random.randrange(48 * HOUR) if late and number % 20 == 0 else 0
        act = Act.model_construct(event=kind, actor="north" if kind == "answer" else "south", value=None, answers=None,
                                  to=None, track=None, agreement=None, unit="")  # fmt: skip
        yield Entry(f"e{number}", Action.ASSERT, exactly(Instant(happened - back)), recorded, ("x",), "made up", act)
        if late and number % 50 == 0:
            moved = exactly(Instant(happened - back - HOUR))
            yield Entry(f"e{number}", Action.CORRECT, moved, recorded, ("x",), "made up", act)


def _version() -> Version:
    by = {"after": "each", "plus": {"length": "PT24H", "count": "elapsed"}}
    rule: dict[str, Any] = {"id": "answer", "kind": "duty", "party": ["north"], "act": {"event": "answer"}, "text": "x"}
    agreement = Agreement.model_validate(
        {
            "schema": "terms/1", "id": "river", "version": 1, "title": "x", "zone": "UTC", "sources": {},
            "parties": [{"id": "north", "role": "belligerent"}, {"id": "south", "role": "belligerent"}],
            "entry": {"all_of": ["north", "south"]},
            "terms": [{**rule, "for_each": "notice", "answered": "any", "by": by}],
        }
    )  # fmt: skip
    return Version(agreement, digest_of(agreement))


def _agreed(version: Version) -> Iterator[Entry]:
    put = Proposal(party="north", agreement="river", digest=version.digest)
    yield Entry("put", Action.ASSERT, exactly(START), START, ("x",), "made up", put)
    for name in ("north", "south"):
        said = Consent(party=name, agreement="river", digest=version.digest, act=ConsentAct.ACCEPT)
        yield Entry(f"accept-{name}", Action.ASSERT, exactly(START), START, ("x",), "made up", said)


def with_reelay(events: list[tuple[int, str]]) -> float:
    """Dense time, past form: no notice older than a day without an answer since."""
    import reelay  # noqa: PLC0415

    pattern = (
        f"historically((once[{A_DAY_IN_MINUTES}:{A_DAY_IN_MINUTES}]{{notice}}) -> once[0:{A_DAY_IN_MINUTES}]{{answer}})"
    )
    monitor = reelay.dense_timed_monitor(pattern=pattern)
    updates: list[dict[str, Any]] = []
    for minute, kind in events:
        updates.append({"time": minute, "notice": kind == "notice", "answer": kind == "answer"})
        updates.append({"time": minute + 1, "notice": False, "answer": False})
    start = perf_counter()
    for update in updates:
        monitor.update(update)
    return (perf_counter() - start) / len(events)


def with_rtamt(events: list[tuple[int, str]]) -> float:
    """Dense time, future form, as its manual has it for bounded response."""
    import rtamt  # noqa: PLC0415

    spec = rtamt.StlDenseTimeOfflineSpecification()
    spec.declare_var("notice", "float")
    spec.declare_var("answer", "float")
    spec.spec = f"(notice >= 0.5) implies (eventually[0:{A_DAY_IN_MINUTES}](answer >= 0.5))"
    spec.parse()
    series: dict[str, list[list[float]]] = {"notice": [[0.0, 0.0]], "answer": [[0.0, 0.0]]}
    for minute, kind in events:
        series[kind] += [[float(minute), 1.0], [float(minute) + 0.5, 0.0]]
    last = float(events[-1][0] + 2 * A_DAY_IN_MINUTES)
    for values in series.values():
        values.append([last, 0.0])
    start = perf_counter()
    spec.evaluate(["notice", series["notice"]], ["answer", series["answer"]])
    return (perf_counter() - start) / len(events)


def main(size: int) -> dict[str, float | str]:
    """Seconds for an entry, by monitor; three rounds, the best of each."""
    events, short = log(size), log(min(size, 4000))
    found: dict[str, float | str] = {"entries": size}
    for name, run in (
        ("ours_bulk", lambda: in_bulk(events, late=False)),
        ("ours_bulk_late", lambda: in_bulk(events, late=True)),
        ("ours_append", lambda: ours(short, late=False)),
        ("ours_append_late", lambda: ours(short, late=True)),
        ("reelay", lambda: with_reelay(events)),
        ("rtamt", lambda: with_rtamt(short)),
    ):
        try:
            found[name] = min(run() for _ in range(3))
        except Exception as cause:
            found[name] = f"{type(cause).__name__}: {cause}"
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
