"""Putting a case on record: everything is checked first, and then all of it is taken or none."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from truceline.errors import BadInput, Fault
from truceline.record.admit import Draft, admit
from truceline.record.opening import Keys, opened
from truceline.record.people.guard import NOBODY, Guard
from truceline.record.sealing import Keystore
from truceline.record.store import Head, Store
from truceline.sources.case import Case, CaseFolder, Mode
from truceline.sources.rows import Row, read_text
from truceline.tasks.audience import sealed_ids
from truceline.tasks.desk import load_agreements
from truceline.tasks.names import name_faults, text_faults
from truceline.tasks.putting import fresh_of, put, there_in
from truceline.tasks.references import clause_faults, party_faults, reference_faults, ring_faults
from truceline.values.instants import Instant
from truceline.values.zones import zone


@dataclass(frozen=True)
class Built:
    """What a build did: how many entries it added, and where the record stands now."""

    case: Case
    added: int
    head: Head


def check_case(folder: CaseFolder, more: Sequence[Row] = (), guard: Guard = NOBODY) -> tuple[Case, list[Draft]]:
    """Everything that a case brings (and `more` rows), checked, in the order in which it came on record.

    Raises:
        BadInput: with every fault found, each with file, line and remedy. Nothing has been written.
    """
    case = folder.case()
    versions = load_agreements(folder)
    rows = [*folder.rows(), *more]
    faults = [*name_faults(rows, guard), *_names_in_texts(folder, guard)]
    if faults:
        raise BadInput(*faults)
    drafts = admit(rows, zone(case.zone), mode=case.mode)
    files = [str(path) for path in folder.agreements()]
    faults = [
        *party_faults(case, versions, files),
        *ring_faults(versions, files),
        *clause_faults(drafts, versions, files),
        *reference_faults(drafts, case, versions),
    ]
    if faults:
        raise BadInput(*faults)
    return case, drafts


def _names_in_texts(folder: CaseFolder, guard: Guard) -> Iterator[Fault]:
    for path in (folder.root / "case.yaml", *folder.agreements()):
        yield from text_faults(str(path), read_text(path), guard)


@dataclass(frozen=True)
class Apart:
    """What keeps a case's secrets: the keys of subjects, and the guard of names."""

    keystore: Keystore
    guard: Guard = NOBODY


def build(folder: CaseFolder, open_store: Callable[[Case], tuple[Store, Keys]], now: Instant, apart: Apart) -> Built:
    """Bring the record of a case up to its files, in one step.

    What is on record already stays as it is; new rows are put behind it, signed with the desk's key. In a live record
    the desk claims the present instant; in another, what is put on record claims the time at which it was recorded.
    What not everybody may see (entries about persons, entries under an embargo) stands there as a commitment only.

    Raises:
        BadInput: see `check_case`.
        RecordRefused: if a file no longer holds an entry that is on record, holds it with another content, or brings
            one that would have to stand before those on record.
    """
    case, drafts = check_case(folder, guard=apart.guard)
    store, keys = open_store(case)
    with closing(store):
        fresh = fresh_of(there_in(store, apart.keystore), drafts)
        live = now if case.mode is Mode.LIVE else None
        first = min((draft.entry.recorded for draft in drafts), default=now)
        register = opened(store, keys, claimed=first if live is None else live)
        put(register, keys, fresh, sealed_ids([draft.entry for draft in drafts]), apart.keystore, live)
        return Built(case, len(fresh), register.log.head)
