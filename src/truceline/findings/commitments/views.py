"""How each side sees a promise or a term, and what bodies report of it, beside what the record says.

A view is a view and a report is a report: neither changes where anything stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from truceline.findings.commitments.nodes import Node
from truceline.findings.commitments.states import State
from truceline.record.entry import Entry
from truceline.record.kinds import Assessment, Course, Progress, Sees
from truceline.record.view import View
from truceline.values.instants import Instant

Said = TypeVar("Said")


class Against(StrEnum):
    """How a view lies to what the record says."""

    SAME = "as the record has it"
    MORE = "says more than the record"
    OTHER = "the record says otherwise"


@dataclass(frozen=True)
class Seen:
    """The last view of one side that was made known, or several where their order is not known."""

    party: str
    sees: Sees
    against: Against
    entry: str


@dataclass(frozen=True)
class Reported:
    """How it goes on, as a body reports it. It is not performance."""

    body: str
    course: Course
    entry: str


@dataclass(frozen=True)
class Views:
    """All that others say of one thing that is owed."""

    seen: tuple[Seen, ...] = ()
    reported: tuple[Reported, ...] = ()

    @property
    def apart(self) -> bool:
        """Whether the sides see it differently."""
        return len({one.sees for one in self.seen}) > 1


_SAME = {
    State.DORMANT: {Sees.NOT_DUE},
    State.PENDING: {Sees.NOT_DUE},
    State.ONGOING: {Sees.KEPT},
    State.PARTLY: {Sees.PARTLY_KEPT, Sees.NOT_DUE},
    State.PARTLY_LATE: {Sees.PARTLY_KEPT},
    State.MET: {Sees.KEPT},
    State.MET_LATE: {Sees.KEPT, Sees.BROKEN},
    State.BREACHED: {Sees.BROKEN},
    State.LAPSED: {Sees.LAPSED},
    State.DISCHARGED: {Sees.LAPSED, Sees.NOT_DUE},
}
_OTHER = {
    State.DORMANT: {Sees.BROKEN},
    State.PENDING: {Sees.BROKEN},
    State.NO_REPORT: {Sees.NOT_DUE},
    State.MET: {Sees.NOT_DUE, Sees.BROKEN, Sees.LAPSED, Sees.PARTLY_KEPT},
    State.MET_LATE: {Sees.NOT_DUE, Sees.LAPSED},
    State.BREACHED: {Sees.KEPT, Sees.NOT_DUE, Sees.LAPSED},
    State.LAPSED: {Sees.KEPT, Sees.BROKEN, Sees.NOT_DUE},
}
"""What is in neither, such as "kept" of which nothing is on record, goes beyond the record and is not denied by it."""


def held_against(sees: Sees, state: State) -> Against:
    """How a view lies to a state."""
    if sees in _SAME.get(state, ()):
        return Against.SAME
    return Against.OTHER if sees in _OTHER.get(state, ()) else Against.MORE


def views_of(nodes: Iterable[Node], view: View, at: Instant) -> dict[str, Views]:
    """For each node of which anybody said anything by an instant: what, by the id of the node."""
    assessed = _grouped(
        (_about(said), entry, said) for entry, said in view.of(Assessment) if entry.occurred.start <= at
    )
    reports = _grouped((said.of, entry, said) for entry, said in view.of(Progress) if entry.occurred.start <= at)
    found = {}
    for node in nodes:
        keys = [node.id] if node.term is None else [f"{node.agreement}/{node.term.id}"]
        seen = [one for key in keys for one in assessed.get(key, ())]
        told = [one for key in keys for one in reports.get(key, ())] if node.entry else []
        if seen or told:
            found[node.id] = Views(_seen(seen, node), tuple(_reported(told)))
    return found


def other_views(nodes: Iterable[Node], view: View, at: Instant) -> Iterator[tuple[str, str, Sees, str]]:
    """How sides see what nobody has to do, such as a ban: (agreement/term, party, view, entry), the last of each."""
    owed = {f"{node.agreement}/{node.term.id}" for node in nodes if node.term} | {node.id for node in nodes}
    assessments = [(entry, said) for entry, said in view.of(Assessment) if entry.occurred.start <= at]
    for name, found in _grouped((_about(said), entry, said) for entry, said in assessments).items():
        if name not in owed:
            yield from ((name, said.party, said.sees, entry.id) for entry, said in _lasts(found))


def _about(said: Assessment) -> str | None:
    """The promise, the term, or the agreement as a whole."""
    if said.of or not said.agreement:
        return said.of
    return f"{said.agreement}/{said.term}" if said.term else said.agreement


def _grouped(found: Iterable[tuple[str | None, Entry, Said]]) -> dict[str, list[tuple[Entry, Said]]]:
    groups: dict[str, list[tuple[Entry, Said]]] = {}
    for key, entry, said in found:
        if key is not None:
            groups.setdefault(key, []).append((entry, said))
    return groups


def _last(found: Sequence[tuple[Entry, Assessment]]) -> list[tuple[Entry, Assessment]]:
    """What can have been said last: everything that was not certainly followed by something else."""
    bar = max(entry.occurred.start for entry, _ in found)
    return [(entry, said) for entry, said in found if entry.occurred.last >= bar]


def _lasts(found: Sequence[tuple[Entry, Assessment]]) -> list[tuple[Entry, Assessment]]:
    """The last view of each party."""
    parties = dict.fromkeys(said.party for _, said in found)
    return [one for party in parties for one in _last([pair for pair in found if pair[1].party == party])]


def _seen(found: Sequence[tuple[Entry, Assessment]], node: Node) -> tuple[Seen, ...]:
    state = node.standing.state
    return tuple(Seen(said.party, said.sees, held_against(said.sees, state), entry.id) for entry, said in _lasts(found))


def _reported(found: Sequence[tuple[Entry, Progress]]) -> list[Reported]:
    ordered = sorted(found, key=lambda pair: (pair[0].occurred, pair[0].id))
    return [Reported(said.body, said.course, entry.id) for entry, said in ordered]
