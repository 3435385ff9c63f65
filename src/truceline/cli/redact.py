"""`truceline redact`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.record.projection import leaf_at
from truceline.tasks.redact import Redaction, redact, rule_for
from truceline.wiring import write_bytes
from truceline.wiring.sealed import reader_of

ROLE = "publisher"


@click.command("redact")
@case_argument
@click.argument("index", type=click.IntRange(min=0))
@click.option(
    "--show", required=True, metavar="NAME[,NAME]", help="The fields that are shown; all others are withheld."
)
@click.option("--reason", required=True, help="Why the others are withheld, in words that name nobody.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The copy to write, such as entry-12.json.")
@json_option
@exits
def command(case: Path, index: int, show: str, reason: str, out: Path, as_json: bool) -> None:
    """Write a copy of the entry at INDEX of CASE for publication, with some fields shown and the rest proved.

    Beside it stand its receipt, by which anybody can check that it is on record, and a manifest that says what is
    withheld and why. Exact places are never shown, and times only where they are a day or longer. That it was read is
    written down.
    """
    if out.suffix != ".json":
        raise click.BadParameter(f"{out} does not end in .json", param_hint="--out")
    with reader_of(case, ROLE) as (store, reader):
        kind = leaf_at(store, index).envelope.kind
        rule = rule_for(kind, [name.strip() for name in show.split(",") if name.strip()], reason)
        found = redact(store, reader, index, rule)
    _write(found, out)
    withheld, count = len(found.copy.withheld), len(found.copy.slots)
    if as_json:
        told = {"out": str(out), "shown": sorted(found.copy.values), "withheld": list(found.copy.withheld)}
        print_json({**told, "count": count, "refused": list(found.refused)})
        return
    click.echo(f"{out}: {count - withheld} of {count} fields shown, {withheld} withheld")
    for name in found.refused:
        click.echo(f"  {name} is not shown: it was erased, or it is exacter than a day")
    proof = out.with_suffix(".tlog-proof")
    click.echo(f"check it without this program: python truceline_verify.py {proof} --policy POLICY")


def _write(found: Redaction, out: Path) -> None:
    """The copy last, so that there is none without its receipt."""
    write_bytes(out.with_suffix(".tlog-proof"), str(found.receipt).encode())
    write_bytes(out.with_suffix(".manifest.json"), found.manifest())
    write_bytes(out, found.copy.bytes())
