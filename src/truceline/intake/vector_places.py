"""Places of very many rows at once. Degrees that are written plainly need no reckoning: only zeros at their end go."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.intake.cell_forms import Position
from truceline.intake.columns import Columns, Memory

_NORTH = r"^-?([0-9]|[1-8][0-9])(\.[0-9]{1,9})?$"
_EAST = r"^-?([0-9]|[1-9][0-9]|1[0-7][0-9])(\.[0-9]{1,9})?$"
_NOTHING = r"^-?0(\.0*)?$"
Flags = npt.NDArray[np.bool_]


def placed(place: Position, whole: Memory, reach: Memory | None, columns: Columns) -> tuple[pa.Array, Flags | None]:
    """The places of all rows, and which are in doubt.

    `whole` gives a place in the plain way, `reach` what stands behind the degrees (None where it cannot be said).
    """
    north, east = columns.text(place.north or ""), columns.text(place.east or "")
    fine = pc.and_(pc.match_substring_regex(north, _NORTH), pc.match_substring_regex(east, _EAST))
    for one in (north, east):
        fine = pc.and_not(fine, pc.match_substring_regex(one, _NOTHING))
    plain = ~np.asarray(fine.cast(pa.uint8())).astype(bool)
    behind: pa.Array | pa.Scalar = pa.scalar("", pa.string())
    if reach is not None:
        codes, answers = columns.ask(reach)
        plain |= np.array([one is None for one in answers], dtype=bool)[codes]
        behind = pa.array([one or "" for one in answers], pa.string()).take(pa.array(codes))
    degrees = pc.binary_join_element_wise(_without_zeros(north), _without_zeros(east), " ")
    return _mended(pc.binary_join_element_wise(degrees, behind, ""), plain, whole, columns)


def _mended(texts: pa.Array, plain: Flags, whole: Memory, columns: Columns) -> tuple[pa.Array, Flags | None]:
    """Places of which some are made in the plain way instead."""
    rows = np.flatnonzero(plain)
    if not len(rows):
        return texts, None
    picked = [columns.text(name).take(pa.array(rows)).to_pylist() for name in whole.names]
    answers = [whole.ask(values) for values in zip(*picked, strict=True)]
    doubt = np.zeros(columns.number, dtype=bool)
    doubt[rows] = [one is None for one in answers]
    mended = pa.array([one or "" for one in answers], pa.string())
    return pc.replace_with_mask(texts, pa.array(plain), mended), doubt


def _without_zeros(degrees: pa.Array) -> pa.Array:
    cut = pc.utf8_rtrim(pc.utf8_rtrim(degrees, characters="0"), characters=".")
    return pc.if_else(pc.match_substring(degrees, "."), cut, degrees)
