"""A file as a tree over chunks of 1 MiB, so that a clip proves that it is a part of it.

The leaves of the tree are the SHA-256 of the chunks; it is hashed as in RFC 6962. What is put on record is a
*statement*, a small file of its own that is derived from the large one. Who trusts its signer needs only the statement,
the clip and the proof; who has the large file can reckon it again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.tlog.hashes import SIZE, leaf_hash, node_hash, root_of
from truceline.record.tlog.proofs import split
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

CHUNK = 2**20
FORM = "truceline/chunks/1"
Run = tuple[int, int]


@dataclass(frozen=True)
class Statement:
    """A file (its SHA-256 and its bytes) and the root over its chunks."""

    digest: bytes
    size: int
    root: bytes

    @property
    def count(self) -> int:
        """How many chunks there are; the last one may be short."""
        return -(-self.size // CHUNK)

    def bytes(self) -> bytes:
        """The statement as a file."""
        plain: dict[str, Json] = {"form": FORM, "digest": self.digest.hex(), "size": self.size, "root": self.root.hex()}
        return canonical_bytes(plain)


def parse_statement(data: bytes) -> Statement:
    """A statement from a file. Raises NotProved."""
    try:
        content = form.an_object(parse_canonical(data))
    except ValueError as cause:
        raise NotProved(f"a statement about chunks is not canonical JSON: {cause}") from cause
    form.only(content, ("form", "digest", "size", "root"))
    form.choice(content, "form", (FORM,))
    size = form.whole(content, "size", least=0)
    return Statement(form.hash_of(content, "digest"), size, form.hash_of(content, "root"))


@dataclass(frozen=True)
class Chunked:
    """A file that was read to its end: its statement, and the leaf hashes of its chunks (32 bytes for each MiB)."""

    statement: Statement
    leaves: tuple[bytes, ...]

    def proof(self, start: int, end: int) -> list[bytes]:
        """The proof for the chunks from `start` until `end`. Raises NotProved where there are none."""
        _check_run(start, end, len(self.leaves))
        return list(_beside(0, len(self.leaves), start, end, lambda low, high: root_of(self.leaves[low:high])))


def chunked(pieces: Iterable[bytes]) -> Chunked:
    """A file, in pieces of any sizes, as a tree."""
    whole, leaves, size = sha256(), [], 0
    chunk, room = sha256(), CHUNK
    for piece in pieces:
        whole.update(piece)
        size += len(piece)
        rest = memoryview(piece)
        while rest:
            chunk.update(rest[:room])
            room, rest = room - len(rest[:room]), rest[room:]
            if room == 0:
                leaves.append(leaf_hash(chunk.digest()))
                chunk, room = sha256(), CHUNK
    if room < CHUNK:
        leaves.append(leaf_hash(chunk.digest()))
    return Chunked(Statement(whole.digest(), size, root_of(leaves)), tuple(leaves))


def verify_clip(statement: Statement, start: int, pieces: Iterable[bytes], proof: Sequence[bytes]) -> None:
    """That bytes, in pieces of any sizes, are whole chunks of a file from chunk `start` on.

    Raises:
        NotProved: if the proof does not show it.
    """
    clip = chunked(pieces)
    end = start + len(clip.leaves)
    _check_run(start, end, statement.count)
    if clip.statement.size != min(end * CHUNK, statement.size) - start * CHUNK:
        raise NotProved("a clip does not end where a chunk ends")
    hashes = iter(proof)
    found = _led_to(0, statement.count, (start, end), clip.leaves, partial(next, hashes, None))
    if next(hashes, None) is not None:
        raise NotProved("the proof of a clip is too long")
    if found != statement.root:
        raise NotProved("the proof of a clip leads to another root")


def _check_run(start: int, end: int, count: int) -> None:
    if not 0 <= start < end <= count:
        raise NotProved(f"there are no chunks {start} until {end} in a file of {count}")


def _beside(low: int, high: int, start: int, end: int, over: Callable[[int, int], bytes]) -> Iterator[bytes]:
    """The hashes over the largest subtrees that lie beside a run of leaves, from left to right."""
    if high <= start or end <= low:
        yield over(low, high)
    elif low < start or end < high:
        middle = low + split(high - low)
        yield from _beside(low, middle, start, end, over)
        yield from _beside(middle, high, start, end, over)


def _led_to(low: int, high: int, run: Run, leaves: Sequence[bytes], take: Callable[[], bytes | None]) -> bytes:
    """The root that a run of leaves and the hashes beside it lead to."""
    start, end = run
    if high <= start or end <= low:
        found = take()
        if found is None or len(found) != SIZE:
            raise NotProved("the proof of a clip is too short, or holds what is no hash")
        return found
    if start <= low and high <= end:
        return root_of(leaves[low - start : high - start])
    middle = low + split(high - low)
    left = _led_to(low, middle, run, leaves, take)
    return node_hash(left, _led_to(middle, high, run, leaves, take))
