"""One entry from the keyboard: checked with everything else that a case brings, before anything is written."""

import json
from collections.abc import Mapping

from truceline.record.people.guard import Guard
from truceline.sources.case import CaseFolder, Mode
from truceline.sources.rows import Row, read_text
from truceline.tasks.build import check_case
from truceline.values.names import parse_name
from truceline.values.watermark import with_mark

FILE = "entered.jsonl"
"""The table to which entries from the keyboard go."""
KEYBOARD = "the keyboard"


def with_entry(folder: CaseFolder, cells: Mapping[str, str], guard: Guard) -> tuple[str, str]:
    """The id of a new entry, and the table of entries from the keyboard with it, checked against the whole case.

    Without an `id`, it gets the next free one of its kind; in an exercise its source gets the mark.

    Raises:
        BadInput: as `check_case`; nothing has been written.
    """
    case, given = folder.case(), dict(cells)
    if case.mode is Mode.EXERCISE:
        given["source"] = with_mark(given.get("source", ""), case.id)
    if "id" not in given:
        given["id"] = _free(parse_name(given["kind"]), {row.cells.get("id", "") for row in folder.rows()})
    check_case(folder, (Row(KEYBOARD, 1, given),), guard)
    there = folder.root / "entries" / FILE
    text = read_text(there) if there.is_file() else ""
    line = json.dumps(given, ensure_ascii=False, sort_keys=True)
    return given["id"], f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{line}\n"


def _free(kind: str, taken: set[str]) -> str:
    number = 1
    while f"{kind}-{number}" in taken:
        number += 1
    return f"{kind}-{number}"
