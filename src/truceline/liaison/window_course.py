"""Everything on record about one window of silence: who answered what, and what was done on the ground."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from truceline.liaison.moments import Event, edges_of, possible_lasts
from truceline.record.entry import Entry
from truceline.record.kinds import Confirmation, Pace, Step, Window, Word
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, every, from_possible, some


class Stage(StrEnum):
    """What the steps on record make of one instant."""

    BEFORE = "not started"
    HELD = "held"
    PAUSED = "paused"
    AFTER = "over"


_STAGES = {
    None: Stage.BEFORE,
    Pace.STARTED: Stage.HELD,
    Pace.RESUMED: Stage.HELD,
    Pace.PAUSED: Stage.PAUSED,
    Pace.STOPPED: Stage.AFTER,
    Pace.CALLED_OFF: Stage.AFTER,
}
_STEP_RANK = {Pace.STARTED: 0, Pace.RESUMED: 1, Pace.PAUSED: 2, Pace.STOPPED: 3, Pace.CALLED_OFF: 4}
_WORD_RANK = {Word.CONFIRMS: 0, Word.CONFIRMS_IF: 1, Word.REFUSES: 2, Word.WITHDRAWS: 3}


@dataclass(frozen=True)
class WindowCourse:
    """Everything on record about one window, as known; it answers for any instant."""

    entry: Entry
    asked: Window
    parties: tuple[str, ...]
    answers: tuple[Event[tuple[str, Entry]], ...]
    steps: tuple[Event[Entry], ...]

    @cached_property
    def edges(self) -> frozenset[Instant]:
        """The instants at which an answer about it can change."""
        return edges_of((*self.answers, *self.steps)) | {self.asked.period.start, self.asked.period.end}

    def lasts(self, party: str, moment: Instant) -> list[Entry | None]:
        """What can have been the last answer of a party by an instant."""
        events = [Event(one.occurred, one.rank, one.what[1]) for one in self.answers if one.what[0] == party]
        return list(possible_lasts(events, moment))

    def says(self, party: str, word: Word, moment: Instant) -> Verdict:
        """Whether a word is the last answer of a party."""
        return from_possible(last is not None and word_of(last) is word for last in self.lasts(party, moment))

    def confirmed(self, moment: Instant) -> Verdict:
        """Whether everybody whose confirmation it takes had confirmed, without a condition, and stood by it."""
        return every(self.says(party, Word.CONFIRMS, moment) for party in self.parties)

    def refused(self, moment: Instant) -> Verdict:
        """Whether somebody whose confirmation it takes refused."""
        return some(self.says(party, Word.REFUSES, moment) for party in self.parties)

    def last_steps(self, moment: Instant) -> frozenset[Pace | None]:
        """What can have been the last step by an instant."""
        lasts = possible_lasts(self.steps, moment)
        return frozenset(None if last is None else pace_of(last) for last in lasts)

    def stages(self, moment: Instant) -> frozenset[Stage]:
        """What one instant can have been.

        Where steps but no start are on record, the window may have been held before them. Where no stop is on record,
        it is taken to have been held until the end of the agreed period, and no longer.
        """
        found = {_STAGES[pace] for pace in self.last_steps(moment)}
        if Stage.BEFORE in found and self.without_start and self.asked.period.holds(moment):
            found.add(Stage.HELD)
        if self.without_stop and moment >= self.asked.period.end:
            found = {Stage.AFTER if stage in (Stage.HELD, Stage.PAUSED) else stage for stage in found}
        return frozenset(found)

    @cached_property
    def paces(self) -> frozenset[Pace]:
        """Every kind of step on record."""
        return frozenset(pace_of(step.what) for step in self.steps)

    @property
    def without_start(self) -> bool:
        """True where it is on record that it went on or stopped, but not that it started."""
        return bool(self.paces - {Pace.CALLED_OFF}) and Pace.STARTED not in self.paces

    @property
    def without_stop(self) -> bool:
        """True where no step on record ends it."""
        return not self.paces & {Pace.STOPPED, Pace.CALLED_OFF}


def course_of(view: View, case: Case, entry: Entry, asked: Window) -> WindowCourse:
    """Everything that a view knows about one window."""
    answers = [
        Event(told.occurred, _WORD_RANK[said.answer], (case.party_of(said.party), told))
        for told, said in view.of(Confirmation)
        if said.window == entry.id
    ]
    steps = [
        Event(told.occurred, _STEP_RANK[said.step], told) for told, said in view.of(Step) if said.window == entry.id
    ]
    return WindowCourse(
        entry=entry,
        asked=asked,
        parties=tuple(dict.fromkeys(case.party_of(party) for party in asked.parties)),
        answers=tuple(sorted(answers, key=lambda one: (one.occurred, one.rank, one.what[1].id))),
        steps=tuple(sorted(steps, key=lambda one: (one.occurred, one.rank, one.what.id))),
    )


def word_of(entry: Entry) -> Word | None:
    """The answer that an entry gives; None where it gives none."""
    return entry.payload.answer if isinstance(entry.payload, Confirmation) else None


def pace_of(entry: Entry) -> Pace:
    """The step that an entry tells of. Raises TypeError for any other kind."""
    if not isinstance(entry.payload, Step):
        raise TypeError(f"{entry.id} is no step")
    return entry.payload.step
