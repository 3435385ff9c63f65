"""What receiving forms needs and gives: what was sent, what became of it, and what a record must do for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from truceline.errors import BadInput, RecordRefused
from truceline.forms.submission import Submitted
from truceline.forms.xform import XForm
from truceline.sources.rows import Row
from truceline.tasks.form_inbox import Inbox, Piece
from truceline.tasks.offered_forms import Offered
from truceline.tasks.receiving import Answer
from truceline.values.instants import Instant


class Conflict(RecordRefused):
    """Something else is on record, or waits, under the same instance ID."""


class Unfit(BadInput):
    """It is a filled-in form, but what it says does not fit the record."""


class Stand(StrEnum):
    """What became of a form. `known`: it was on record already. `waiting`: it is kept, and not on record yet."""

    RECORDED = "recorded"
    KNOWN = "known"
    CORRECTED = "corrected"
    WAITING = "waiting"


@dataclass(frozen=True)
class Sent:
    """One request: which station it came from, the form, and the files that came with it, by their names."""

    station: str
    xml: bytes
    files: Mapping[str, Piece]


@dataclass(frozen=True)
class Outcome:
    """What became of a form, by its form ID.

    `missing`: the names of files that have not come. `early`: whether its original has not. `receipt`: its reference
    number, in small letters, once it is on record.
    """

    form: str
    stand: Stand
    missing: tuple[str, ...] = ()
    early: bool = False
    receipt: str = ""


class Desk(Protocol):
    """The record, as it takes what forms say."""

    def stands(self, id: str) -> bool:
        """Whether something stands on record under an id."""

    def check(self, rows: Sequence[Row], *, correcting: bool) -> list[Answer]:
        """What `take` would answer; nothing is written."""

    def take(self, rows: Sequence[Row], *, correcting: bool) -> list[Answer]:
        """As `Reception.take`."""

    def keep(self, path: Path, digest: str, how: str) -> None:
        """Keep a file (its SHA-256 in hex) as evidence, and put on record that it came. As `tasks.evidence.add`."""


@dataclass(frozen=True)
class Ground:
    """What an intake stands on: where forms wait, the record, what is offered, and how a form of it is read."""

    inbox: Inbox
    desk: Desk
    offered: Offered
    read: Callable[[bytes, XForm], Submitted]
    clock: Callable[[], Instant]
    exercise: bool
