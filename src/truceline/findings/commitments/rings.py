"""Rings: things that wait for one another, so that none of them can come first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from truceline.findings.commitments.graph import Graph, Link, Vertex
from truceline.terms.lint.stuck import Key, Way, knots
from truceline.terms.lint.stuck import Node as Wait

_NEVER = Wait(Way.ANY, ())
"""One of no ways: it does not come about."""


@dataclass(frozen=True)
class Ring:
    """Vertices that hold each other up, in the order in which each waits for the next where it is a plain ring."""

    keys: tuple[Key, ...]


def waiting(
    graph: Graph, gone: Collection[Key] = (), undone: Collection[str] = (), *, again: bool = False
) -> dict[Key, Wait]:
    """The graph as "comes about once": what is there already waits for nothing and is left out.

    `gone`: vertices that are supposed not to come about; `undone`: entries supposed not to be on record. `again`: what
    was performed is asked once more on what it rests.
    """
    tied = {edge.target for edge in graph.edges if edge.link is Link.TOGETHER}
    found: dict[Key, Wait] = {}
    for key, vertex in graph.vertices.items():
        if key in gone or (vertex.over and not vertex.there):
            found |= {key: _NEVER, ("own", *key): _NEVER}
        elif not _there(vertex, undone) or (again and key[0] == "node"):
            found |= _needs(graph, vertex, tied)
    return found


def _there(vertex: Vertex, undone: Collection[str]) -> bool:
    if not vertex.there or not undone or not vertex.entries:
        return vertex.there
    # An agreement stays in force although what was done under it is taken away.
    return vertex.key[0] == "agreement" or any(entry not in undone for entry in vertex.entries)


def _needs(graph: Graph, vertex: Vertex, tied: Collection[Key]) -> Iterator[tuple[Key, Wait]]:
    """What is due at one time waits for what the others wait for, and not for the others themselves."""
    edges = graph.needs[vertex.key]
    own = tuple(edge.target for edge in edges if edge.link is not Link.TOGETHER)
    if vertex.way is Way.ANY:
        if own:  # an act that nobody owes may come from outside
            yield vertex.key, Wait(Way.ANY, own)
        return
    if vertex.key in tied:
        yield ("own", *vertex.key), Wait(Way.ALL, own)
    others = tuple(("own", *edge.target) for edge in edges if edge.link is Link.TOGETHER)
    yield vertex.key, Wait(Way.ALL, (*own, *others))


def rings(graph: Graph) -> list[Ring]:
    """Every smallest set that holds itself up, by what is on record at the instant of the graph."""
    found = [tuple(dict.fromkeys(_plain(key) for key in knot)) for knot in knots(waiting(graph))]
    return [Ring(_in_order(graph, keys)) for keys in dict.fromkeys(found)]


def _plain(key: Key) -> Key:
    return key[1:] if key[0] == "own" else key


def _in_order(graph: Graph, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """One way round, beginning with the first; the rest after it where there is more than one way."""
    left, order = set(keys), [keys[0]]
    left.discard(keys[0])
    while following := next((e.target for e in graph.needs.get(order[-1], ()) if e.target in left), None):
        order.append(following)
        left.discard(following)
    return (*order, *(key for key in keys if key in left))
