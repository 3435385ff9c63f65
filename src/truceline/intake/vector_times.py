"""Days of very many rows at once: each different day is reckoned once, and two of them are put together as numbers."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.intake.cell_forms import Moments
from truceline.intake.columns import MOST, Answer, Columns, Memory

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Times = tuple[pa.Array, Places, Places, Flags]


def plain_days(time: Moments) -> bool:
    """True for a time that is a day, or a day to a day, without clock, zones by row or precision."""
    by_row = (time.clock, time.end_clock, time.zone_from, time.precision)
    return len(time.start) == 1 and time.end is not None and not any(by_row)


def days_between(time: Moments, days: "Days", columns: Columns) -> Times:
    """When it was: the texts, from when to when in microseconds UTC, and which must be asked in the plain way."""
    number = columns.number
    # Asked together: to make the table of known days ready for questions costs as much as these do.
    texts, starts, ends, doubt = days.of(pa.concat_arrays([columns.text(time.start[0]), columns.text(time.end or "")]))
    first, last = starts[:number], starts[number:]
    both = pc.binary_join_element_wise(texts[:number], texts[number:], "/")
    whole = pc.if_else(pa.array(first == last), texts[:number], both)
    return whole, first, ends[number:], doubt[:number] | doubt[number:] | (last < first)


def times_of(codes: Places, answers: list[Answer]) -> tuple[pa.Array, Places, Places, Flags | None]:
    """The same from answers in the plain way, and which rows are in doubt."""
    wrong = np.array([one is None for one in answers], dtype=bool)
    found = [one or ("", 0, 0) for one in answers]
    texts = pa.array([text for text, _, _ in found], pa.string()).take(pa.array(codes))
    times = np.array([one[1:] for one in found], dtype=np.int64).reshape(-1, 2)[codes]
    return texts, times[:, 0], times[:, 1], wrong[codes] if wrong.any() else None


class Days:
    """Days as they were reckoned, remembered from block to block as arrays: a data set names the same ones again."""

    def __init__(self, day: Memory) -> None:
        """`day` gives the text, the start and the end of a day, or None for anything else."""
        self._day = day
        # Two blocks are read at once: the days and what they are change together.
        self._known = self._reckoned(pa.array([], pa.string()))

    def of(self, texts: pa.Array) -> Times:
        """The text, the start and the end of each day, and which are none."""
        known, (found, starts, ends, doubt) = self._known
        places = pc.index_in(texts, value_set=known)
        if places.null_count:
            new = texts.filter(pc.is_null(places)).unique()
            more = pa.concat_arrays([known, new]) if len(known) + len(new) <= MOST else texts.unique()
            self._known = known, (found, starts, ends, doubt) = self._reckoned(more)
            places = pc.index_in(texts, value_set=known)
        codes = np.asarray(places)
        return found.take(places), starts[codes], ends[codes], doubt[codes]

    def _reckoned(self, texts: pa.Array) -> tuple[pa.Array, Times]:
        codes = np.arange(len(texts))
        found, starts, ends, doubt = times_of(codes, [self._day.ask((text,)) for text in texts.to_pylist()])
        return texts, (found, starts, ends, np.zeros(len(texts), dtype=bool) if doubt is None else doubt)
