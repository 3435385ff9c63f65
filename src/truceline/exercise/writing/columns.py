"""A slab of what is told, as a table with the columns and words of entries, and the same in numbers beside them."""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.casualties import INJURED
from truceline.exercise.watching.people import OUTLETS
from truceline.exercise.watching.rows import Kind, Rows, Told
from truceline.exercise.world.truth import WHATS
from truceline.exercise.world.weapons import WEAPONS
from truceline.exercise.world.weather import KINDS, LIGHTS
from truceline.exercise.writing import cells, texts
from truceline.exercise.writing.labels import MISSION, Labels

ACTIONS = ("assert", "correct", "retract")
COMMON = ("id", "action", "kind", "occurred", "recorded")
SAID: tuple[str, ...] = (
    "observer", "station", "means", "position", "bearing", "range", "location", "place", "precision", "what", "value",
    "weapon", "assessed", "light", "weather", "sort", "by", "reason", "effect", "lost", "state", "looked",
    "restriction", "file", "harm", "standing", "cause", "body", "lodger", "issuer", "accused", "receipt", "agreement",
    "period", "scope", "unit", "part_of", "dataset", "key", "side_a", "deaths", "outlet", "speaker", "manner", "about",
)  # fmt: skip
"""The columns of all kinds that an exercise has."""
NUMBERS: Mapping[str, pa.DataType] = {
    "begins_us": pa.int64(),
    "ends_us": pa.int64(),
    "recorded_us": pa.int64(),
    "north": pa.float64(),
    "east": pa.float64(),
    "within_m": pa.int32(),
    "position_north": pa.float64(),
    "position_east": pa.float64(),
    "count": pa.int64(),
}
"""The same again for reckoning: microseconds UTC, degrees, metres. `count` is the number without its wording."""
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in (*COMMON, *SAID, "source", "text")),
        *NUMBERS.items(),
    ]
)
AGREEMENT = "truce"


def table_of(rows: Rows, ids: pa.Array, refers: pa.Array, labels: Labels, dates: NDArray[np.int64]) -> pa.Table:
    """Rows with their ids as a table of `SCHEMA`; `dates`: the day of each by the clocks there, since 1970."""
    order, parts = [], []
    for kind in Kind:
        mine = np.flatnonzero(rows["kind"] == kind)
        if len(mine):
            places = pa.array(mine)
            parts.append(_of_kind(kind, rows[mine], ids.take(places), refers.take(places), labels, dates[mine]))
            order.append(mine)
    if not parts:
        return SCHEMA.empty_table()
    back = np.argsort(np.concatenate(order), kind="stable")
    return pa.concat_tables(parts).take(pa.array(back))


def _of_kind(
    kind: Kind, rows: Rows, ids: pa.Array, refers: pa.Array, labels: Labels, dates: NDArray[np.int64]
) -> pa.Table:
    """Rows of one kind: only its own columns have words."""
    found: dict[str, pa.Array] = {
        "id": ids,
        "action": cells.words(rows["action"], ACTIONS),
        "kind": cells.every(rows, kind.name.lower()),
        "occurred": cells.spans(rows, dates),
        "recorded": cells.instants(rows["recorded"]),
        "source": cells.every(rows, labels.mark),
        _REFERS.get(kind, ""): refers,
        _OWN.get(kind, ""): ids,
    }
    found |= {name: column(rows, labels) for name, (kinds, column) in _COLUMNS.items() if kind in kinds}
    found["text"] = texts.texts_of(kind, rows, found)
    none = pa.nulls(len(rows), pa.string())
    names = (*COMMON, *SAID, "source", "text")
    return pa.table([*(found.get(name, none) for name in names), *_numbers(rows)], schema=SCHEMA)


def _numbers(rows: Rows) -> list[pa.Array]:
    def degrees(name: str) -> pa.Array:
        return pa.array(np.round(rows[name], 5), pa.float64(), mask=np.isnan(rows[name]))

    whole = {name: cells.seconds(rows[name]) * 1_000_000 for name in ("when", "until", "recorded")}
    return [
        *(pa.array(column) for column in whole.values()),
        degrees("north"),
        degrees("east"),
        pa.array(rows["within"], pa.int32(), mask=rows["within"] < 0),
        degrees("pos_north"),
        degrees("pos_east"),
        pa.array(rows["count"], pa.int64(), mask=np.isin(rows["told"], (Told.NOTHING, Told.UNCOUNTABLE))),
    ]


