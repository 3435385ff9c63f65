"""Taking evidence in, copying it for work, checking it and telling its story.

Files are kept by a store; what is done with them goes on record as custody, before anybody is told that it was done.
The name under which a file was handed in is looked at for its type, and goes nowhere.
"""

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

from truceline.errors import BadInput, BrokenRecord, Fault, NotOnRecord, NotProved
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Evidence
from truceline.record.evidence.chain import Chain, Step, chain_of
from truceline.record.evidence.custody import KIND, Act, Copy, Custody
from truceline.record.evidence.files import Damage, EvidenceFiles, Found, State
from truceline.record.evidence.media import HEAD, Media, media_of
from truceline.record.evidence.six_words import Answer, Facts, six_words
from truceline.values.canonical import Json
from truceline.values.verdicts import Verdict

_PIECE = 2**20
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Submit(Protocol):
    """Signs an envelope in the open and puts it on record; its index, durable on return."""

    def __call__(self, kind: str, id: str, says: Mapping[str, Json], evidence: Sequence[Evidence]) -> int: ...


@dataclass(frozen=True)
class Naming:
    """A leaf that names files: its index and kind, the files, and what it says where that is open."""

    index: int
    kind: str
    evidence: tuple[Evidence, ...]
    says: Mapping[str, Json] | None = None


def _nobody_knows(_index: int) -> Verdict:
    return Verdict.UNKNOWN


@dataclass(frozen=True)
class EvidenceDesk:
    """What the tasks here need: the files, the leaves that name any, and how to put more on record.

    `witnessed` tells whether a quorum has seen the leaf at an index.
    """

    files: EvidenceFiles
    namings: tuple[Naming, ...]
    submit: Submit
    witnessed: Callable[[int], Verdict] = _nobody_knows

    @cached_property
    def history(self) -> tuple[Step, ...]:
        """Everything about custody that is of its form. What is not, says nothing that could be relied on."""
        found = []
        for one in self.namings:
            with suppress(NotProved):
                if one.kind == KIND and one.says is not None:
                    found.append((one.index, Custody.of(one.says)))
        return tuple(found)

    @cached_property
    def sizes(self) -> dict[bytes, int]:
        """Every file that a leaf names, by digest, with its size in bytes as it was first named."""
        found: dict[bytes, int] = {}
        for one in self.namings:
            for file in one.evidence:
                if file.digest is not None:
                    found.setdefault(file.digest, file.size)
        for _, custody in self.history:
            found.setdefault(custody.object, custody.size)
        return found

    def chain(self, digest: bytes) -> Chain:
        """The chain of custody of a file."""
        return chain_of(digest, self.history)

    def record(self, custody: Custody) -> int:
        """Put an act on record; its index. The id of what speaks about the record itself is its kind.

        Raises NotProved where its form forbids it.
        """
        says = custody.plain()
        Custody.of(says)
        return self.submit(KIND, KIND, says, (custody.evidence,))


def namings_of(leaves: Iterable[tuple[int, Leaf]]) -> tuple[Naming, ...]:
    """The leaves that name files, out of leaves that were verified."""
    envelopes = ((index, leaf.envelope) for index, leaf in leaves)
    return tuple(Naming(index, one.kind, one.evidence, one.says) for index, one in envelopes if one.evidence)


@dataclass(frozen=True)
class Added:
    """A file that was taken in. `known`: it had been on record already, at `index`, and nothing was added there."""

    custody: Custody
    media: Media
    index: int
    known: bool


def add(desk: EvidenceDesk, path: Path, how: str, source: bytes | None = None) -> Added:
    """Take a file in as evidence; with `source` (a SHA-256), as a derivative of what is on record.

    Raises:
        BadInput: if it is no regular file, or the store does not take it.
        NotOnRecord: if nothing is on record about its source.
        NotProved: if the file changed while it was read.
        StoreFailed: if it cannot be kept.
    """
    if source is not None and desk.chain(source).received is None:
        raise NotOnRecord(f"the file {source.hex()} has not come on record", "add the file that it was made from first")
    with _opened(path) as opened:
        size = os.fstat(opened).st_size
        media = media_of(path.name, os.pread(opened, HEAD, 0))
        digest = desk.files.add(_pieces(opened, path), size)
    received = Custody(Act.RECEIVED, digest, size, media.type, Copy.EVIDENTIARY, _told(how, media))
    custody = received if source is None else replace(received, act=Act.DERIVED, copy=Copy.WORKING, source=source)
    known = _index_of(desk, custody)
    return Added(custody, media, desk.record(custody) if known is None else known, known is not None)


def _told(how: str, media: Media) -> str:
    return f"{how}; {media}" if media.agrees is Verdict.NO else how


def _index_of(desk: EvidenceDesk, custody: Custody) -> int | None:
    """Where the same was put on record before: what is sent twice is on record once."""
    same = (custody.act, custody.object, custody.source)
    return next((index for index, one in desk.history if (one.act, one.object, one.source) == same), None)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """A regular file, open for reading. A link could lead to another file than was meant; a pipe could never end."""
    remedy = "name a file itself, no link, folder, pipe or device"
    try:
        opened = os.open(path, _OPEN)
    except (OSError, ValueError) as cause:
        why = getattr(cause, "strerror", None) or str(cause)
        raise BadInput(Fault(_fit(path), None, f"cannot be read ({why})", remedy)) from cause
    try:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise BadInput(Fault(_fit(path), None, "is no regular file", remedy))
        yield opened
    finally:
        os.close(opened)


