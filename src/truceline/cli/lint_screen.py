"""How `truceline lint` looks in a terminal of 80 columns."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.terms.lint import CODES

_HOW_MUCH = 70


def show(file: str, answer: dict[str, Any]) -> None:
    """Everything that was found, one part after the other."""
    out = Console(highlight=False, soft_wrap=False)
    remarks = answer["remarks"]
    out.print(Text(f"{file}: {len(remarks)} remarks" if remarks else f"{file}: no remarks", style="bold"))
    for code, group in groupby(remarks, key=lambda one: str(one["code"])):
        _show_code(out, code, list(group))
    if "changes" in answer:
        _show_lines(out, "Changed since the other version", _changes(answer["changes"]))
    for source, left in answer.get("uncovered", {}).items():
        _show_lines(out, f"Not covered in {source}", [(one["label"], _short(one["text"])) for one in left])
    if "matrix" in answer:
        _show_matrix(out, answer["matrix"])
        _show_lines(out, "Without a mirror image", list(_asymmetries(answer["asymmetries"])))


def _show_code(out: Console, code: str, remarks: list[dict[str, Any]]) -> None:
    out.print()
    out.print(Text.assemble((code, "bold"), f"  {CODES[code].meaning}"))
    rows = [(_where(one), one["says"]) for one in remarks]
    out.print(_grid([*rows, ("what to do", CODES[code].remedy)]))


def _where(remark: dict[str, Any]) -> str:
    """The place, with the id of what stands there, since nobody counts terms."""
    place, about = remark["place"], remark["about"]
    if len(place) > 1 and place[0] in ("terms", "areas", "questions", "phases") and about:
        return ".".join([str(about[0]), *(str(key) for key in place[2:])])
    return ".".join(str(key) for key in place) or "the whole file"


def _grid(rows: list[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=4)
    table.add_column(max_width=26, style="dim", overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for name, text in rows:
        table.add_row("", Text(name), Text(text))
    return table


def _show_lines(out: Console, title: str, rows: list[tuple[str, str]]) -> None:
    out.print()
    out.print(Text(title, style="bold"))
    out.print(_grid(rows or [("nothing", "")]))


def _changes(changes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    rows = []
    for change in changes:
        name = f"{change['group']} {change['name']}".strip()
        rows += [(name, f"{key['key']}: {key['old'] or 'left out'} -> {key['new'] or 'left out'}")
                 for key in change["keys"]] or [(name, change["what"])]  # fmt: skip
    return rows


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _HOW_MUCH else f"{said[: _HOW_MUCH - 4]} ..."


def _show_matrix(out: Console, matrix: dict[str, Any]) -> None:
    rows = []
    for act, cells in groupby(matrix["cells"], key=lambda cell: str(cell["act"])):
        rows += [(act if number == 0 else "", line) for number, line in enumerate(_lines(list(cells)))]
    _show_lines(out, "Who is bound", rows)
    for title, key in (
        ("Bound, but nobody watches", "unwatched"),
        ("Owed, but never late", "without_deadline"),
        ("Broken or late, but nothing follows", "without_consequence"),
    ):
        _show_lines(out, title, [("", ", ".join(matrix[key]) or "nothing")])


def _lines(cells: list[dict[str, Any]]) -> Iterator[str]:
    """One line for all cells of an act that are bound alike; an act that nobody is bound to is said once."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for cell in cells:
        alike.setdefault(tuple(cell["bound_by"]), []).append(cell)
    for bound, group in alike.items():
        who = "" if len(alike) == 1 else f"{', '.join(_places(group, cells))}: "
        yield f"{who}{', '.join(bound) or 'nobody'}"


def _places(alike: list[dict[str, Any]], cells: list[dict[str, Any]]) -> Iterator[str]:
    """Parties that are bound alike, with the areas and phases where it is not so for all of theirs."""
    for party in dict.fromkeys(cell["party"] for cell in alike):
        some = [f"{cell['area']} {cell['phase']}" for cell in alike if cell["party"] == party]
        whole = len(some) == sum(cell["party"] == party for cell in cells)
        yield party if whole else f"{party} ({', '.join(some)})"


def _asymmetries(found: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in found:
        near = f"; {one['nearest']} comes near, but differs in {', '.join(one['differs'])}" if one["nearest"] else ""
        yield one["term"], f"between {one['sides'][0]} and {one['sides'][1]}{near}"
