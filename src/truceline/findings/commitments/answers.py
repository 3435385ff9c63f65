"""The answers about commitments: plain values, without prose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.findings.commitments.breach import Breach
from truceline.findings.commitments.falls import Fall
from truceline.findings.commitments.graph import Graph
from truceline.findings.commitments.history import History
from truceline.findings.commitments.nodes import Node
from truceline.findings.commitments.rings import Ring
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.standing import Standing
from truceline.findings.commitments.supposing import Lapse
from truceline.findings.commitments.views import Views
from truceline.record.kinds import Sees
from truceline.record.view import View
from truceline.terms.clauses import Term
from truceline.values.instants import Instant


@dataclass(frozen=True)
class Sided:
    """The commitments of a case as one side reads the agreements; `views` by the ids of nodes."""

    side: Side
    graph: Graph = field(repr=False)
    rings: tuple[Ring, ...]
    views: dict[str, Views]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Everything that is owed."""
        return self.graph.nodes


@dataclass(frozen=True)
class Commitments:
    """The commitments of a case at an instant, as known at an instant: as each side reads them, and the measures.

    `others`: how sides see terms that oblige nobody to do something, such as bans: (term, party, view, entry).
    """

    at: Instant
    known: Instant
    sides: tuple[Sided, ...]
    histories: tuple[History, ...]
    others: tuple[tuple[str, str, Sees, str], ...]
    view: View = field(repr=False)


@dataclass(frozen=True)
class Changed:
    """Something owed that would stand otherwise at once; `after` None: it would not be on record."""

    node: Node
    after: Standing | None


@dataclass(frozen=True)
class Falling:
    """What falls, as one side reads the agreements, and what would stand otherwise at once; nothing is written.

    `bans`: what an agreement that lapses would forbid no longer. `beside`: promises about it, which do not fall with it
    by themselves.
    """

    side: Side
    graph: Graph = field(repr=False)
    lapses: tuple[Lapse, ...]
    falls: tuple[Fall, ...]
    changed: tuple[Changed, ...]
    bans: tuple[Term, ...] = ()
    beside: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Shown:
    """One thing that is owed, as all sides or only some of them read it; `who` empty: as all do."""

    who: tuple[str, ...]
    seen: Sided
    node: Node


def together(found: Commitments, party: str | None = None) -> list[Shown]:
    """What is owed as all sides read it, told once where they do not differ; `party`: only what it owes."""
    groups: dict[str, list[tuple[Sided, Node]]] = {}
    for seen in found.sides:
        for node in seen.nodes:
            if party in (None, *node.owed_by):
                groups.setdefault(node.id, []).append((seen, node))
    return [shown for pairs in groups.values() for shown in _alike(pairs, len(found.sides))]


def _alike(pairs: Sequence[tuple[Sided, Node]], sides: int) -> Iterable[Shown]:
    by_standing: dict[Standing, list[tuple[Sided, Node]]] = {}
    for seen, node in pairs:
        by_standing.setdefault(node.standing, []).append((seen, node))
    for same in by_standing.values():
        who = () if len(same) == sides else tuple(dict.fromkeys(one for seen, _ in same for one in seen.side.who))
        yield Shown(who, *same[0])


def told_once(opened: Sequence[tuple[Side, Breach]]) -> list[tuple[tuple[str, ...], Breach]]:
    """What a breach would open for each side, told once where it is the same for all."""
    same: dict[Breach, list[str]] = {}
    for side, breach in opened:
        same.setdefault(breach, []).extend(side.who)
    return [(tuple(who), breach) for breach, who in same.items()]


def once(falls: Sequence[Falling]) -> list[tuple[tuple[str, ...], Falling]]:
    """What falls for each side, told once where it is the same for all; the first names those that read it so."""
    same: dict[tuple[object, ...], list[Falling]] = {}
    for one in falls:
        same.setdefault((one.lapses, one.falls, one.changed, one.bans), []).append(one)
    return [(tuple(who for one in ones for who in one.side.who), ones[0]) for ones in same.values()]
