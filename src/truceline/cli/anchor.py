"""`truceline anchor`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.record.tlog.policy import parse_policy
from truceline.record.tlog.requests import parse_request
from truceline.tasks.sites import anchor
from truceline.wiring import clock, desk_pen_of


@click.command("anchor")
@case_argument
@click.argument("request", type=click.Path(path_type=Path))
@click.option("--policy", required=True, type=click.Path(path_type=Path), help="A tlog-policy for the other log.")
@json_option
@exits
def command(case: Path, request: Path, policy: Path, as_json: bool) -> None:
    """Put another site's checkpoint on the record of CASE; for ever after, that site cannot change what came before.

    REQUEST is what the other site writes with `finality --request`, from the size that was anchored last. Where it
    contradicts the last anchor, the proof of the fork is kept.
    """
    asked = parse_request(request.read_bytes())
    rules = parse_policy(policy.read_text(encoding="utf-8"))
    with desk_pen_of(case) as (register, pen):
        answer = anchor(register, pen, asked.note, rules, asked.proof, clock())
    checkpoint = asked.checkpoint
    if as_json:
        print_json({"origin": checkpoint.origin, "size": checkpoint.size, "entry": answer.index})
    else:
        click.echo(f"{checkpoint.origin} with {checkpoint.size} entries: entry {answer.index}")
