"""The slow, plain meaning of "can still come about": try everything, again and again, until nothing more comes."""

from collections.abc import Collection, Iterable

from truceline.record.kinds import Act, Promise

Waits = dict[str, Promise]


def comes_about(promises: Waits, done: Iterable[Act], gone: Collection[str] = ()) -> set[str]:
    """The ids of the promises that can still be performed: an act that nobody promises may come from outside."""
    there = list(done)
    reached: set[str] = set()
    for _ in promises:
        for id, said in promises.items():
            if id not in gone and _free(said, promises, reached, there):
                reached.add(id)
    return reached


def _free(said: Promise, promises: Waits, reached: set[str], done: Iterable[Act]) -> bool:
    if said.once is None or any(_same(act.event, act.actor, said) for act in done):
        return True
    owing = [id for id, other in promises.items() if _same(other.event, other.party, said)]
    return not owing or any(id in reached for id in owing)


def _same(event: str, who: str, said: Promise) -> bool:
    return event == said.once and said.once_by in (None, who)
