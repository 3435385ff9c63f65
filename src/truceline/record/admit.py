"""From rows of text to entries: the one place where what people bring is held against the kinds of entry."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from truceline.errors import BadInput, Fault
from truceline.record.entry import Action, Entry, payload_of
from truceline.record.kinds import Payload
from truceline.sources.case import Mode
from truceline.sources.models import explain
from truceline.sources.rows import Row
from truceline.values.intervals import Interval, parse_interval
from truceline.values.names import parse_name
from truceline.values.watermark import SOURCE, bears_mark, source_of

QUIET = frozenset(("person",))
"""Kinds about people: what stands in their rows is never repeated in a message."""
_COMMON = ("id", "action", "kind", "occurred", "recorded", "source", "text")
_ROW = frozenset((*_COMMON, "person", "category", "party", "fate", "compartment", "exchange", "about"))
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*|(?:urn|doi):[A-Za-z0-9:._/()-]+")


@dataclass(frozen=True)
class Draft:
    """An entry that is well formed but not yet on record, with the row it came from."""

    row: Row
    entry: Entry


class _Wrong(Exception):
    """A cell that does not fit; holds the faults."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults


def admit(rows: Iterable[Row], home: ZoneInfo, standing: Iterable[Entry] = (), mode: Mode | None = None) -> list[Draft]:
    """Every row as a draft, in the order in which they came on record (then by file and row).

    `home` is the zone of a day that names none; `standing` what is on record already, and may be corrected. With the
    `mode` of a case, rows that bear the mark of an exercise are taken by an exercise only, and no others by it.

    Raises:
        BadInput: with the faults of all rows that do not fit.
    """
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for row in rows:
        faults.extend(mark_faults(row, mode))
        try:
            drafts.append(Draft(row, _entry(row, home)))
        except _Wrong as wrong:
            faults.extend(_quiet(row, wrong.faults))
    drafts.sort(key=lambda draft: (draft.entry.recorded, draft.row.file, draft.row.line))
    faults.extend(_faults_of_order(drafts, standing))
    if faults:
        raise BadInput(*faults)
    return drafts


def mark_faults(row: Row, mode: Mode | None) -> list[Fault]:
    """What is wrong with the mark of an exercise in a row: it is there where it must not be, or missing.

    `mode` None: nobody asked. A mark in any cell will do to keep a row out, so that a copy cannot be cleaned by half.
    """
    if mode is Mode.EXERCISE and SOURCE not in row.cells.get("source", ""):
        remedy = f"write its mark among the sources, such as {source_of('training', 1)}; keep real rows in a case apart"
        return [row.fault("the case is an exercise, and nothing in this row says so", remedy)]
    if mode not in (None, Mode.EXERCISE) and any(bears_mark(text) for text in row.cells.values()):
        remedy = "take the row out: it tells of a made-up world; only a case of mode exercise takes it"
        return [row.fault("the row bears the mark of an exercise", remedy)]
    return []


def _quiet(row: Row, faults: Iterable[Fault]) -> Iterable[Fault]:
    """Faults of a row about a person name the column, and nothing of what stands in it."""
    if row.cells.get("kind") not in QUIET:
        return faults
    columns = sorted({fault.problem.split(":")[0].split(" ")[0] for fault in faults})
    remedy = "correct the cell (docs/case-format.md has the columns); what stands in it is not repeated here on purpose"
    return [row.fault(f"{column if column in _ROW else 'a column'} does not fit", remedy) for column in columns]


def _entry(row: Row, home: ZoneInfo) -> Entry:
    occurred, recorded = _span(row, "occurred", home), _span(row, "recorded", home).last
    if occurred.start > recorded:
        raise _Wrong(
            row.fault(
                "it occurred after it was recorded", "correct one of the two times; what is to come is a statement"
            )
        )
    return Entry(
        id=_name(row),
        action=_action(row),
        occurred=occurred,
        recorded=recorded,
        sources=_sources(row),
        text=_cell(row, "text"),
        payload=_payload(row, home),
    )


def _cell(row: Row, name: str) -> str:
    if name not in row.cells:
        raise _Wrong(row.fault(f"{name} is missing", f"fill the column {name}"))
    return row.cells[name]


def _problem(row: Row, name: str, cause: ValueError) -> _Wrong:
    problem, _, remedy = str(cause).partition("; ")
    return _Wrong(row.fault(f"{name}: {problem}", remedy or "correct the cell"))


def _span(row: Row, name: str, home: ZoneInfo) -> Interval:
    try:
        return parse_interval(_cell(row, name), home)
    except ValueError as cause:
        raise _problem(row, name, cause) from cause


def _name(row: Row) -> str:
    try:
        return parse_name(_cell(row, "id"))
    except ValueError as cause:
        raise _problem(row, "id", cause) from cause


def _action(row: Row) -> Action:
    written = row.cells.get("action", "assert")
    if written not in list(Action):
        raise _Wrong(row.fault(f"action: {written!r} is not one", f"write {', '.join(Action)} or leave it empty"))
    return Action(written)


def _sources(row: Row) -> tuple[str, ...]:
    addresses = tuple(_cell(row, "source").split())
    for address in addresses:
        if not _ADDRESS.fullmatch(address):
            raise _Wrong(
                row.fault(f"source: {address!r} is not an address", "write web addresses, with spaces between")
            )
    return addresses


def _payload(row: Row, home: ZoneInfo) -> Payload:
    cells = {name: text for name, text in row.cells.items() if name not in _COMMON}
    try:
        return payload_of(_cell(row, "kind"), cells, home)
    except ValidationError as cause:
        raise _Wrong(*(row.fault(*explain(error)) for error in cause.errors())) from cause
    except ValueError as cause:
        raise _problem(row, "kind", cause) from cause


def _faults_of_order(drafts: Sequence[Draft], before: Iterable[Entry]) -> Iterable[Fault]:
    """An id is asserted before it is corrected or retracted, and once only while it stands."""
    standing = {entry.id: entry.kind for entry in before}
    for draft in drafts:
        entry, row = draft.entry, draft.row
        there = standing.get(entry.id)
        if entry.action is Action.ASSERT and there:
            yield row.fault(f"the id {entry.id} is on record already", "use an id of its own, or action correct")
        elif entry.action is not Action.ASSERT and not there:
            yield row.fault(f"there is nothing to {entry.action} under {entry.id}", "assert it first, recorded earlier")
        elif there and there != entry.kind:
            yield row.fault(f"{entry.id} is a {there}, not a {entry.kind}", "retract it and assert another id")
        if entry.action is Action.RETRACT:
            standing.pop(entry.id, None)
        else:
            standing[entry.id] = entry.kind
