"""`truceline keys`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.errors import NotProved
from truceline.record.keeping import KeyAct, KeyEntry, PublicKey, public_key
from truceline.record.opening import Keys
from truceline.record.tlog.notes import SIGNED, NoteKey
from truceline.record.tlog.signatures import Algorithm
from truceline.values.canonical import Json
from truceline.values.names import parse_name
from truceline.wiring import about_of, case_folder, keys_of, new_keys, put_on_record


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


@command.command("enrol")
@case_argument
@click.argument("public")
@click.option("--holder", required=True, help="A role or party, such as patrol-2; never a person's name.")
@json_option
@exits
def enrol(case: Path, public: str, holder: str, as_json: bool) -> None:
    """Let the key PUBLIC (hex, as `device new` prints it) sign entries of CASE from here on."""
    key = _public(public)
    try:
        name = parse_name(holder)
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint="--holder") from cause
    _put(case, KeyEntry(KeyAct.ENROL, key.id, key, name), as_json=as_json)


@command.command("revoke")
@case_argument
@click.argument("key")
@json_option
@exits
def revoke(case: Path, key: str, as_json: bool) -> None:
    """End the KEY (its id in hex) in CASE: what it signs from here on is refused; what it signed stands."""
    _put(case, KeyEntry(KeyAct.REVOKE, _id(key)), as_json=as_json)


@command.command("compromise")
@case_argument
@click.argument("key")
@click.option("--from", "since", required=True, type=click.IntRange(0), help="The first entry that is in doubt.")
@json_option
@exits
def compromise(case: Path, key: str, since: int, as_json: bool) -> None:
    """End the KEY in CASE, and cast doubt on what it signed from an entry on; nothing is removed."""
    _put(case, KeyEntry(KeyAct.COMPROMISE, _id(key), since=since), as_json=as_json)


def _put(case: Path, says: KeyEntry, *, as_json: bool) -> None:
    index = put_on_record(case, "key", "key", says.plain(), ())
    if as_json:
        print_json({"key": says.key.hex(), "act": says.act.value, "entry": index})
    else:
        click.echo(f"{says.key.hex()} {says.act.value}: entry {index}")


def _public(text: str) -> PublicKey:
    try:
        return public_key({"algorithm": int(Algorithm.ED25519), "public": text})
    except NotProved as cause:
        raise click.BadParameter(str(cause), param_hint="PUBLIC") from cause


def _id(text: str) -> bytes:
    try:
        found = bytes.fromhex(text)
    except ValueError as cause:
        raise click.BadParameter("it is not hexadecimal", param_hint="KEY") from cause
    if len(found) != 32:
        raise click.BadParameter("the id of a key has 64 hexadecimal digits", param_hint="KEY")
    return found


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
