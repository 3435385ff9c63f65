"""`truceline device`"""

from collections import Counter
from pathlib import Path

import click

from truceline.cli.edge import exits, json_option, print_json
from truceline.record.envelope_form import MODES
from truceline.values.canonical import Json
from truceline.values.zones import zone
from truceline.wiring import new_device, queue_of, write_rows

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


@click.group("device")
def command() -> None:
    """A device that signs without the record at hand: a key and a queue in one folder.

    What it signed goes to the record by `bundle` or `submit`, any number of times and in any order.
    """


@command.command("new")
@_folder
@click.option("--case", required=True, help="The id of the case, as in its case.yaml.")
@click.option("--mode", required=True, type=click.Choice(MODES), help="The mode of the case.")
@click.option("--log", required=True, metavar="KEY", help="The key of its log, as `truceline keys show` prints it.")
@json_option
@exits
def new(folder: Path, case: str, mode: str, log: str, as_json: bool) -> None:
    """Make the folder DIR with a new key and an empty queue, and print the key that has to be enrolled."""
    key = new_device(folder, case, mode, log)
    if as_json:
        print_json({"public": key.public.hex(), "key": key.id.hex()})
        return
    click.echo(f"public  {key.public.hex()}")
    click.echo(f"key     {key.id.hex()}")
    click.echo("have it enrolled: truceline keys enrol CASE PUBLIC --holder ROLE")


@command.command("write")
@_folder
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--zone", "home", default="UTC", show_default=True, help="The zone of a day that names none.")
@json_option
@exits
def write(folder: Path, table: Path, home: str, as_json: bool) -> None:
    """Sign the rows of TABLE (csv or jsonl, docs/case-format.md) into the queue in DIR: all of them, or none."""
    try:
        written = write_rows(folder, table, zone(home))
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint="--zone") from cause
    if as_json:
        print_json({"signed": [leaf.envelope.id for leaf in written]})
    else:
        click.echo(f"{folder}: {len(written)} envelopes signed")


@command.command("show")
@_folder
@json_option
@exits
def show(folder: Path, as_json: bool) -> None:
    """Say what the device in DIR signed, what was answered, and what still waits."""
    box = queue_of(folder)
    signed, waiting = box.leaves(), box.waiting()
    answered = Counter(reply.answer.standing.value for reply in box.replies().values())
    if as_json:
        found: dict[str, Json] = {"key": box.owner.by.hex(), "signed": len(signed), "waiting": len(waiting)}
        print_json(found | {"answered": dict(sorted(answered.items()))})
        return
    click.echo(f"key      {box.owner.by.hex()}")
    click.echo(f"signed   {len(signed)} envelopes")
    for standing, count in sorted(answered.items()):
        click.echo(f"         {count} {standing}")
    click.echo(f"waiting  {len(waiting)} are not yet proved to be on record")
