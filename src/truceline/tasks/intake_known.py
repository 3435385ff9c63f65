"""Reading back what stood as known at an instant: row by row, or in columns for stages that reckon with very many."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import NotOnRecord
from truceline.intake.columns import codes_of
from truceline.intake.content import BETWEEN, cells_of, content_columns
from truceline.intake.keeping import Keeping, Version
from truceline.values.counts import parse_count
from truceline.values.instants import Instant

_MANY = 50_000
_PLACE = r"^(?P<north>-?[0-9.]+) (?P<east>-?[0-9.]+)(?: within (?P<within>[0-9.]+) m)?$"
_TEXTS = ("what", "detail", "side_a", "side_b", "place", "precision", "unit", "certainty", "outlet", "source", "text")
_COUNTS = ("deaths", "value")


@dataclass(frozen=True)
class Listed:
    """A row of a data set as it stood: its key, when it was (microseconds UTC), and its cells as texts.

    `still` False: a later release, known by then, no longer lists it.
    """

    key: str
    release: str
    known: Instant
    start: Instant
    end: Instant
    cells: Mapping[str, str]
    still: bool


def datasets(keeping: Keeping) -> dict[str, str]:
    """The data sets that are kept, each with its kind; without those whose rows are entries on record."""
    return {past.file.dataset: past.file.kind for past in keeping.pasts() if past.file.to == "bulk"}


def known_rows(keeping: Keeping, dataset: str, known: Instant | None = None, *, gone: bool = False) -> Iterator[Listed]:
    """The newest version of each row as known at an instant, by key; with `gone` also those no longer listed.

    Raises:
        NotOnRecord: if nothing of the data set was taken in.
    """
    kind = _kind(keeping, dataset)
    for one in keeping.versions(dataset, known):
        if one.listed or gone:
            cells = cells_of(kind, one.content)
            yield Listed(one.key, one.release, one.known, one.start, one.end, cells, one.listed)


def known_columns(keeping: Keeping, dataset: str, known: Instant | None = None) -> pa.Table:
    """The same in columns, without those no longer listed.

    `key`, `release`; `start`, `end` (microseconds UTC); `north`, `east` (degrees), `within_m`; `deaths_low`,
    `deaths_high`, `value_low`, `value_high`, `best`: null where not given; of an open count, the upper bound is null.
    The texts of the kind are empty where not given. Raises as `known_rows`.
    """
    kind = _kind(keeping, dataset)
    versions = (one for one in keeping.versions(dataset, known) if one.listed)
    tables = []
    while some := list(islice(versions, _MANY)):
        tables.append(_table(kind, some))
    return pa.concat_tables(tables) if tables else _table(kind, [])


def _kind(keeping: Keeping, dataset: str) -> str:
    pasts = keeping.pasts(dataset)
    if not pasts:
        there = ", ".join(sorted({past.file.dataset for past in keeping.pasts()})) or "nothing yet"
        raise NotOnRecord(f"nothing of {dataset} was taken in", f"name one of: {there}")
    return pasts[0].file.kind


def _table(kind: str, versions: Sequence[Version]) -> pa.Table:
    names = content_columns(kind)
    parts = pc.split_pattern(pa.array([one.content for one in versions], pa.string()), BETWEEN)
    flat = parts.flatten()
    places = np.arange(len(versions)) * len(names)
    texts = {name: flat.take(pa.array(places + n)) for n, name in enumerate(names)}
    columns: dict[str, pa.Array] = {
        "key": pa.array([one.key for one in versions], pa.string()),
        "release": pa.array([one.release for one in versions], pa.string()),
        "start": pa.array([one.start for one in versions], pa.int64()),
        "end": pa.array([one.end for one in versions], pa.int64()),
        **_spots(texts.get("location", pa.array([""] * len(versions), pa.string()))),
    }
    for name in _COUNTS:
        if name in texts:
            columns |= _bounds(name, texts[name])
    if "best" in texts:
        columns["best"] = _numbers(texts["best"], pa.int64())
    return pa.table(columns | {name: texts[name] for name in _TEXTS if name in texts})


def _spots(texts: pa.Array) -> dict[str, pa.Array]:
    found = pc.extract_regex(texts, _PLACE)
    parts = {name: _numbers(pc.struct_field(found, name), pa.float64()) for name in ("north", "east", "within")}
    return {"north": parts["north"], "east": parts["east"], "within_m": parts["within"]}


def _numbers(texts: pa.Array, sort: pa.DataType) -> pa.Array:
    """Numbers from texts; null where there is none."""
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts).cast(sort)


def _bounds(name: str, texts: pa.Array) -> dict[str, pa.Array]:
    codes, different = codes_of(texts)
    counts = [parse_count(text) if text else None for text in different]
    where = pa.array(codes)
    lows = pa.array([None if one is None else one.low for one in counts], pa.int64()).take(where)
    highs = pa.array([None if one is None else one.high for one in counts], pa.int64()).take(where)
    return {f"{name}_low": lows, f"{name}_high": highs}
