"""`truceline field`"""

from datetime import date
from pathlib import Path

import click
from rich.table import Table

from truceline.cli.edge import case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console
from truceline.measures.looking import FieldDays
from truceline.reports import looking as told
from truceline.reports.looking_page import looking_page
from truceline.reports.plain import Plain
from truceline.reports.wording import Words
from truceline.tasks.looking import watched
from truceline.values.intervals import parse_day
from truceline.wiring import desk_of, write_text

_MOST = 10


@click.command("field")
@case_argument
@click.option("--known", default="latest", metavar="TIME", help="As known then; all that is on record without it.")
@click.option("--from", "first", metavar="DAY", help="From this day; the first of which anything is on record.")
@click.option("--to", "last", metavar="DAY", help="To this day, itself included.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it as one HTML page too.")
@json_option
@exits
def command(case: Path, known: str, first: str | None, last: str | None, out: Path | None, as_json: bool) -> None:
    """What was seen in the field of CASE, day by day, and how much looking there was.

    A low figure may mean that no one looked: hours of looking, nights and restrictions stand beside every count.
    """
    desk = desk_of(case)
    words, horizon = Words(desk.case), instant_of("--known", known, desk.last_recorded)
    found = watched(desk, known=horizon, first=_day(first, "--from"), last=_day(last, "--to"))
    if out is not None:
        write_text(out, looking_page(words, found, horizon))
    if as_json:
        plain = Plain(words)
        head = {"case": desk.case.id, "mode": desk.case.mode.value, "known": plain.instant(horizon)}
        print_json(head | {"days": [*map(told.plain_day, found.days)], "missed": [one.id for one, _ in found.missed]})
        return
    _show(found, words, words.time(horizon))
    if out is not None:
        click.echo(f"\nwrote {out}")


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return parse_day(text)
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint=option) from cause


def _show(found: FieldDays, words: Words, known: str) -> None:
    out = console()
    out.print(f"What was seen, and how it was looked for, as known at {known}", style="bold")
    if not found.days:
        out.print("Nothing from the field is on record.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("day", "looking", "night", "restrictions", "observed"):
        table.add_column(name, justify="right" if name in ("looking", "night") else "left", no_wrap=name == "day")
    for day in found.days:
        stops = told.restriction_words(found.view, day.restrictions)
        mark = "*" if day.restrictions and day.seen else ""
        night = told.night_words(day) if day.logged else ""
        table.add_row(day.day.isoformat(), told.looked_words(day), night, stops, told.seen_words(day) + mark)
    out.print(table)
    if any(day.restrictions and day.seen for day in found.days):
        out.print("* with a restriction on the same day", style="dim")
    for entry, said in found.missed[:_MOST]:
        out.print(
            f"not as meant: {words.time(entry.occurred.start)}, {told.missed_words(said)} [{entry.id}]", markup=False
        )
    if len(found.missed) > _MOST:
        out.print(f"and {len(found.missed) - _MOST} more times, which --out and --json show", style="dim")
    for line in told.LIMITS:
        out.print(line, style="dim")
