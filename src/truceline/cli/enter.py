"""`truceline enter`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.record.kinds import KINDS
from truceline.values.instants import show
from truceline.values.zones import zone
from truceline.wiring import clock, enter_entry

DESK = "urn:truceline:desk"
"""The source of what the desk itself says."""


@click.command("enter")
@case_argument
@click.argument("kind", type=click.Choice(sorted(KINDS)), metavar="KIND")
@click.argument("values", nargs=-1, metavar="[COLUMN=VALUE]...")
@click.option("--text", required=True, help="What it says, in our own words; names nobody.")
@click.option("--occurred", metavar="TIME", help="When it happened; now without it.")
@click.option("--recorded", metavar="TIME", help="When it came on record; now without it.")
@click.option("--source", default=DESK, show_default=True, help="Addresses, with spaces between.")
@click.option("--id", "name", help="A short name; the next free one of its kind without it.")
@click.option("--correct", "action", flag_value="correct", help="It takes the place of what stands under --id.")
@click.option("--retract", "action", flag_value="retract", help="What stands under --id is taken back.")
@json_option
@exits
def command(
    case: Path,
    kind: str,
    values: tuple[str, ...],
    text: str,
    occurred: str | None,
    recorded: str | None,
    source: str,
    name: str | None,
    action: str | None,
    as_json: bool,
) -> None:
    """Put one entry of a KIND on record of CASE, such as: enter CASE message sender=north receiver=mission
    channel=hotline --text "shelling near the mill, asks for a cease".

    The columns of every kind are in docs/case-format.md. It is checked first; nothing is written where it does not fit.
    """
    now = show(clock(), zone("UTC"))
    given = {"kind": kind, "text": text, "source": source, "occurred": occurred or now, "recorded": recorded or now}
    given |= {"id": name} if name else {}
    given |= {"action": action} if action else {}
    for value in values:
        column, equals, cell = value.partition("=")
        if not equals or column in given:
            raise click.BadParameter("write COLUMN=VALUE, each column once", param_hint="COLUMN=VALUE")
        given[column] = cell
    id, built = enter_entry(case, given)
    if as_json:
        print_json({"case": built.case.id, "id": id, "entry": built.head.size - 1, "head": str(built.head)})
        return
    click.echo(f"{id}: on record as entry {built.head.size - 1}")
    click.echo(f"head {built.head}")
