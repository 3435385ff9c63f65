"""The log of the duty desk: what was said over its channels, and what became of what needs an acknowledgement.

As with replies, an acknowledgement is in time that took place before `acknowledge_by`; exactly at it, it is late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.moments import came_before, happened_by
from truceline.liaison.order import by_then
from truceline.record.entry import Entry
from truceline.record.kinds import Acknowledgement, Message
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, some

Received = tuple[Entry, Acknowledgement]


class Receipt(StrEnum):
    """What is on record about the acknowledgement of a message; it is in exactly one of these, most urgent first."""

    OVERDUE = "no acknowledgement on record, and its time is over"
    WAITING = "waits for acknowledgement"
    UNTOLD = "whether it was acknowledged by then cannot be told"
    ACKNOWLEDGED = "acknowledged; whether in time cannot be told"
    LATE = "acknowledged late"
    IN_TIME = "acknowledged in time"
    NOT_ASKED = "no acknowledgement asked for"


_OPEN = {Receipt.OVERDUE: Verdict.YES, Receipt.WAITING: Verdict.YES, Receipt.UNTOLD: Verdict.UNKNOWN}
_URGENCY = {state: number for number, state in enumerate(Receipt)}


@dataclass(frozen=True)
class Logged:
    """A message with what became of it by an instant.

    `sent`: whether it was sent by then. `received`: acknowledgements by its receiver; `others`: by somebody else, or
    certain to have been made before it was sent, which acknowledge nothing for the receiver.
    """

    entry: Entry
    message: Message
    sent: Verdict
    receipt: Receipt
    received: tuple[Received, ...]
    others: tuple[Received, ...]

    @property
    def open(self) -> Verdict:
        """Whether it waits for its acknowledgement."""
        return _OPEN.get(self.receipt, Verdict.NO)


def log_of(view: View, case: Case, at: Instant, channel: str | None = None) -> list[Logged]:
    """Every message that was or may have been sent by an instant, in the order of time; of one channel if it is named.

    An acknowledgement by any office of the receiver's party counts as the receiver's.
    """
    given: dict[str, list[Received]] = {}
    for entry, said in by_then(view.of(Acknowledgement), at):
        given.setdefault(said.of, []).append((entry, said))
    clock = min(at, view.known)
    return [
        _logged(entry, message, given.get(entry.id, []), case, at, clock)
        for entry, message in by_then(view.of(Message), at)
        if channel in (None, message.channel)
    ]


def urgent_first(log: Sequence[Logged]) -> list[Logged]:
    """Overdue first, then by the instant at which the acknowledgement is due."""
    return sorted(log, key=lambda one: (_URGENCY[one.receipt], one.message.acknowledge_by or 0, one.entry.occurred))


def _logged(entry: Entry, message: Message, given: list[Received], case: Case, at: Instant, clock: Instant) -> Logged:
    received: list[Received] = []
    others: list[Received] = []
    for one, said in given:
        own = case.party_of(said.body) == case.party_of(message.receiver)
        (received if own and one.occurred.last >= entry.occurred.start else others).append((one, said))
    receipt = _receipt(message.acknowledge_by, [one for one, _ in received], at, clock)
    return Logged(entry, message, happened_by(entry.occurred, at), receipt, tuple(received), tuple(others))


def _receipt(due: Instant | None, given: Sequence[Entry], at: Instant, clock: Instant) -> Receipt:
    """`clock`: up to when it is known at all; after that, nothing can be missing yet."""
    if due is None:
        return Receipt.NOT_ASKED
    came = some(happened_by(one.occurred, at) for one in given)
    if came is Verdict.UNKNOWN:
        return Receipt.UNTOLD
    if came is Verdict.NO:
        return Receipt.WAITING if clock < due else Receipt.OVERDUE
    in_time = some(came_before(one.occurred, due) for one in given)
    return {Verdict.YES: Receipt.IN_TIME, Verdict.NO: Receipt.LATE}.get(in_time, Receipt.ACKNOWLEDGED)
