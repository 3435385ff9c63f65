import asyncio
from collections.abc import Sequence
from threading import Event, Thread

import pytest

from truceline.errors import StoreFailed
from truceline.tasks.writer import Writer


def doubled(items: Sequence[int]) -> list[int]:
    return [item * 2 for item in items]


def test_everybody_gets_the_result_of_what_they_handed_in() -> None:
    writer: Writer[int, int] = Writer(doubled)
    found: dict[int, int] = {}
    threads = [Thread(target=lambda n=n: found.update({n: writer.put(n)})) for n in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    assert found == {n: n * 2 for n in range(50)}


def test_clients_of_an_event_loop_are_served_too() -> None:
    writer: Writer[int, int] = Writer(doubled)

    async def all_of_them() -> list[int]:
        return list(await asyncio.gather(*(writer.give(n) for n in range(200))))

    assert asyncio.run(all_of_them()) == doubled(range(200))
    writer.close()


def test_what_comes_in_during_a_commit_goes_into_the_next_one_together() -> None:
    busy, go_on, sizes = Event(), Event(), []

    def slowly(items: Sequence[int]) -> list[int]:
        sizes.append(len(items))
        busy.set()
        go_on.wait(10)
        return list(items)

    writer: Writer[int, int] = Writer(slowly)
    first = Thread(target=writer.put, args=(0,))
    first.start()
    busy.wait(10)
    others = [Thread(target=writer.put, args=(n,)) for n in range(1, 9)]
    for thread in others:
        thread.start()
    while len(writer._waiting) < 8:
        pass
    go_on.set()
    for thread in (first, *others):
        thread.join()
    writer.close()
    assert sizes == [1, 8]


def test_no_commit_takes_more_than_it_may() -> None:
    sizes: list[int] = []

    def noted(items: Sequence[int]) -> list[int]:
        sizes.append(len(items))
        return list(items)

    writer: Writer[int, int] = Writer(noted, most=3)

    async def all_of_them() -> None:
        await asyncio.gather(*(writer.give(n) for n in range(20)))

    asyncio.run(all_of_them())
    writer.close()
    assert max(sizes) <= 3
    assert sum(sizes) == 20


def test_a_commit_that_fails_is_told_to_everybody_in_it_and_the_next_one_goes_on() -> None:
    def failing(items: Sequence[int]) -> list[int]:
        if -1 in items:
            raise StoreFailed("the disk is full", "make room")
        return list(items)

    writer: Writer[int, int] = Writer(failing)
    with pytest.raises(StoreFailed, match="the disk is full"):
        writer.put(-1)
    with pytest.raises(StoreFailed, match="the disk is full"):
        asyncio.run(writer.give(-1))
    assert writer.put(7) == 7
    writer.close()


def test_nothing_is_taken_by_a_writer_that_is_closed() -> None:
    writer: Writer[int, int] = Writer(doubled)
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.put(1)
