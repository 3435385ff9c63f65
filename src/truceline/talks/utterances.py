"""What was said by which office for whom.

A denial stands as a denial; what somebody reports of somebody else stands as the word of who reports it.
"""

from dataclasses import dataclass

from truceline.record.entry import Entry
from truceline.record.kinds import Manner, Utterance
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.talks.order import by_then, happened_by
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Spoken:
    """An utterance. `whose`: on whose behalf, as far as it binds anybody; `happened`: whether it was made by then.

    Told of somebody else, it is the word of who tells it: `whose` is then None, and so it is for no position of theirs.
    """

    entry: Entry
    said: Utterance
    whose: str | None
    happened: Verdict

    @property
    def hearsay(self) -> bool:
        """True where it tells what somebody else said."""
        return self.said.manner is Manner.REPORTED


def utterances_of(view: View, case: Case, at: Instant) -> list[Spoken]:
    """Every utterance that was or may have been made by an instant, in the order of time."""
    return [
        Spoken(entry, said, whose(said, case), happened_by(entry.occurred, at))
        for entry, said in by_then(view.of(Utterance), at)
    ]


def whose(said: Utterance, case: Case) -> str | None:
    """For whom an office spoke: whom it names, else the party that it speaks for; nobody for what it only reports."""
    if said.manner is Manner.REPORTED:
        return None
    speaker = said.behalf or said.speaker
    return case.party_of(speaker)
