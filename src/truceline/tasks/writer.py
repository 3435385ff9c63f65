"""Many clients, one writer: what comes in while a commit is under way goes into the next one, together.

A commit waits for the disk; sharing it is what makes a record fast without ever saying "recorded" too early.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from threading import Condition, Lock, Thread
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_MOST = 4096


class _Waiter(Generic[Result]):
    """Somebody who waits for a result, in a thread."""

    def __init__(self) -> None:
        self._gate = Lock()
        self._gate.acquire()
        self._result: Result | None = None
        self._error: BaseException | None = None

    def tell(self, result: Result | None, error: BaseException | None) -> None:
        self._result, self._error = result, error
        self._gate.release()

    def wait(self) -> Result:
        self._gate.acquire()
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]


class Writer(Generic[Item, Result]):
    """Commits what many clients hand in, in the order in which it came, as few times as can be.

    `commit` takes items and gives a result for each; it is only called from one thread. What it raises is raised to
    every client whose item was in that commit. `most` is how many items go into one.
    """

    def __init__(self, commit: Callable[[Sequence[Item]], Sequence[Result]], most: int = _MOST) -> None:
        self._commit, self._most = commit, most
        self._waiting: deque[tuple[Item, _Waiter[Result] | asyncio.Future[Result]]] = deque()
        self._awake = Condition(Lock())
        self._closed = False
        self._thread = Thread(target=self._run, name="truceline-writer", daemon=True)
        self._thread.start()

    def put(self, item: Item) -> Result:
        """Hand an item in and wait for its result; for clients in threads."""
        waiter: _Waiter[Result] = _Waiter()
        self._enter(item, waiter)
        return waiter.wait()

    async def give(self, item: Item) -> Result:
        """Hand an item in and await its result; for clients in an event loop."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._enter(item, future)
        return await future

    def _enter(self, item: Item, waiter: "_Waiter[Result] | asyncio.Future[Result]") -> None:
        with self._awake:
            if self._closed:
                raise RuntimeError("the writer is closed")
            self._waiting.append((item, waiter))
            self._awake.notify()

    def close(self) -> None:
        """Commit what was handed in, and end."""
        with self._awake:
            self._closed = True
            self._awake.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._awake:
                while not self._waiting and not self._closed:
                    self._awake.wait()
                if not self._waiting:
                    return
                batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), self._most))]
            self._serve(batch)

    def _serve(self, batch: "list[tuple[Item, _Waiter[Result] | asyncio.Future[Result]]]") -> None:
        try:
            results: Sequence[Result | None] = self._commit([item for item, _ in batch])
            error: BaseException | None = None
        except BaseException as cause:
            results, error = [None] * len(batch), cause
        by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Result], Result | None]]] = {}
        for (_, waiter), result in zip(batch, results, strict=True):
            if isinstance(waiter, _Waiter):
                waiter.tell(result, error)
            else:
                by_loop.setdefault(waiter.get_loop(), []).append((waiter, result))
        for loop, told in by_loop.items():
            # One call wakes all clients of a loop; one for each would cost more than the commit.
            loop.call_soon_threadsafe(_tell_all, told, error)


def _tell_all(told: "list[tuple[asyncio.Future[Result], Result | None]]", error: BaseException | None) -> None:
    for future, result in told:
        if future.done():
            continue
        if error is None:
            future.set_result(result)  # type: ignore[arg-type]
        else:
            future.set_exception(error)
