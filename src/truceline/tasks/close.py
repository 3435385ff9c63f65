"""The end of a mission's record: a sealed archive that checks itself for ten years, and a list of what to destroy.

The archive holds open formats only, the program that checks it, and how to write another one. Closing is an entry, the
last one; what was sealed for persons is not carried over.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from truceline.errors import RecordRefused
from truceline.record.keeping import Closure
from truceline.record.keyring import Keyring
from truceline.record.pen import Pen
from truceline.record.projection import parsed
from truceline.record.register import SEALED, Register, Standing, Submission
from truceline.record.store import Store
from truceline.record.tlog.notes import base64_of, sign_note
from truceline.record.waiting import HELD
from truceline.tasks.export import export
from truceline.values.instants import Instant

Write = Callable[[Path, Iterable[bytes]], object]
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Kept:
    """What goes into the archive beside the record: documents by name, and evidence (digest, pieces)."""

    documents: Mapping[str, bytes]
    evidence: Sequence[tuple[bytes, Callable[[], Iterable[bytes]]]] = ()


@dataclass(frozen=True)
class Doomed:
    """Something to be destroyed once the archive lies in two places: what, where, and why."""

    what: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"[ ] {self.what}\n    where: {self.where}\n    why:   {self.why}\n"


def close_record(register: Register, pen: Pen, reason: str, evidence: int, now: Instant) -> int:
    """Put the closure on record, after which it takes nothing more; the size it ends with. Again, it says the same.

    Raises:
        RecordRefused: if the closure cannot be put on record.
    """
    store = register.log.store
    if store.named("closure"):
        return register.log.head.size
    sealed = sum(1 for _ in store.shelved(SEALED))
    leaf = pen.write("closure", "closure", Closure(reason, evidence, sealed).plain(), claimed=now)
    (answer,) = register.submit([Submission(leaf.raw)])
    if answer.standing is not Standing.RECORDED:
        raise RecordRefused(f"the record cannot be closed: {answer.reason}", "only its authority may close it")
    return register.log.head.size


def archive(register: Register, kept: Kept, doomed: Sequence[Doomed], to: Path, write: Write) -> Iterator[int]:
    """Write the archive of a closed record to a new folder; yields how many of its leaves are in it so far.

    Raises:
        RecordRefused: if the folder is not empty.
        BadInput: if it cannot be written to.
    """
    if to.exists() and any(to.iterdir()):
        raise RecordRefused(f"{to} is not empty", "name a new folder; an archive is written once")
    sums: dict[str, str] = {}

    def stream(path: Path, pieces: Iterable[bytes]) -> None:
        hasher = sha256()
        write(path, _hashed(pieces, hasher.update))
        sums[path.relative_to(to).as_posix()] = hasher.hexdigest()

    def put(path: Path, data: bytes) -> None:
        stream(path, [data])

    store = register.log.store
    yield from export(store, to / "record", put)
    stream(to / "entries.jsonl", _lines(store))
    for name, data in kept.documents.items():
        put(to / name, data)
    for digest, read in kept.evidence:
        stream(to / "record" / "evidence" / digest.hex()[:2] / digest.hex(), read())
    put(to / "TO-DESTROY.txt", _list_of(doomed).encode())
    listed = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
    write(to / SUMS, [listed])
    write(to / f"{SUMS}.note", [_seal(register, listed)])


def _hashed(pieces: Iterable[bytes], update: Callable[[bytes], object]) -> Iterator[bytes]:
    """A file of evidence may be larger than the memory, so it is hashed as it goes by."""
    for piece in pieces:
        update(piece)
        yield piece


def _seal(register: Register, listed: bytes) -> bytes:
    """The list of all files, signed by the log."""
    signer = register.log.signer
    text = f"truceline/archive/1\n{signer.origin}\n{base64_of(sha256(listed).digest())}\n"
    return sign_note(text, signer.origin, signer.key).bytes()


def _lines(store: Store) -> Iterator[bytes]:
    """The entries for people and for tables; what counts is the record beside it."""
    for index, leaf in parsed(store):
        envelope = json.loads(leaf.envelope.bytes())
        line = {"index": index, "hash": leaf.hash.hex(), "envelope": envelope}
        yield (json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _list_of(doomed: Sequence[Doomed]) -> str:
    head = (
        "To be destroyed once this archive was checked and lies in two places. Two officers sign for each line.\n"
        "What is destroyed cannot be brought back; what was handed to others is out of reach.\n\n"
    )
    return head + "\n".join(map(str, doomed))


def doomed_of(store: Store, keyring: Keyring, places: Mapping[str, str]) -> list[Doomed]:
    """What the record leaves that must not outlive it. `places` says where: `keys`, `record`, `working`,
    `subjects`, `compartments`, `tables`."""
    boxes = sum(1 for _ in store.shelved(SEALED))
    held = sum(1 for _ in store.shelved(HELD))
    found = [
        Doomed(
            "log.key and desk.key, with every copy", places["keys"], "whoever has them can sign in the record's name"
        ),
        Doomed("the keys of persons' fields", places["subjects"], f"they open {boxes} sealed parts"),
        Doomed(f"{boxes} sealed parts, with the record's own file and its backups", places["record"], "personal data"),
        Doomed("the compartments, with the papers that have their passphrases", places["compartments"], "names"),
        Doomed("tables with what is sealed on record", places["tables"], "they hold it in plain text"),
        Doomed("working copies of evidence", places["working"], "they may show people; the originals are archived"),
    ]
    if held:
        found.append(Doomed(f"{held} envelopes that still wait", places["record"], "they never came on record"))
    devices = [holding for holding in keyring.holdings() if holding.until is None]
    found += [
        Doomed(f"the key {one.key.id.hex()[:16]}", f"with its holder ({one.holder or 'not named'})", "it still counts")
        for one in devices
    ]
    return found
