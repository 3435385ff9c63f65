"""Putting entries on record whose content stands only as a commitment there, with the values sealed beside it."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from truceline.record.card import CARD, Card
from truceline.record.entry import Entry, content_of, field_names, fields_of
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Evidence
from truceline.record.fields import SALT, Copy, Shown, committed, parse_copy, salted
from truceline.record.pen import Pen
from truceline.record.register import Answer, Register, Submission
from truceline.record.sealing import NONCE, SUBJECT, File, Keystore, Part, seal
from truceline.tasks.open_fields import OPEN_AROUND
from truceline.values.instants import Instant

FILES = ""
"""In place of a field's name: to whom the files belong that are not named in the open."""

Random = Callable[[int], bytes]

# What cannot point at a person, a source, an exact place or an exact time. What is not named here can.
OPEN: Mapping[str, frozenset[str]] = {
    "proposal": frozenset(("says.party", "says.agreement", "says.digest")),
    "consent": frozenset(("says.party", "says.agreement", "says.digest", "says.act")),
    "reading": frozenset(("says.party", "says.agreement", "says.reading")),
    "power": frozenset(("says.party", "says.agreement", "says.power", "says.until")),
    "decision": frozenset(("says.body", "says.agreement", "says.question", "says.answer", "says.about")),
    "act": frozenset(
        (
            "says.event",
            "says.actor",
            "says.to",
            "says.track",
            "says.agreement",
            "says.value",
            "says.unit",
            "says.answers",
        )
    ),
    "statement": frozenset(("says.about",)),
    "contact": frozenset(("says.form", "says.about")),
    "claim": frozenset(
        ("says.issuer", "says.accused", "says.agreement", "says.period", "says.unit", "says.value", "says.part_of")
    ),
    "allegation": frozenset(("says.issuer", "says.accused", "says.agreement", "says.unit")),
    "observation": frozenset(("says.unit", "says.value", "says.series")),
    **OPEN_AROUND,
}


@dataclass(frozen=True)
class Draft:
    """An entry to be protected, and when its signer says that it was made.

    `subjects` says which field belongs to whom, by the field's name, beyond the rule of the house (`belongs`). The
    files in `files` are named in the open; those in `hidden` only by a salted commitment, and belong to the entry.
    """

    entry: Entry
    claimed: Instant
    subjects: Mapping[str, bytes]
    files: tuple[Evidence, ...] = ()
    hidden: tuple[Evidence, ...] = ()


def record_subject(origin: str) -> bytes:
    """The subject of a record itself, to which the fields belong that can point at nobody."""
    return sha256(f"truceline/record-subject/1\n{origin}".encode()).digest()[:SUBJECT]


def belongs(kind: str, itself: bytes, entry: bytes) -> dict[str, bytes]:
    """The rule of the house: whether a field belongs to the record itself or to a subject of the entry's own."""
    return {name: itself if name in OPEN.get(kind, ()) else entry for name in field_names(kind)}


def protect(
    register: Register, pen: Pen, keystore: Keystore, drafts: Sequence[Draft], random: Random = secrets.token_bytes
) -> list[Answer]:
    """Put entries on record, sealed; one answer for each, durable on return. Raises as `Protector` and `submit`."""
    protector = Protector(pen, keystore, register.log.store.about().origin, random)
    protector.prepare(drafts)
    return register.submit([protector.submission(draft) for draft in drafts])


class Protector:
    """Seals entries, one after another, with one pen: for a record that holds open entries between sealed ones."""

    def __init__(self, pen: Pen, keystore: Keystore, origin: str, random: Random = secrets.token_bytes) -> None:
        self._pen, self._keystore, self._random = pen, keystore, random
        self._itself = record_subject(origin)
        self._owners: dict[int, Mapping[str, bytes]] = {}

    def prepare(self, drafts: Sequence[Draft]) -> None:
        """Make the keys that these drafts need.

        The keys are on disk before the leaves: should the machine stop in between, keys are left over that open
        nothing.

        Raises:
            RecordRefused: if a subject was erased before.
            ValueError: if a draft names a field that its kind does not have.
            StoreFailed: as the keystore.
        """
        self._owners = {id(draft): _owners(draft, self._itself, self._random) for draft in drafts}
        subjects = sorted({subject for one in self._owners.values() for subject in one.values()})
        if subjects:
            self._keystore.create(subjects)

    def submission(self, draft: Draft) -> Submission:
        """A draft that was prepared, signed and sealed. Raises ValueError where it is more than can be sealed."""
        return _protected(self._pen, self._keystore, draft, self._owners[id(draft)], self._random)


def _owners(draft: Draft, itself: bytes, random: Random) -> dict[str, bytes]:
    own = random(SUBJECT)
    owners = {**belongs(draft.entry.kind, itself, own), **draft.subjects}
    others = set(owners) - set(field_names(draft.entry.kind))
    if others:
        raise ValueError(f"a {draft.entry.kind} has no field {', '.join(sorted(others))}")
    return {**owners, FILES: own} if draft.hidden else owners


def _protected(pen: Pen, keystore: Keystore, draft: Draft, owners: Mapping[str, bytes], random: Random) -> Submission:
    entry = draft.entry
    fields = salted(fields_of(entry.kind, content_of(entry)), lambda: random(SALT))
    files = [
        File(place, one.digest or b"", one.size, one.type, random(SALT))
        for place, one in enumerate(draft.hidden, start=len(draft.files))
    ]
    leaf = pen.write(
        entry.kind,
        entry.id,
        committed(fields),
        claimed=draft.claimed,
        action=entry.action,
        evidence=(*draft.files, *(Evidence(commitment=one.commitment) for one in files)),
    )
    parse_copy(Copy(leaf, fields).bytes())  # what nobody could read back must not go on record
    return Submission(leaf.raw, sealed_beside(leaf, fields, files, owners, keystore, random))


def sealed_beside(
    leaf: Leaf,
    fields: Sequence[Shown],
    files: Sequence[File],
    owners: Mapping[str, bytes],
    keystore: Keystore,
    random: Random = secrets.token_bytes,
) -> tuple[tuple[bytes, bytes], ...]:
    """The boxes of a leaf by subject, and its card; also for a leaf that somebody else signed.

    `owners` gives the subject of each field by name, and of the files under FILES; their keys are in the keystore.

    Raises:
        ValueError: if there is too much for a box, or a subject was erased.
        StoreFailed: if the keystore cannot be read.
    """
    subjects = sorted({*owners.values()})
    boxes = []
    for subject in subjects:
        own = tuple(one for one in fields if owners[one.name] == subject)
        part = Part(own, tuple(files) if owners.get(FILES) == subject else ())
        key = keystore.key(subject)
        if key is None:
            raise ValueError(f"the subject {subject.hex()} was erased meanwhile")
        boxes.append((subject, seal(part, leaf.hash, subject, key, random(NONCE))))
    card = Card(Copy(leaf, tuple(one.withheld() for one in fields)), tuple(subjects))
    return (CARD, card.bytes()), *boxes
