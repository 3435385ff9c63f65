"""Everything that falls due, whoever owes it, in one shape: ends of agreements, duties, promises, replies, tasks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.findings.commitments.states import STATUS_OVER
from truceline.terms.answers import AgreementState, ReadingState, Status
from truceline.terms.clauses import Effect
from truceline.terms.plans import Plan
from truceline.terms.ranges import Range, has_passed
from truceline.terms.ranges import at as exactly_at
from truceline.terms.times import Renewal
from truceline.terms.windows import Window
from truceline.values.durations import CountingRule
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.verdicts import Verdict


class Sort(StrEnum):
    """What kind of thing falls due."""

    END = "end"
    EXTENSION = "extension"
    NOTICE_TO_END = "notice to end"
    TERM = "term"
    PROMISE = "promise"
    REPLY = "reply"
    ACKNOWLEDGEMENT = "acknowledgement"
    TASK = "task"
    QUOTA = "quota"
    WINDOW_BEGINS = "window begins"
    WINDOW_ENDS = "window ends"


_MOST_RENEWALS = 10_000
TELLING = frozenset({Sort.END, Sort.WINDOW_BEGINS, Sort.WINDOW_ENDS})
"""What comes by the clock, and is owed by nobody."""


@dataclass(frozen=True)
class Item:
    """Something that falls due: the first instant that is too late, or at which it comes.

    `by`: who owes it. `what`: in the words of its entry or text, or empty. `about`: the agreement, promise, notice or
    other thing that it is about. `rules`: the counting rules that lead to an end. `reading`: under which reading it is
    so, and whose. `sure` no: whether it is owed at all, or done already, cannot be told. `waits`: it is owed only if
    its condition comes before that. `state`: what else is on record of it, in a few words. `counts`: how much was
    handed over by whose count.
    """

    due: Range
    sort: Sort
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    about: str
    entries: tuple[str, ...]
    reading: str = ""
    readers: tuple[str, ...] = ()
    rules: tuple[CountingRule | None, ...] = ()
    sure: bool = True
    waits: bool = False
    state: str = ""
    counts: tuple[tuple[str, str], ...] = ()

    def overdue(self, at: Instant) -> Verdict:
        """Whether its time is over; it says nothing of whether it was done."""
        return has_passed(self.due, at)


class Why(StrEnum):
    """Why nobody can say when something falls due."""

    NO_TIME = "no time for it is on record"
    COUNTED = "its time is counted from something that is not on record"


@dataclass(frozen=True)
class Undated:
    """Something that is open and of which no time on record says when it falls due; the rest as in `Item`."""

    sort: Sort
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    about: str
    entries: tuple[str, ...]
    why: Why
    readers: tuple[str, ...] = ()
    sure: bool = True
    counts: tuple[tuple[str, str], ...] = ()


def ends(states: Iterable[AgreementState]) -> Iterator[Item]:
    """The ends of every agreement that is not certainly out of force, under each reading."""
    for state in states:
        for reading in state.readings:
            if reading.standing.in_force is not Verdict.NO:
                yield from _ends(reading)


def _ends(reading: ReadingState) -> Iterator[Item]:
    for window in reading.windows:
        for when, rules in grouped_ends(window):
            yield Item(
                due=when,
                sort=Sort.END,
                by=(),
                to=(),
                what=reading.plan.agreement.title,
                about=reading.plan.agreement.id,
                entries=reading.entries,
                reading=reading.plan.reading,
                readers=reading.plan.by,
                rules=rules,
            )


def ended(states: Iterable[AgreementState], at: Instant) -> Iterator[Item]:
    """The ends that have passed for certain of every agreement that is over, under each reading."""
    for state in states:
        for reading in state.readings:
            if reading.standing.status in STATUS_OVER:
                yield from dict.fromkeys(one for one in _past(reading) if one.overdue(at) is Verdict.YES)


def _past(reading: ReadingState) -> Iterator[Item]:
    """One end for each window: what ended it, the clock or somebody's act, is not told apart."""
    for window in reading.windows:
        if window.start is not None and window.until.range is not None:
            yield _of_reading(reading, Sort.END, window.until.range, (), reading.plan.agreement.title)


def grouped_ends(window: Window) -> list[tuple[Range, tuple[CountingRule | None, ...]]]:
    """Every end once, with the counting rules that lead to it."""
    grouped: dict[Range, list[CountingRule | None]] = {}
    for end in window.ends:
        grouped.setdefault(end.when, []).append(end.rule)
    return [(when, tuple(rules)) for when, rules in grouped.items()]


def decisions(states: Iterable[AgreementState], at: Instant) -> Iterator[Item]:
    """When an extension must be complete, and a notice that it is not to renew itself be given, to be in time."""
    for state in states:
        for reading in state.readings:
            if reading.standing.in_force is not Verdict.NO or reading.standing.status is Status.SUSPENDED:
                yield from dict.fromkeys((*_extensions(reading), *_notices(reading, at)))


def _extensions(reading: ReadingState) -> Iterator[Item]:
    """An extension takes effect before the end, as all counting rules have it: complete at the end it is too late."""
    for power in reading.plan.powers():
        if power.effect is Effect.EXTEND and not power.of and not power.retroactive:
            for window in reading.windows:
                if (when := window.until.range) is not None:
                    together = f" ({power.needs} of them together)" if power.needs > 1 else ""
                    yield _of_reading(reading, Sort.EXTENSION, when, power.party, power.text + together)


def _notices(reading: ReadingState, at: Instant) -> Iterator[Item]:
    """A notice to end a renewal, at the latest its lead before the first end that lies ahead."""
    plan = reading.plan
    renewal = plan.renewal
    powers = [power for power in plan.powers() if power.effect is Effect.END_RENEWAL and not power.of]
    if renewal is None or renewal.notice is None or plan.duration is None or not powers:
        return
    for window in reading.windows:
        if window.start is None or not window.start.exact or not window.until.renews:
            continue
        first = min(plan.ends_of(window.start.earliest, plan.duration))
        limits = (Instant(plan.before(end, renewal.notice) + MICROSECOND) for end in _renewals(plan, first, renewal))
        limit = next((one for one in limits if one > at), None)
        if limit is not None:
            yield _of_reading(reading, Sort.NOTICE_TO_END, exactly_at(limit), powers[0].party, powers[0].text)


def _renewals(plan: Plan, end: Instant, renewal: Renewal) -> Iterator[Instant]:
    """One end after the other, as long as nobody gives notice; by the earliest that can be meant."""
    for _ in range(_MOST_RENEWALS):
        yield end
        end = min(plan.ends_of(end, renewal))


def _of_reading(reading: ReadingState, sort: Sort, when: Range, party: tuple[str, ...], what: str) -> Item:
    agreement, plan = reading.plan.agreement.id, reading.plan
    return Item(when, sort, party, (), what, agreement, reading.entries, plan.reading, plan.by)
