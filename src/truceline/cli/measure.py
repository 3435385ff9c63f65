"""`truceline measure`"""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from truceline.cli.edge import case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.reports.counts import can_say, cannot_say
from truceline.reports.plain import Plain
from truceline.reports.sheet import Counted
from truceline.reports.wording import Words
from truceline.tasks.measure import measure
from truceline.wiring import desk_of


@click.command("measure")
@case_argument
@click.option("--known", default="latest", metavar="TIME", help="As known then; all that is on record without it.")
@json_option
@exits
def command(case: Path, known: str, as_json: bool) -> None:
    """What a monitor counted in CASE: level by month, unknown days, and what can and cannot be said."""
    desk = desk_of(case)
    words = Words(desk.case)
    horizon = instant_of("--known", known, desk.last_recorded)
    found = measure(desk, known=horizon)
    if as_json:
        plain = Plain(words)
        series = [plain.series(one.series, one.levels, one.spans) for one in found]
        print_json({"known": plain.instant(horizon), "series": series})
        return
    out = console()
    out.print(f"Counts, as known at {words.time(horizon)}", style="bold")
    for one in found:
        _show(out, one, words)
    if not found:
        out.print("No daily counts are on record.")


def _show(out: Console, one: Counted, words: Words) -> None:
    series = one.series
    out.print(f"\n{words.party(series.observer)}: {series.unit}, {' and '.join(series.areas)}", style="bold")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("from", "days", "known", "sum of known", "median", "highest"):
        table.add_column(name, justify="left" if name == "from" else "right")
    for level in one.levels:
        middle = "unknown" if level.middle is None else f"{level.middle:g}"
        highest = "unknown" if level.highest is None else str(level.highest)
        added = str(level.added) if level.known else "unknown"
        table.add_row(level.start.isoformat(), str(level.days), str(level.known), added, middle, highest)
    out.print(table)
    said = [line for line, _ in can_say(series, one.spans, words)]
    for title, found in (("can be said", said), ("cannot be said", cannot_say(series, one.levels, one.spans, words))):
        out.print(grid(((title if number == 0 else "", line) for number, line in enumerate(found)), indent=1, label=15))
