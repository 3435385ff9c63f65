"""`truceline calendar`"""

from pathlib import Path

import click

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.reports.calendar import calendar
from truceline.reports.deadlines import deadlines
from truceline.tasks.report import sheet_at
from truceline.values.canonical import Json
from truceline.wiring import write_text


@click.command("calendar")
@case_argument
@at_option
@click.option("--known", metavar="TIME", help="As known then, or `latest`. Without it: as known at --at.")
@click.option("--ics", type=click.Path(path_type=Path), help="Write an iCalendar file too.")
@json_option
@exits
def command(case: Path, at: str, known: str | None, ics: Path | None, as_json: bool) -> None:
    """What is due in CASE after a time: ends under each reading, and promises with a deadline."""
    question = asked(case, at, known)
    words = question.words
    due = deadlines(sheet_at(question.desk, question.at, known=question.known), words)
    if ics is not None:
        write_text(ics, calendar(due, words, question.known).decode())
    if as_json:
        found: Json = [
            {"earliest": words.exact(one.earliest), "when": one.when, "what": one.what, "entries": list(one.entries)}
            for one in due
        ]
        print_json(question.head() | {"due": found})
        return
    out = console()
    out.print(question.title("Due after"), style="bold")
    for one in due:
        out.print(grid([(one.when, one.what)], indent=2, label=30))
    if not due:
        out.print("Nothing is due.")
    if ics is not None:
        out.print(f"wrote {ics}")
