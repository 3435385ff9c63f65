"""Running the server: uvicorn, quiet, with a limit on how long a client may take to say what it wants."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from socket import AF_INET, AF_INET6, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from truceline.errors import BadInput, Fault

_MOST_CLIENTS = 200


@dataclass(frozen=True)
class Listening:
    """Where a server listens, the seconds within which the head of a request must have come, and a certificate with
    its key where the server itself speaks TLS.
    """

    host: str = "127.0.0.1"
    port: int = 8137
    head: float = 20.0
    certificate: Path | None = None
    key: Path | None = None


def bound(where: Listening) -> socket:
    """A socket that listens; with port 0, at one that is free. Raises BadInput."""
    listening = socket(AF_INET6 if ":" in where.host else AF_INET, SOCK_STREAM)
    try:
        listening.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        listening.bind((where.host, where.port))
    except (OSError, OverflowError) as cause:
        listening.close()
        problem = f"cannot be listened at ({getattr(cause, 'strerror', None) or cause})"
        raise BadInput(Fault(f"{where.host}:{where.port}", None, problem, "name another --host or --port")) from cause
    return listening


Stop = Callable[[], None]


def run(app: ASGIApp, where: Listening, listening: socket, started: Callable[[Stop], None]) -> None:
    """Serve until the program is asked to end; requests under way are finished first.

    `started` is told once it serves, and given what ends it from another thread.

    Raises KeyboardInterrupt when it was ended from the keyboard.
    """
    config = uvicorn.Config(
        app,
        http=_hurried(where.head),
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        limit_concurrency=_MOST_CLIENTS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=20,
        ssl_certfile=where.certificate,
        ssl_keyfile=where.key,
    )
    server = uvicorn.Server(config)

    def stop() -> None:
        server.should_exit = True

    async def serve() -> None:
        task = asyncio.create_task(server.serve([listening]))
        while not server.started and not task.done():
            await asyncio.sleep(0.01)
        if server.started:
            started(stop)
        await task

    with asyncio.Runner() as runner:
        runner.run(serve())


class _Hurried(H11Protocol):
    """HTTP with a limit on the time that the head of a request may take. uvicorn itself would wait for ever.

    What still comes of a request that was answered already is given no longer either.
    """

    seconds = 20.0
    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._clock is None:
            self._clock = self.loop.call_later(self.seconds, self.transport.abort)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None


def _hurried(seconds: float) -> type[H11Protocol]:
    return type("Hurried", (_Hurried,), {"seconds": seconds})
