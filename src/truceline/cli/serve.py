"""`truceline serve`"""

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import click

from truceline.cli.edge import case_argument, exits, json_option
from truceline.cli.serve_screen import show_secrets, show_start, show_stations, show_waiting, tell
from truceline.errors import BadInput, Fault
from truceline.settings import read_settings
from truceline.web.app import Settings, make_app
from truceline.web.server import Listening, Stop, bound, run
from truceline.wiring.serving import serving_of, waiting_of
from truceline.wiring.stations import end_station, new_station, stations_of

_MEBIBYTE = 2**20


@click.command("serve")
@case_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="The address of this machine to listen at.")
@click.option("--port", default=8137, show_default=True, type=click.IntRange(0, 65535), help="The port; 0: a free one.")
@click.option("--prefix", default="", metavar="PATH", help="What stands before every path, such as /forms.")
@click.option("--address", metavar="URL", help="Under which clients find this server, where a proxy stands before it.")
@click.option("--origin", "origins", multiple=True, metavar="URL", help="A site whose pages may submit (CORS).")
@click.option("--largest", default=100, show_default=True, type=click.IntRange(1, 2000), help="MiB of one request.")
@click.option("--certificate", type=click.Path(path_type=Path), help="Speak TLS with this certificate (PEM).")
@click.option("--key", type=click.Path(path_type=Path), help="The key of the certificate (PEM).")
@click.option("--new-token", "label", metavar="LABEL", help="Let a station submit, and print its secrets once.")
@click.option("--end-token", "over", metavar="LABEL", help="Let a station submit no more.")
@click.option("--stations", "list_stations", is_flag=True, help="List who may submit.")
@click.option("--waiting", "list_waiting", is_flag=True, help="List forms that are not complete, and what is missing.")
@json_option
@exits
def command(
    case: Path,
    host: str,
    port: int,
    prefix: str,
    address: str | None,
    origins: tuple[str, ...],
    largest: int,
    certificate: Path | None,
    key: Path | None,
    label: str | None,
    over: str | None,
    list_stations: bool,
    list_waiting: bool,
    as_json: bool,
) -> None:
    """Receive filled-in field forms of CASE over HTTP, as ODK Collect and other OpenRosa clients send them.

    A form is answered once it is on record, and whatever arrives again adds nothing. Only stations may submit: make
    each its own token or password with --new-token. Labels are stations, never people. End it with Ctrl-C.
    """
    base = _prefix(prefix)
    if label is not None:
        show_secrets(new_station(case, label), base, as_json)
    elif over is not None:
        end_station(case, over)
        click.echo(f"{over} may submit no more")
    elif list_stations:
        show_stations(stations_of(case).all, as_json)
    elif list_waiting:
        show_waiting(waiting_of(case), as_json)
    else:
        where = Listening(host, port, certificate=certificate, key=key)
        settings = Settings(
            prefix=base,
            public=None if address is None else _address("--address", address) + base,
            origins=tuple(_address("--origin", origin) for origin in origins),
            largest=largest * _MEBIBYTE,
            tell=tell,
            show_traces=read_settings().show_traces,
        )
        _serve(case, where, settings)


def _serve(case: Path, where: Listening, settings: Settings) -> None:
    _check_tls(where)
    with bound(where) as listening, serving_of(case) as serving:
        port = listening.getsockname()[1]

        def started(_stop: Stop) -> None:
            show_start(serving, where, settings, port)

        with suppress(KeyboardInterrupt):
            run(make_app(serving, settings), where, listening, started)
    click.echo("ended; everything that was answered is on record or held")


def _prefix(text: str) -> str:
    """A path without a slash at its end. Raises BadInput."""
    path = "/" + text.strip("/") if text.strip("/") else ""
    if not all(part.replace("-", "").replace("_", "").isalnum() and part.isascii() for part in path.split("/")[1:]):
        remedy = "write letters, digits and hyphens, such as /forms"
        raise BadInput(Fault("--prefix", None, f"{text!r} is not a path", remedy))
    return path


def _address(option: str, text: str) -> str:
    """A scheme and a host, and nothing behind them. Raises BadInput."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/") or parts.query or "@" in text:
        remedy = "write the scheme and the host, such as https://forms.mission.example"
        raise BadInput(Fault(option, None, f"{text!r} is not the address of a server", remedy))
    return f"{parts.scheme}://{parts.netloc}"


def _check_tls(where: Listening) -> None:
    if (where.certificate is None) != (where.key is None):
        raise BadInput(Fault("--certificate", None, "goes with --key", "give both, or neither"))
    for path in (where.certificate, where.key):
        if path is not None and not path.is_file():
            raise BadInput(Fault(str(path), None, "is not there", "name a file in PEM"))