def _pieces(opened: int, path: Path) -> Iterator[bytes]:
    place = 0
    while True:
        try:
            piece = os.pread(opened, _PIECE, place)
        except OSError as cause:
            remedy = "see that the disk or stick that it is on is whole"
            raise BadInput(Fault(_fit(path), None, f"cannot be read ({cause.strerror})", remedy)) from cause
        if not piece:
            return
        place += len(piece)
        yield piece


def _fit(path: Path) -> str:
    """A path fit for a terminal."""
    return "".join(char if char.isprintable() else "?" for char in str(path))


def copy(desk: EvidenceDesk, digest: bytes, to: Path | None, how: str) -> tuple[Path, int]:
    """Make a working copy of a file; where it is, and the index of the entry about it.

    It appears under its name only once it is on record. Raises NotOnRecord, BadInput, BrokenRecord, StoreFailed.
    """
    custody = _last_of(desk, digest)
    if to is not None and os.path.lexists(to):
        raise BadInput(Fault(_fit(to), None, "is there already", "name a new file"))
    growing = desk.files.copy_out(digest, None if to is None else to.with_name(f"{to.name}.new"))
    try:
        index = desk.record(replace(custody, act=Act.COPIED, copy=Copy.WORKING, source=None, to=None, how=how))
    except BaseException:
        growing.unlink(missing_ok=True)
        raise
    return (growing if to is None else growing.rename(to)), index


def opened(desk: EvidenceDesk, digest: bytes, how: str) -> int:
    """Put on record that a working copy of a file was opened. Raises NotOnRecord."""
    custody = _last_of(desk, digest)
    return desk.record(replace(custody, act=Act.OPENED, copy=Copy.WORKING, source=None, to=None, how=how))


def exported(desk: EvidenceDesk, digest: bytes, to: str, how: str) -> int:
    """Put on record that a file was given away, and to which role or place. Raises NotOnRecord, NotProved."""
    custody = _last_of(desk, digest)
    return desk.record(replace(custody, act=Act.EXPORTED, source=None, to=to, how=how))


def _last_of(desk: EvidenceDesk, digest: bytes) -> Custody:
    """The act by which a file came on record."""
    found = [one for _, one in desk.chain(digest).steps if one.act in (Act.RECEIVED, Act.DERIVED)]
    if not found:
        raise NotOnRecord(f"the file {digest.hex()} has not come on record", "run: truceline evidence list")
    return found[0]


@dataclass(frozen=True)
class Listed:
    """A file that is on record, or here. `indices`: the leaves that name it."""

    digest: bytes
    size: int
    type: str
    state: State
    evidentiary: bool
    indices: tuple[int, ...]


def listed(desk: EvidenceDesk) -> list[Listed]:
    """Every file that is on record, in the order in which each was first named. Their bytes are not looked at."""
    return [_listed(desk, digest, size) for digest, size in desk.sizes.items()]


def _listed(desk: EvidenceDesk, digest: bytes, size: int) -> Listed:
    named = [(one.index, file) for one in desk.namings for file in one.evidence if file.digest == digest]
    chain = desk.chain(digest)
    state = State.NOT_LOOKED if desk.files.size_of(digest) is not None else _absent(chain)
    type = named[0][1].type if named else chain.steps[0][1].type
    return Listed(digest, size, type, state, digest in chain.evidentiary, tuple(index for index, _ in named))


def _absent(chain: Chain) -> State:
    return State.PENDING if chain.received is None else State.MISSING


@dataclass(frozen=True)
class Checked:
    """Everything hashed again: what is wrong, which files have not come yet, and which no entry names."""

    wrong: tuple[Found, ...]
    pending: tuple[str, ...]
    unnamed: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True where nothing is missing, changed, foreign or unprotected."""
        return not self.wrong


def check(desk: EvidenceDesk) -> Checked:
    """Hash every file again. Raises StoreFailed."""
    found = list(desk.files.check(desk.sizes))
    absent = {one.name for one in found if one.damage is Damage.MISSING}
    pending = {name for name in absent if desk.chain(bytes.fromhex(name)).received is None}
    unnamed = tuple(one.name for one in found if one.damage is Damage.UNNAMED)
    wrong = tuple(one for one in found if one.name not in pending and one.damage is not Damage.UNNAMED)
    return Checked(wrong, tuple(sorted(pending)), unnamed)


def report(desk: EvidenceDesk, digest: bytes, facts: Facts | None = None) -> tuple[Chain, tuple[Answer, ...]]:
    """The chain of custody of a file, which is hashed again, and the six words about it.

    `facts` brings what people found; what this program finds itself is put in. Raises NotOnRecord, StoreFailed.
    """
    if digest not in desk.sizes:
        raise NotOnRecord(f"no entry names the file {digest.hex()}", "run: truceline evidence list")
    chain = desk.chain(digest)
    cited = [one.index for one in desk.namings if one.kind != KIND and any(e.digest == digest for e in one.evidence)]
    witnessed = Verdict.UNKNOWN if chain.received is None else desk.witnessed(chain.received)
    known = replace(facts or Facts(), state=state_of(desk, digest), witnessed=witnessed, cited=tuple(cited))
    return chain, six_words(chain, known)


def state_of(desk: EvidenceDesk, digest: bytes) -> State:
    """How a file stands, by hashing it again."""
    try:
        deque(desk.files.read(digest), maxlen=0)
    except NotOnRecord:
        return _absent(desk.chain(digest))
    except BrokenRecord:
        return State.CHANGED
    return State.SOUND
