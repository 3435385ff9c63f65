"""Putting a case on record: everything is checked first, and then all of it is taken or none."""

from collections.abc import Callable
from dataclasses import dataclass

from truceline.errors import BadInput, RecordRefused
from truceline.record.admit import Draft, admit
from truceline.record.chain import Head, chained
from truceline.record.entry import Entry, entry_of
from truceline.record.log import RecordLog
from truceline.sources.case import Case, CaseFolder
from truceline.tasks.desk import load_agreements
from truceline.tasks.references import clause_faults, party_faults, reference_faults, ring_faults
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


def build(folder: CaseFolder, open_log: Callable[[Case], RecordLog]) -> Built:
    """Bring the record of a case up to its files, in one step.

    What is on record already stays as it is; new rows are put behind it.

    Raises:
        BadInput: see `check_case`.
        RecordRefused: if a file no longer holds an entry that is on record, holds it with another content, or brings
            one that would have to stand before those on record.
    """
    case, drafts = check_case(folder)
    log = open_log(case)
    there = [entry_of(row.body) for row in log.rows()]
    fresh = _fresh(there, drafts)
    log.append(list(chained(fresh, log.head())))
    return Built(case, len(fresh), log.head())


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
