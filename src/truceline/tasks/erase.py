"""Erasing what belongs to a subject, for good, and putting on record that it was done.

First the key is destroyed, then the boxes go, then the signed entry is appended; the cards stay, and say which leaves
it was about. Wherever the machine stops in between, erasing again finishes it: nothing becomes readable again, nothing
is done twice, and the entry never claims what was not done.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import BadInput, Fault, NotOnRecord, NotProved, RecordRefused
from truceline.record.card import CARD, card_subjects
from truceline.record.keeping import Erasure
from truceline.record.pen import Pen
from truceline.record.projection import leaf_at
from truceline.record.register import SEALED, Register, Standing, Submission
from truceline.record.sealing import Keystore, parse_subject
from truceline.record.store import Store
from truceline.record.tlog.hashes import SIZE, leaf_hash
from truceline.tasks.protect import record_subject
from truceline.values.instants import Instant

_MOST = 4_000
_LONGEST = 1_000
OUT_OF_REACH = (
    "copies that others were given, with what they show",
    "backups of the keystore, until they expire",
    "exports and case files in which the values stand in the open",
    "blocks that a disk wrote elsewhere (flash, snapshots), unless the volume is encrypted",
)
"""What erasing cannot reach. Whoever erases is told."""


@dataclass(frozen=True)
class Erased:
    """What was erased: whose, from which leaves, how many boxes went, and where it is now on record that it was."""

    subject: bytes
    entries: tuple[int, ...]
    boxes: int
    indices: tuple[int, ...]


def erase(register: Register, pen: Pen, keystore: Keystore, subject: bytes, basis: str, claimed: Instant) -> Erased:
    """Erase a subject. `pen` is the authority's, `basis` the legal ground in words that name nobody.

    May be repeated; where everything was done already, nothing changes.

    Raises:
        BadInput: if the basis is empty, too long, or holds control characters.
        NotOnRecord: if nothing was ever sealed for the subject.
        RecordRefused: for the record's own subject, or if the entry is not taken; the values are gone then.
        StoreFailed: if the key cannot be destroyed; nothing was done then.
    """
    store = register.log.store
    if not basis.strip() or len(basis) > _LONGEST or not basis.isprintable():
        problem = f"it is empty, longer than {_LONGEST} letters, or holds control characters"
        raise BadInput(Fault("--basis", None, problem, "name the law or the decision in a line, and no person"))
    if subject == record_subject(store.about().origin):
        raise RecordRefused("it is the subject of the record itself", "name the subject of an entry")
    boxes, entries = _found(store, subject)
    before = erasures(store)
    if not boxes and not entries and subject.hex() not in before:
        raise NotOnRecord(f"nothing is sealed for the subject {subject.hex()}", "name a subject that a card names")
    keystore.destroy(subject)
    store.clear(SEALED, boxes)
    told = {*before.get(subject.hex(), ())}
    indices = _put_on_record(register, pen, Erasure(subject.hex(), basis, tuple(sorted(entries - told))), claimed)
    return Erased(subject, tuple(sorted(entries)), len(boxes), indices)


def _found(store: Store, subject: bytes) -> tuple[list[bytes], set[int]]:
    """The boxes of a subject by key, and the leaves on record that had one, by their cards or by the boxes left."""
    boxes, leaves = [], set()
    for one in store.shelved(SEALED):
        leaf, label = one.key[:SIZE], one.key[SIZE:]
        if label == subject:
            boxes.append(one.key)
        if label == subject or (label == CARD and _names(one.value, subject)):
            leaves.add(leaf)
    indices = {index for index, raw in store.leaves(0, 2**62) if leaf_hash(raw) in leaves} if leaves else set()
    return boxes, indices


def _names(card: bytes, subject: bytes) -> bool:
    """A card that was damaged must not keep anybody from being erased."""
    try:
        return subject in card_subjects(card)
    except NotProved:
        return False


def _put_on_record(register: Register, pen: Pen, whole: Erasure, claimed: Instant) -> tuple[int, ...]:
    """A leaf is bounded, so very many indices take several."""
    entries = whole.entries
    parts = [Erasure(whole.subject, whole.basis, entries[at : at + _MOST]) for at in range(0, len(entries), _MOST)]
    leaves = [pen.write("erasure", "erasure", part.plain(), claimed=claimed) for part in parts]
    answers = register.submit([Submission(leaf.raw) for leaf in leaves])
    for one in answers:
        if one.standing is not Standing.RECORDED:
            remedy = "the values are gone; sign with a key of the authority, and erase again to have it on record"
            raise RecordRefused(f"the erasure was not put on record ({one.standing}: {one.reason})", remedy)
    return tuple(one.index for one in answers if one.index is not None)


def erasures(store: Store) -> dict[str, tuple[int, ...]]:
    """The labels of everybody who was erased, each with the leaves that were touched."""
    found: dict[str, tuple[int, ...]] = {}
    for index in store.named("erasure"):
        one = Erasure.of(leaf_at(store, index).envelope.says or {})
        found[one.subject] = (*found.get(one.subject, ()), *one.entries)
    return found


def erase_again(store: Store, keystore: Keystore) -> tuple[bytes, ...]:
    """Erase again what the record says was erased; to be run whenever a backup was put back. Whose keys had come back.

    Raises:
        ValueError: if the record names an erased subject by something that is no label.
        StoreFailed: if a key cannot be destroyed.
    """
    gone = {parse_subject(label) for label in erasures(store)}
    back = tuple(sorted(gone & set(keystore.subjects())))
    for subject in gone:
        keystore.destroy(subject)
    store.clear(SEALED, [one.key for one in store.shelved(SEALED) if one.key[SIZE:] in gone])
    return back


def labels(store: Store, index: int) -> Sequence[bytes]:
    """The subjects that have a part in a leaf. Raises NotProved, NotOnRecord."""
    found = store.aside(SEALED, leaf_at(store, index).hash + CARD)
    if found is None:
        raise NotOnRecord(f"nothing is sealed beside leaf {index}", "name a leaf whose content stands as fields")
    return card_subjects(found)
