"""`truceline quarantine`"""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.text import Text

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import BadInput, Fault
from truceline.intake.keeping import Waiting
from truceline.tasks.intake_mending import Mended, mend_table, place_of
from truceline.values.canonical import Json
from truceline.values.names import parse_name
from truceline.wiring import write_text
from truceline.wiring.intake import keeping_of, mend_rows

_SHOWN = 20


@click.command("quarantine")
@case_argument
@click.option("--dataset", metavar="NAME", help="Only rows of this data set.")
@click.option(
    "--export", "export", type=click.Path(path_type=Path), help="Write the held rows to this CSV file, to mend."
)
@click.option("--mended", "mended", type=click.Path(path_type=Path), help="Take the mended rows of this CSV file.")
@click.option("--watch", metavar="LABEL", help="Which watch mended them: a label, never a person's name.")
@click.option("--all", "everything", is_flag=True, help=f"List all of them, not only the first {_SHOWN}.")
@json_option
@exits
def command(
    case: Path,
    dataset: str | None,
    export: Path | None,
    mended: Path | None,
    watch: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Rows of CASE that were held back: what is wrong with each and what to do; or mend them in a table.

    Mended rows leave quarantine when they fit, with what was changed and by which watch. The others stay.
    """
    if mended is not None:
        _mend(case, mended, watch, as_json=as_json)
        return
    waiting = keeping_of(case).waiting(dataset)
    if export is not None:
        write_text(export, mend_table(waiting))
        click.echo(f"{len(waiting)} rows in {export}: mend them there, keep its column _row, and bring it back:")
        click.echo(f"    truceline quarantine {case} --mended {export} --watch LABEL")
    elif as_json:
        print_json([_plain(one) for one in waiting])
    else:
        _show(case, waiting, len(waiting) if everything else _SHOWN)


def _show(case: Path, waiting: Sequence[Waiting], most: int) -> None:
    if not waiting:
        click.echo("Nothing is held back.")
        return
    out = console()
    out.print(Text(f"{len(waiting):,} rows are held back", style="bold"))
    for one in waiting[:most]:
        out.print(Text.assemble(f"  {place_of(one)}  ", (f"{one.file.dataset}, {one.file.name}", "dim")))
        lines = [
            pair for problem in one.held.problems for pair in (("", problem.problem), ("what to do", problem.remedy))
        ]
        out.print(grid(lines, indent=6, label=11))
    if len(waiting) > most:
        out.print(f"  and {len(waiting) - most:,} more: --all lists them")
    out.print(f"To mend them in a table: truceline quarantine {case} --export mend.csv", style="dim")


def _plain(one: Waiting) -> Json:
    problems: Json = [{"problem": each.problem, "remedy": each.remedy} for each in one.held.problems]
    return {
        "row": place_of(one), "dataset": one.file.dataset, "file": one.file.name, "line": one.held.line,
        "problems": problems,
    }  # fmt: skip


def _mend(case: Path, table: Path, watch: str | None, *, as_json: bool) -> None:
    try:
        label = parse_name(watch)
    except ValueError as cause:
        remedy = "add --watch with the label of the watch, such as watch-3; never a person's name"
        raise BadInput(Fault(str(table), None, "which watch mended the rows is not said", remedy)) from cause
    mended, untold = mend_rows(case, table, label)
    if as_json:
        print_json(_plain_mended(mended, untold))
        return
    click.echo(f"{len(mended.let_out)} rows left quarantine, {len(mended.staying)} stay.")
    out = console()
    for waiting, problems in mended.staying:
        out.print(f"  {place_of(waiting)}")
        lines = [pair for problem in problems for pair in (("", problem.problem), ("what to do", problem.remedy))]
        out.print(grid(lines, indent=6, label=11))
    if untold:
        click.echo(f"not yet on record: {untold}")


def _plain_mended(mended: Mended, untold: str) -> Json:
    staying: Json = [
        {"row": place_of(waiting), "problems": [{"problem": one.problem, "remedy": one.remedy} for one in problems]}
        for waiting, problems in mended.staying
    ]
    out: Json = [f"file {one.number} row {one.line}" for one in mended.let_out]
    return {"let_out": out, "staying": staying, "not_yet_on_record": untold or None}
