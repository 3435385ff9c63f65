"""Taking rows into a record that is open for work, one batch after another: from field forms and from other sources.

Each row is journalled in a table of the case before it goes on record, so that the case's files always bring what is
on record, and a machine that stops in between loses nothing.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from truceline.errors import BadInput, Fault
from truceline.record.admit import Draft, admit
from truceline.record.entry import Action, Entry
from truceline.record.envelope_form import Evidence
from truceline.record.kinds.cells import Refers, marked
from truceline.record.opening import Keys
from truceline.record.pen import Pen, place_in
from truceline.record.people.guard import NOBODY, Guard
from truceline.record.register import Register
from truceline.record.sealing import Keystore
from truceline.sources.case import Case, Mode
from truceline.sources.rows import Row
from truceline.tasks.audience import sealed_ids
from truceline.tasks.names import name_faults
from truceline.tasks.putting import put, put_leaf, there_in
from truceline.tasks.references import reference_faults
from truceline.terms.load import Version
from truceline.values.canonical import Json
from truceline.values.instants import Instant, show
from truceline.values.watermark import with_mark
from truceline.values.zones import zone

FILE = "received.jsonl"
"""The table to which received rows go."""


class Became(StrEnum):
    """What became of a row. `known`: it was there already, and nothing happened."""

    RECORDED = "recorded"
    KNOWN = "known"
    CORRECTED = "corrected"
    REFUSED = "refused"


@dataclass(frozen=True)
class Answer:
    """What became of a row, by its id (empty where it has none), and what is wrong with it where it was refused."""

    id: str
    became: Became
    faults: tuple[Fault, ...] = ()


class Journal(Protocol):
    """The table of received rows. What `add` returns from is on the disk; `undo` takes the last lines back."""

    def add(self, lines: Sequence[str]) -> None: ...

    def undo(self) -> None: ...


@dataclass(frozen=True)
class Ground:
    """What a reception stands on: the case with its agreements, the record, its keys, what it must not let through."""

    case: Case
    versions: tuple[Version, ...]
    register: Register
    keys: Keys
    keystore: Keystore
    journal: Journal
    clock: Callable[[], Instant]
    guard: Guard = NOBODY


class Reception:
    """A record that takes rows. For one writer at a time; `wiring.reception_of` sees to that."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._home = zone(ground.case.zone)
        self.refresh()

    def refresh(self) -> None:
        """Read again what stands on record. Raises as `putting.there_in`."""
        there = there_in(self._ground.register.log.store, self._ground.keystore)
        self._entries = list(there.entries)
        self._standing: dict[str, Entry] = {}
        for entry in there.entries:
            self._stand(entry)
        self._closed = {id for id, _ in there.closed}
        self._last = max((entry.recorded for entry in there.entries), default=Instant(0))
        self.size = self._ground.register.log.head.size

    def _stand(self, entry: Entry) -> None:
        if entry.action is Action.RETRACT:
            self._standing.pop(entry.id, None)
        else:
            self._standing[entry.id] = entry

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry on record that can be read here, in the order of the record."""
        return self._entries

    def stands(self, id: str) -> Entry | None:
        """What stands under an id, if anything does that can be read here."""
        return self._standing.get(id)

    def check(self, rows: Sequence[Row], *, correcting: bool = False) -> list[Answer]:
        """What `take` would answer; nothing is written."""
        fresh: dict[str, Draft] = {}
        return [self._one(row, fresh, correcting=correcting) for row in rows]

    def take(self, rows: Sequence[Row], *, correcting: bool = False) -> list[Answer]:
        """Put rows on record, those that fit in one step; an answer for each, durable on return.

        A row that stands already with the same content is known. Other content under its id is a correction where the
        row says so or `correcting` does, and is refused otherwise. A row without `recorded` came on record now. In an
        exercise each gets its mark. Rows that do not fit change nothing.

        Raises:
            RecordRefused, StoreFailed: if the record does not take them; nothing of this call is on record then.
        """
        fresh: dict[str, Draft] = {}
        answers = [self._one(row, fresh, correcting=correcting) for row in rows]
        if fresh:
            self._put(list(fresh.values()))
        return answers

    def keep(self, kind: str, id: str, says: Mapping[str, Json], evidence: Sequence[Evidence]) -> int:
        """Put on record what the desk has to say about the record itself, such as custody of a file; its index.

        Raises RecordRefused where it is not taken.
        """
        register, desk = self._ground.register, self._ground.keys.desk
        about = register.log.store.about()
        pen = Pen(about.case, about.mode, desk, place_in(register.log.store, desk.id))
        leaf = pen.write(kind, id, says, claimed=self._ground.clock(), evidence=evidence)
        index = put_leaf(register, leaf)
        self.size = register.log.head.size
        return index

    def _one(self, row: Row, fresh: dict[str, Draft], *, correcting: bool) -> Answer:
        id = row.cells.get("id", "")
        given = replace(row, cells=self._completed(row.cells))
        before = fresh[id].entry if id in fresh else self._standing.get(id)
        try:
            draft = self._draft(given, before, fresh, correcting=correcting)
        except BadInput as wrong:
            return Answer(id, Became.REFUSED, wrong.faults)
        if draft is None:
            return Answer(id, Became.KNOWN)
        fresh[id] = draft
        return Answer(id, Became.RECORDED if draft.entry.action is Action.ASSERT else Became.CORRECTED)

    def _completed(self, cells: Mapping[str, str]) -> dict[str, str]:
        found = dict(cells)
        found.setdefault("recorded", show(Instant(max(self._ground.clock(), self._last)), zone("UTC")))
        if self._ground.case.mode is Mode.EXERCISE:
            found["source"] = with_mark(found.get("source", ""), self._ground.case.id)
        return found

    def _draft(self, row: Row, before: Entry | None, fresh: dict[str, Draft], *, correcting: bool) -> Draft | None:
        """The row as an entry to come; None where it stands already. Raises BadInput."""
        mode = self._ground.case.mode
        faults = list(name_faults([row], self._ground.guard))
        if faults:
            raise BadInput(*faults)
        if before is not None and row.cells.get("action", "assert") == "assert":
            (draft,) = admit([row], self._home, mode=mode)
            if _says_the_same(draft.entry, before):
                return None
            row = replace(row, cells={**row.cells, "action": "correct"}) if correcting else row
        (draft,) = admit([row], self._home, standing=[] if before is None else [before], mode=mode)
        if draft.entry.action is Action.CORRECT and before is not None and _says_the_same(draft.entry, before):
            return None
        self._check(draft, fresh)
        return draft

    def _check(self, draft: Draft, fresh: dict[str, Draft]) -> None:
        entry, row = draft.entry, draft.row
        if entry.id in fresh:
            raise BadInput(row.fault(f"the id {entry.id} comes twice", "bring each id once at a time"))
        if entry.id in self._closed:
            raise BadInput(row.fault(f"{entry.id} is sealed on record", "correct it at the desk"))
        if entry.recorded < self._last:
            raise BadInput(row.fault("it is recorded before the last entry on record", "leave `recorded` empty"))
        named = [
            standing
            for name in _names_of(entry)
            if (standing := fresh[name].entry if name in fresh else self._standing.get(name)) is not None
        ]
        faults = list(reference_faults([draft], self._ground.case, self._ground.versions, named))
        if faults:
            raise BadInput(*faults)

    def _put(self, drafts: Sequence[Draft]) -> None:
        ground, entries = self._ground, [draft.entry for draft in drafts]
        new = {entry.id for entry in entries}
        sealed = frozenset(sealed_ids([*self._entries, *entries]) & new)
        live = ground.clock() if ground.case.mode is Mode.LIVE else None
        ground.journal.add([_line(draft.row) for draft in drafts])
        try:
            put(ground.register, ground.keys, entries, sealed, ground.keystore, live)
        except BaseException:
            ground.journal.undo()
            raise
        for entry in entries:
            self._entries.append(entry)
            self._stand(entry)
        self._last = Instant(max(self._last, *(entry.recorded for entry in entries)))
        self.size = ground.register.log.head.size


def _says_the_same(one: Entry, other: Entry) -> bool:
    return replace(one, action=other.action, recorded=other.recorded) == other


def _names_of(entry: Entry) -> list[str]:
    """The ids that an entry names."""
    found: list[str] = []
    for column in marked(type(entry.payload), Refers):
        value = getattr(entry.payload, column)
        if value is not None:
            found += [value] if isinstance(value, str) else list(value)
    return found


def _line(row: Row) -> str:
    return json.dumps(dict(row.cells), ensure_ascii=False, sort_keys=True)
