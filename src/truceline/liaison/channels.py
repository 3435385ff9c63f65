"""Channels of liaison: who joined, who left or stays away since when, and whether a channel has become one-sided.

A channel is between those who joined it. It is one-sided while a party to the conflict is in it and another one that
had joined is not. What is on record over such a channel is the word of one side and of the mission.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.moments import Event, happened_by, possible_lasts
from truceline.record.entry import Entry
from truceline.record.kinds import Attendance, Presence
from truceline.record.view import View
from truceline.sources.case import Case, Role
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, from_possible


class Seat(StrEnum):
    """Whether somebody is in a channel."""

    IN = "in it"
    AWAY = "stays away"
    LEFT = "left"
    NOT_YET = "had not joined yet"
    UNKNOWN = "cannot be told"


class Sides(StrEnum):
    """Who is in a channel."""

    ALL = "all who joined are in it"
    ONE = "one-sided"
    NONE = "no party is in it"
    UNKNOWN = "cannot be told"


_SEATS = {
    None: Seat.NOT_YET,
    Attendance.JOINED: Seat.IN,
    Attendance.RESUMED: Seat.IN,
    Attendance.SUSPENDED: Seat.AWAY,
    Attendance.LEFT: Seat.LEFT,
}
OUT = (Seat.AWAY, Seat.LEFT)


@dataclass(frozen=True)
class Member:
    """One that joined a channel; `since`: the entry from which on it is as it is, where that can be told."""

    party: str
    seat: Seat
    since: Entry | None


@dataclass(frozen=True)
class ChannelState:
    """A channel at an instant, as known."""

    channel: str
    sides: Sides
    members: tuple[Member, ...]

    @property
    def out(self) -> tuple[Member, ...]:
        """Those who left it or stay away."""
        return tuple(member for member in self.members if member.seat in OUT)


def channel_states(view: View, case: Case, at: Instant) -> list[ChannelState]:
    """Every channel on record by an instant (one that nobody can have joined by then is left out)."""
    found: dict[str, None] = {}
    for entry, said in view.of(Presence):
        if happened_by(entry.occurred, at) is not Verdict.NO:
            found[said.channel] = None
    return [channel_state(view, case, channel, at) for channel in sorted(found)]


def channel_state(view: View, case: Case, channel: str, at: Instant) -> ChannelState:
    """Who is in one channel at an instant."""
    parties = {case.party_of(said.party): None for _, said in view.of(Presence) if said.channel == channel}
    members = tuple(member_of(view, case, channel, party, at) for party in sorted(parties))
    there = tuple(member for member in members if member.seat is not Seat.NOT_YET)
    return ChannelState(channel, _sides(there, case), there)


def member_of(view: View, case: Case, channel: str, party: str, at: Instant) -> Member:
    """Whether a party is in a channel at an instant."""
    lasts = _lasts(view, case, channel, party, at)
    seats = {_seat(last) for last in lasts}
    return Member(party, seats.pop() if len(seats) == 1 else Seat.UNKNOWN, lasts[0] if len(lasts) == 1 else None)


def was_out(view: View, case: Case, channel: str | None, party: str, at: Instant) -> Verdict:
    """Whether a party had left a channel, or stayed away from it, at an instant; no where none is named."""
    if channel is None:
        return Verdict.NO
    return from_possible(_seat(last) in OUT for last in _lasts(view, case, channel, party, at))


def _lasts(view: View, case: Case, channel: str, party: str, at: Instant) -> list[Entry | None]:
    """What can have been the last that a party did about a channel."""
    events = [
        Event(entry.occurred, 0, entry)
        for entry, said in view.of(Presence)
        if said.channel == channel and case.party_of(said.party) == party
    ]
    return list(possible_lasts(events, at))


def _seat(last: Entry | None) -> Seat:
    return _SEATS[last.payload.act if last is not None and isinstance(last.payload, Presence) else None]


def _sides(members: Iterable[Member], case: Case) -> Sides:
    fighting = {party.id for party in case.parties if party.role is Role.BELLIGERENT}
    seats = [member.seat for member in members if member.party in fighting]
    if Seat.IN in seats and any(seat in OUT for seat in seats):
        return Sides.ONE
    if Seat.UNKNOWN in seats:
        return Sides.UNKNOWN
    return Sides.ALL if Seat.IN in seats else Sides.NONE
