"""`truceline whatif`"""

from pathlib import Path

import click

from truceline.cli.edge import at_option, case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console, show_reading
from truceline.reports.plain import Plain
from truceline.reports.wording import Words
from truceline.sources.rows import read_rows
from truceline.tasks.whatif import what_if
from truceline.wiring import desk_of


@click.command("whatif")
@case_argument
@click.argument("rows", type=click.Path(path_type=Path))
@at_option
@click.option("--known", required=True, metavar="TIME", help="As known then; `latest`: all that is on record.")
@json_option
@exits
def command(case: Path, rows: Path, at: str, known: str, as_json: bool) -> None:
    """What would stand otherwise in CASE if the entries in the table ROWS were on record. Nothing is written."""
    desk = desk_of(case)
    words = Words(desk.case)
    moment, horizon = (instant_of(o, t, desk.last_recorded) for o, t in (("--at", at), ("--known", known)))
    found = what_if(desk, read_rows(rows), at=moment, known=horizon)
    if as_json:
        plain = Plain(words)
        print_json(
            [
                {
                    "agreement": one.agreement,
                    "before": plain.reading(one.before) if one.before else None,
                    "after": plain.reading(one.after),
                }
                for one in found
            ]
        )
        return
    out = console()
    out.print(f"If {rows} were on record: at {words.time(moment)}, as known at {words.time(horizon)}", style="bold")
    for one in found:
        out.print(f"\n{one.agreement}: now", style="bold")
        if one.before:
            show_reading(out, one.before, words, full=False)
        else:
            out.print("  nothing about it on record")
        out.print("then", style="bold")
        show_reading(out, one.after, words, full=False)
    if not found:
        out.print("Nothing would change.")
