"""`truceline build`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.wiring import build_record


@click.command("build")
@case_argument
@click.option("--anew", is_flag=True, help="Begin the record again instead of adding to it.")
@json_option
@exits
def command(case: Path, anew: bool, as_json: bool) -> None:
    """Put the entries of the folder CASE on record: all of them, or none.

    What is on record stays; new rows are added behind it. Prints the head, by which anybody can check later that
    nothing before it was changed (verify --seen).
    """
    built = build_record(case, anew=anew)
    if as_json:
        print_json({"case": built.case.id, "added": built.added, "head": str(built.head)})
    else:
        click.echo(f"{case}: {built.added} entries added, {built.head.size} on record")
        click.echo(f"head {built.head}")
