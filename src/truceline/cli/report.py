"""`truceline report`"""

from datetime import date
from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, instant_of, json_option, print_json
from truceline.tasks.report import daily_report
from truceline.values.instants import check_year
from truceline.wiring import desk_of, write_text


@click.command("report")
@case_argument
@click.option("--date", "day", required=True, metavar="DAY", help="The day to report on, such as 2025-04-21.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@click.option("--known", metavar="TIME", help="As known then, or `latest`. Without it: as known at the end of the day.")
@json_option
@exits
def command(case: Path, day: str, out: Path, known: str | None, as_json: bool) -> None:
    """Write the daily report of CASE as one HTML page that opens without a network."""
    desk = desk_of(case)
    horizon = None if known is None else instant_of("--known", known, desk.last_recorded)
    path = write_text(out / desk.case.id / f"{_day(day)}.html", daily_report(desk, _day(day), known=horizon))
    if as_json:
        print_json({"case": desk.case.id, "day": day, "file": str(path)})
    else:
        click.echo(f"wrote {path}")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        check_year(day.year)
    except ValueError as cause:
        raise click.BadParameter(f"{text!r} is not a day; write 2025-04-21", param_hint="--date") from cause
    return day
