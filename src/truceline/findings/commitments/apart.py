"""Where the sides read it differently: what stands otherwise for one of them than for another, and in what."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from truceline.findings.commitments.answers import Commitments, Sided
from truceline.findings.commitments.graph import node_key
from truceline.findings.commitments.nodes import Node
from truceline.terms.answers import ReadingState


class Differs(StrEnum):
    """In what two sides differ about something."""

    OWED = "whether it is owed at all"
    STATE = "where it stands"
    BEGINS = "from when it binds"
    ENDS = "until when it binds"
    DUE = "when it is due"
    ACTS = "which acts count"
    AMOUNT = "how much was done"
    CONDITION = "on what it hangs"


What = TypeVar("What")
Cell = tuple[Sided, ReadingState | Node | None]


@dataclass(frozen=True)
class Apart:
    """An agreement, or something owed, as each side reads it; None where a side reads that it is not owed at all."""

    id: str
    cells: tuple[Cell, ...]
    differs: tuple[Differs, ...]


def apart(found: Commitments, party: str | None = None) -> list[Apart]:
    """Everything on which the sides differ: agreements first; `party`: only what it owes."""
    if len(found.sides) < 2:
        return []
    owed = list(_owed(found.sides, party))
    return owed if party is not None else [*_agreements(found.sides), *owed]


def _agreements(sides: Sequence[Sided]) -> Iterator[Apart]:
    for number, first in enumerate(sides[0].side.readings):
        cells = tuple((sided, sided.side.readings[number]) for sided in sides)
        readings = [reading for _, reading in cells]
        differs = _different(readings, _OF_AGREEMENTS) if len({one.plan.reading for one in readings}) > 1 else ()
        if differs:
            yield Apart(first.plan.agreement.id, cells, differs)


_OF_AGREEMENTS: tuple[tuple[Differs, Callable[[ReadingState], object]], ...] = (
    (Differs.STATE, lambda reading: reading.standing.status),
    (Differs.BEGINS, lambda reading: tuple(dict.fromkeys(window.start for window in reading.windows))),
    (Differs.ENDS, lambda reading: tuple(dict.fromkeys(window.until.range for window in reading.windows))),
)


def _owed(sides: Sequence[Sided], party: str | None) -> Iterator[Apart]:
    by_side = [{node.id: node for node in sided.nodes} for sided in sides]
    for id in dict.fromkeys(id for nodes in by_side for id in nodes):
        cells = tuple((sided, nodes.get(id)) for sided, nodes in zip(sides, by_side, strict=True))
        read = [(sided, node) for sided, node in cells if node is not None]
        missing = (Differs.OWED,) if len(read) < len(cells) else ()
        differs = (*missing, *_different(read, _OF_NODES))
        if differs and any(party in (None, *node.owed_by) for _, node in read):
            yield Apart(id, cells, differs)


def _hangs_on(sided: Sided, node: Node) -> object:
    graph = sided.graph
    return [(edge, graph.vertices[edge.target].there) for edge in graph.links_of(node_key(node.id))]


_OF_NODES: tuple[tuple[Differs, Callable[[tuple[Sided, Node]], object]], ...] = (
    (Differs.STATE, lambda read: (read[1].standing.state, read[1].standing.could_be)),
    (Differs.DUE, lambda read: read[1].standing.due),
    (Differs.ACTS, lambda read: read[1].standing.acts),
    (Differs.AMOUNT, lambda read: read[1].standing.amount),
    (Differs.CONDITION, lambda read: _hangs_on(*read)),
)


def _different(read: Iterable[What], asked: Iterable[tuple[Differs, Callable[[What], object]]]) -> tuple[Differs, ...]:
    found = list(read)
    return tuple(name for name, of in asked if any(of(one) != of(found[0]) for one in found[1:]))
