"""Getting a record's checkpoint cosigned, over a network or by stick, and keeping what came back.

Nothing waits for it: a record is recorded whether or not anybody cosigns.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.finality import Finality, Limits, finality_of
from truceline.record.log import Proofs
from truceline.record.store import Aside, Store
from truceline.record.tlog.checkpoints import checkpoint_of
from truceline.record.tlog.notes import Note, NoteSignature, parse_note, parse_signature
from truceline.record.tlog.policy import Policy, parse_policy
from truceline.record.tlog.requests import Request
from truceline.tasks.export import latest_note, policy_text
from truceline.tasks.witnessing import Answer, Cosigned, ask_witnesses

NOTE = "note"


def policy_of(store: Store) -> Policy:
    """The policy that the record goes by. Raises NotProved where it is not of its form."""
    return parse_policy(policy_text(store))


def kept_notes(store: Store) -> list[Note]:
    """The cosigned checkpoints that are kept."""
    return [parse_note(aside.value) for aside in store.shelved(NOTE)]


def request_for(store: Store, old: int) -> bytes:
    """What a witness is asked with, who last cosigned `old` leaves. Raises NotProved where there were never so many."""
    note = latest_note(store)
    size = checkpoint_of(note).size
    return Request(old, tuple(Proofs(store, size).consistency(old)), note).bytes()


@dataclass(frozen=True)
class Asked:
    """What came back from the witnesses, and the checkpoint with all cosignatures that hold."""

    answers: tuple[Answer, ...]
    note: Note


def ask(store: Store, policy: Policy, patience: float) -> Asked:
    """Ask every witness that has an address, for at most so many seconds, and keep what holds.

    Raises:
        NotOnRecord: if nothing is on record.
    """
    note = latest_note(store)
    proofs = Proofs(store, checkpoint_of(note).size)
    believed = _believed(policy, kept_notes(store))
    answers = ask_witnesses(policy, note, lambda old, _: proofs.consistency(old), patience, believed)
    lines = [answer.line for answer in answers if isinstance(answer, Cosigned)]
    return Asked(tuple(answers), keep(store, note, lines))


def take(store: Store, policy: Policy, data: bytes) -> Note:
    """Keep cosignatures that came as lines of text, by stick or by hand.

    Raises:
        NotProved: if one is not by a witness of the policy, or does not hold for the latest checkpoint.
    """
    note = latest_note(store)
    lines = [parse_signature(line) for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    for line in lines:
        if not any(line.by(member.key) for member in policy.witnesses):
            raise NotProved(f"{line.name} is no witness of the policy")
    policy.cosigned(note.adding(lines), checkpoint_of(note))
    return keep(store, note, lines)


def keep(store: Store, note: Note, lines: Sequence[NoteSignature]) -> Note:
    """Keep a checkpoint with cosignatures that were verified, by its own digest."""
    fresh = [line for line in lines if line not in note.signatures]
    if not fresh:
        return note
    cosigned = note.adding(fresh)
    store.shelve([Aside(NOTE, cosigned.digest(), cosigned.bytes())])
    return cosigned


def finality(store: Store, policy: Policy, limits: Limits) -> Finality:
    """How final the record is. Raises NotProved if the log did not sign its own head."""
    note = latest_note(store)
    proofs = Proofs(store, checkpoint_of(note).size)
    return finality_of(policy, note, kept_notes(store), proofs.root_before, limits)


def _believed(policy: Policy, notes: Sequence[Note]) -> dict[str, int]:
    """The largest size that each witness is known to have cosigned."""
    found: dict[str, int] = {}
    for note in notes:
        checkpoint = checkpoint_of(note)
        for name in policy.cosigned(note, checkpoint):
            found[name] = max(found.get(name, 0), checkpoint.size)
    return found
