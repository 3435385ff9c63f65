"""`truceline erase`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.record.sealing import parse_subject
from truceline.tasks.erase import OUT_OF_REACH, erase
from truceline.wiring import clock, desk_pen_of
from truceline.wiring.sealed import keystore_of


@click.command("erase")
@case_argument
@click.argument("subject")
@click.option("--basis", required=True, help="The legal ground, in words that name nobody; it stays on record.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@exits
def command(case: Path, subject: str, basis: str, yes: bool, as_json: bool) -> None:
    """Erase for good what is sealed for SUBJECT (a label of 32 hexadecimal digits) in the record of CASE.

    Its key is destroyed and its sealed parts go; that this was done goes on record, signed, without what was erased.
    Proofs, and copies that do not show it, hold as before. Should the machine stop meanwhile, do it again.
    """
    try:
        label = parse_subject(subject)
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint="SUBJECT") from cause
    if not yes:
        click.confirm(f"Nobody can read what is sealed for {subject} after this. Erase it?", abort=True)
    with desk_pen_of(case) as (register, pen):
        found = erase(register, pen, keystore_of(case), label, basis, clock())
    if as_json:
        entries, indices = list(found.entries), list(found.indices)
        print_json({"subject": subject, "entries": entries, "on_record": indices, "not_reached": list(OUT_OF_REACH)})
        return
    where = ", ".join(map(str, found.indices)) or "already"
    click.echo(f"erased from {len(found.entries)} entries; on record: {where}")
    click.echo("not reached by this:")
    for one in OUT_OF_REACH:
        click.echo(f"  {one}")
