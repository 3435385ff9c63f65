"""Texts of very many rows at once: copies, columns one after the other, sentences."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.intake.cell_forms import Joined, Taken
from truceline.intake.columns import Columns, letters_of, some_empty
from truceline.intake.sentences import NOT_GIVEN, Part

Flags = npt.NDArray[np.bool_]
Cells: TypeAlias = Any
"""An array with a text for each row, or a scalar with one for all."""
_ODD_BLANKS = (
    r"  |[\t\r\n\v\f\x{1c}-\x{1f}\x{85}\x{a0}\x{1680}"
    r"\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
)
_FIRST_OF_ODD = b"\xc2", b"\xe1", b"\xe2", b"\xe3"
_BLANK, _NOT_ASCII = 32, 128


def copied(cell: Taken, columns: Columns) -> pa.Array:
    """The texts of a column, or of the first of several that is not empty; what stands for an empty one."""
    found = columns.text(cell.from_[0])
    for name in cell.from_[1:]:
        found = pc.if_else(pc.equal(found, ""), columns.text(name), found)
    # A default is not shortened, so a short one may stand for an empty text here.
    return pc.if_else(pc.equal(found, ""), cell.default, found) if cell.default else found


def joined(cell: Joined, columns: Columns) -> pa.Array:
    """Columns one after the other, pair by pair: arrow's own joining loses rows in which all are left out."""
    found, *others = (columns.text(name) for name in cell.join)
    if not any(some_empty(texts) for texts in (found, *others)):
        return pc.binary_join_element_wise(found, *others, cell.with_)
    for more in others:
        both = pc.and_(pc.not_equal(found, ""), pc.not_equal(more, ""))
        found = pc.binary_join_element_wise(found, pc.if_else(both, cell.with_, ""), more, "")
    return found


def part_of_sentence(part: Part, texts: list[Cells]) -> list[Cells]:
    """The texts of a part of a sentence, with what is written for those that are empty."""
    if not part.optional:
        return [one if isinstance(one, pa.Scalar) and one.as_py() else _or_not_given(one) for one in texts]
    arrays = [one for one in texts if isinstance(one, pa.Array)]
    if any(isinstance(one, pa.Scalar) and not one.as_py() for one in texts):
        return []
    if not arrays:
        return texts
    whole = pc.binary_join_element_wise(*texts, "")
    if not any(some_empty(one) for one in arrays):
        return [whole]
    empty = pc.equal(arrays[0], "")
    for one in arrays[1:]:
        empty = pc.or_(empty, pc.equal(one, ""))
    return [pc.if_else(empty, "", whole)]


def _or_not_given(texts: Cells) -> Cells:
    if isinstance(texts, pa.Scalar):
        return pa.scalar(NOT_GIVEN, pa.string())
    return pc.if_else(pc.equal(texts, ""), NOT_GIVEN, texts) if some_empty(texts) else texts


def to_be_shortened(texts: pa.Array, most: int) -> Flags | None:
    """Which texts are longer than so many signs, or have odd blanks, that shortening makes plain; None for none."""
    if not _may_have_odd_blanks(texts) and pc.max(pc.binary_length(texts)).as_py() <= most:
        return None
    found = pc.or_(pc.greater(pc.utf8_length(texts), most), pc.match_substring_regex(texts, _ODD_BLANKS))
    return np.asarray(found.cast(pa.uint8())).astype(bool)


def _may_have_odd_blanks(texts: pa.Array) -> bool:
    """By the bytes alone, which is much quicker than to look for them; of texts that touch, it may be wrong."""
    letters, _ = letters_of(texts)
    if not len(letters):
        return True
    blank = letters == _BLANK
    if letters.min() < _BLANK or (blank[1:] & blank[:-1]).any():
        return True
    return bool(letters.max() >= _NOT_ASCII) and any(one in letters.tobytes() for one in _FIRST_OF_ODD)
