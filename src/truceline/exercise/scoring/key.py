"""What is true in an exercise, read from its sealed folder and held against the digest that its case names."""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from truceline.errors import BadInput, BrokenRecord, Fault, NotOnRecord
from truceline.exercise.watching.rows import Twist

TELLING = ("detection", "complaint", "listing")
"""The kinds of row that tell of one event each."""
_LIE = int(Twist.INVENTED | Twist.INFLATED | Twist.EXCUSED)
_SHA = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, eq=False)
class Events:
    """Every event, in columns. `side`: 0, 1, or -1 nobody. `looked`: how many stations could have noticed it."""

    begins: NDArray[np.int64]
    north: NDArray[np.float64]
    east: NDArray[np.float64]
    side: NDArray[np.int8]
    what: NDArray[np.str_]
    rounds: NDArray[np.int64]
    excluded: NDArray[np.bool_]
    looked: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.begins)


@dataclass(frozen=True, eq=False)
class Key:
    """The truth. `ids`, `event`: each row that tells of an event (or of none: -1), once. `said`: each claim, complaint
    and notice: whether it is a lie, and the number that it would have been (-1: there is none)."""

    sides: tuple[str, str]
    zone: str
    start: int
    events: Events
    ids: pa.Array
    event: NDArray[np.int64]
    said: pa.Array
    lie: NDArray[np.bool_]
    claim: NDArray[np.bool_]
    true: NDArray[np.int64]


def read_key(folder: Path, named: str) -> Key:
    """The truth in a folder; `named`: the SHA-256 by which the case names it.

    Raises:
        NotOnRecord: if there is no truth in the folder.
        BrokenRecord: if it is not the truth of this case, or was changed.
    """
    path = folder / "manifest.json"
    if not path.is_file():
        raise NotOnRecord(f"{folder} holds no truth", "name the folder of the truth with --truth; the director has it")
    raw = path.read_bytes()
    if sha256(raw).hexdigest() != named:
        raise BrokenRecord(f"{folder} is not the truth of this case", "name the truth that was made with the case")
    manifest = json.loads(raw)
    for name, wanted in manifest["files"].items():
        if _digest(folder / Path(name).name) != wanted:
            raise BrokenRecord(
                f"{folder}/{Path(name).name} was changed", "ask the director for the truth as it was made"
            )
    return _key(folder, manifest)


def digest_in(summary: str) -> str:
    """The SHA-256 of the truth in what a case says of itself. Raises BadInput where there is none."""
    found = _SHA.findall(summary)
    if len(found) != 1:
        fault = Fault("case.yaml", None, "names no truth", "take the case as `truceline exercise new` made it")
        raise BadInput(fault)
    return str(found[0])


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            found.update(chunk)
    return found.hexdigest()


def _key(folder: Path, manifest: dict[str, Any]) -> Key:
    scenario = manifest["scenario"]
    sides = tuple(side["label"] for side in scenario["sides"])
    table = pq.read_table(folder / "events.parquet")
    events = Events(
        table["begins_us"].to_numpy(),
        table["north"].to_numpy(),
        table["east"].to_numpy(),
        pc.fill_null(pc.index_in(table["side"], pa.array(sides)), -1).to_numpy().astype(np.int8),
        np.asarray(table["what"].to_pylist(), np.str_),
        table["rounds"].to_numpy(),
        table["excluded"].to_numpy(),
        table["looked"].to_numpy(),
    )
    behind = pq.read_table(folder / "behind.parquet")
    behind = behind.filter(pc.equal(behind["action"], "assert"))
    telling = behind.filter(pc.is_in(behind["kind"], pa.array(TELLING)))
    said = behind.filter(pc.is_in(behind["kind"], pa.array(["claim", "complaint"])))
    return Key(
        (sides[0], sides[1]),
        scenario["zone"],
        int(manifest["start_us"]),
        events,
        telling["id"].combine_chunks(),
        pc.fill_null(telling["event"], -1).to_numpy(),
        said["id"].combine_chunks(),
        (said["twists"].to_numpy() & _LIE) != 0,
        pc.equal(said["kind"], "claim").to_numpy(zero_copy_only=False),
        pc.fill_null(said["true"], -1).to_numpy(),
    )
