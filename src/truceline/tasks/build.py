"""Putting a case on record: everything is checked first, and then all of it is taken or none."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from truceline.errors import BadInput, RecordRefused
from truceline.record.admit import Draft, admit
from truceline.record.entry import Entry, content_of
from truceline.record.opening import Keys, opened
from truceline.record.pen import Pen, place_in
from truceline.record.projection import project
from truceline.record.register import Register, Standing, Submission
from truceline.record.store import Head, Store
from truceline.sources.case import Case, CaseFolder, Mode
from truceline.tasks.desk import load_agreements
from truceline.tasks.references import clause_faults, party_faults, reference_faults, ring_faults
from truceline.values.instants import Instant
from truceline.values.zones import zone


@dataclass(frozen=True)
class Built:
    """What a build did: how many entries it added, and where the record stands now."""

    case: Case
    added: int
    head: Head


def check_case(folder: CaseFolder) -> tuple[Case, list[Draft]]:
    """Everything that a case brings, checked, in the order in which it came on record.

    Raises:
        BadInput: with every fault found, each with file, line and remedy. Nothing has been written.
    """
    case = folder.case()
    versions = load_agreements(folder)
    drafts = admit(folder.rows(), zone(case.zone))
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


def build(folder: CaseFolder, open_store: Callable[[Case], tuple[Store, Keys]], now: Instant) -> Built:
    """Bring the record of a case up to its files, in one step.

    What is on record already stays as it is; new rows are put behind it, signed with the desk's key. In a live record
    the desk claims the present instant; in another, what is put on record claims the time at which it was recorded.

    Raises:
        BadInput: see `check_case`.
        RecordRefused: if a file no longer holds an entry that is on record, holds it with another content, or brings
            one that would have to stand before those on record.
    """
    case, drafts = check_case(folder)
    store, keys = open_store(case)
    with closing(store):
        fresh = _fresh(list(project(store).entries), drafts)
        live = now if case.mode is Mode.LIVE else None
        first = min((draft.entry.recorded for draft in drafts), default=now)
        register = opened(store, keys, claimed=first if live is None else live)
        _put(register, keys, fresh, live)
        return Built(case, len(fresh), register.log.head)


def _put(register: Register, keys: Keys, entries: Sequence[Entry], now: Instant | None) -> None:
    about = register.log.store.about()
    pen = Pen(about.case, about.mode, keys.desk, place_in(register.log.store, keys.desk.id))
    leaves = [
        pen.write(entry.kind, entry.id, content_of(entry), claimed=now or entry.recorded, action=entry.action)
        for entry in entries
    ]
    for entry, answer in zip(entries, register.submit([Submission(leaf.raw) for leaf in leaves]), strict=True):
        if answer.standing is not Standing.RECORDED:
            raise RecordRefused(f"the entry {entry.id} cannot be put on record: {answer.reason}", _NEVER)


_NEVER = "what is on record is never changed: put the row back and add one with action correct or retract"


def _fresh(there: list[Entry], drafts: list[Draft]) -> list[Entry]:
    brought = {(draft.entry.id, draft.entry.action, draft.entry.recorded): draft for draft in drafts}
    for entry in there:
        draft = brought.pop((entry.id, entry.action, entry.recorded), None)
        if draft is None:
            raise RecordRefused(f"the entry {entry.id} is on record, but no row brings it any more", _NEVER)
        if draft.entry != entry:
            where = f"{draft.row.file}:{draft.row.line}"
            raise RecordRefused(f"{where}: the entry {entry.id} is on record with another content", _NEVER)
    last = max((entry.recorded for entry in there), default=None)
    for draft in brought.values():
        if last is not None and draft.entry.recorded < last:
            where = f"{draft.row.file}:{draft.row.line}"
            remedy = "give the time at which it came on record here, or build the record anew (--anew)"
            raise RecordRefused(f"{where}: {draft.entry.id} is recorded before the last entry on record", remedy)
    return [draft.entry for draft in brought.values()]
