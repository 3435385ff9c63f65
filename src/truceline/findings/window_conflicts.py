"""Where a window of silence does not fit with what was agreed, or with another window: each under each reading.

A conflict is something in the texts, found before anything happens: nobody has breached anything by it. Whether a ban
is on at that time, and in that place, can be open; then it cannot be told, which is said too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.findings.same_place import same_place
from truceline.findings.timing import Timing, timing_of
from truceline.findings.window_bans import Doers, forbidden
from truceline.findings.window_duties import owed_inside
from truceline.liaison.windows import WindowStanding, WindowState
from truceline.sources.case import Case
from truceline.terms.answers import AgreementState, ReadingState
from truceline.terms.clauses import Term
from truceline.terms.definitions import under
from truceline.terms.schema import Definition
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, some


class Clash(StrEnum):
    """What does not fit."""

    FORBIDDEN = "the work is forbidden then"
    ONLY_INSIDE = "what must be quiet is owed then"
    DUE_INSIDE = "what must be quiet falls due then"
    BEFORE_START = "it begins before the agreement is in force"
    PAST_END = "it runs past the agreement's end"
    BROKEN = "the agreement is not in force throughout"
    FORCE_UNKNOWN = "whether the agreement is in force then cannot be told"
    NOT_IN_FORCE = "its agreement is not in force then"
    ONLY_SILENCE = "no agreement on record is in force then"
    OTHER_PARTIES = "another window there has other parties"
    OTHER_WORK = "another window there does not allow the work"


NOTES = (Clash.NOT_IN_FORCE, Clash.ONLY_SILENCE)
"""What is no conflict, but good to know: then the window is the silence that there is."""
OVER_FOR_GOOD = (WindowState.CALLED_OFF, WindowState.REFUSED, WindowState.LAPSED, WindowState.STOPPED)


@dataclass(frozen=True)
class Conflict:
    """One thing that does not fit. `verdict` unknown: whether it does cannot be told.

    `party`: whom the term binds. `event`: the kind of event of the window. `spans`: when in the period; for something
    that falls due, between which instants. `excepted`: permissions that may except it, which is for a body to find.
    `other`: the other window.
    """

    clash: Clash
    verdict: Verdict
    agreement: str | None = None
    reading: str | None = None
    term: Term | None = None
    party: str | None = None
    event: str | None = None
    spans: tuple[Interval, ...] = ()
    excepted: tuple[str, ...] = ()
    other: str | None = None

    @property
    def note(self) -> bool:
        """True for what is no conflict, but good to know."""
        return self.clash in NOTES


def conflicts(
    one: WindowStanding, others: Iterable[WindowStanding], states: Sequence[AgreementState], case: Case
) -> list[Conflict]:
    """Everything that does not fit about one window; nothing for one that is over for good."""
    if one.state in OVER_FOR_GOOD:
        return []
    readings = [reading for state in states for reading in state.readings]
    definitions = [said for state in states for said in state.version.agreement.definitions]
    found = [conflict for reading in readings for conflict in _with_terms(one, reading, case)]
    found += _with_force(one, readings)
    for other in others:
        if other.course.entry.id != one.course.entry.id and other.state not in OVER_FOR_GOOD:
            found += _with_window(one, other, definitions)
    return found


def _with_terms(one: WindowStanding, reading: ReadingState, case: Case) -> Iterator[Conflict]:
    asked, name = one.course.asked, (reading.plan.agreement.id, reading.plan.reading)
    for ban in forbidden(reading, asked, Doers.of(one.course, reading, case)):
        yield Conflict(
            Clash.FORBIDDEN,
            ban.verdict,
            *name,
            term=ban.term,
            party=ban.party,
            event=ban.event,
            spans=(ban.span,),
            excepted=ban.excepted,
        )
    for duty in owed_inside(reading, asked, one.course.parties):
        clash = Clash.ONLY_INSIDE if duty.only_inside else Clash.DUE_INSIDE
        yield Conflict(
            clash, duty.verdict, *name, term=duty.term, party=" ".join(duty.who), event=duty.event, spans=duty.spans
        )


def _with_force(one: WindowStanding, readings: Sequence[ReadingState]) -> Iterator[Conflict]:
    """How the period lies to the time in force: of its own agreement, or of every one where it names none."""
    asked = one.course.asked
    timings = [(reading, timing_of(asked.period, reading)) for reading in readings]
    if all(timing is Timing.OUTSIDE for _, timing in timings):
        yield Conflict(Clash.ONLY_SILENCE, Verdict.YES)
    own = [(reading, timing) for reading, timing in timings if asked.agreement in (None, reading.plan.agreement.id)]
    for reading, timing in own:
        yield from _in_force(asked.period, reading, timing, named=asked.agreement is not None)
    if asked.agreement is not None and not own:
        yield Conflict(Clash.NOT_IN_FORCE, Verdict.YES, asked.agreement)


def _in_force(period: Interval, reading: ReadingState, timing: Timing, *, named: bool) -> Iterator[Conflict]:
    """The two ends of the period tell which of them is too far out, or may be."""
    name = (reading.plan.agreement.id, reading.plan.reading)
    if timing is Timing.OUTSIDE and named:
        yield Conflict(Clash.NOT_IN_FORCE, Verdict.YES, *name)
    if timing not in (Timing.PARTLY, Timing.UNKNOWN):
        return
    first, last = (some(window.binds(at) for window in reading.windows) for at in (period.start, period.last))
    if first is last:
        broken = timing is Timing.PARTLY
        found = (Clash.BROKEN, Verdict.YES) if broken else (Clash.FORCE_UNKNOWN, Verdict.UNKNOWN)
        yield Conflict(*found, *name)
        return
    for clash, there in ((Clash.BEFORE_START, first), (Clash.PAST_END, last)):
        if there is not Verdict.YES:
            yield Conflict(clash, ~there, *name)


def _with_window(one: WindowStanding, other: WindowStanding, definitions: Sequence[Definition]) -> Iterator[Conflict]:
    mine, theirs = one.course.asked, other.course.asked
    here = same_place(mine.place, theirs.place)
    if here is Verdict.NO or not mine.period.overlaps(theirs.period):
        return
    both = Interval(max(mine.period.start, theirs.period.start), min(mine.period.end, theirs.period.end))
    name = other.course.entry.id
    if set(one.course.parties) != set(other.course.parties):
        yield Conflict(Clash.OTHER_PARTIES, here, spans=(both,), other=name)
    quiet = {event for word in theirs.quiet or () for event in under(word, definitions)}
    for event in mine.does or ():
        if quiet & set(under(event, definitions)):
            yield Conflict(Clash.OTHER_WORK, here, event=event, spans=(both,), other=name)
