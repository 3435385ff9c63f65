"""`truceline witness`: for a party or a neutral that watches over the log of a mission.

The whole witness stands in this file, `tasks/witness.py` and `tasks/witness_folder.py`, over `record/tlog`.
"""

import secrets
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

import click

from truceline.errors import NotProved, StoreFailed, TrucelineError
from truceline.record.tlog.policy import NONE, Policy, parse_policy
from truceline.record.tlog.signatures import Algorithm
from truceline.tasks.witness import Refused, Why, Witness
from truceline.tasks.witness_folder import WitnessFolder

_ALGORITHMS = {"ed25519": Algorithm.ED25519, "ml-dsa-44": Algorithm.ML_DSA_44}
_REFUSED, _BAD_INPUT = 1, 2
_LARGEST = 524_288
_PATIENCE = 10
_STATUS = {
    Why.MALFORMED: HTTPStatus.BAD_REQUEST,
    Why.OLD_TOO_LARGE: HTTPStatus.BAD_REQUEST,
    Why.NOT_SIGNED: HTTPStatus.FORBIDDEN,
    Why.UNKNOWN_LOG: HTTPStatus.NOT_FOUND,
    Why.OTHER_SIZE: HTTPStatus.CONFLICT,
    Why.OTHER_ROOT: HTTPStatus.CONFLICT,
    Why.NOT_CONSISTENT: HTTPStatus.UNPROCESSABLE_ENTITY,
}

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_policy = click.option(
    "--policy", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A tlog-policy."
)


class _Telling(click.Group):
    """Errors as a message and an exit code, as everywhere (cli/edge.py), but without loading a whole record."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except TrucelineError as error:
            click.echo(f"{error}", err=True)
            sys.exit(_BAD_INPUT)


@click.group("witness", cls=_Telling)
def command() -> None:
    """Watch over a log: cosign what continues what was cosigned before, and nothing else.

    A witness can be asked over HTTP (serve), or with a file that came on a stick (cosign).
    """


@command.command("new")
@_folder
@click.option("--name", required=True, help="Such as witness.example/north; no spaces, no plus sign.")
@click.option("--algorithm", type=click.Choice(list(_ALGORITHMS)), default="ed25519", show_default=True)
def new(folder: Path, name: str, algorithm: str) -> None:
    """Make the folder DIR with a new key, and print the line by which a policy names it."""
    public = WitnessFolder(folder).make(name, _ALGORITHMS[algorithm], secrets.token_bytes(32))
    click.echo(str(public))


@command.command("serve")
@_folder
@_policy
@click.option("--port", required=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
def serve(folder: Path, policy: Path, port: int, host: str) -> None:
    """Answer requests for cosignatures at /add-checkpoint until it is stopped."""
    server = server_of(_witness(folder, policy), host, port)
    click.echo(f"http://{host}:{server.server_port}/")
    server.serve_forever()


@command.command("cosign")
@_folder
@_policy
@click.argument("request", type=click.File("rb"))
@click.option("--out", type=click.Path(path_type=Path), help="Write the cosignature to this file, to be carried back.")
def cosign(folder: Path, policy: Path, request: BinaryIO, out: Path | None) -> None:
    """Answer the REQUEST in a file (- for standard input), and print the cosignature.

    Exit code 1 and the reason when it is refused; the reason names the size that the log has to start from.
    """
    answer = _witness(folder, policy).add(request.read(_LARGEST))
    if isinstance(answer, Refused):
        click.echo(f"refused: {answer.words}", err=True)
        sys.exit(_REFUSED)
    click.echo(str(answer), nl=False)
    if out is not None:
        out.write_text(str(answer), encoding="utf-8")


@command.command("show")
@_folder
def show(folder: Path) -> None:
    """Say what the witness in DIR last cosigned, and what evidence it has kept."""
    click.echo(page(Witness(WitnessFolder(folder), Policy((), (), {}, NONE), _now)), nl=False)


def page(witness: Witness) -> str:
    """What a witness last saw of each log, as plain text."""
    parts = [f"witness {witness.key}\n"]
    for one in witness.kept():
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(one.cosignature.time))
        parts.append(f"\n{one.checkpoint.text}cosigned {when}\n")
    evidence = witness.evidence()
    parts += ["\nevidence\n" if evidence else "\nno evidence of a fork\n", *(f"{name}\n" for name in evidence)]
    return "".join(parts)


def server_of(witness: Witness, host: str, port: int) -> ThreadingHTTPServer:
    """The witness as a server; the caller runs and closes it."""
    return _Server((host, port), type("Handler", (_Handler,), {"witness": witness}))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that broke. What the library would print names the address, which can name a person."""
        click.echo("a connection broke", err=True)


class _Handler(BaseHTTPRequestHandler):
    witness: Witness
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "truceline-witness", ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        if self.path != "/":
            self._answer(HTTPStatus.NOT_FOUND, "there is only / and /add-checkpoint\n")
            return
        try:
            self._answer(HTTPStatus.OK, page(self.witness))
        except StoreFailed as cause:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"{cause}\n")

    def do_POST(self) -> None:
        body = self._body()
        if self.path != "/add-checkpoint":
            self._answer(HTTPStatus.NOT_FOUND, "requests go to /add-checkpoint\n")
        elif body is None:
            self._answer(HTTPStatus.BAD_REQUEST, f"a request says its length, at most {_LARGEST} bytes\n")
        else:
            self._add(body)

    def _add(self, body: bytes) -> None:
        try:
            answer = self.witness.add(body)
        except StoreFailed as cause:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"{cause}\n")
            return
        if not isinstance(answer, Refused):
            self._answer(HTTPStatus.OK, str(answer))
        elif answer.why is Why.OTHER_SIZE:
            self._answer(_STATUS[answer.why], f"{answer.size}\n", "text/x.tlog.size")
        else:
            self._answer(_STATUS[answer.why], f"{answer.words}\n")

    def _body(self) -> bytes | None:
        """The body, or None where its length is not said or too large; the connection cannot be used again then."""
        length = self.headers.get("Content-Length", "")
        said = length.isascii() and length.isdigit() and len(length) < 10 and "Transfer-Encoding" not in self.headers
        if not said or int(length) > _LARGEST:
            self.close_connection = True
            return None
        return self.rfile.read(int(length))

    def _answer(self, status: HTTPStatus, text: str, kind: str = "text/plain; charset=utf-8") -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say how something was answered, and neither who asked nor what: an address can name a person."""
        method = self.command if self.command in ("GET", "POST") else "another method"
        click.echo(f"{self.log_date_time_string()} {method} {int(code)}", err=True)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the library's messages hold what a stranger sent."""


def _witness(folder: Path, policy: Path) -> Witness:
    try:
        text = policy.read_text("utf-8")
    except UnicodeDecodeError as cause:
        raise NotProved(f"the policy {policy} is not UTF-8") from cause
    return Witness(WitnessFolder(folder), parse_policy(text), _now)


def _now() -> int:
    return int(time.time())
