"""`truceline policy`"""

from contextlib import closing
from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.record.keeping import PolicyEntry
from truceline.record.tlog.policy import parse_policy
from truceline.tasks.export import policy_text
from truceline.wiring import case_folder, put_on_record, record_of


@click.command("policy")
@case_argument
@click.argument("file", required=False, type=click.Path(path_type=Path))
@json_option
@exits
def command(case: Path, file: Path | None, as_json: bool) -> None:
    """Which witnesses the record of CASE goes by; with FILE, a tlog-policy, it is put on record that it does.

    Everybody may trust witnesses of their own choice: whoever checks the record brings a policy.
    """
    if file is not None:
        text = file.read_text(encoding="utf-8")
        parse_policy(text)
        put_on_record(case, "policy", "policy", PolicyEntry(text).plain(), ())
    with closing(record_of(case_folder(case))) as store:
        text = policy_text(store)
    if as_json:
        print_json({"policy": text})
    else:
        click.echo(text, nl=False)
