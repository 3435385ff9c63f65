"""The meaning of an agreement, slow and plain: every possible world is played through, one event after another.

This is what the program's own reckoning is held against. It shares nothing with it but the values.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from zoneinfo import ZoneInfo

from truceline.record.entry import Entry
from truceline.record.kinds import Answer, Consent, ConsentAct, Decision, Power
from truceline.terms.conditions import Condition
from truceline.terms.load import Version
from truceline.values.durations import CountingRule, add
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, from_possible
from truceline.values.zones import zone

World = tuple[tuple[Instant, Entry], ...]
"""Every entry with the instant at which it happened in this world."""


def in_force(version: Version, entries: Iterable[Entry], at: Instant) -> Verdict:
    """Whether the version is in force at an instant: yes if in all worlds, no if in none."""
    told = [entry for entry in entries if not isinstance(entry.payload, type(None))]
    answers: set[bool | None] = set()
    for world in worlds(told):
        for delay, duration in product(_rules(version, "delay"), _rules(version, "duration")):
            answers.add(_World(version, world, delay, duration).in_force(at))
    if None in answers:
        return Verdict.UNKNOWN
    return from_possible(bool(answer) for answer in answers)


def worlds(entries: list[Entry]) -> Iterator[World]:
    """Every way in which the entries can have happened that could matter.

    Beside its own ends, an entry is placed at, just before and just after the ends of all others.
    """
    marks = {mark for entry in entries for mark in (entry.occurred.start, entry.occurred.last)}
    near = {Instant(mark + beside) for mark in marks for beside in (-1, 0, 1)}
    places = [sorted(mark for mark in near if entry.occurred.holds(mark)) for entry in entries]
    for placing in product(*places):
        yield tuple(sorted(zip(placing, entries, strict=True), key=lambda pair: (pair[0], _rank(pair[1]), pair[1].id)))


def _rank(entry: Entry) -> int:
    undoing = isinstance(entry.payload, Consent) and entry.payload.act in (ConsentAct.WITHDRAW, ConsentAct.REJECT)
    return 0 if undoing else 1


def _rules(version: Version, what: str) -> tuple[CountingRule | None, ...]:
    entry = version.agreement.entry
    span = version.agreement.duration if what == "duration" else entry.delay if entry else None
    return span.count if span else (None,)


class _World:
    """One world under one counting rule for the delay and one for the duration."""

    def __init__(
        self, version: Version, world: World, delay: CountingRule | None, duration: CountingRule | None
    ) -> None:
        self.version, self.world, self.delay, self.duration = version, world, delay, duration
        self.agreement = version.agreement
        self.home: ZoneInfo = zone(self.agreement.zone)

    def in_force(self, at: Instant) -> bool | None:
        """None where a judged question leaves it open."""
        bound = ("a", "b")
        answers = [self.binds(party, at) for party in bound]
        if True in answers:
            return True
        return None if None in answers else False

    def binds(self, party: str, at: Instant) -> bool | None:
        possible, certain = self.start(party, sure=False), self.start(party, sure=True)
        if possible is None or at < possible:
            return False
        outcomes = {self.within(party, possible, at), False if certain is None else self.within(party, certain, at)}
        return outcomes.pop() if len(outcomes) == 1 else None

    def within(self, party: str, start: Instant, at: Instant) -> bool | None:
        if at < start:
            return False
        end = self.end(start)
        if end is not None and at >= end:
            return False
        return self.not_released(party, start, at)

    def start(self, party: str, *, sure: bool) -> Instant | None:
        """When all consents are live and the condition holds; `sure`: with every open question answered no."""
        rule = self.agreement.entry
        assert rule is not None
        needed = set(rule.all_of or (party,))
        for moment in sorted({Instant(-(2**62)), *(time for time, _ in self.world)}):
            live = {who for who in needed if self.live(who, moment)}
            if live == needed and self.holds(rule.condition, moment, sure=sure):
                return self.begin(moment)
        return None

    def live(self, party: str, moment: Instant) -> bool:
        rule = self.agreement.entry
        assert rule is not None
        answer = False
        for time, entry in self.world:
            said = entry.payload
            if time > moment or not isinstance(said, Consent):
                continue
            if said.party != party or said.digest != self.version.digest:
                continue
            if said.act in (ConsentAct.WITHDRAW, ConsentAct.REJECT):
                answer = False
            elif said.act in rule.acts and not said.reservation:
                answer = True
        return answer

    def holds(self, condition: Condition | None, moment: Instant, *, sure: bool) -> bool:
        if condition is None:
            return True
        if condition.negation:
            return not self.holds(condition.negation, moment, sure=not sure)
        assert condition.judged is not None
        answers = self.last_answers(condition.judged, moment)
        return (answers == {Answer.YES}) if sure else (answers != {Answer.NO})

    def last_answers(self, question: str, moment: Instant) -> set[Answer]:
        """The last answer by an instant; several where they came at one instant; undetermined where there is none."""
        said = [
            (time, entry.payload.answer)
            for time, entry in self.world
            if isinstance(entry.payload, Decision) and entry.payload.question == question and time <= moment
        ]
        if not said:
            return {Answer.UNDETERMINED}
        last = max(time for time, _ in said)
        return {answer for time, answer in said if time == last}

    def begin(self, agreed: Instant) -> Instant:
        rule = self.agreement.entry
        assert rule is not None
        start = agreed
        if rule.at is not None:
            start = rule.at if rule.retroactive else max(rule.at, agreed)
        if rule.delay and self.delay:
            start = add(start, rule.delay.duration, self.delay, self.home)
        return start

    def end(self, start: Instant) -> Instant | None:
        end = self.agreement.until
        if self.agreement.duration and self.duration:
            end = add(start, self.agreement.duration.duration, self.duration, self.home)
        if end is None or not any(term.id == "extend" for term in self.agreement.terms):
            return end
        offers: dict[Instant, dict[str, Instant]] = {}
        for time, entry in self.world:
            said = entry.payload
            if isinstance(said, Power) and said.power == "extend" and said.until is not None:
                offers.setdefault(said.until, {}).setdefault(said.party, time)
        complete = sorted((max(by.values()), until) for until, by in offers.items() if len(by) == 2)
        for moment, until in complete:
            if moment < end:
                end = max(end, until)
        return end

    def not_released(self, party: str, start: Instant, at: Instant) -> bool | None:
        if not any(term.id == "release" for term in self.agreement.terms):
            return True
        open_question = False
        end = self.end(start)
        for time, entry in self.world:
            said = entry.payload
            if not isinstance(said, Power) or (said.power, said.party) != ("release", party) or time > at:
                continue
            if time < start or (end is not None and time >= end):
                continue
            answers = self.last_answers("breach", time)
            if answers == {Answer.YES}:
                return False
            open_question = open_question or answers != {Answer.NO}
        return None if open_question else True
