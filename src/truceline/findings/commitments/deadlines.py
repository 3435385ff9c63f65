"""The board of deadlines: everything that falls due, as a plain value."""

from dataclasses import dataclass

from truceline.findings.commitments.due import Item, Undated
from truceline.terms.answers import ReadingState
from truceline.values.instants import Instant


@dataclass(frozen=True)
class Board:
    """What falls due at an instant, as known at an instant.

    `undated`: what is open and has no time on record. `ended`: agreements that are over, the last to end first.
    `waiting`: how many things wait for their condition and have no deadline. `running`: the readings that are, or may
    be, in force. `whole`: everything is on it, and not only what falls due soon or is overdue.
    """

    at: Instant
    known: Instant
    items: tuple[Item, ...]
    undated: tuple[Undated, ...]
    ended: tuple[Item, ...]
    waiting: int
    running: tuple[ReadingState, ...]
    whole: bool
