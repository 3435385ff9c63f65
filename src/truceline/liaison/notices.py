"""Notices and the right of reply: what became of each, derived from what is on record and never stored.

A reply is in time that took place before `reply_by`; exactly at it, it is late. A denial is a reply. No reply on record
is neither a denial nor an admission, and says nothing about what happened. Where the party was out of the channel
over which the notice went when the time was over, that no reply is on record says less still: the channel was closed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.channels import Sides, channel_state, was_out
from truceline.liaison.moments import came_before, happened_by
from truceline.liaison.subjects import Subject, Subjects, named
from truceline.record.entry import Entry
from truceline.record.kinds import Notice, Reply, Stance
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.verdicts import Verdict, some


class NoticeState(StrEnum):
    """Where a notice stands; it is in exactly one of these."""

    OPEN = "open"
    """No reply yet; the deadline lies ahead of the instant asked about, or of what was known."""
    ASKED = "asked for time"
    """The party asked for time and has not replied otherwise, whether or not the deadline has passed."""
    REPLIED = "replied"
    SILENT = "no reply on record"
    """The deadline has passed and nothing was on record from the party."""
    CLOSED = "channel closed"
    """As before, but the party was out of the notice's channel when the deadline passed."""
    UNKNOWN = "cannot be told"


class Doubt(StrEnum):
    """Why it cannot be told where a notice stands."""

    GIVEN = "whether the notice had been given by then"
    REPLY = "whether the party had replied by then"
    CHANNEL = "whether the party was still in the channel when the time for a reply was over"


@dataclass(frozen=True)
class Replied:
    """One reply: whether it had come by the instant asked about, and whether before the deadline."""

    entry: Entry
    said: Reply
    came: Verdict
    in_time: Verdict


@dataclass(frozen=True)
class Notified:
    """A notice at an instant, as known.

    `replies`: those of the party, in the order of time (possibly several: its course); `others`: what came from anybody
    else. `in_time`: whether one of the replies came before the deadline (those that only ask for time do not count,
    unless there is no other); None where there is no reply. `sides` tells of the notice's channel at the instant asked
    about or, if that was earlier, just before the deadline. `out_when_given`: whether the party was out of the channel
    already when the notice was given.
    """

    entry: Entry
    said: Notice
    party: str
    about: tuple[Subject, ...]
    replies: tuple[Replied, ...]
    others: tuple[Replied, ...]
    state: NoticeState
    doubt: Doubt | None
    in_time: Verdict | None
    sides: Sides | None
    out_when_given: Verdict

    @property
    def about_something_taken_back(self) -> bool:
        """True where something that it is about was retracted since; the notice stands all the same."""
        return any(one.fate == "taken back" for one in self.about)


def notices_of(view: View, case: Case, subjects: Subjects, at: Instant) -> list[Notified]:
    """Every notice that may have been given by an instant, in the order of time."""
    replies: dict[str, list[tuple[Entry, Reply]]] = {}
    for told, reply in view.of(Reply):
        replies.setdefault(reply.notice, []).append((told, reply))
    found = [
        _notified(view, case, named(subjects, said.about), (entry, said, replies.get(entry.id, [])), at)
        for entry, said in view.of(Notice)
        if happened_by(entry.occurred, at) is not Verdict.NO
    ]
    return sorted(found, key=lambda one: (one.entry.occurred, one.entry.id))


_Put = tuple[Entry, Notice, Sequence[tuple[Entry, Reply]]]


def _notified(view: View, case: Case, about: tuple[Subject, ...], put: _Put, at: Instant) -> Notified:
    entry, said, told = put
    party = case.party_of(said.to)
    came = sorted(_replies(told, said, at), key=lambda one: (one.entry.occurred, one.entry.id))
    replies = tuple(one for one in came if case.party_of(one.said.party) == party)
    last = Instant(said.reply_by - MICROSECOND)
    out = was_out(view, case, said.channel, party, last)
    state, doubt = _state(happened_by(entry.occurred, at), replies, said, out, min(at, view.known))
    return Notified(
        entry=entry,
        said=said,
        party=party,
        about=about,
        replies=replies,
        others=tuple(one for one in came if one not in replies),
        state=state,
        doubt=doubt,
        in_time=_in_time(replies),
        sides=channel_state(view, case, said.channel, min(at, last)).sides if said.channel else None,
        out_when_given=was_out(view, case, said.channel, party, entry.occurred.start),
    )


def _replies(told: Sequence[tuple[Entry, Reply]], said: Notice, at: Instant) -> Iterator[Replied]:
    for entry, reply in told:
        came = happened_by(entry.occurred, at)
        if came is not Verdict.NO:
            yield Replied(entry, reply, came, came_before(entry.occurred, said.reply_by))


def _state(
    given: Verdict, replies: Sequence[Replied], said: Notice, out: Verdict, clock: Instant
) -> tuple[NoticeState, Doubt | None]:
    """`clock`: up to when it is known at all; after that, nothing can be missing yet."""
    if given is not Verdict.YES:
        return NoticeState.UNKNOWN, Doubt.GIVEN
    for state, found in ((NoticeState.REPLIED, _in_substance(replies)), (NoticeState.ASKED, _for_time(replies))):
        answer = some(one.came for one in found)
        if answer is not Verdict.NO:
            return (state, None) if answer is Verdict.YES else (NoticeState.UNKNOWN, Doubt.REPLY)
    if clock < said.reply_by:
        return NoticeState.OPEN, None
    if out is Verdict.UNKNOWN:
        return NoticeState.UNKNOWN, Doubt.CHANNEL
    return (NoticeState.CLOSED if out is Verdict.YES else NoticeState.SILENT), None


def _in_time(replies: Sequence[Replied]) -> Verdict | None:
    counted = _in_substance(replies) or _for_time(replies)
    return some(one.in_time for one in counted) if counted else None


def _in_substance(replies: Sequence[Replied]) -> list[Replied]:
    return [one for one in replies if one.said.stance is not Stance.ASKS_FOR_TIME]


def _for_time(replies: Sequence[Replied]) -> list[Replied]:
    return [one for one in replies if one.said.stance is Stance.ASKS_FOR_TIME]