_REFERS = {Kind.EFFORT: "restriction", Kind.UTTERANCE: "about"}
"""Where a row names another one."""
_OWN = {Kind.CASUALTY: "file", Kind.COMPLAINT: "receipt", Kind.LISTING: "key"}
"""Where its own id is its label too."""
Column = Callable[[Rows, Labels], pa.Array]
D, R, E, C, X, L, S, U = Kind
_SENT = (D, R, E)
_PLACED = (D, C, X, S)
_COLUMNS: Mapping[str, tuple[tuple[Kind, ...], Column]] = {
    "observer": ((*_SENT, C), lambda rows, labels: cells.words(rows["who"], labels.people)),
    "station": (_SENT, lambda rows, labels: cells.words(rows["station"], labels.stations)),
    "means": (_SENT, lambda rows, _: cells.words(rows["means"], codes.MEANS)),
    "position": (_SENT, lambda rows, _: cells.places(rows["pos_north"], rows["pos_east"])),
    "bearing": ((D,), lambda rows, _: cells.directions(rows)),
    "range": ((D,), lambda rows, _: cells.distances(rows)),
    "location": (_PLACED, lambda rows, _: cells.places(rows["north"], rows["east"], rows["within"])),
    "place": (_PLACED, lambda rows, labels: cells.words(rows["town"], labels.towns)),
    "precision": (_PLACED, lambda rows, _: cells.words(rows["precision"], codes.PRECISIONS)),
    "what": ((D, X, S), lambda rows, _: cells.words(rows["what"], WHATS)),
    "value": ((D, C, X, L, S), lambda rows, _: cells.counts(rows)),
    "weapon": ((D, X), lambda rows, _: cells.words(rows["weapon"], [one.name for one in WEAPONS])),
    "assessed": ((D,), lambda rows, _: cells.words(rows["assessed"], codes.ASSESSED)),
    "light": ((D, E), lambda rows, _: cells.words(rows["light"], LIGHTS)),
    "weather": ((D, E), lambda rows, _: cells.words(rows["weather"], KINDS)),
    "sort": ((R,), lambda rows, _: cells.words(rows["state"], codes.HINDRANCES)),
    "by": ((R,), lambda rows, labels: cells.words(rows["accused"], labels.people)),
    "reason": ((R, E), lambda rows, _: cells.words(rows["reason"], codes.REASONS)),
    "effect": ((R,), lambda rows, _: cells.words(rows["effect"], codes.EFFECTS)),
    "lost": ((R,), lambda rows, _: cells.lengths(rows["seconds"])),
    "state": (
        (E, C),
        lambda rows, _: cells.words(rows["state"], codes.LOOKINGS if rows["kind"][0] == E else codes.FOLLOWS),
    ),
    "looked": ((E,), lambda rows, _: cells.lengths(rows["seconds"])),
    "harm": ((C,), lambda rows, _: cells.words(np.where(rows["unit"] == INJURED, 1, 0), ("killed", "injured"))),
    "standing": ((C,), lambda rows, _: cells.every(rows, "civilian")),
    "cause": ((C,), lambda rows, _: cells.words(rows["what"], WHATS)),
    "body": ((X,), lambda rows, _: cells.every(rows, MISSION)),
    "lodger": ((X,), lambda rows, _: cells.words(rows["state"], ("party", "public"))),
    "issuer": ((X, L), lambda rows, labels: cells.words(rows["who"], labels.people)),
    "accused": ((X, L), lambda rows, labels: cells.words(rows["accused"], labels.people)),
    "period": (
        (L,),
        lambda rows, _: pc.binary_join_element_wise(cells.instants(rows["when"]), cells.instants(rows["until"]), "/"),
    ),
    "agreement": ((L,), lambda rows, labels: cells.words(np.where(rows["when"] >= labels.start, 0, -1), (AGREEMENT,))),
    "scope": ((L,), lambda rows, _: cells.every(rows, "the whole line")),
    "unit": ((L,), lambda rows, _: cells.words(rows["unit"], codes.UNITS)),
    "part_of": ((L,), lambda rows, _: cells.words(np.where(rows["part"], 0, -1), codes.UNITS)),
    "dataset": ((S,), lambda rows, _: cells.words(rows["outlet"], OUTLETS)),
    "side_a": ((S,), lambda rows, labels: cells.words(rows["accused"], labels.people)),
    "deaths": ((S,), lambda rows, _: cells.whole(np.where(rows["state"] > 0, rows["state"], -1))),
    "outlet": ((S,), lambda rows, _: cells.words(rows["outlet"], OUTLETS)),
    "speaker": ((U,), lambda rows, labels: cells.words(rows["who"], labels.people)),
    "manner": ((U,), lambda rows, _: cells.every(rows, "denied")),
}
