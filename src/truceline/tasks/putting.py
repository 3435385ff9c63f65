"""Putting drafts on record: what is new of them, in one step, some of it in the open and some sealed."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from truceline.errors import RecordRefused
from truceline.record.admit import Draft
from truceline.record.entry import Entry, content_of
from truceline.record.envelope import Leaf
from truceline.record.opening import Keys
from truceline.record.pen import Pen, place_in
from truceline.record.projection import leaf_at, project
from truceline.record.register import Register, Standing, Submission
from truceline.record.sealing import Keystore
from truceline.record.store import Store
from truceline.tasks.contents import Reader
from truceline.tasks.protect import Draft as Protected
from truceline.tasks.protect import Protector, Random
from truceline.values.instants import Instant


def put(
    register: Register,
    keys: Keys,
    entries: Sequence[Entry],
    sealed: frozenset[str],
    keystore: Keystore,
    now: Instant | None,
) -> None:
    """Put entries on record, all of them in one step, signed with the desk's key.

    Those whose id is in `sealed` stand there as commitments, between those in the open. `now`: what a live record
    claims; in another, each claims when it was recorded.

    Raises:
        RecordRefused: if one is not taken.
    """
    about = register.log.store.about()
    pen = Pen(about.case, about.mode, keys.desk, place_in(register.log.store, keys.desk.id))
    random = secrets.token_bytes if now is not None else _repeatable(about.origin, entries)
    protector = Protector(pen, keystore, about.origin, random)
    kept = {id(one): Protected(one, now or one.recorded, {}) for one in entries if one.id in sealed}
    protector.prepare(list(kept.values()))
    made = [
        protector.submission(kept[id(entry)])
        if id(entry) in kept
        else Submission(
            pen.write(entry.kind, entry.id, content_of(entry), claimed=now or entry.recorded, action=entry.action).raw
        )
        for entry in entries
    ]
    for entry, answer in zip(entries, register.submit(made), strict=True):
        if answer.standing is not Standing.RECORDED:
            raise RecordRefused(f"the entry {entry.id} cannot be put on record: {answer.reason}", _NEVER)


def put_leaf(register: Register, leaf: Leaf) -> int:
    """Put one signed leaf in the open on record; its index. Raises RecordRefused where it is not taken."""
    (answer,) = register.submit([Submission(leaf.raw)])
    if answer.index is None:
        raise RecordRefused(f"the record did not take it: {answer.reason}", "run: truceline verify")
    return answer.index


def _repeatable(origin: str, entries: Sequence[Entry]) -> Random:
    """Salts for a record that is no secret: the same entries give the same leaves, others give others.

    Never for a live record. All that goes into it decides it, so that no nonce comes twice with another content.
    """
    seed = sha256(repr((origin, entries)).encode()).digest()
    numbers = count()
    return lambda size: sha256(seed + next(numbers).to_bytes(8, "big")).digest()[:size]


_NEVER = "what is on record is never changed: put the row back and add one with action correct or retract"


@dataclass(frozen=True)
class There:
    """What is on record: entries that can be read, and id and action of those that cannot (any more)."""

    entries: tuple[Entry, ...]
    closed: tuple[tuple[str, str], ...]


def there_in(store: Store, keystore: Keystore) -> There:
    """What is on record, with what is sealed there opened as far as it can be. Raises as `Reader.contents`."""
    found = project(store, Reader(store, keystore).contents)
    leaves = [leaf_at(store, index).envelope for index in found.withheld]
    return There(found.entries, tuple((leaf.id, leaf.action) for leaf in leaves))


def fresh_of(there: There, drafts: Sequence[Draft]) -> list[Entry]:
    """The drafts that are not on record yet.

    Raises:
        RecordRefused: if one of them differs from what is on record, is missing, or would stand before it.
    """
    brought = {(draft.entry.id, draft.entry.action, draft.entry.recorded): draft for draft in drafts}
    for entry in there.entries:
        draft = brought.pop((entry.id, entry.action, entry.recorded), None)
        if draft is None:
            raise RecordRefused(f"the entry {entry.id} is on record, but no row brings it any more", _NEVER)
        if draft.entry != entry:
            where = f"{draft.row.file}:{draft.row.line}"
            raise RecordRefused(f"{where}: the entry {entry.id} is on record with another content", _NEVER)
    for id, action in there.closed:
        first = next((key for key in brought if key[:2] == (id, action)), None)
        if first is not None:
            del brought[first]
    last = max((entry.recorded for entry in there.entries), default=None)
    for draft in brought.values():
        if last is not None and draft.entry.recorded < last:
            where = f"{draft.row.file}:{draft.row.line}"
            remedy = "give the time at which it came on record here, or build the record anew (--anew)"
            raise RecordRefused(f"{where}: {draft.entry.id} is recorded before the last entry on record", remedy)
    return [draft.entry for draft in brought.values()]
