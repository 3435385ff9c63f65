"""Reading put to work: many processes for many documents, and what is written of it."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.reading.actors import Actor
from truceline.sources.rows import read_text
from truceline.tasks.reading import Given, Outcome, Rules, read_one
from truceline.tasks.reviewing import Written, table_name
from truceline.wiring.files import write_text

_FEW = 24
"""Up to so many documents, starting processes takes longer than reading."""


@dataclass(frozen=True)
class Asked:
    """How documents are read: what a person says of them, the zone of their days, who can act beside the world."""

    given: Given = field(default_factory=Given)
    zone: str = "Etc/UTC"
    people: tuple[Actor, ...] = ()


def read_files(files: Sequence[tuple[Path, str]], asked: Asked, rules: Callable[[Asked], Rules]) -> Iterator[Outcome]:
    """Every file read, in the order given; many of them on all cores. `rules` must be a function of a module."""
    workers = os.cpu_count() or 1
    if len(files) <= _FEW or workers == 1:
        yield from (_read((path, name, asked, rules)) for path, name in files)
        return
    done = 0
    work = [(path, name, asked, rules) for path, name in files]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            for outcome in pool.map(_read, work, chunksize=8):
                done += 1
                yield outcome
        except BrokenProcessPool:
            yield from (_broken_off(path, name) for path, name in files[done:])


def read_decisions(path: Path) -> str:
    """The text of a file of decisions; empty where there is none yet. Raises BadInput."""
    return read_text(path) if path.is_file() else ""


def write_tables(entries: Path, tables: Sequence[Written]) -> list[Path]:
    """Write tables into a case's `entries`, each in one step; where they are. Raises BadInput."""
    return [write_text(entries / table_name(table.kind), table.text) for table in tables]


def read_key(path: Path | None) -> str:
    """The key in a file, on one line; empty where no file is named. Raises BadInput; the key is never in it."""
    if path is None:
        return ""
    key = read_text(path).strip()
    if not key or not key.isascii() or len(key.split()) != 1:
        raise BadInput(Fault(str(path), None, "does not hold a key", "put the key into it, alone on one line"))
    return key


def _read(work: tuple[Path, str, Asked, Callable[[Asked], Rules]]) -> Outcome:
    path, name, asked, rules = work
    return read_one(path, name, asked.given, rules(asked))


def _broken_off(path: Path, name: str) -> Outcome:
    remedy = "read it alone; it, or one beside it, brought the reading down"
    return Outcome(name, faults=(Fault(str(path), None, "was not read: reading broke off", remedy),))
