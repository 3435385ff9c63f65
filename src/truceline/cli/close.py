"""`truceline close`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.progress import shown
from truceline.wiring import close_case


@click.command("close")
@case_argument
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A new folder for the archive.")
@click.option("--reason", required=True, help="Why the record ends, such as: the mandate ended on 31 May.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@exits
def command(case: Path, out: Path, reason: str, yes: bool, as_json: bool) -> None:
    """End the record of CASE: nothing more is taken, and a sealed archive is written that checks itself.

    The archive holds the record, its evidence, the case's files, the programs that check them, checksums that the log
    signed, and the list of what to destroy. What was sealed for persons stays behind.
    """
    if not yes:
        click.confirm(f"After this the record of {case} takes nothing more. Close it?", abort=True)
    closing = close_case(case, out, reason)
    for _ in shown(closing.steps, "archive", closing.entries, quiet=as_json):
        pass
    if as_json:
        print_json({"out": str(out), "entries": closing.entries, "evidence": closing.evidence})
        return
    click.echo(f"{out}: {closing.entries} entries, {closing.evidence} files of evidence")
    click.echo(f"check it:   cd {out} && sha256sum -c SHA256SUMS && python3 truceline_verify.py record")
    click.echo("then destroy what TO-DESTROY.txt lists, once the archive lies in two places")
