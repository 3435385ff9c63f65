"""Decisions about suggestions: kept beside them, and what an acceptance writes into a case."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from truceline.errors import BadInput, Fault
from truceline.reading.proposed import Proposed
from truceline.record.admit import Draft, admit
from truceline.record.kinds import Exchange
from truceline.sources.case import Case, CaseFolder
from truceline.sources.models import Strict, explain
from truceline.sources.rows import Row as Line
from truceline.sources.rows import read_rows, read_text
from truceline.tasks.accepting import Row, columns_of
from truceline.tasks.desk import load_agreements
from truceline.tasks.making import Setting
from truceline.tasks.references import reference_faults
from truceline.values.canonical import canonical_bytes
from truceline.values.instants import Instant, show
from truceline.values.names import Name
from truceline.values.zones import zone

_UTC = zone("Etc/UTC")


class Decision(Strict):
    """What a person decided about one suggestion; the last one about it holds, and none is ever written over.

    `when`: an instant in ISO 8601, UTC. `role`: of who decided, never a person's name. `entry` and `case`: where it was
    put, where it was accepted. `reason`: a word of why not.
    """

    suggestion: str
    decision: Literal["accept", "reject"]
    when: str
    role: Name
    case: str = ""
    kind: str = ""
    entry: str = ""
    reason: str = ""


def decided(one: Proposed, decision: Literal["accept", "reject"], now: Instant, role: str, **more: str) -> Decision:
    """A decision made now. Raises ValueError where the role is not a name."""
    when = show(now, _UTC)
    return Decision(suggestion=one.id, decision=decision, when=when, role=role, **more)


def decisions_in(file: str, text: str) -> tuple[Decision, ...]:
    """The decisions that a file holds, in their order.

    Raises:
        BadInput: for every line that is not a decision.
    """
    found: list[Decision] = []
    faults: list[Fault] = []
    lines = text.removesuffix("\n").split("\n") if text else []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(Decision.model_validate_json(line))
        except ValidationError as cause:
            problem, _ = explain(cause.errors()[0])
            remedy = "put the line back as it was, or take it out to decide again"
            faults.append(Fault(file, number, f"the line is not a decision ({problem})", remedy))
    if faults:
        raise BadInput(*faults)
    return tuple(found)


def lines_of(decisions: Iterable[Decision]) -> str:
    """Decisions as lines of canonical JSON."""
    return "".join(canonical_bytes(one.model_dump(exclude_defaults=True)).decode() + "\n" for one in decisions)


def last_decisions(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that holds about each suggestion, by its id."""
    return {one.suggestion: one for one in decisions}


def undecided(suggestions: Sequence[Proposed], decisions: Iterable[Decision]) -> list[tuple[int, Proposed]]:
    """The suggestions about which nothing was decided, with their numbers from 1."""
    there = last_decisions(decisions)
    return [(number, one) for number, one in enumerate(suggestions, start=1) if one.id not in there]


def setting_of(folder: CaseFolder, now: Instant) -> Setting:
    """What is at hand in a case.

    Raises:
        BadInput: if the case is not well formed.
    """
    case = folder.case()
    drafts = admit(folder.rows(), zone(case.zone), mode=case.mode)
    exchanges = {draft.entry.id: draft.entry.text for draft in drafts if isinstance(draft.entry.payload, Exchange)}
    return Setting(case, load_agreements(folder), tuple(exchanges.items()), now)


@dataclass(frozen=True)
class Written:
    """A table of a case as it will be: where, and its whole text."""

    kind: str
    text: str


def tables_with(folder: CaseFolder, rows: Sequence[Row]) -> tuple[Written, ...]:
    """The tables of a case with new rows, checked as `truceline build` checks them; what is there already is left.

    Raises:
        BadInput: with every fault of the case with its new rows. Nothing has been written.
    """
    case = folder.case()
    there = folder.rows()
    ids = {line.cells.get("id") for line in there}
    fresh = [row for row in rows if row.cells["id"] not in ids]
    _check(folder, case, [*there, *(_line(folder, row) for row in fresh)])
    kinds = dict.fromkeys(row.kind for row in fresh)
    return tuple(Written(kind, _table(folder, kind, [row for row in fresh if row.kind == kind])) for kind in kinds)


def table_name(kind: str) -> str:
    """The file in a case's `entries` that holds what was read."""
    return f"read-{kind}.csv"


def _line(folder: CaseFolder, row: Row) -> Line:
    path = folder.root / "entries" / table_name(row.kind)
    return Line(str(path), _lines_there(folder, row.kind) + 1, row.cells)


def _check(folder: CaseFolder, case: Case, lines: Sequence[Line]) -> None:
    drafts: list[Draft] = admit(lines, zone(case.zone), mode=case.mode)
    faults = tuple(reference_faults(drafts, case, load_agreements(folder)))
    if faults:
        raise BadInput(*faults)


def _lines_there(folder: CaseFolder, kind: str) -> int:
    path = folder.root / "entries" / table_name(kind)
    return max((line.line for line in read_rows(path)), default=1) if path.is_file() else 1


def _table(folder: CaseFolder, kind: str, rows: Sequence[Row]) -> str:
    """The table of a kind with rows behind it. Raises BadInput where the table has other columns."""
    path, columns = folder.root / "entries" / table_name(kind), columns_of(kind)
    heading = _csv([columns])
    before = read_text(path) if path.is_file() else heading
    if not before.startswith(heading):
        remedy = "put rows of your own into another table of the case, and this one's heading back as it was"
        raise BadInput(Fault(str(path), 1, "the table does not have the columns that reading writes", remedy))
    ended = before if before.endswith("\n") else before + "\n"
    return ended + _csv([_cells(row.cells, columns) for row in rows])


def _cells(cells: Mapping[str, str], columns: Sequence[str]) -> list[str]:
    return [" ".join(cells.get(name, "").split()) for name in columns]


def _csv(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
