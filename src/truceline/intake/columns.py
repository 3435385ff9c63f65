"""The columns of very many rows as arrows' arrays, and functions of single texts put to each different text once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.intake.rows import BLANKS

MOST = 200_000
"""So many answers are remembered of one function."""
Answer = Any
_FIRST_OF_BLANK = np.isin(np.arange(256), [one.encode()[0] for one in BLANKS])
_LAST_OF_BLANK = np.isin(np.arange(256), [one.encode()[-1] for one in BLANKS])


class Memory:
    """Answers of a function of texts, remembered from block to block."""

    def __init__(self, function: Callable[[Mapping[str, str]], Answer], names: Sequence[str]) -> None:
        self._function, self.names, self._known = function, tuple(names), dict[tuple[str, ...], Answer]()

    def ask(self, values: tuple[str, ...]) -> Answer:
        """The function's answer for these texts."""
        try:
            return self._known[values]
        except KeyError:
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[values] = self._function(dict(zip(self.names, values, strict=True)))
            return found


class Columns:
    """The columns of a block of rows, as texts without blanks around them; an empty one is "not given"."""

    def __init__(self, table: pa.Table) -> None:
        self._table, self.number = table, table.num_rows
        self._texts: dict[str, pa.Array] = {}
        self._codes: dict[str, tuple[npt.NDArray[np.int64], list[str]]] = {}

    def text(self, name: str) -> pa.Array:
        """A column; one that the file does not have is empty."""
        if name not in self._texts:
            if name in self._table.column_names:
                whole = self._table.column(name).combine_chunks()
                whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
                self._texts[name] = pc.utf8_trim(whole, characters=BLANKS) if _may_be_trimmed(whole) else whole
            else:
                self._texts[name] = pa.array([""] * self.number, pa.string())
        return self._texts[name]

    def add(self, name: str, texts: pa.Array) -> None:
        """A column that is made of others."""
        self._texts[name] = texts
        self._codes.pop(name, None)

    def codes(self, name: str) -> tuple[npt.NDArray[np.int64], list[str]]:
        """For each row the place of its text among the different ones, and these."""
        if name not in self._codes:
            self._codes[name] = codes_of(self.text(name))
        return self._codes[name]

    def ask(self, memory: Memory) -> tuple[npt.NDArray[np.int64], list[Answer]]:
        """The answers of a function to the different rows of its columns, and for each row the place of its answer."""
        names = memory.names
        if not names:
            return np.zeros(self.number, dtype=np.int64), [memory.ask(())]
        if len(names) == 1:
            codes, texts = self.codes(names[0])
            return codes, [memory.ask((text,)) for text in texts]
        codes = self._joint(names)
        first = np.full(int(codes.max(initial=-1)) + 1, -1, dtype=np.int64)
        first[codes[::-1]] = np.arange(self.number)[::-1]
        picked = pa.array(first)
        columns = [self.text(name).take(picked).to_pylist() for name in names]
        return codes, [memory.ask(values) for values in zip(*columns, strict=True)]

    def _joint(self, names: Sequence[str]) -> npt.NDArray[np.int64]:
        """For each row the place of its texts in these columns among the different ones."""
        joint, _ = self.codes(names[0])
        for name in names[1:]:
            codes, texts = self.codes(name)
            joint = _places(pa.array(joint * len(texts) + codes))
        return joint


def letters_of(texts: pa.Array) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """All bytes of an array of texts one after the other, and where each text begins, with the end of the last."""
    _, offsets, data = texts.buffers()
    places = np.frombuffer(offsets, dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    letters = np.frombuffer(data or b"", dtype=np.uint8)[places[0] : places[-1]]
    return letters, places - places[0]


def some_empty(texts: pa.Array) -> bool:
    """True where a text is empty."""
    return bool(pc.any(pc.equal(pc.binary_length(texts), 0)).as_py())


def _may_be_trimmed(texts: pa.Array) -> bool:
    """True where a text may have blanks at its ends, by the first and the last byte of each."""
    if not len(texts):
        return False
    letters, places = letters_of(texts)
    starts, ends = places[:-1], places[1:]
    there = ends > starts
    first, last = letters[starts[there]], letters[ends[there] - 1]
    return bool(_FIRST_OF_BLANK[first].any() or _LAST_OF_BLANK[last].any())


def _places(array: pa.Array) -> npt.NDArray[np.int64]:
    return np.asarray(array.dictionary_encode().indices.cast(pa.int64()))


def codes_of(array: pa.Array) -> tuple[npt.NDArray[np.int64], list[str]]:
    """For each text its place among the different ones, and these."""
    encoded = array.dictionary_encode()
    return np.asarray(encoded.indices.cast(pa.int64())), encoded.dictionary.to_pylist()
