"""Asking witnesses for cosignatures. Recording never waits for it; an answer is believed once it was verified.

Each witness is asked by itself, so that a slow one delays nobody. When the time that is given is over, who has not
answered is silent.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.error import URLError
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, UnknownHandler
from urllib.request import Request as WebRequest

from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of, whole
from truceline.record.tlog.cosignatures import Cosignature, cosignature_of
from truceline.record.tlog.notes import Note, NoteKey, NoteSignature, parse_signature
from truceline.record.tlog.policy import Member, Policy
from truceline.record.tlog.requests import Request

ADD = "/add-checkpoint"
SIZE_TYPE = "text/x.tlog.size"
_LONGEST = 65_536
_MOST_WORDS = 200

Proofs = Callable[[int, int], Sequence[bytes]]
"""Gives the consistency proof from an old size to a size."""


@dataclass(frozen=True)
class Cosigned:
    """A witness cosigned; `line` can be put under the checkpoint."""

    witness: str
    line: NoteSignature
    cosignature: Cosignature


@dataclass(frozen=True)
class Refused:
    """A witness answered without a cosignature that holds. `status` is that of HTTP, `words` its own or ours."""

    witness: str
    status: int
    words: str


@dataclass(frozen=True)
class Silent:
    """A witness gave no answer, and why."""

    witness: str
    why: str


Answer = Cosigned | Refused | Silent


@dataclass(frozen=True)
class _Question:
    note: Note
    checkpoint: Checkpoint
    proofs: Proofs
    until: float

    def body(self, old: int) -> bytes:
        return Request(old, tuple(self.proofs(old, self.checkpoint.size)), self.note).bytes()


@dataclass(frozen=True)
class _Reply:
    status: int
    type: str
    body: str = field(repr=False)

    @property
    def words(self) -> str:
        """What it says, fit for a line on a terminal."""
        return "".join(char if char.isprintable() else " " for char in self.body[:_MOST_WORDS]).strip()


def ask_witnesses(
    policy: Policy, note: Note, proofs: Proofs, patience: float, believed: Mapping[str, int] | None = None
) -> list[Answer]:
    """Ask every witness of a policy that has an address; one answer for each, in the order of the policy.

    `believed` says which size each witness is thought to have cosigned last (otherwise 0, and it will tell). After
    `patience` seconds, those that have not answered are silent. What `proofs` raises is raised here, except that a
    proof that there cannot be (NotProved) is a refusal.
    """
    question = _Question(note, checkpoint_of(note), proofs, time.monotonic() + patience)
    asked = [member for member in policy.witnesses if member.address]
    answers: SimpleQueue[Answer | Exception] = SimpleQueue()
    for member in asked:
        old = min((believed or {}).get(member.name, 0), question.checkpoint.size)
        # A daemon, so that a witness that answers one byte a minute does not keep the program from ending.
        Thread(target=_put, args=(answers, member, question, old), daemon=True).start()
    found = {one.witness: one for one in _within(answers, len(asked), question.until)}
    return [found.get(one.name, Silent(one.name, f"no answer within {patience:g} seconds")) for one in asked]


def _within(answers: "SimpleQueue[Answer | Exception]", count: int, until: float) -> list[Answer]:
    found: list[Answer] = []
    while len(found) < count:
        try:
            one = answers.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            break
        if isinstance(one, Exception):
            raise one
        found.append(one)
    return found


def _put(answers: "SimpleQueue[Answer | Exception]", member: Member, question: _Question, old: int) -> None:
    try:
        answers.put(_ask(member, question, old))
    except Exception as cause:
        answers.put(cause)


def _ask(member: Member, question: _Question, old: int) -> Answer:
    try:
        reply = _post(member, question.body(old), question.until)
        if reply.status == 409 and reply.type == SIZE_TYPE:
            last = whole(reply.body.removesuffix("\n"))
            if last > question.checkpoint.size:
                return Refused(member.name, 409, f"it has cosigned {last} leaves, more than the checkpoint has")
            reply = _post(member, question.body(last), question.until)
        return _believed(member, question.checkpoint, reply)
    except NotProved as fault:
        return Refused(member.name, 0, str(fault))
    except (OSError, HTTPException, ValueError) as cause:
        return Silent(member.name, _why(cause))


def _believed(member: Member, checkpoint: Checkpoint, reply: _Reply) -> Answer:
    if reply.status != 200:
        return Refused(member.name, reply.status, reply.words)
    try:
        line = _line_by(member.key, reply.body)
        return Cosigned(member.name, line, cosignature_of(line, member.key, checkpoint))
    except NotProved as fault:
        return Refused(member.name, 200, f"its answer does not hold: {fault}")


def _line_by(key: NoteKey, body: str) -> NoteSignature:
    """The first line by a key; lines by others are passed over, as nobody asked them."""
    for line in body.removesuffix("\n").split("\n"):
        signature = parse_signature(line)
        if signature.by(key):
            return signature
    raise NotProved("no line is by its key")


def _post(member: Member, body: bytes, until: float) -> _Reply:
    """One request. No redirect is followed, no proxy is asked, and nothing but http and https is spoken."""
    opener = OpenerDirector()
    for handler in (HTTPHandler(), HTTPSHandler(), UnknownHandler()):
        opener.add_handler(handler)
    request = WebRequest(f"{(member.address or '').rstrip('/')}{ADD}", data=body, method="POST")
    request.add_header("Content-Type", "text/plain; charset=utf-8")
    with opener.open(request, timeout=_left(until)) as response:
        return _Reply(response.status, response.headers.get_content_type(), _text(response, until))


def _text(response: HTTPResponse, until: float) -> str:
    data = b""
    while part := response.read1(_LONGEST):
        data += part
        _left(until)
        if len(data) > _LONGEST:
            raise ValueError("its answer is too long")
    return data.decode()


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("no answer in time")
    return left


def _why(cause: Exception) -> str:
    reason = cause.reason if isinstance(cause, URLError) else cause
    return str(reason) or type(reason).__name__
