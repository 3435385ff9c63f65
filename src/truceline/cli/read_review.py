"""Deciding about kept proposals: one by one in the terminal, or by their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from rich.text import Text

from truceline.cli.edge import print_json
from truceline.cli.read_screen import show_proposed
from truceline.cli.screen import console, grid
from truceline.errors import BadInput
from truceline.reading.kept import suggestions_in
from truceline.reading.proposed import Proposed
from truceline.record.people.guard import Guard
from truceline.sources.case import CaseFolder
from truceline.sources.rows import read_text
from truceline.tasks.accepting import Row, kinds_of, row_of
from truceline.tasks.deciding import Choice, Planned, accepted, planned, rejected, taken_back_fault
from truceline.tasks.making import Ask, Setting
from truceline.tasks.reading_names import WITHHELD, name_faults_of, names_somebody
from truceline.tasks.reviewing import Decision, decisions_in, lines_of, setting_of, tables_with, undecided
from truceline.values.canonical import Json
from truceline.wiring import case_folder, clock, compartments_of, write_text
from truceline.wiring.reading import read_decisions, write_tables

_KEYS = "  [a]ccept, accept as an[o]ther kind, [r]eject, [s]kip, [q]uit"
_MOST = 600


@dataclass(frozen=True)
class _Desk:
    """What a review works with: the proposals, the case, and every decision made so far."""

    kept: Path
    folder: CaseFolder
    suggestions: tuple[Proposed, ...]
    setting: Setting
    decisions: tuple[Decision, ...]
    guard: Guard

    @property
    def here(self) -> list[Decision]:
        """The decisions about this case; what another case took does not bind it."""
        return [one for one in self.decisions if one.case == self.setting.case.id]

    def with_decisions(self, rows: Sequence[Row], fresh: Sequence[Decision]) -> "_Desk":
        """Write rows, then decisions: whoever is stopped between them decides again and nothing is written twice."""
        write_tables(self.folder.root / "entries", tables_with(self.folder, rows))
        together = (*self.decisions, *fresh)
        write_text(_beside(self.kept), lines_of(together))
        return replace(self, decisions=together)


def decide(kept: Path, case: Path, choice: Choice, role: str, as_json: bool) -> None:
    """Decide by numbers: all of it, or nothing where one cannot be done."""
    desk = _desk(kept, case)
    plan = planned(desk.suggestions, desk.here, desk.setting, choice, role)
    faults = tuple(name_faults_of(plan.rows, desk.guard))
    if faults:
        raise BadInput(*faults)
    if plan.decisions:
        desk = desk.with_decisions(plan.rows, plan.decisions)
    left = [number for number, _ in undecided(desk.suggestions, desk.here)]
    if as_json:
        print_json(_plain(plan, left))
        return
    for row in plan.rows:
        click.echo(f"{row.cells['id']}: {row.kind}, {row.cells['text']}")
    for number in plan.before:
        click.echo(f"{number}: decided so before")
    _tell_end(desk, len(plan.rows), len(plan.decisions) - len(plan.rows), len(left))


def review(kept: Path, case: Path, role: str, *, retracted: bool) -> None:
    """Decide one by one. Every decision is kept at once, so that nothing is lost where somebody stops."""
    desk = _desk(kept, case)
    out, taken, refused = console(), 0, 0
    waiting = undecided(desk.suggestions, desk.here)
    for place, (number, one) in enumerate(waiting, start=1):
        if names_somebody(one, desk.guard):
            click.echo(f"\n{place} of {len(waiting)}: number {number}: {WITHHELD}")
            continue
        out.print(f"\n{place} of {len(waiting)}: {one.suggestion.sort}, {one.origin.file}", style="bold")
        for note in one.origin.notes:
            out.print(Text(f"  note: {note}", style="bold yellow"))
        show_proposed(out, number, one, _MOST)
        try:
            key = click.prompt(_KEYS, type=click.Choice(["a", "o", "r", "s", "q"]), show_choices=False)
            if key == "q":
                break
            if key == "r":
                reason = click.prompt("  why, in a word", default="", show_default=False)
                desk = desk.with_decisions([], [rejected(one, desk.setting, role, reason)])
                refused += 1
            elif key in ("a", "o"):
                desk, done = _accept(desk, number, one, retracted, role, other=key == "o")
                taken += done
        except click.Abort:
            click.echo()
            break
    _tell_end(desk, taken, refused, len(undecided(desk.suggestions, desk.here)))


def _accept(desk: _Desk, number: int, one: Proposed, retracted: bool, role: str, *, other: bool) -> tuple[_Desk, bool]:
    if one.origin.taken_back and not retracted:
        click.echo(f"  {taken_back_fault(number)}")
        return desk, False
    try:
        row = _filled(desk, one, other)
        if faults := tuple(name_faults_of([row], desk.guard)):
            raise BadInput(*faults)
        console().print(grid([(name, Text(value)) for name, value in row.cells.items()], indent=4))
        if not click.confirm("  put this row into the case?", default=True):
            return desk, False
        return desk.with_decisions([row], [accepted(one, row, desk.setting, role)]), True
    except BadInput as wrong:
        click.echo(f"  it cannot go into the case as it is:\n{wrong}")
    except ValueError as wrong:
        click.echo(f"  it cannot go into the case as it is: {wrong}")
    return desk, False


def _filled(desk: _Desk, one: Proposed, other: bool) -> Row:
    """The row with everything that it needs, asked for one by one."""
    given: dict[str, str] = {}
    kinds = kinds_of(one, desk.setting)
    if other:
        given["kind"] = click.prompt("  as which kind", type=click.Choice(kinds))
    if not one.origin.address:
        address = click.prompt("  address of the document (empty: by its digest)", default="", show_default=False)
        given |= {"source": address} if address else {}
    while (row := row_of(one, desk.setting, given, desk.suggestions)).asks:
        ask = row.asks[0]
        given[ask.column] = _asked(ask)
    return row


def _asked(ask: Ask) -> str:
    for number, (value, label) in enumerate(ask.choices, start=1):
        click.echo(f"    {number}  {value}: {label}")
    answer = str(click.prompt(f"  {ask.asks}", default=ask.default or None)).strip()
    numbers = answer.replace(",", " ").split()
    if ask.choices and all(part.isdecimal() and 1 <= int(part) <= len(ask.choices) for part in numbers):
        return " ".join(ask.choices[int(part) - 1][0] for part in numbers)
    return answer


def _desk(kept: Path, case: Path) -> _Desk:
    folder, beside = case_folder(case), _beside(kept)
    suggestions = suggestions_in(str(kept), read_text(kept))
    decisions = decisions_in(str(beside), read_decisions(beside))
    return _Desk(kept, folder, suggestions, setting_of(folder, clock()), decisions, compartments_of(case).guard())


def _beside(kept: Path) -> Path:
    return kept.with_name(f"{kept.stem}.decisions.jsonl")


def _tell_end(desk: _Desk, taken: int, refused: int, left: int) -> None:
    click.echo(f"{taken} accepted, {refused} rejected, {left} undecided. Decisions: {_beside(desk.kept)}")
    if taken:
        click.echo(f"Nothing is on record yet. To put it there: truceline build {desk.folder.root}")


def _plain(plan: Planned, left: Sequence[int]) -> Json:
    rows: list[Json] = [dict(row.cells) for row in plan.rows]
    rejections: list[Json] = [one.suggestion for one in plan.decisions if one.decision == "reject"]
    return {"rows": rows, "rejected": rejections, "decided_before": list(plan.before), "undecided": list(left)}
