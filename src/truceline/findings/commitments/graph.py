"""What waits for what, across promises, terms and agreements, as one side reads them.

A vertex is something owed, an act, an agreement in force, a phase, a judged question, or a choice between several ways.
An act comes about once it is on record, or once somebody who owes it can perform it; an act that nobody owes may come
from outside and is taken as possible, as are consents, judgements, the passing of time and the opposite of a fact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from truceline.findings.commitments.nodes import Node
from truceline.terms.lint.stuck import Key, Way


class Link(StrEnum):
    """How one vertex hangs on another."""

    ONCE = "is owed once"
    WHEN = "holds when"
    IN_FORCE = "binds while in force"
    AFTER = "comes after"
    EACH = "is owed for each"
    BY = "is done by performing"
    TOGETHER = "at one time with"
    LAPSES = "falls with"
    PART = "is part of"


NEEDS = frozenset({Link.ONCE, Link.WHEN, Link.IN_FORCE, Link.AFTER, Link.EACH, Link.BY, Link.TOGETHER})
"""The links by which something waits for something else."""


@dataclass(frozen=True)
class Edge:
    """`source` hangs on `target`."""

    source: Key
    target: Key
    link: Link


@dataclass(frozen=True)
class Vertex:
    """`way`: how many of its needs it takes. `there`: it has come about already; `entries` tell so. `over`: it cannot
    come about any more, whatever happens. `unsure`: whether it is there cannot be told."""

    key: Key
    way: Way = Way.ALL
    there: bool = False
    entries: tuple[str, ...] = ()
    over: bool = False
    unsure: bool = False


@dataclass(frozen=True)
class Graph:
    """Vertices by their keys, and the edges between them, as one side reads the agreements at an instant."""

    nodes: tuple[Node, ...]
    vertices: dict[Key, Vertex] = field(repr=False)
    edges: tuple[Edge, ...] = field(repr=False)
    needs: dict[Key, tuple[Edge, ...]] = field(repr=False)

    def node(self, key: Key) -> Node | None:
        """What is owed at a vertex; None where it is something else."""
        return self._by_key.get(key)

    def links_of(self, key: Key) -> tuple[Edge, ...]:
        """Everything that a vertex hangs on, in any way."""
        return self._by_source.get(key, ())

    @cached_property
    def _by_source(self) -> dict[Key, tuple[Edge, ...]]:
        found: dict[Key, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.source, []).append(edge)
        return {key: tuple(edges) for key, edges in found.items()}

    @cached_property
    def _by_key(self) -> dict[Key, Node]:
        return {node_key(node.id): node for node in self.nodes}


def node_key(id: str) -> Key:
    """The vertex of something owed."""
    return ("node", id)


def act_key(event: str, by: str | None) -> Key:
    """The vertex of an act, by somebody or by anybody."""
    return ("act", event, by or "")


def agreement_key(agreement: str) -> Key:
    """The vertex of an agreement in force."""
    return ("agreement", agreement)


def track_key(track: str) -> Key:
    """The vertex of a track."""
    return ("track", track)


def phase_key(agreement: str, phase: str) -> Key:
    """The vertex of a phase that has begun."""
    return ("phase", agreement, phase)


def question_key(agreement: str, question: str) -> Key:
    """The vertex of a judged question with the answer that is needed."""
    return ("question", agreement, question)


def assembled(nodes: Sequence[Node], vertices: Iterable[Vertex], edges: Iterable[Edge]) -> Graph:
    """A graph from its parts; an edge that stands there twice is one."""
    every = tuple(dict.fromkeys(edges))
    needs: dict[Key, list[Edge]] = {}
    for edge in every:
        if edge.link in NEEDS:
            needs.setdefault(edge.source, []).append(edge)
    found = {vertex.key: vertex for vertex in vertices}
    return Graph(tuple(nodes), found, every, {key: tuple(needs.get(key, ())) for key in found})
