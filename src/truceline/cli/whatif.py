"""`truceline whatif`"""

from pathlib import Path

import click

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, show_reading
from truceline.sources.rows import read_rows
from truceline.tasks.whatif import what_if


@click.command("whatif")
@case_argument
@click.argument("rows", type=click.Path(path_type=Path))
@at_option
@known_option
@json_option
@exits
def command(case: Path, rows: Path, at: str, known: str, as_json: bool) -> None:
    """What would stand otherwise in CASE if the entries in the table ROWS were on record. Nothing is written."""
    question = asked(case, at, known)
    words, plain = question.words, question.plain
    found = what_if(question.desk, read_rows(rows), at=question.at, known=question.known)
    if as_json:
        changes = [
            {
                "agreement": one.agreement,
                "before": plain.reading(one.before) if one.before else None,
                "after": plain.reading(one.after),
            }
            for one in found
        ]
        print_json(question.head() | {"changes": changes})
        return
    out = console()
    out.print(question.title(f"If {rows} were on record: at"), style="bold")
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
