"""Who met, called or visited whom, whom each side sent, and who was told about it afterwards."""

from dataclasses import dataclass

from truceline.record.entry import Entry
from truceline.record.kinds import Briefing, Contact, Delegation
from truceline.record.view import View
from truceline.talks.order import by_then, happened_by
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict

Sent = tuple[Entry, Delegation]
Told = tuple[Entry, Briefing]


@dataclass(frozen=True)
class Met:
    """A contact. `happened`: whether it had taken place by then. `unsent`: those whose delegation is not on record."""

    entry: Entry
    contact: Contact
    happened: Verdict
    delegations: tuple[Sent, ...]
    briefings: tuple[Told, ...]
    unsent: tuple[str, ...]


def contacts_of(view: View, at: Instant) -> list[Met]:
    """Every contact that took place or may have by an instant, in the order of time."""
    sent, told = by_then(view.of(Delegation), at), by_then(view.of(Briefing), at)
    found = []
    for entry, contact in by_then(view.of(Contact), at):
        delegations = tuple(pair for pair in sent if pair[1].contact == entry.id)
        named = {said.party for _, said in delegations}
        found.append(
            Met(
                entry=entry,
                contact=contact,
                happened=happened_by(entry.occurred, at),
                delegations=delegations,
                briefings=tuple(pair for pair in told if pair[1].contact == entry.id),
                unsent=tuple(name for name in contact.participants if name not in named),
            )
        )
    return found


def other_briefings(view: View, at: Instant) -> list[Told]:
    """Briefings that are about no contact on record, in the order of time."""
    return [pair for pair in by_then(view.of(Briefing), at) if pair[1].contact is None]
