"""Bans of an agreement that the work of a window of silence meets."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from truceline.findings.breaches import actors_of, bans
from truceline.findings.same_place import in_degrees, names_place
from truceline.liaison.window_course import WindowCourse
from truceline.record.kinds import Window
from truceline.sources.case import Case
from truceline.terms.activity import on_signal
from truceline.terms.answers import ReadingState
from truceline.terms.areas import parse_place
from truceline.terms.clauses import Term
from truceline.terms.places import Spot, lies_in
from truceline.terms.plans import Plan
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, every


@dataclass(frozen=True)
class Doers:
    """Who does the work, with those who answer for them under one agreement."""

    names: frozenset[str]

    @classmethod
    def of(cls, course: WindowCourse, reading: ReadingState, case: Case) -> "Doers":
        """The one that the request names; where it names nobody, any of the parties."""
        by = course.asked.by
        names = {by, case.party_of(by)} if by else set(course.parties)
        answering = {one.id for one in reading.plan.agreement.parties if names & set(one.answers_for)}
        return cls(frozenset(names | answering))


@dataclass(frozen=True)
class Forbidden:
    """A ban on some of the work, and when in the period; `excepted`: the permissions under which that may fall."""

    term: Term
    party: str
    event: str
    verdict: Verdict
    span: Interval
    excepted: tuple[str, ...]


def forbidden(reading: ReadingState, asked: Window, doers: Doers) -> Iterator[Forbidden]:
    """Every ban that is on, or may be, for somebody who does the work, at some time in the period.

    A permission that the ban names, and that is about the very event or about everything, takes it out where it is on;
    one about another event may, which is for a body to find.
    """
    for ban in bans(reading.scene):
        for event in asked.does or ():
            for party in ban.party:
                if doers.names & set(actors_of(ban, party)):
                    yield from _forbidden(reading, asked, ban, event, party)


def _forbidden(reading: ReadingState, asked: Window, ban: Term, event: str, party: str) -> Iterator[Forbidden]:
    scene, plan = reading.scene, reading.plan
    fits = every((_falls(plan, event, ban), _plain(ban), _here(plan, ban, party, asked.place)))
    if fits is Verdict.NO:
        return
    named = [plan.by_id[name] for name in ban.excepts if name in plan.by_id and party in plan.by_id[name].party]
    clear = [one for one in named if one.act is None or event in plan.covers(one.act.event)]
    on, exceptions = on_signal(scene, ban, party), [(one, on_signal(scene, one, party)) for one in named]

    def verdict(moment: Instant) -> Verdict:
        parts = [fits, on.at(moment)]
        for one, signal in exceptions:
            there = signal.at(moment) & _here(plan, one, party, asked.place)
            parts.append(~there if one in clear else ~(there & Verdict.UNKNOWN))
        return every(parts)

    edges = on.edges.union(*(signal.edges for _, signal in exceptions))
    answer, span = during(asked.period, edges, verdict)
    if span is not None:
        maybe = tuple(one.id for one, signal in exceptions if during(asked.period, signal.edges, signal.at)[1])
        yield Forbidden(ban, party, event, answer, span, maybe)


def during(
    period: Interval, edges: Iterable[Instant], verdict: Callable[[Instant], Verdict]
) -> tuple[Verdict, Interval | None]:
    """Yes, unknown or no for some time in a period, and the stretch from the first such time to the last."""
    marks = sorted({period.start, *(edge for edge in edges if period.holds(edge))})
    pieces = list(zip(marks, [*marks[1:], period.end], [verdict(mark) for mark in marks], strict=True))
    for wanted in (Verdict.YES, Verdict.UNKNOWN):
        found = [(start, end) for start, end, answer in pieces if answer is wanted]
        if found:
            return wanted, Interval(found[0][0], found[-1][1])
    return Verdict.NO, None


def _falls(plan: Plan, event: str, ban: Term) -> Verdict:
    """Whether a kind of event is forbidden by the words of a ban; unknown where only some of what it means is."""
    word = ban.act.event if ban.act else ""
    return within(set(plan.covers(event)), {word, *plan.covers(word)})


def within(part: set[str], whole: set[str]) -> Verdict:
    """Whether kinds of event are among others; unknown where only some of them are."""
    if part <= whole:
        return Verdict.YES
    return Verdict.UNKNOWN if part & whole else Verdict.NO


def _plain(ban: Term) -> Verdict:
    """Unknown where a ban depends on how much is done, or to whom, which a request does not say."""
    act = ban.act
    return Verdict.UNKNOWN if act and (act.to is not None or (act.at_least or 1) > 1) else Verdict.YES


def _here(plan: Plan, term: Term, party: str, place: str) -> Verdict:
    """Whether a term applies at the place of the window; an area is found by its degrees, or by its words."""
    area = next((one for one in plan.agreement.areas if one.id == term.area), None)
    if area is None:
        return Verdict.YES
    if area.party and party not in area.party:
        return Verdict.UNKNOWN
    if in_degrees(place):
        return lies_in(Spot(*parse_place(place)), area, plan.agreement)
    texts = (area.text, *(one.text for one in area.objects))
    return Verdict.YES if any(names_place(text, place) for text in texts) else Verdict.UNKNOWN
