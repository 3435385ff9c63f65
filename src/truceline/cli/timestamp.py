"""`truceline timestamp`"""

from contextlib import closing
from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.errors import BadInput, Fault
from truceline.record.tlog.notes import parse_note
from truceline.tasks.export import latest_note
from truceline.tasks.timestamps import Authority, ask, parse_request, request_for, verify_stamp
from truceline.values.instants import show
from truceline.values.zones import zone
from truceline.wiring import case_folder, record_of, write_bytes


@click.group("timestamp")
def command() -> None:
    """RFC 3161 timestamps of a record's checkpoint: a third party says that it was there by then. An extra."""


@command.command("request")
@case_argument
@click.argument("name", type=click.Path(path_type=Path))
@click.option("--ask", "address", metavar="URL", help="Also ask this authority, and write NAME.tsr.")
@click.option("--patience", type=float, default=20.0, show_default=True, help="Seconds to wait for it.")
@json_option
@exits
def request(case: Path, name: Path, address: str | None, patience: float, as_json: bool) -> None:
    """Write the checkpoint of CASE to NAME.note, and a request about it to NAME.tsq for an authority."""
    with closing(record_of(case_folder(case))) as store:
        note = latest_note(store)
    made = request_for(note)
    written = [write_bytes(_beside(name, "note"), note.bytes()), write_bytes(_beside(name, "tsq"), made.raw)]
    if address is not None:
        written.append(write_bytes(_beside(name, "tsr"), ask(address, made, patience)))
    if as_json:
        print_json({"written": [str(path) for path in written]})
    else:
        click.echo("\n".join(str(path) for path in written))


@command.command("verify")
@click.argument("name", type=click.Path(path_type=Path))
@click.option("--roots", required=True, type=click.Path(path_type=Path), help="Certificates that you trust, in PEM.")
@click.option("--between", type=click.Path(path_type=Path), help="Certificates between them and the signer, in PEM.")
@json_option
@exits
def verify(name: Path, roots: Path, between: Path | None, as_json: bool) -> None:
    """What the answer NAME.tsr proves about NAME.note; it answers NAME.tsq and no other."""
    note, asked, answer = (_read(_beside(name, ending)) for ending in ("note", "tsq", "tsr"))
    authority = Authority.from_pem(_read(roots), b"" if between is None else _read(between))
    stamp = verify_stamp(parse_note(note), answer, authority, parse_request(asked))
    by = show(stamp.by, zone("UTC"))
    if as_json:
        print_json({"note": stamp.digest.hex(), "by": by, "serial": str(stamp.serial)})
    else:
        click.echo(f"the checkpoint was there by {by}, as the authority says")


def _beside(name: Path, ending: str) -> Path:
    return name.with_name(f"{name.name}.{ending}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        raise BadInput(
            Fault(str(path), None, f"cannot be read ({cause.strerror})", "name a file that is there")
        ) from cause
