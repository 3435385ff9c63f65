"""Where boxes and arrows of the graph of commitments stand, in a wide and in a narrow layout."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

BOX_WIDTH, LINE, PAD = 206, 16, 9
GAP_X, GAP_Y = 42, 16
PASS = "pass"
"""The look of a place in a column that is kept free for an arrow to a later column."""


@dataclass(frozen=True)
class Box:
    """What is drawn of a vertex: its lines, of which so many from the top are `bold`, its state in a word, its look."""

    key: str
    lines: tuple[str, ...]
    bold: int
    word: str
    look: str
    mark: str = ""
    """`lapses` or `falls`, where something is supposed to lapse."""


@dataclass(frozen=True)
class Arrow:
    """From what must come first to what waits for it; `kind`: needs, falls or together."""

    first: str
    then: str
    kind: str
    ring: bool = False


@dataclass(frozen=True)
class Columns:
    """Boxes in columns with their upper left corners, and for each arrow the keys by which it goes."""

    columns: tuple[tuple[Box, ...], ...]
    places: Mapping[str, tuple[float, float]]
    ways: Mapping[Arrow, tuple[str, ...]]
    bottom: float


def in_columns(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> Columns:
    """Columns from left to right: what waits for nothing first. An arrow over several columns passes between boxes."""
    found, ways = _threaded(columns_of(boxes, arrows), arrows)
    links = list(dict.fromkeys(link for way in ways.values() for link in pairwise(way)))
    columns = _ordered(found, links)
    places: dict[str, tuple[float, float]] = {}
    bottom = 0.0
    for number, column in enumerate(columns):
        top = 0.0
        for box in column:
            top = max(top, _beside(box, links, places) - height(box) / 2)
            places[box.key] = (number * (BOX_WIDTH + GAP_X), top)
            top += height(box) + GAP_Y
        bottom = max(bottom, top)
    return Columns(tuple(map(tuple, columns)), places, ways, bottom)


Links = Sequence[tuple[str, str]]


def _threaded(
    columns: list[list[Box]], arrows: Iterable[Arrow]
) -> tuple[list[list[Box]], dict[Arrow, tuple[str, ...]]]:
    """Places to pass in every column between the two ends of an arrow; arrows of one kind from one box share them."""
    level = {box.key: number for number, column in enumerate(columns) for box in column}
    found = [list(column) for column in columns]
    ways: dict[Arrow, tuple[str, ...]] = {}
    for arrow in arrows:
        names = {n: f"{PASS} {arrow.first} {arrow.kind} {n}" for n in range(level[arrow.first] + 1, level[arrow.then])}
        for number, name in names.items():
            if name not in level:
                level[name] = number
                found[number].append(Box(name, (), 0, "", PASS))
        ways[arrow] = (arrow.first, *names.values(), arrow.then)
    return found, ways


def _ordered(columns: list[list[Box]], links: Links) -> list[list[Box]]:
    firsts: dict[str, list[str]] = {}
    for first, then in links:
        firsts.setdefault(then, []).append(first)
    place: dict[str, float] = {}
    for column in columns:
        column.sort(key=lambda box: _middle([place[key] for key in firsts.get(box.key, ()) if key in place]))
        place |= {box.key: float(number) for number, box in enumerate(column)}
    return columns


def ordered_columns(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> list[list[Box]]:
    """Columns of boxes alone, each in the order of what its boxes hang on."""
    return _ordered(columns_of(boxes, arrows), [(one.first, one.then) for one in arrows])


def _beside(box: Box, links: Links, places: Mapping[str, tuple[float, float]]) -> float:
    """How far down the boxes stand, in the middle, on which a box hangs."""
    tops = [places[first][1] for first, then in links if then == box.key and first in places]
    return sum(tops) / len(tops) + 2 * LINE if tops else 0.0


def height(box: Box) -> float:
    """The height of a box; what is supposed of it stands in a line of its own."""
    return 0.0 if box.look == PASS else (len(box.lines) + 1 + bool(box.mark)) * LINE + 2 * PAD


def without(
    boxes: Sequence[Box], arrows: Sequence[Arrow], known: Sequence[Box], tied: Sequence[Arrow]
) -> tuple[list[Box], list[Arrow]]:
    """What hangs together and is not in another picture just so."""
    same_boxes, same_arrows = set(known), set(tied)
    fresh = {box.key for box in boxes if box not in same_boxes}
    fresh |= {key for one in arrows if one not in same_arrows for key in (one.first, one.then)}
    ties: dict[str, list[str]] = {}
    for arrow in arrows:
        ties.setdefault(arrow.first, []).append(arrow.then)
        ties.setdefault(arrow.then, []).append(arrow.first)
    pending, kept = list(fresh), set(fresh)
    while pending:
        more = [key for key in ties.get(pending.pop(), ()) if key not in kept]
        kept.update(more)
        pending += more
    return [box for box in boxes if box.key in kept], [arrow for arrow in arrows if arrow.first in kept]


def columns_of(boxes: Sequence[Box], arrows: Iterable[Arrow]) -> list[list[Box]]:
    """Boxes by how long the longest way to them is; a way that goes round is followed once."""
    firsts: dict[str, list[str]] = {}
    for arrow in arrows:
        firsts.setdefault(arrow.then, []).append(arrow.first)
    depth: dict[str, int] = {}
    for box in boxes:
        _depth(box.key, firsts, depth)
    columns: list[list[Box]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for box in boxes:
        columns[depth[box.key]].append(box)
    return [column for column in columns if column]


def _depth(start: str, firsts: Mapping[str, list[str]], depth: dict[str, int]) -> None:
    """Without recursion, so that long chains do no harm."""
    walk, on_way = [start], {start}
    while walk:
        key = walk[-1]
        pending = [one for one in firsts.get(key, ()) if one not in depth and one not in on_way]
        if key in depth or not pending:
            depth.setdefault(key, max((depth[one] + 1 for one in firsts.get(key, ()) if one in depth), default=0))
            on_way.discard(walk.pop())
        else:
            walk.append(pending[0])
            on_way.add(pending[0])


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 1e9


def near(ordered: Sequence[Box], arrows: Iterable[Arrow]) -> list[Box]:
    """What waits follows what comes first as closely as may be."""
    thens: dict[str, list[str]] = {}
    firsts: dict[str, set[str]] = {}
    for arrow in arrows:
        thens.setdefault(arrow.first, []).append(arrow.then)
        firsts.setdefault(arrow.then, set()).add(arrow.first)
    by_key, found, done = {box.key: box for box in ordered}, [], set()
    for box in ordered:
        pending = [box.key]
        while pending:
            key = pending.pop()
            if key not in done:
                done.add(key)
                found.append(by_key[key])
                pending += [one for one in reversed(thens.get(key, ())) if firsts[one] <= done]
    return found


def lanes_of(arrows: Sequence[Arrow], middles: Mapping[str, float]) -> dict[Arrow, int]:
    """A lane for every arrow in which no other runs beside it; arrows from one box share one."""
    taken: list[list[tuple[float, float, str]]] = []
    lanes: dict[Arrow, int] = {}
    for arrow in sorted(arrows, key=lambda one: abs(middles[one.first] - middles[one.then])):
        low, high = sorted((middles[arrow.first], middles[arrow.then]))
        for number, lane in enumerate([*taken, []]):
            if all(high < there[0] or there[1] < low or there[2] == arrow.first for there in lane):
                if number == len(taken):
                    taken.append(lane)
                lane.append((low, high, arrow.first))
                lanes[arrow] = number
                break
    return lanes
