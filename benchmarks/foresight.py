"""How long it takes to find whose move it is, and where everybody waits for somebody."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from truceline.tasks.state import moves_of_case, ways_of_case
from truceline.terms.lint import deadlocks
from truceline.terms.schema import Agreement
from truceline.values.instants import parse_instant
from truceline.wiring import build_record, desk_of

ROUNDS = 7


def jeddah(case: Path) -> tuple[float, float]:
    """Seconds for the open moves, and for the smallest sets of acts, of the Jeddah text alone; median of seven."""
    build_record(case, anew=True)
    desk = desk_of(case)
    alone = replace(desk, versions=tuple(one for one in desk.versions if one.agreement.id == "jeddah-30d"))
    at = parse_instant("2025-03-20T12:00Z")
    return (
        _median(lambda: moves_of_case(alone, at=at, known=at)),
        _median(lambda: ways_of_case(alone, at=at, known=at)),
    )


def knots(size: int) -> dict[str, float]:
    """Seconds to find the stuck sets of so many terms, for chains, rings and pairs; median of seven."""
    after = {
        "a chain": lambda n: n - 1 if n else None,
        "one ring": lambda n: (n - 1) % size,
        "pairs": lambda n: n ^ 1,
    }
    found = {}
    for name, before in after.items():
        agreement = _waiting({n: before(n) for n in range(size)})
        found[name] = _median(lambda agreement=agreement: deadlocks(agreement))  # type: ignore[misc]
    return found


def _waiting(after: dict[int, int | None]) -> Agreement:
    terms: list[dict[str, Any]] = []
    for number, before in after.items():
        party = ["north", "south"][number % 2]
        term: dict[str, Any] = {"id": f"t{number}", "kind": "duty", "party": [party], "text": "t"}
        term["act"] = {"event": f"e{number}"}
        if before is not None:
            term["when"] = {"happened": f"e{before}"}
        terms.append(term)
    return Agreement.model_validate(
        {
            "schema": "terms/1", "id": "waiting", "version": 1, "title": "t", "zone": "UTC", "sources": {},
            "parties": [{"id": "north", "role": "belligerent"}, {"id": "south", "role": "belligerent"}],
            "entry": {"all_of": ["north", "south"]}, "terms": terms,
        }
    )  # fmt: skip


def main(size: int) -> dict[str, float]:
    """The knots alone, in a process of their own."""
    return knots(size)


def _median(work: Any) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return sorted(taken)[ROUNDS // 2]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
