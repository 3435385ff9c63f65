"""Texts of very many rows at once: copies, columns one after the other, sentences."""

from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from truceline.intake.cell_forms import Joined, Taken
from truceline.intake.columns import Columns
from truceline.intake.sentences import NOT_GIVEN, Part

Cells: TypeAlias = Any
"""An array with a text for each row, or a scalar with one for all."""


def copied(cell: Taken, columns: Columns) -> pa.Array:
    """The texts of a column, or of the first of several that is not empty; what stands for an empty one."""
    found = columns.text(cell.from_[0])
    for name in cell.from_[1:]:
        found = pc.if_else(pc.equal(found, ""), columns.text(name), found)
    # A default is not shortened, so a short one may stand for an empty text here.
    return pc.if_else(pc.equal(found, ""), cell.default, found) if cell.default else found


def joined(cell: Joined, columns: Columns) -> pa.Array:
    """Columns one after the other, pair by pair: arrow's own joining loses rows in which all are left out."""
    found = columns.text(cell.join[0])
    for name in cell.join[1:]:
        more = columns.text(name)
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
    empty = pc.equal(arrays[0], "")
    for one in arrays[1:]:
        empty = pc.or_(empty, pc.equal(one, ""))
    return [pc.if_else(empty, "", whole)]


def _or_not_given(texts: Cells) -> Cells:
    if isinstance(texts, pa.Scalar):
        return pa.scalar(NOT_GIVEN, pa.string())
    return pc.if_else(pc.equal(texts, ""), NOT_GIVEN, texts)
