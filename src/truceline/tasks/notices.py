"""What became of every notice of a case: replies, remedies, channels, and what was shown to whom."""

from dataclasses import dataclass

from truceline.errors import NotOnRecord
from truceline.liaison.channels import ChannelState, channel_states
from truceline.liaison.disclosures import Share, Shown, disclosures_of, shares
from truceline.liaison.notices import NoticeState, Notified, notices_of
from truceline.liaison.remedies import Announced, remedies_of, towards
from truceline.liaison.subjects import subjects_of
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant


@dataclass(frozen=True)
class Notices:
    """The notices of a case at an instant, as known, each with the remedies for it; `elsewhere`: all other remedies.

    `channels`, `shown` and `shares` are those of the whole case, also where only one party's notices are asked for.
    """

    at: Instant
    known: Instant
    notices: tuple[tuple[Notified, tuple[Announced, ...]], ...]
    elsewhere: tuple[Announced, ...]
    channels: tuple[ChannelState, ...]
    shown: tuple[Shown, ...]
    shares: tuple[Share, ...]

    def counts(self) -> tuple[tuple[str, tuple[tuple[NoticeState, int], ...]], ...]:
        """For each party how many of its notices are in which state, in the order of the states."""
        states = [(notice.party, notice.state) for notice, _ in self.notices]
        return tuple(
            (party, tuple((one, count) for one in NoticeState if (count := states.count((party, one)))))
            for party in dict.fromkeys(party for party, _ in states)
        )


def notices_of_case(desk: Desk, *, at: Instant, known: Instant, party: str | None = None) -> Notices:
    """The notices of a case at an instant, as known at an instant; with `party` only those given to it.

    Raises:
        NotOnRecord: if the case has no such party or voice.
    """
    case, view = desk.case, desk.view(known)
    whose = None if party is None else _known(desk, party)
    subjects = subjects_of(desk.entries, known)
    remedies = [one for one in remedies_of(view, case, at) if whose in (None, one.party)]
    notices = [one for one in notices_of(view, case, subjects, at) if whose in (None, one.party)]
    paired = tuple((one, towards(one.entry, remedies, case)) for one in notices)
    linked = {remedy.entry.id for _, found in paired for remedy in found}
    shown = tuple(disclosures_of(view, case, subjects, at))
    return Notices(
        at=at,
        known=known,
        notices=paired,
        elsewhere=tuple(one for one in remedies if one.entry.id not in linked),
        channels=tuple(channel_states(view, case, at)),
        shown=shown,
        shares=tuple(shares(shown, case)),
    )


def _known(desk: Desk, party: str) -> str:
    names = [*(one.id for one in desk.case.parties), *(one.id for one in desk.case.voices)]
    if party not in names:
        raise NotOnRecord(f"the case has no party {party}", f"name one of {', '.join(names)}")
    return desk.case.party_of(party)
