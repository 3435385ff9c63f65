"""What is supposed when something lapses, and how. Nothing of it is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.findings.commitments.graph import agreement_key, node_key
from truceline.findings.commitments.nodes import Node
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.states import PERFORMED, STATUS_OVER
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act, Consent, Payload, Power
from truceline.record.view import View
from truceline.terms.answers import ReadingState, Status
from truceline.terms.clauses import Effect, Term
from truceline.terms.lint.stuck import Key
from truceline.values.instants import Instant
from truceline.values.intervals import exactly


class How(StrEnum):
    """In which way something is supposed to lapse."""

    UNDONE = "as if what performs it were not on record"
    EVENT = "by the event that it lapses on"
    TAKEN_BACK = "as if it were taken back"
    NEVER = "as if it were never performed"
    POWER = "by the power to end it"
    CLOCK = "by the clock, when it ends"
    UNAGREED = "as if nobody had consented to it"
    NOT_BEGUN = "as if it never entered into force"
    OVER = "which is over already"


@dataclass(frozen=True)
class Lapse:
    """Something supposed to lapse: what goes, how, the entries supposed, and when the answer is then looked at.

    `undone`: entries that are then as if they were not on record; `event`: the act that is supposed, and by whom.
    """

    id: str
    how: How
    keys: tuple[Key, ...]
    entries: tuple[Entry, ...]
    at: Instant
    undone: tuple[str, ...] = ()
    event: tuple[str, str] | None = None


def lapse_of_node(node: Node, view: View, at: Instant) -> Lapse:
    """A promise or what a term asks for, supposed to lapse at an instant."""
    keys, said = (node_key(node.id),), node.promise
    if node.standing.state in PERFORMED or node.standing.acts:
        undone = node.standing.acts
        return Lapse(node.id, How.UNDONE, keys, _retracted(view, undone), at, undone)
    if said is not None and said.lapses:
        by = said.lapses_by or "anybody"
        act = _supposed("lapse", Act(event=said.lapses, actor=by), at)
        return Lapse(node.id, How.EVENT, keys, (act,), at, event=(said.lapses, said.lapses_by or ""))
    if node.entry is not None:
        return Lapse(node.id, How.TAKEN_BACK, keys, _retracted(view, [node.entry]), at)
    return Lapse(node.id, How.NEVER, keys, (), at)


def lapse_of_agreement(agreement: str, side: Side, view: View, at: Instant) -> Lapse:
    """An agreement supposed to end: by a power, else by its clock, else as if nobody had consented."""
    keys = (agreement_key(agreement),)
    reading = next((one for one in side.readings if one.plan.agreement.id == agreement), None)
    if reading is None or reading.standing.status in (Status.OPEN, Status.AGREED, Status.REJECTED):
        return Lapse(agreement, How.NOT_BEGUN, keys, (), at)
    if reading.standing.status in STATUS_OVER:
        return Lapse(agreement, How.OVER, (), (), at)
    ending = next((one for one in reading.plan.powers() if _ends_all(one)), None)
    if ending is not None:
        used = [Power(party=party, agreement=agreement, power=ending.id) for party in ending.party[: ending.needs]]
        entries = tuple(_supposed(f"end-{number}", power, at) for number, power in enumerate(used))
        return Lapse(agreement, How.POWER, keys, entries, at)
    end = _end(reading)
    if end is not None:
        return Lapse(agreement, How.CLOCK, keys, (), max(at, end))
    given = [entry.id for entry, said in view.of(Consent) if said.agreement == agreement]
    return Lapse(agreement, How.UNAGREED, keys, _retracted(view, given), at)


def _ends_all(power: Term) -> bool:
    return power.effect is Effect.TERMINATE and not power.of and power.condition is None and power.notice is None


def _end(reading: ReadingState) -> Instant | None:
    """When it is certain to be over, for all whom it binds."""
    ends = [window.until.range for window in reading.windows]
    lasts = [end.latest for end in ends if end is not None and end.latest is not None]
    return max(lasts) if lasts and len(lasts) == len(ends) else None


def _retracted(view: View, ids: Iterable[str]) -> tuple[Entry, ...]:
    found = [view.get(id) for id in ids]
    return tuple(
        Entry(one.id, Action.RETRACT, one.occurred, view.known, (), "supposed", one.payload) for one in found if one
    )


def _supposed(name: str, says: Payload, at: Instant) -> Entry:
    return Entry(f"supposed-{name}", Action.ASSERT, exactly(at), at, (), "supposed", says)


def supposed(view: View, lapses: Sequence[Lapse]) -> View:
    """The view with everything that several lapses suppose."""
    return view.supposing([entry for lapse in lapses for entry in lapse.entries])
