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
        if not self.running(start, at):
            return False
        if self.suspended(start, at):
            return False
        return self.not_released(party, start, at)

    def running(self, start: Instant, at: Instant) -> bool:
        """Begun, before its end, and not terminated."""
        end, terminated = self.end(start), self.terminated(start)
        return start <= at and (end is None or at < end) and (terminated is None or at < terminated)

    def uses(self, power: str) -> list[tuple[Instant, Power]]:
        known = {term.id for term in self.agreement.terms}
        said = [(time, entry.payload) for time, entry in self.world if isinstance(entry.payload, Power)]
        return [(time, use) for time, use in said if use.power == power and power in known and self.may(use)]

    def may(self, use: Power) -> bool:
        return any(use.party in term.party for term in self.agreement.terms if term.id == use.power)

    def notice(self, power: str) -> int:
        term = next(term for term in self.agreement.terms if term.id == power)
        return term.notice.duration.clock if term.notice else 0

    def terminated(self, start: Instant) -> Instant | None:
        """The instant at which enough parties have terminated it while it ran, and the notice has passed."""
        if not any(term.id == "terminate" for term in self.agreement.terms):
            return None
        needs = next(term.needs for term in self.agreement.terms if term.id == "terminate")
        end, seen = self.end(start), set()
        for time, use in self.uses("terminate"):
            if start <= time and (end is None or time < end):
                seen.add(use.party)
                if len(seen) >= needs:
                    return Instant(time + self.notice("terminate"))
        return None

    def suspended(self, start: Instant, at: Instant) -> bool:
        """Whether a party's own suspension stands; at one instant a suspension comes before a resumption."""
        for party in ("a", "b"):
            acts = [(time, 0) for time, use in self.uses("suspend") if use.party == party]
            acts += [(time, 1) for time, use in self.uses("resume") if use.party == party]
            valid = [act for act in acts if act[0] <= at and self.running(start, act[0])]
            if valid and max(valid)[1] == 0:
                return True
        return False

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

    def begin(self, agreed: Instant) -> Instant | None:
        rule = self.agreement.entry
        assert rule is not None
        if not any(term.id == "start" for term in self.agreement.terms):
            return self.begin_at(agreed, rule.at.at if rule.at else None)
        start: Instant | None = None
        for time, use in sorted(self.uses("start"), key=lambda pair: (pair[0], pair[1].until or 0)):
            # Once it has begun, nobody can name another hour for its beginning.
            if use.until is not None and (start is None or time < start):
                start = self.begin_at(agreed, use.until)
        return start

    def begin_at(self, agreed: Instant, named: Instant | None) -> Instant:
        rule = self.agreement.entry
        assert rule is not None
        start = agreed
        if named is not None:
            start = named if rule.retroactive else max(named, agreed)
        if rule.delay and self.delay:
            start = add(start, rule.delay.duration, self.delay, self.home)
        return start

    def end(self, start: Instant) -> Instant | None:
        end = self.agreement.until.at if self.agreement.until else None
        if self.agreement.duration and self.duration:
            end = add(start, self.agreement.duration.duration, self.duration, self.home)
            if self.agreement.renewal:
                end = self.renewed(end)
        if end is None or not any(term.id == "extend" for term in self.agreement.terms):
            return end
        backwards = any(term.retroactive for term in self.agreement.terms if term.id == "extend")
        offers: dict[Instant, dict[str, Instant]] = {}
        for time, use in self.uses("extend"):
            if use.until is not None:
                offers.setdefault(use.until, {}).setdefault(use.party, time)
        complete = sorted((max(by.values()), until) for until, by in offers.items() if len(by) == 2)
        for moment, until in complete:
            if moment < end or backwards:
                end = max(end, until)
        return end

    def renewed(self, end: Instant) -> Instant | None:
        renewal = self.agreement.renewal
        assert renewal is not None
        notices = [time for time, _ in self.uses("end_renewal")]
        if not notices:
            return None
        lead = renewal.notice.duration.clock if renewal.notice else 0
        while not any(time <= end - lead if lead else time < end for time in notices):
            end = add(end, renewal.duration, CountingRule.ELAPSED, self.home)
        return end

    def not_released(self, party: str, start: Instant, at: Instant) -> bool | None:
        if not any(term.id == "release" for term in self.agreement.terms):
            return True
        open_question = False
        for time, use in self.uses("release"):
            if use.party != party or time + self.notice("release") > at or not self.running(start, time):
                continue
            answers = self.last_answers("breach", time)
            if answers == {Answer.YES}:
                return False
            open_question = open_question or answers != {Answer.NO}
        return None if open_question else True
