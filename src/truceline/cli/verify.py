"""`truceline verify`"""

import sys
from contextlib import closing
from pathlib import Path

import click

from truceline.cli.edge import BROKEN, case_argument, exits, json_option, print_json
from truceline.record.store import Head
from truceline.record.verify import parse_head, verify
from truceline.reports.plain import plain_head, plain_problem
from truceline.wiring import case_folder, record_of


@click.command("verify")
@case_argument
@click.option("--seen", metavar="HEAD", help="A head that you kept (size:hash); the record must still continue it.")
@json_option
@exits
def command(case: Path, seen: str | None, as_json: bool) -> None:
    """Check the record of CASE from its bytes. Exit code 1 and the entries' names when anything was changed."""
    folder = case_folder(case)
    about = folder.case()
    with closing(record_of(folder)) as store:
        outcome = verify(store, about.id, about.mode, _head(seen))
    if as_json:
        problems = [plain_problem(problem) for problem in outcome.problems]
        content = {"sound": outcome.sound, "read": outcome.read, "head": plain_head(outcome.head), "problems": problems}
        print_json(content)
    elif outcome.sound:
        click.echo(f"{case}: sound. {outcome.read} entries, head {outcome.head}")
    else:
        click.echo(f"{case}: BROKEN")
        for problem in outcome.problems:
            click.echo(f"  {problem}")
    if not outcome.sound:
        sys.exit(BROKEN)


def _head(text: str | None) -> Head | None:
    try:
        return parse_head(text) if text else None
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint="--seen") from cause
