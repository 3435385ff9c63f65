"""Taking bundles in: envelopes into a record, and the answers about them back into a queue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO

from truceline.errors import BadInput, NotProved, StoreFailed
from truceline.record.bundle import CHECKPOINT, What
from truceline.record.bundle_check import Bundle, check_bundle
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.queue import Reply, Want, parse_replies
from truceline.record.register import Answer, Register, Standing, Submission
from truceline.record.store import Aside
from truceline.record.tlog.checkpoints import parse_checkpoint
from truceline.record.tlog.notes import SIGNED, NoteKey, parse_note
from truceline.record.tlog.tiles import WIDTH, unbundle
from truceline.tasks.outbox import Outbox
from truceline.tasks.packing import Files, pack_answers, pack_outbox

GOOD = frozenset((Standing.RECORDED, Standing.KNOWN, Standing.HELD))
Transport = Callable[[bytes], bytes]
"""Takes the bytes of a bundle to a record and brings those of its answer back; raises OSError where that fails."""


@dataclass
class Taken:
    """What became of a bundle: a reply for each envelope in its order, files that came whole, and what was not taken
    of the rest, in words."""

    leaves: list[Leaf | None] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    files: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Taken") -> None:
        """Put what became of another bundle behind it."""
        self.leaves += other.leaves
        self.replies += other.replies
        self.files += other.files
        self.faults += other.faults

    @property
    def good(self) -> bool:
        """True where every envelope is recorded, known or held."""
        return all(reply.answer.standing in GOOD for reply in self.replies)


def take_in(register: Register, bundle: Bundle, files: Files | None, taken: Taken) -> Iterator[int]:
    """Submit the envelopes of a bundle; yields how many are done. `taken` grows meanwhile.

    Whatever is wrong with one envelope, note or file concerns that one only. Taking the same bundle again changes
    nothing and gives the same answers.

    Raises:
        NotProved: if the bundle is of another case, or holds no envelopes.
    """
    about, manifest = register.log.store.about(), bundle.manifest
    if manifest.what is not What.ENVELOPES:
        raise NotProved("the bundle holds answers; give it to the queue that asked: truceline bundle in QUEUE FILE")
    if (manifest.case, manifest.mode) != (about.case, about.mode):
        raise NotProved(f"the bundle is of {manifest.case} ({manifest.mode}), not of {about.case} ({about.mode})")
    _keep_notes(register, bundle, taken)
    answers: list[Answer] = []
    raws: dict[int, bytes] = {}
    for name in bundle.names("leaves"):
        rows = _unbundled(bundle.read(name))
        for row, answer in zip(rows, register.submit([Submission(row) for row in rows]), strict=True):
            if answer.standing is Standing.HELD:
                raws[len(answers)] = row
            answers.append(answer)
            taken.leaves.append(_parsed(row))
        yield len(answers)
    _ask_again(register, answers, raws)
    if files is not None:
        _take_files(bundle, files, taken, answers)
    taken.replies.extend(_replies(register, answers, taken.leaves, files))


def _ask_again(register: Register, answers: list[Answer], raws: dict[int, bytes]) -> None:
    """What was held may stand by now, since all has come. It is new on record still."""
    places = list(raws)
    for start in range(0, len(places), WIDTH):
        part = places[start : start + WIDTH]
        for place, answer in zip(part, register.submit([Submission(raws[one]) for one in part]), strict=True):
            known = answer.standing is Standing.KNOWN
            answers[place] = replace(answer, standing=Standing.RECORDED) if known else answer


def _unbundled(data: bytes) -> list[bytes]:
    rows = unbundle(data)
    if len(rows) > WIDTH:
        raise NotProved(f"a bundle has more than {WIDTH} leaves in one member")
    return rows


def _parsed(raw: bytes) -> Leaf | None:
    try:
        return parse_leaf(raw)
    except NotProved:
        return None


def _keep_notes(register: Register, bundle: Bundle, taken: Taken) -> None:
    """Keep checkpoints that somebody saw; only those that this log signed, so that nobody can fill the shelf."""
    signer = register.log.signer
    key = NoteKey(signer.origin, SIGNED, signer.key.public)
    for name in bundle.names("notes"):
        data = bundle.read(name)
        try:
            checkpoint, note = parse_checkpoint(data)
            note.verify(key)
            if name != f"notes/{sha256(data).hexdigest()}" or checkpoint.origin != signer.origin:
                raise NotProved("it is not the checkpoint that its name says")
        except NotProved as cause:
            taken.faults.append(f"{name[:18]}...: {cause}")
        else:
            register.log.store.shelve([Aside("note", note.digest(), data)])


def _take_files(bundle: Bundle, files: Files, taken: Taken, answers: Sequence[Answer]) -> None:
    """Take the files that an envelope names which was not refused."""
    named: dict[bytes, tuple[int, str]] = {}
    for leaf, answer in zip(taken.leaves, answers, strict=True):
        if leaf is not None and answer.standing is not Standing.REFUSED:
            named |= {want.digest: (want.size, _sender(leaf)) for want in _named(leaf)}
    for name in bundle.names("evidence"):
        digest, start = bytes.fromhex(name[9:73]), int(name[74:])
        try:
            if digest not in named:
                raise NotProved("no envelope in the bundle names this file")
            taken.files += _take_part(_Sent(files, digest, *named[digest]), start, bundle.pieces(name))
        except (NotProved, BadInput, StoreFailed) as cause:
            taken.faults.append(f"file {digest.hex()[:12]}...: {cause}")


def _sender(leaf: Leaf) -> str:
    """Each key sends into a place of its own, so that none can spoil what another sends."""
    return f"key-{leaf.envelope.by.hex()[:16]}"


@dataclass(frozen=True)
class _Sent:
    files: Files
    digest: bytes
    size: int
    sender: str


def _take_part(sent: _Sent, start: int, pieces: Iterator[bytes]) -> bool:
    """Whether the file is whole now that was not before. What has come already is passed over."""
    if sent.files.size_of(sent.digest) is not None:
        return False
    there = sent.files.offset(sent.digest, sent.sender)
    if start > there:
        raise NotProved(f"a part before byte {start} is missing; {there} bytes are here")
    rest = _from(pieces, there - start)
    return sent.files.receive(sent.digest, sent.size, there, rest, sent.sender) == sent.size


def _from(pieces: Iterator[bytes], skip: int) -> Iterator[bytes]:
    for piece in pieces:
        if skip < len(piece):
            yield piece[skip:]
        skip = max(0, skip - len(piece))


def _named(leaf: Leaf) -> list[Want]:
    return [Want(one.digest, one.size) for one in leaf.envelope.evidence if one.digest is not None]


def _replies(
    register: Register, answers: Sequence[Answer], leaves: Sequence[Leaf | None], files: Files | None
) -> Iterator[Reply]:
    places = sorted({answer.index for answer in answers if answer.index is not None})
    receipts = dict(zip(places, register.log.receipts(places), strict=True))
    for answer, leaf in zip(answers, leaves, strict=True):
        proof = () if answer.index is None else receipts[answer.index].proof
        yield Reply(answer, proof, tuple(_lacking(leaf, files)) if leaf and files else ())


def _lacking(leaf: Leaf, files: Files) -> Iterator[Want]:
    for want in _named(leaf):
        if files.size_of(want.digest) is None:
            yield replace(want, start=files.offset(want.digest, _sender(leaf)))


def answer_bytes(register: Register, taken: Taken) -> bytes:
    """The answers to a bundle, as a bundle."""
    about, stream = register.log.store.about(), BytesIO()
    pack_answers(stream, about.case, about.mode, register.log.head.note, taken.replies)
    return stream.getvalue()


def served(register: Register, data: bytes, files: Files | None = None) -> bytes:
    """A bundle taken in as it came over any wire; the answers. Raises NotProved where the bundle is not whole."""
    taken = Taken()
    for _ in take_in(register, check_bundle(BytesIO(data)), files, taken):
        pass
    return answer_bytes(register, taken)


def read_answers(outbox: Outbox, bundle: Bundle) -> tuple[list[Reply], list[Reply]]:
    """Keep the answers of a bundle in the queue that they are about; all of them, and those that were not believed.

    Raises:
        NotProved: if the bundle holds no answers.
    """
    if bundle.manifest.what is not What.ANSWERS:
        raise NotProved("the bundle holds envelopes; give it to a record: truceline bundle in CASE FILE")
    note = parse_note(bundle.read(CHECKPOINT)) if bundle.names(CHECKPOINT) else None
    replies = [reply for name in bundle.names("answers") for reply in parse_replies(bundle.read(name))]
    return replies, outbox.keep(replies, note)


def send(outbox: Outbox, transport: Transport, files: Files | None = None, most: int = WIDTH) -> Iterator[int]:
    """Send what waits, so many envelopes at a time; yields how many were sent. What gets lost still waits afterwards.

    Raises:
        OSError, NotProved: what the transport raises, and where what it brings back is not whole. What was answered
            before is kept.
    """
    waiting = outbox.waiting()
    for start in range(0, len(waiting), most):
        stream = BytesIO()
        part = waiting[start : start + most]
        pack_outbox(stream, outbox, part, files)
        read_answers(outbox, check_bundle(BytesIO(transport(stream.getvalue()))))
        yield start + len(part)
