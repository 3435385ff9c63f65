"""Many rows of a file at once, in columns: what the store is given, however they were read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from truceline.intake.content import digest_piece
from truceline.intake.plain import Outcome, Reader
from truceline.intake.rows import Held, Kept, Raw, Skipped, Table
from truceline.values.instants import Instant

_MANY = 2_000


@dataclass(frozen=True)
class Batch:
    """Rows that are kept, in the order of the file, as columns; those that are held back or none; bytes read so far.

    `starts` and `ends` are microseconds UTC. `pieces`: what they add to the digest of the content, or empty where that
    has not been made yet. `raw` gives the cells of a row as its file has them, by its line.
    """

    lines: Sequence[int]
    keys: Sequence[str]
    releases: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    contents: Sequence[str]
    held: tuple[Held, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    pieces: bytes = field(default=b"", repr=False)
    done: int = 0
    raw: Callable[[int], Mapping[str, str]] = field(default=lambda _: {}, repr=False, compare=False)

    def digest_bytes(self, without: frozenset[int] = frozenset()) -> bytes:
        """What its rows add to the digest of the content, without those at some places."""
        if self.pieces and not without:
            return self.pieces
        rows = enumerate(zip(self.keys, self.contents, strict=True))
        return b"".join(digest_piece(*row) for place, row in rows if place not in without)

    def kept(self) -> Iterator[Kept]:
        """The rows that are kept, one by one."""
        columns = self.lines, self.keys, self.releases, self.starts, self.ends, self.contents
        for line, key, release, start, end, content in zip(*columns, strict=True):
            yield Kept(line, key, release, Instant(start), Instant(end), content)


def batch_of(outcomes: Iterable[Outcome], done: int = 0) -> Batch:
    """Outcomes of single rows as a batch."""
    kept: list[Kept] = []
    held: list[Held] = []
    skipped: list[Skipped] = []
    for one in outcomes:
        if isinstance(one, Kept):
            kept.append(one)
        elif isinstance(one, Held):
            held.append(one)
        else:
            skipped.append(one)
    return Batch(
        [one.line for one in kept], [one.key for one in kept], [one.release for one in kept],
        [one.start for one in kept], [one.end for one in kept], [one.content for one in kept],
        held=tuple(held), skipped=tuple(skipped), done=done,
    )  # fmt: skip


def plain_batches(table: Table, reader: Reader) -> Iterator[Batch]:
    """All rows of a table, one by one, in batches; then what of the file beside it completed none of them.

    Raises as `Reader.read` and the table.
    """
    rows, last = table.rows(), 0
    while some := list(islice(rows, _MANY)):
        last = some[-1].line
        yield _batch(some, table, reader)
    if reader.beside is not None and (left := list(reader.beside.left(last + 1))):
        yield _batch(left, table, reader)


def _batch(some: Sequence[Raw], table: Table, reader: Reader) -> Batch:
    cells = {raw.line: raw.cells for raw in some}
    batch = batch_of([reader.read(raw) for raw in some], table.done())
    return replace(batch, raw=cells.__getitem__)
