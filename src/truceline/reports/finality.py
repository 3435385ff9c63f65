"""How final a record is, in words and as plain data. Times are those that the witnesses say, in UTC."""

from collections.abc import Iterator
from datetime import UTC, datetime

from truceline.record.finality import Finality, LeafFinality, Seen, Watch
from truceline.values.canonical import Json


def finality_lines(found: Finality, index: int | None) -> Iterator[tuple[str, str]]:
    """Label and text of each line."""
    yield "recorded", f"{found.size} entries, signed by the log"
    largest = max(found.quorums, key=lambda one: one.size, default=None)
    if largest is None:
        yield "witnessed", "nothing yet: no quorum of the policy has cosigned"
    else:
        left = found.size - largest.size
        more = f"; {left} entries after them not yet" if left else ""
        yield "witnessed", f"{largest.size} entries, by a quorum since {_time(largest.time)}{more}"
    if found.stale and largest is not None:
        yield "", "STALE: no quorum has said lately that this is the newest"
    if found.withheld:
        yield "", f"WITHHELD: a checkpoint is known that has {found.withheld} entries more"
    for note in found.contradicting:
        yield "", f"FORKED: the log also signed another tree ({note.text.splitlines()[1]} entries)"
    for watch in found.watches:
        yield watch.witness, _watch(watch)
    if index is not None:
        yield from _leaf(found.of(index))


def _leaf(leaf: LeafFinality) -> Iterator[tuple[str, str]]:
    if not leaf.recorded:
        yield f"entry {leaf.index}", "is not on record"
        return
    quorum = "not witnessed by a quorum" if leaf.witnessed is None else f"witnessed since {_time(leaf.witnessed.time)}"
    yield f"entry {leaf.index}", f"recorded, {quorum}"
    for one in leaf.seen:
        yield "", f"seen by {one.witness} at {_time(one.time)}"


def _watch(watch: Watch) -> str:
    if watch.last is None:
        return "silent: nothing that it cosigned is known here"
    behind = f", {watch.behind} behind" if watch.behind else ""
    stale = "; SILENT since then" if watch.stale else ""
    ahead = "; its clock runs ahead" if watch.ahead else ""
    return f"cosigned {watch.last.size} entries{behind} at {_time(watch.last.time)}{stale}{ahead}"


def _time(second: int) -> str:
    return f"{datetime.fromtimestamp(second, UTC):%Y-%m-%d %H:%M:%S}Z"


def plain_finality(found: Finality, index: int | None) -> Json:
    """The same for programs; times are POSIX seconds."""
    return {
        "recorded": found.size,
        "quorums": [{"size": one.size, "since": one.time, "again": one.again} for one in found.quorums],
        "stale": found.stale,
        "withheld": found.withheld,
        "forked": [str(note) for note in found.contradicting],
        "witnesses": [_plain_watch(watch) for watch in found.watches],
        "entry": None if index is None else _plain_leaf(found.of(index)),
    }


def _plain_watch(watch: Watch) -> Json:
    last = _plain_seen(watch.last)
    return {"name": watch.witness, "last": last, "behind": watch.behind, "stale": watch.stale, "ahead": watch.ahead}


def _plain_seen(seen: Seen | None) -> Json:
    return None if seen is None else {"size": seen.size, "time": seen.time}


def _plain_leaf(leaf: LeafFinality) -> Json:
    return {
        "index": leaf.index,
        "recorded": leaf.recorded,
        "witnessed": None if leaf.witnessed is None else leaf.witnessed.time,
        "seen": {one.witness: one.time for one in leaf.seen},
    }
