"""Checking very many signatures: they are what an audit spends its time on, so every core of the machine helps."""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from truceline.errors import NotProved
from truceline.record.envelope import Leaf, signature_holds

_CHUNK = 1024
_MOST_WAITING = 16


@dataclass(frozen=True)
class Failed:
    """A signature that does not hold: of the leaf at an index, about an id."""

    index: int
    id: str


class SignatureChecks:
    """Checks signatures as they come; what fails is told by `failed`, in the order of the leaves, when all have come.

    With `workers` above one, that many processes check and this one goes on reading; a record of some thousand leaves
    is not worth starting them.
    """

    def __init__(self, workers: int) -> None:
        self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn")) if workers > 1 else None
        self._chunk: list[tuple[bytes, bytes]] = []
        self._about: list[Failed] = []
        self._waiting: list[tuple[list[Failed], Future[list[int]]]] = []
        self._failed: list[Failed] = []

    def add(self, index: int, leaf: Leaf, public: bytes) -> None:
        """Check the signature of a leaf, now or soon."""
        self._chunk.append((leaf.raw, public))
        self._about.append(Failed(index, leaf.envelope.id))
        if len(self._chunk) >= _CHUNK:
            self._hand_over()

    def _hand_over(self) -> None:
        chunk, about = self._chunk, self._about
        self._chunk, self._about = [], []
        if self._pool is None:
            self._failed += [about[place] for place in wrong_of(chunk)]
            return
        self._waiting.append((about, self._pool.submit(wrong_of, chunk)))
        if len(self._waiting) > _MOST_WAITING:
            self._collect(1)

    def _collect(self, count: int) -> None:
        for about, future in self._waiting[:count]:
            self._failed += [about[place] for place in future.result()]
        del self._waiting[:count]

    def failed(self) -> Iterator[Failed]:
        """Every signature that did not hold. Nothing may be added afterwards."""
        self._hand_over()
        self._collect(len(self._waiting))
        if self._pool is not None:
            self._pool.shutdown()
        yield from self._failed


def wrong_of(chunk: list[tuple[bytes, bytes]]) -> list[int]:
    """The places of leaves whose signature by a public key does not hold."""
    wrong = []
    for place, (raw, public) in enumerate(chunk):
        try:
            signature_holds(raw, public)
        except NotProved:
            wrong.append(place)
    return wrong
