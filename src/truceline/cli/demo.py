"""`truceline demo`"""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from truceline.cli.edge import exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.incidents.claims import Figure
from truceline.measures.claim_checks import Comparison
from truceline.reports.claims import figure_words
from truceline.reports.wording import Words
from truceline.tasks.claims import claims_of_case
from truceline.tasks.demo import report_days, write_index
from truceline.tasks.desk import Desk
from truceline.tasks.measure import measure
from truceline.values.canonical import Json
from truceline.wiring import build_record, desk_of, write_text


@click.command("demo")
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@json_option
@exits
def command(cases: tuple[Path, ...], out: Path, as_json: bool) -> None:
    """Build each of CASES anew, write the reports of its days, and say where to look."""
    desks = []
    written: list[Path] = []
    for case in cases:
        build_record(case, anew=True)
        desk = desk_of(case)
        desks.append(desk)
        written += _reports(desk, out, quiet=as_json)
    index = write_index(desks, out, write_text)
    if as_json:
        print_json(_plain(desks, written, index))
        return
    screen = console()
    for desk in desks:
        _summary(screen, desk)
    screen.print()
    screen.print(f"Open {index} in a browser: {len(written)} daily reports, no network needed.", style="bold")


def _reports(desk: Desk, out: Path, *, quiet: bool) -> list[Path]:
    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:
        task = progress.add_task(f"reports of {desk.case.id}", total=len(desk.case.report_days))
        written = []
        for step in report_days(desk, out, write_text):
            written.append(step.path)
            progress.advance(task)
    return written


def _plain(desks: list[Desk], written: list[Path], index: Path) -> Json:
    cases: Json = [{"case": desk.case.id, "entries": len(desk.entries), "head": str(desk.head)} for desk in desks]
    return {"cases": cases, "reports": [str(path) for path in written], "index": str(index)}


def _summary(screen: Console, desk: Desk) -> None:
    words = Words(desk.case)
    screen.print()
    screen.print(desk.case.title, style="bold")
    lines = [("record", f"{len(desk.entries)} entries, sound")]
    lines += [("agreements", _agreements(desk, words))]
    for one in claims_of_case(desk, known=desk.last_recorded).comparisons[:2]:
        lines.append(("claims", _versus(one, words)))
    for counted in measure(desk, known=desk.last_recorded):
        known, days = len(counted.series.known), len(counted.series.days)
        lines.append(("counts", f"{counted.series.unit}: {known} of {days} days known, {days - known} unknown"))
    screen.print(grid(lines, indent=2, label=12))


def _agreements(desk: Desk, words: Words) -> str:
    day = desk.case.report_days[-1]
    return f"{len(desk.versions)} encoded; reports from {words.day(desk.case.report_days[0])} to {words.day(day)}"


def _versus(one: Comparison, words: Words) -> str:
    (tally, figure), (tally2, figure2) = one.one, one.other
    verdict = "comparable" if one.comparable else "not comparable"
    return f"{one.one[0].agreement}: {_side(tally.issuer, figure)} against {_side(tally2.issuer, figure2)}, {verdict}"


def _side(issuer: str, figure: Figure) -> str:
    return f"{figure_words(figure)} {figure.first.unit} ({issuer})"
