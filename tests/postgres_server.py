"""A PostgreSQL server of the tests' own: on a Unix socket in a temporary folder, fsync on, gone afterwards."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from signal import SIGINT
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

_PATIENCE = 30.0
_SETTINGS = (
    "listen_addresses=",
    "unix_socket_permissions=0777",
    "fsync=on",
    "shared_buffers=128MB",
    "log_min_messages=fatal",
)


class NoServer(Exception):
    """Why no server can be started here."""


@dataclass(frozen=True)
class Server:
    """A running server. `superuser` is the address of its superuser."""

    folder: Path

    @cached_property
    def superuser(self) -> str:
        return self.address("postgres")

    def address(self, user: str) -> str:
        """The connection string of a role that logs in."""
        return make_conninfo("", host=str(self.folder), dbname="postgres", user=user)

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Do something as the superuser; its rows, if it has any."""
        with psycopg.connect(self.superuser, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


def binaries() -> Path:
    """The folder of `initdb` and `postgres`. Raises NoServer."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServer("initdb and postgres are not installed")


def unprivileged() -> dict[str, Any]:
    """As whom the server runs: it refuses to run as root. Raises NoServer."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoServer("there is no user postgres or nobody to run the server as")


@cache
def _shared() -> Server | NoServer:
    held = ExitStack()
    atexit.register(held.close)
    try:
        return held.enter_context(running())
    except NoServer as reason:
        return reason


def shared_server() -> Server:
    """The one server of a test session, started when it is first asked for; skips the test where there can be none."""
    found = _shared()
    if isinstance(found, NoServer):
        pytest.skip(f"no PostgreSQL server: {found}")
    return found


@contextmanager
def running(settings: Sequence[str] = ()) -> Iterator[Server]:
    """A server, from start to stop. Raises NoServer."""
    where, who = binaries(), unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: that of a socket may have 107 bytes
    process = None
    try:
        if who:
            os.chown(folder, who["user"], who["group"])
        _initialise(where, folder, who)
        process = _started(where, folder, who, (*_SETTINGS, *settings))
        yield Server(folder)
    finally:
        if process is not None:
            process.send_signal(SIGINT)
            process.wait(_PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(where: Path, folder: Path, who: dict[str, Any]) -> None:
    words = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--data-checksums"]
    command = [str(where / "initdb"), "--pgdata", str(folder / "data"), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **who)
    if done.returncode:
        raise NoServer(f"initdb does not work here: {done.stderr.strip()[-300:]}")


def _started(where: Path, folder: Path, who: dict[str, Any], settings: Sequence[str]) -> "subprocess.Popen[bytes]":
    words = [word for setting in settings for word in ("-c", setting)]
    command = [str(where / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *words]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **who)
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            psycopg.connect(Server(folder).superuser).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return process
    process.kill()
    process.wait()
    raise NoServer(f"the server does not start here: {(folder / 'log').read_text(errors='replace')[-300:]}")
