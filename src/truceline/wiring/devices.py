"""Devices that sign without the record at hand: a key and a queue in one folder."""

import os
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline.engines.files.keys import FileMemory, read_key, write_key
from truceline.record.admit import admit
from truceline.record.entry import content_of, entry_of
from truceline.record.envelope import Leaf
from truceline.record.keeping import PublicKey
from truceline.record.pen import Pen, Place
from truceline.record.queue import Owner
from truceline.record.tlog.notes import parse_note_key
from truceline.record.tlog.signatures import PrivateKey
from truceline.sources.case import Mode
from truceline.sources.rows import Row, read_rows
from truceline.tasks.outbox import Outbox
from truceline.values.watermark import with_mark
from truceline.wiring.files import clock

_KEY, _MEMORY = "device.key", "device.signed"


def new_device(folder: Path, case: str, mode: str, log: str) -> PublicKey:
    """Make a device's key and its empty queue for the record of a log (a note key); the public key, to be enrolled.

    Raises:
        NotProved: if the log's key is not one.
        StoreFailed: if there is a key already; it is never written over.
    """
    public, key = parse_note_key(log), PrivateKey(os.urandom(32))
    write_key(folder / _KEY, f"{public.name}/device", key)
    Outbox.begin(folder, Owner(case, mode, key.id, public), FileMemory(folder / _MEMORY))
    return PublicKey(key.algorithm, key.public)


def queue_of(folder: Path) -> Outbox:
    """The queue of a device. Raises NotOnRecord where there is none."""
    return Outbox(folder, FileMemory(folder / _MEMORY))


def write_rows(folder: Path, table: Path, home: ZoneInfo) -> list[Leaf]:
    """Sign the rows of a table into a device's queue, all of them or none; a day without a zone is in `home`.

    In an exercise each gets its mark.

    Raises:
        BadInput: with the faults of all rows that do not fit.
    """
    box, key = queue_of(folder), read_key(folder / _KEY)
    there = [entry_of(leaf.envelope) for leaf in box.leaves() if leaf.envelope.says is not None]
    mode = Mode(box.owner.mode)
    rows = [_with_mark(row, box.owner.case) if mode is Mode.EXERCISE else row for row in read_rows(table)]
    drafts = admit(rows, home, standing=there, mode=mode)
    pen = Pen(box.owner.case, box.owner.mode, key, Place())
    now = clock()
    return [
        box.write(
            pen,
            kind=draft.entry.kind,
            id=draft.entry.id,
            content=content_of(draft.entry),
            claimed=now,
            action=draft.entry.action.value,
        )
        for draft in drafts
    ]


def _with_mark(row: Row, case: str) -> Row:
    return replace(row, cells={**row.cells, "source": with_mark(row.cells.get("source", ""), case)})
