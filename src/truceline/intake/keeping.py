"""Where the rows of other people's data sets are kept, version by version, and the rows that are held back.

A store keeps what one file brings in one step, or nothing of it. It never changes or forgets a version: a newer one, or
that the source no longer lists a row, is added.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from truceline.intake.batches import Batch
from truceline.intake.rows import Held, Kept
from truceline.values.instants import Instant


@dataclass(frozen=True)
class File:
    """A file that is being taken in: of which data set and kind, by its name without folders, and its digests.

    `to` says where its rows are kept beside the store, `text` is that of the mapping. `whole`: it lists everything that
    its source lists, so that what it lacks is no longer listed.
    """

    dataset: str
    kind: str
    title: str
    name: str
    digest: str
    mapping: str
    release: str
    whole: bool
    header: tuple[str, ...]
    to: str
    text: str


@dataclass(frozen=True)
class Counts:
    """What became of the rows of a file. `gone`: keys that it no longer lists; they are not among its rows."""

    taken: int = 0
    updated: int = 0
    known: int = 0
    held: int = 0
    skipped: int = 0
    gone: int = 0

    @property
    def rows(self) -> int:
        """The rows that stand for something: all but those that the mapping says are none."""
        return self.taken + self.updated + self.known + self.held


@dataclass(frozen=True)
class Past:
    """A file that was taken in: as which number, known since when, what became of its rows, and from when to when.

    `entry`: the id of the entry that tells of it; `told` whether that is on record yet.
    """

    number: int
    file: File
    known: Instant
    content: str
    counts: Counts
    span: tuple[Instant, Instant] | None
    entry: str
    told: bool


@dataclass(frozen=True)
class Version:
    """A version of a row: by which file it came, of which release, known since when; or that it is no longer listed."""

    key: str
    number: int
    line: int
    release: str
    known: Instant
    start: Instant
    end: Instant
    content: str
    listed: bool
    mended: str = ""


@dataclass(frozen=True)
class Waiting:
    """A row in quarantine: by the number of its file, with that file."""

    number: int
    file: File
    held: Held


@dataclass(frozen=True)
class Mend:
    """A row in quarantine that was mended: where it stood, what it became, which cells were changed from what to what,
    and by whom: a watch's label, never a name.
    """

    number: int
    line: int
    kept: Kept
    changes: Mapping[str, tuple[str, str]]
    by: str


class Taking(Protocol):
    """One file on its way into a store."""

    def add(self, batch: Batch) -> tuple[Held, ...]:
        """Put its next rows to what is there; those that are held back because their key came before in the file."""
        ...

    def end(self, file: File, entry: str, known: Instant) -> Past | None:
        """Keep it all in one step: what came of it, or None where it adds nothing and nothing was kept.

        `file` is what is known of it by now: its digest and its release.
        """
        ...

    @property
    def counts(self) -> Counts:
        """What became of its rows so far."""
        ...

    @property
    def content(self) -> str:
        """The digest of what is kept of it so far."""
        ...


class Keeping(Protocol):
    """A store of rows."""

    def taking(self, file: File) -> AbstractContextManager[Taking]:
        """Take a file in. What is not ended is undone. Raises StoreFailed."""
        ...

    def pasts(self, dataset: str | None = None) -> list[Past]:
        """The files that were taken in, in their order."""
        ...

    def told(self, number: int) -> None:
        """The entry about a file is on record."""
        ...

    def versions(self, dataset: str, known: Instant | None = None) -> Iterator[Version]:
        """The newest version of each row as known at an instant, by key, those that are no longer listed among them."""
        ...

    def history(self, dataset: str, key: str) -> list[Version]:
        """All versions of a row, the oldest first."""
        ...

    def waiting(self, dataset: str | None = None) -> list[Waiting]:
        """The rows in quarantine, by file and line."""
        ...

    def mend(self, file: File, mends: Sequence[Mend], entry: str, known: Instant) -> Past | None:
        """Let mended rows out of quarantine in one step, as those of a file; what came of it. Raises StoreFailed."""
        ...
