"""Redacted copies, checked as somebody does who was handed them: 16 fields, half of them withheld.

Run as `python -m benchmarks.redaction SIZE`. What counts as a check: the form of the copy and of its leaf, every
commitment, the root over them, that the bytes are canonical, and the signature of the leaf. On one core.
"""

import json
import os
import sys
from collections.abc import Sequence
from statistics import median
from time import perf_counter
from typing import Any

from pydantic import create_model

from truceline.record.entry import field_names
from truceline.record.fields import Copy, committed, parse_copy, salted
from truceline.record.kinds import KINDS
from truceline.record.pen import Pen, Place
from truceline.record.store import About
from truceline.record.tlog.signatures import PrivateKey
from truceline.sources.models import Strict
from truceline.values.canonical import Json

ABOUT = About("bench", "exercise", "record.invalid/bench/exercise")
KEY = PrivateKey(bytes(range(32)))
ROUNDS = 5
FIELDS = 16
Found = dict[str, float]


def measured_kind() -> str:
    """A kind that stands here only, as none has just 16 fields: four that all have, and twelve of its own."""
    parts: dict[str, Any] = {f"part{number:02}": (str, "") for number in range(FIELDS - 4)}
    KINDS["measured"] = create_model("Measured", __base__=Strict, **parts)
    return "measured"


def values_of(kind: str, number: int) -> dict[str, Json]:
    """Values such as an entry has: a time, a list, a sentence, short names."""
    filled: dict[str, Json] = {name: f"{name} {number}" for name in field_names(kind)}
    return filled | {
        "occurred": [number * 1_000_000, number * 1_000_000 + 60_000_000],
        "recorded": number * 1_000_000,
        "sources": [f"patrol {number % 50}", "post 4"],
        "text": f"{number} impacts were heard to the north of the crossing, outgoing and incoming, within a minute",
    }


def copies(size: int) -> list[bytes]:
    """Copies with every second field withheld."""
    kind = measured_kind()
    pen = Pen(ABOUT.case, ABOUT.mode, KEY, Place(), None)
    shown = set(field_names(kind)[::2])
    made = []
    for number in range(size):
        fields = salted(values_of(kind, number), lambda: os.urandom(16))
        leaf = pen.write(kind, f"e{number:09}", committed(fields), claimed=number)
        made.append(Copy(leaf, fields).showing(shown.__contains__).bytes())
    return made


def check(copy: bytes, public: bytes) -> None:
    """The whole check of one copy. Raises NotProved."""
    parse_copy(copy).leaf.verify(public)


def measure(made: Sequence[bytes]) -> Found:
    """Checks a second, in all and without the signatures; medians of several rounds."""
    whole, fields = [], []
    for _ in range(ROUNDS):
        start = perf_counter()
        for copy in made:
            check(copy, KEY.public)
        whole.append(len(made) / (perf_counter() - start))
        start = perf_counter()
        for copy in made:
            parse_copy(copy)
        fields.append(len(made) / (perf_counter() - start))
    return {"checks": median(whole), "slowest": min(whole), "without_signatures": median(fields)}


def main() -> None:
    """Print what was found, as JSON."""
    made = copies(int(sys.argv[1]))
    slots = parse_copy(made[0]).slots
    withheld = len(parse_copy(made[0]).withheld)
    found = measure(made) | {"fields": len(slots), "withheld": withheld, "bytes": sum(map(len, made)) / len(made)}
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()
