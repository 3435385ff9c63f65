"""What falls if something lapses: what can then never come about any more, each with the way that leads to it.

It is asked of the graph, not of the states: what waits for something that cannot come about cannot either. So the more
is taken away, the more falls. How the states would stand is shown beside it (`tasks/commitments.py`).
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.findings.commitments.graph import NEEDS, Edge, Graph, Link
from truceline.findings.commitments.rings import waiting
from truceline.findings.commitments.supposing import Lapse
from truceline.terms.lint.stuck import Key, stuck


@dataclass(frozen=True)
class Fall:
    """Something that falls: by which way, from what lapses to itself. `done`: it is performed already, and what it
    rests on is gone."""

    key: Key
    way: tuple[Edge, ...]
    done: bool = False


def falling(graph: Graph, lapses: Sequence[Lapse]) -> list[Fall]:
    """Everything that falls with what lapses, nearest first; what could not come about before is not among it."""
    gone = {key for lapse in lapses for key in lapse.keys}
    undone = {entry for lapse in lapses for entry in lapse.undone}
    with_them = list(_by_the_same_event(graph, lapses))
    removed = gone | {edge.source for edge in with_them}
    fallen = set(stuck(waiting(graph, removed, undone))) - set(stuck(waiting(graph)))
    shaken = set(stuck(waiting(graph, removed, undone, again=True))) - set(stuck(waiting(graph, again=True)))
    ways = _ways(graph, gone, fallen | shaken, with_them)
    wanted = [key for key, vertex in graph.vertices.items() if key in fallen or (key in shaken and vertex.there)]
    found = [Fall(key, ways.get(key, ()), key not in fallen) for key in wanted if key not in gone and _told(graph, key)]
    return sorted(found, key=lambda fall: (fall.done, len(fall.way)))


def _told(graph: Graph, key: Key) -> bool:
    """What is shown to people; choices between ways are not."""
    return graph.node(key) is not None or key[0] in ("agreement", "phase")


def _by_the_same_event(graph: Graph, lapses: Sequence[Lapse]) -> Iterable[Edge]:
    """Every promise that lapses on the very event that is supposed."""
    events = {lapse.event for lapse in lapses if lapse.event}
    for edge in graph.edges:
        vertex = graph.vertices[edge.source]
        if edge.link is Link.LAPSES and (edge.target[1], edge.target[2]) in events and not vertex.there:
            yield edge


def _ways(
    graph: Graph, gone: Iterable[Key], fallen: set[Key], with_them: Iterable[Edge]
) -> dict[Key, tuple[Edge, ...]]:
    """The shortest way from what lapses to each thing that falls."""
    waiters: dict[Key, list[Edge]] = {}
    for edge in graph.edges:
        if edge.link in NEEDS and edge.source in fallen:
            waiters.setdefault(edge.target, []).append(edge)
    ways: dict[Key, tuple[Edge, ...]] = dict.fromkeys(gone, ())
    ways |= {edge.source: (edge,) for edge in with_them if edge.source not in ways}
    for edge in _same_acts(graph, gone, fallen):
        ways.setdefault(edge.source, (edge,))
    pending = deque(sorted(ways, key=lambda key: len(ways[key])))
    while pending:
        key = pending.popleft()
        for edge in waiters.get(key, ()):
            if edge.source not in ways:
                ways[edge.source] = (*ways[key], edge)
                pending.append(edge.source)
    return ways


def _same_acts(graph: Graph, gone: Iterable[Key], fallen: set[Key]) -> Iterable[Edge]:
    """What rests on the very acts that are supposed not to be on record falls at once."""
    for key in gone:
        entries = set(graph.vertices[key].entries) if key in graph.vertices else set()
        for other in sorted(fallen):
            if other != key and entries & set(graph.vertices[other].entries if other in graph.vertices else ()):
                yield Edge(other, key, Link.BY)


def reached(fall: Fall) -> tuple[Key, ...]:
    """The vertices of a way, from what lapses to what falls."""
    return (*(edge.target for edge in fall.way[:1]), *(edge.source for edge in fall.way))
