"""Ids for what is told: in the order in which things came on record, so that no id tells what caused a row."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from truceline.exercise.watching.rows import NONE, Kind, Rows
from truceline.values.watermark import PREFIX

_LETTERS = "drnyxlsu"
"""One for each kind: detection, restriction, effort (never on guard alone), casualty, complaint (x), claim (l), listing
(s), utterance."""
_DIGITS = 8


@dataclass
class Numbers:
    """Goes on counting from one slab to the next."""

    used: NDArray[np.int64] = field(default_factory=lambda: np.zeros(len(Kind), np.int64))

    def ids(self, rows: Rows) -> tuple[pa.Array, pa.Array]:
        """The id of each row, and of the row that it refers to (or null); rows in the order of the record."""
        numbers, first, again = np.unique(rows["number"], return_index=True, return_inverse=True)
        kind = rows["kind"][first].astype(np.int64)
        order = np.lexsort((first, kind))
        place = np.empty(len(numbers), np.int64)
        many = np.bincount(kind, minlength=len(Kind))
        place[order] = np.arange(len(numbers)) - np.repeat(np.concatenate([[0], np.cumsum(many)[:-1]]), many)
        place += self.used[kind] + 1
        self.used += many
        refers = rows["refers"]
        target = np.clip(np.searchsorted(numbers, refers), 0, max(len(numbers) - 1, 0))
        known = (refers != NONE) & (numbers[target] == refers) if len(numbers) else refers != NONE
        return _named(kind[again], place[again]), _named(kind[target], place[target], ~known)


def _named(kind: NDArray[np.int64], place: NDArray[np.int64], missing: NDArray[np.bool_] | None = None) -> pa.Array:
    heads = pa.array([f"{PREFIX}{letter}" for letter in _LETTERS]).take(pa.array(kind))
    digits = pc.utf8_lpad(pc.cast(pa.array(place), pa.string()), _DIGITS, "0")
    names = pc.binary_join_element_wise(heads, digits, "")
    return names if missing is None else pc.if_else(pa.array(missing), pa.scalar(None, pa.string()), names)
