"""What is told of a made-up world, in columns: one row a row of the record, as numbers that stand for words."""

from enum import IntEnum, IntFlag

import numpy as np
from numpy.typing import NDArray


class Kind(IntEnum):
    """The kind of entry that a row becomes."""

    DETECTION = 0
    RESTRICTION = 1
    EFFORT = 2
    CASUALTY = 3
    COMPLAINT = 4
    CLAIM = 5
    LISTING = 6
    UTTERANCE = 7


class Told(IntEnum):
    """How a number is told."""

    NOTHING = 0
    EXACTLY = 1
    ABOUT = 2
    AT_LEAST = 3
    UNCOUNTABLE = 4


class Twist(IntFlag):
    """What in a row is not as it was. Nothing of it stands in the observations."""

    TIME = 1
    PLACE = 2
    COUNT = 4
    WHAT = 8
    SIDE = 16
    DUPLICATE = 32
    """The same thing, put on record once more under another id."""
    COPIED = 64
    """Taken over from somebody else's row."""
    INVENTED = 128
    """A lie: nothing of it happened."""
    INFLATED = 256
    """A lie about how much it was."""
    EXCUSED = 512
    """A lie: a side calls its own breach an exercise."""
    LATE = 1024
    CORRECTED = 2048
    """It was put right later, by another row with the same id."""


ASSERT, CORRECT, RETRACT = 0, 1, 2
NONE = -1

ROW = np.dtype(
    [
        ("kind", "i1"),
        ("action", "i1"),
        ("number", "i8"),  # who names it: the same for a row and what corrects it
        ("when", "i8"),  # microseconds UTC
        ("until", "i8"),
        ("day", "?"),  # only the day is told
        ("recorded", "i8"),
        ("who", "i2"),  # observer, issuer, speaker: a place among the people
        ("accused", "i1"),
        ("station", "i2"),
        ("outlet", "i1"),
        ("means", "i1"),
        ("pos_north", "f8"),  # degrees
        ("pos_east", "f8"),
        ("bearing", "i1"),  # one of sixteen points
        ("band", "i1"),  # a place in `telling.BANDS`
        ("north", "f8"),
        ("east", "f8"),
        ("within", "i4"),  # metres
        ("town", "i4"),
        ("precision", "i1"),
        ("what", "i1"),
        ("count", "i8"),
        ("told", "i1"),  # a `Told`
        ("weapon", "i1"),
        ("assessed", "i1"),
        ("light", "i1"),
        ("weather", "i1"),
        ("state", "i1"),  # of looking, of a restriction, of a follow-up, by the kind of the row
        ("effect", "i1"),
        ("seconds", "i4"),  # how long was looked or lost
        ("reason", "i1"),
        ("unit", "i1"),
        ("part", "?"),  # a part of a total
        ("refers", "i8"),  # the number of another row
        ("event", "i8"),  # truth: which event caused it
        ("twist", "i4"),  # truth: a `Twist`
        ("true", "i8"),  # truth: the number that it would have been
    ]
)
"""The columns. Where nothing is told there is -1, or nan."""

Rows = NDArray[np.void]
_BLANK = np.zeros(1, ROW)
for _name in ROW.names or ():
    if _BLANK.dtype[_name].kind == "f":
        _BLANK[_name] = np.nan
    elif _name not in ("kind", "action", "day", "part", "told", "twist"):
        _BLANK[_name] = NONE


def blank(size: int, kind: Kind) -> Rows:
    """So many rows of a kind that tell nothing yet."""
    found = np.repeat(_BLANK, size)
    found["kind"] = kind
    return found


def joined(parts: list[Rows]) -> Rows:
    """All rows of all parts."""
    return np.concatenate(parts) if parts else np.repeat(_BLANK, 0)
