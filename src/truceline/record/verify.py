"""Checking a record from its bytes alone: any row changed, dropped, added or put elsewhere is found and named."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.record.chain import Head, StoredRow, next_link, start_of
from truceline.record.entry import body_of, entry_of
from truceline.record.log import DamagedRow, RecordLog


@dataclass(frozen=True)
class Problem:
    """Something wrong with a record: the place and id of the entry (None where no entry can be named), and what."""

    seq: int | None
    id: str | None
    what: str

    def __str__(self) -> str:
        if self.seq is None:
            return self.what
        return f"entry {self.seq}{f' ({self.id})' if self.id else ''}: {self.what}"


@dataclass(frozen=True)
class Verification:
    """The outcome: how many rows were read, where the record stands, and what is wrong with it."""

    read: int
    head: Head | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


def verify(log: RecordLog, case: str, mode: str, seen: Head | None = None) -> Verification:
    """Check a whole record.

    `seen` is a head that somebody kept from earlier: the record must still begin with just those entries.
    """
    walk = _Walk(start_of(case, mode), seen)
    problems = list(walk.over(log))
    problems += [Problem(None, None, f"the file: {complaint}") for complaint in log.complaints()]
    try:
        head, begun_for = log.head(), log.case()
    except DamagedRow as damage:
        problems.append(Problem(None, None, f"the head cannot be read: {damage.reason}"))
        return Verification(walk.seq, None, tuple(problems))
    if begun_for != (case, mode):
        problems.append(Problem(None, None, f"the record was begun for {begun_for}, not for {(case, mode)}"))
    problems += walk.against_head(head)
    return Verification(walk.seq, head, tuple(problems))


class _Walk:
    """One pass over the rows. Keeps the place, and every hash that the chain may rightly have had up to it."""

    def __init__(self, start: bytes, seen: Head | None) -> None:
        self.seq = 0
        self.links: tuple[bytes, ...] = (start,)
        self.recorded = -(2**62)
        self.seen = seen
        self.met_seen = seen is not None and seen.size == 0 and seen.link == start
        self.damaged = False

    def over(self, log: RecordLog) -> Iterator[Problem]:
        try:
            for row in log.rows():
                yield from self.step(row)
        except DamagedRow as damage:
            self.damaged = True
            seq = None if damage.after is None else damage.after + 1
            yield Problem(seq, None, f"it cannot be read: {damage.reason}")

    def step(self, row: StoredRow) -> Iterator[Problem]:
        if row.seq != self.seq + 1:
            yield self.gap(row)
            self.seq, self.links = row.seq, (row.link,)
            return
        self.seq = row.seq
        right = {next_link(link, row.body) for link in self.links}
        fault = self.fault_of(row)
        if row.link not in right:
            yield Problem(row.seq, row.id, "its content or its hash was changed, or it was put here from elsewhere")
        elif fault:
            yield Problem(row.seq, row.id, fault)
        self.links = tuple(dict.fromkeys((row.link, *sorted(right))))[:2]
        if self.seen and self.seen.size == row.seq and self.seen.link == row.link:
            self.met_seen = True

    def gap(self, row: StoredRow) -> Problem:
        if row.seq <= self.seq:
            return Problem(row.seq, row.id, f"it stands after entry {self.seq}; the order was changed")
        missing = str(self.seq + 1) if row.seq == self.seq + 2 else f"{self.seq + 1} to {row.seq - 1}"
        return Problem(self.seq + 1, None, f"missing: entry {missing}, before entry {row.seq} ({row.id})")

    def fault_of(self, row: StoredRow) -> str | None:
        """What is wrong with a row whose hash is right."""
        try:
            entry = entry_of(row.body)
            if body_of(entry, row.seq) != row.body:
                return "its bytes are not canonical, or were written for another place"
        except ValueError as cause:
            return f"it is not an entry ({cause})"
        if entry.id != row.id:
            return f"it is filed as {row.id} but its bytes say {entry.id}"
        if entry.recorded < self.recorded:
            return "it was recorded before the entry in front of it; the order was changed"
        self.recorded = entry.recorded
        return None

    def against_head(self, head: Head) -> Iterator[Problem]:
        if not self.damaged and head.size > self.seq:
            yield Problem(self.seq + 1, None, f"missing: the head counts {head.size} entries, {self.seq} are there")
        elif not self.damaged and (head.size < self.seq or head.link not in self.links):
            yield Problem(None, None, f"the head {head} does not belong to the {self.seq} entries that are there")
        if self.seen and not self.met_seen:
            yield Problem(None, None, f"the record does not continue the one seen earlier ({self.seen})")
