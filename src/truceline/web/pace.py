"""How slowly a request may come: clients on bad lines are waited for, those that only hold a line are not."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from time import monotonic

from starlette.requests import Request

from truceline.errors import Fault
from truceline.web.statuses import TooSlow


@dataclass(frozen=True)
class Pace:
    """In seconds: how long nothing may come; how long anything may take before it must come at `least` bytes a second;
    and within which time the head of a request must be whole.
    """

    silence: float = 30.0
    grace: float = 60.0
    least: float = 100.0
    head: float = 20.0


async def paced(request: Request, pace: Pace) -> AsyncIterator[bytes]:
    """The body of a request, piece by piece. Raises TooSlow."""
    start, size = monotonic(), 0
    stream = request.stream()
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), pace.silence)
        except StopAsyncIteration:
            return
        except TimeoutError as cause:
            raise TooSlow(_fault()) from cause
        size += len(piece)
        taken = monotonic() - start
        if taken > pace.grace and size < pace.least * taken:
            raise TooSlow(_fault())
        yield piece


def _fault() -> Fault:
    return Fault("the request", None, "comes too slowly", "send it again where the line is better")
