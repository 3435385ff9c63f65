"""What falls due of what is owed: duties and commitments of agreements, and promises."""

from collections.abc import Iterator

from truceline.findings.commitments.answers import Commitments, Shown, together
from truceline.findings.commitments.due import Item, Sort, Undated, Why
from truceline.findings.commitments.nodes import Node
from truceline.findings.commitments.states import OWED, State
from truceline.terms.ranges import Range
from truceline.values.verdicts import Verdict


def owed_items(found: Commitments) -> Iterator[Item | Undated]:
    """What is owed, or of which it cannot be told; what waits for its condition only if it has a deadline ahead."""
    for shown in together(found):
        due, waits = shown.node.standing.due, shown.node.standing.state is State.DORMANT
        if due is not None and waits:
            item = _item(shown, due)
            if item.overdue(found.at) is not Verdict.YES:
                yield item
        elif _open(shown.node):
            yield _undated(shown) if due is None else _item(shown, due)


def waiting(found: Commitments) -> int:
    """How many things are not owed yet and have no deadline: they wait for their condition."""
    nodes = [shown.node for shown in together(found)]
    return len({node.id for node in nodes if node.standing.state is State.DORMANT and node.standing.due is None})


def _open(node: Node) -> bool:
    """Whether there is still something to do: it is owed, or may be. What is to be kept up never falls due."""
    standing = node.standing
    if standing.state is State.ONGOING:
        return False
    if standing.state is not State.UNKNOWN:
        return standing.state in OWED
    return bool(OWED & set(standing.could_be)) if standing.could_be else not standing.acts


def _item(shown: Shown, due: Range) -> Item:
    node, state = shown.node, shown.node.standing.state
    return Item(
        due=due,
        sort=_sort(node),
        by=node.owed_by,
        to=node.owed_to,
        what=node.text,
        about=node.id,
        entries=_entries(node),
        readers=shown.who,
        sure=state is not State.UNKNOWN,
        waits=state is State.DORMANT,
        state=str(state) if state in (State.PARTLY, State.PARTLY_LATE, State.BREACHED) else "",
    )


def _undated(shown: Shown) -> Undated:
    node = shown.node
    counted = node.term.by is not None if node.term else bool(node.promise and node.promise.within)
    return Undated(
        sort=_sort(node),
        by=node.owed_by,
        to=node.owed_to,
        what=node.text,
        about=node.id,
        entries=_entries(node),
        why=Why.COUNTED if counted else Why.NO_TIME,
        readers=shown.who,
        sure=node.standing.state is not State.UNKNOWN,
    )


def _sort(node: Node) -> Sort:
    return Sort.PROMISE if node.promise else Sort.TERM


def _entries(node: Node) -> tuple[str, ...]:
    return (*((node.entry,) if node.entry else ()), *node.standing.acts)
