"""Closing a case."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from truceline.record.projection import parsed
from truceline.record.store import Store
from truceline.sources.case import CaseFolder
from truceline.tasks.audience import sealed_ids
from truceline.tasks.build import check_case
from truceline.tasks.close import Kept, archive, close_record, doomed_of
from truceline.tasks.evidence import namings_of
from truceline.wiring.cases import case_folder
from truceline.wiring.evidence import evidence_folder
from truceline.wiring.files import clock, write_pieces
from truceline.wiring.keys import keys_folder
from truceline.wiring.registers import desk_pen_of


@dataclass(frozen=True)
class CaseClosing:
    """A closing under way: `steps` yields how many of the entries are in the archive."""

    entries: int
    evidence: int
    steps: Iterator[int]


def close_case(path: Path, to: Path, reason: str) -> CaseClosing:
    """Close a case's record and write its archive. Raises as `register_of`, `close_record` and `archive`."""
    with desk_pen_of(path) as (register, _):
        held = _evidence(path, register.log.store)
    steps = _close(path, to, reason, Kept(_documents(case_folder(path)), held))
    return CaseClosing(next(steps), len(held), steps)


def _close(path: Path, to: Path, reason: str, kept: Kept) -> Iterator[int]:
    folder = case_folder(path)
    with desk_pen_of(path) as (register, pen):
        yield close_record(register, pen, reason, len(kept.evidence), clock())
        places = {
            "keys": str(keys_folder(folder, register.log.store.about())),
            "record": str(folder.record),
            "working": str(evidence_folder(path).working),
            "subjects": str(keys_folder(folder, register.log.store.about()) / "subjects.keys"),
            "compartments": str(keys_folder(folder, register.log.store.about()) / "compartments"),
            "tables": ", ".join(str(path) for path in _private(folder)) or str(folder.root / "entries"),
        }
        doomed = doomed_of(register.log.store, register.keyring, places)
        yield from archive(register, kept, doomed, to, write_pieces)


def _evidence(path: Path, store: Store) -> list[tuple[bytes, Callable[[], Iterable[bytes]]]]:
    there = evidence_folder(path)
    named = dict.fromkeys(file.digest for one in namings_of(parsed(store)) for file in one.evidence if file.digest)
    return [(digest, partial(there.read, digest)) for digest in named if there.size_of(digest) is not None]


def _documents(folder: CaseFolder) -> dict[str, bytes]:
    """What people and programs need beside the record."""
    package = files("truceline.verifier")
    names = {
        "README.txt": "archive-readme.txt",
        "record-format.md": "record-format.md",
        "truceline_verify.py": "truceline_verify.py",
        "verify.html": "verify.html",
    }
    found = {name: package.joinpath(there).read_bytes() for name, there in names.items()}
    private = frozenset(_private(folder))
    open_tables = [path for path in folder.entry_files() if path not in private]
    for path in (folder.root / "case.yaml", *folder.agreements(), *open_tables):
        found[f"case/{path.relative_to(folder.root).as_posix()}"] = path.read_bytes()
    return found


def _private(folder: CaseFolder) -> list[Path]:
    """The tables that hold in plain text what stands sealed on record. They never go into an archive."""
    _, drafts = check_case(folder)
    sealed = sealed_ids([draft.entry for draft in drafts])
    return sorted({Path(draft.row.file) for draft in drafts if draft.entry.id in sealed})
