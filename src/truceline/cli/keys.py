"""`truceline keys`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.record.opening import Keys
from truceline.record.tlog.notes import SIGNED, NoteKey
from truceline.values.canonical import Json
from truceline.wiring import about_of, case_folder, keys_of, new_keys


@click.group("keys")
def command() -> None:
    """The keys of a live record: its log's, which signs checkpoints, and its desk's, which signs entries."""


@command.command("new")
@case_argument
@json_option
@exits
def new(case: Path, as_json: bool) -> None:
    """Make the keys of the live case CASE. Keep their folder on another disk than the record."""
    place, keys = new_keys(case)
    _show(case, keys, as_json=as_json)
    if not as_json:
        click.echo(f"written to {place}; nobody else may read it, and no backup of the record may hold it")


@command.command("show")
@case_argument
@json_option
@exits
def show(case: Path, as_json: bool) -> None:
    """The public side of the keys of CASE, to be handed to the parties and the witnesses."""
    folder = case_folder(case)
    _show(case, keys_of(folder, about_of(folder.case())), as_json=as_json)


def _show(case: Path, keys: Keys, *, as_json: bool) -> None:
    origin = about_of(case_folder(case).case()).origin
    log = str(NoteKey(origin, SIGNED, keys.log.public))
    found: dict[str, Json] = {"origin": origin, "log": log, "desk": keys.desk.id.hex()}
    if as_json:
        print_json(found)
        return
    click.echo(f"origin  {origin}")
    click.echo(f"log     {log}")
    click.echo(f"desk    {keys.desk.id.hex()}")
