"""Days of very many rows at once: each different day is reckoned once, and two of them are put together as numbers."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.intake.cell_forms import Moments
from truceline.intake.columns import Answer, Columns, Memory

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Times = tuple[pa.Array, Places, Places, Flags]


def plain_days(time: Moments) -> bool:
    """True for a time that is a day, or a day to a day, without clock, zones by row or precision."""
    by_row = (time.clock, time.end_clock, time.zone_from, time.precision)
    return len(time.start) == 1 and time.end is not None and not any(by_row)


def days_between(time: Moments, day: Memory, columns: Columns) -> Times:
    """When it was: the texts, from when to when in microseconds UTC, and which must be asked in the plain way.

    `day` gives the text, the start and the end of a day, or None for anything else.
    """
    text, starts, _, doubt = _days(time.start[0], day, columns)
    last_text, last_starts, last_ends, last_doubt = _days(time.end or "", day, columns)
    doubt = doubt | last_doubt | (last_starts < starts)
    both = pc.binary_join_element_wise(text, last_text, "/")
    return pc.if_else(pa.array(starts == last_starts), text, both), starts, last_ends, doubt


def times_of(codes: Places, answers: list[Answer]) -> tuple[pa.Array, Places, Places, Flags | None]:
    """The same from answers in the plain way, and which rows are in doubt."""
    wrong = np.array([one is None for one in answers], dtype=bool)
    found = [one or ("", 0, 0) for one in answers]
    texts = pa.array([text for text, _, _ in found], pa.string()).take(pa.array(codes))
    times = np.array([one[1:] for one in found], dtype=np.int64).reshape(-1, 2)[codes]
    return texts, times[:, 0], times[:, 1], wrong[codes] if wrong.any() else None


def _days(name: str, day: Memory, columns: Columns) -> Times:
    codes, texts = columns.codes(name)
    found, starts, ends, doubt = times_of(codes, [day.ask((text,)) for text in texts])
    return found, starts, ends, np.zeros(columns.number, dtype=bool) if doubt is None else doubt
