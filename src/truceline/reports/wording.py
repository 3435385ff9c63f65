"""The words for answers, in one place, so that no page or command says more than another.

Names of parties come from the case, whose mandate chooses them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from truceline.record.kinds import Consent, ConsentAct, Decision
from truceline.reports.telling import told
from truceline.sources.case import Case
from truceline.terms.answers import Doubt, Missing, MissingAct, MissingConsent, MissingFact, ReadingState, Status
from truceline.terms.clauses import Effect
from truceline.terms.duties import DutyState, Progress
from truceline.terms.foresight import Act, Way
from truceline.terms.moves import Awaited, Move
from truceline.terms.ranges import Range
from truceline.terms.windows import Window
from truceline.values.durations import CountingRule
from truceline.values.instants import DAY, HOUR, SECOND, Instant, day_of, show, to_local
from truceline.values.intervals import Interval, whole_day
from truceline.values.verdicts import Verdict
from truceline.values.zones import zone

MIDNIGHT = clock_time(0)

RULE_WORDS = {
    CountingRule.ELAPSED: "a day counted as 24 hours",
    CountingRule.CALENDAR: "days counted by the calendar",
    CountingRule.DAY_INCLUSIVE: "the first day counted as day 1",
    None: "as named in the text",
}
_STATUS_WORDS = {
    Status.OPEN: "not in force",
    Status.AGREED: "agreed, not yet in force",
    Status.IN_FORCE: "in force",
    Status.UNDETERMINED: "cannot be told",
    Status.EXPIRED: "no longer in force: expired",
    Status.SUSPENDED: "suspended",
    Status.TERMINATED: "no longer in force: terminated",
    Status.RELEASED: "no longer in force: released",
    Status.LAPSED: "not in force: its end passed before it began",
    Status.REPLACED: "no longer in force: replaced",
    Status.REJECTED: "not in force: rejected",
}
_ACT_WORDS = {
    ConsentAct.DECLARE_READINESS: "has declared readiness, which is not acceptance",
    ConsentAct.WITHDRAW: "has withdrawn its consent",
    ConsentAct.REJECT: "has rejected it",
    None: "has not consented",
}
_DOUBT_WORDS = {
    Doubt.START: "the hour at which it begins is not on record",
    Doubt.STOPPED: "whether a suspension stands is not on record for certain",
    Doubt.RULE: "its end depends on how the days are counted",
    Doubt.END: "the hour at which it ends follows from a start that is not known exactly",
    Doubt.JUDGED: "a question that somebody must judge has no answer on record",
}


@dataclass(frozen=True)
class Ending:
    """An end and the counting rules that lead to it, in words."""

    when: str
    rules: str


class Words:
    """Answers in English for one case, with times on the clocks of its zone."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.home: ZoneInfo = zone(case.zone)

    def time(self, moment: Instant) -> str:
        """An instant to read: `20 March 2025, 14:00 (UTC+2)`.

        The last microsecond of a day reads `end of 20 March 2025`; that of a second as the next second, which is how
        the end of a half-open interval was written.
        """
        if moment % SECOND == SECOND - 1:
            after = Instant(moment + 1)
            if to_local(after, self.home).time() == MIDNIGHT:
                return f"end of {self.day(day_of(moment, self.home))}"
            moment = after
        local = to_local(moment, self.home)
        seconds = "" if local.second == 0 and local.microsecond == 0 else f":{local.second:02d}"
        return f"{self.day(local.date())}, {local:%H:%M}{seconds} (UTC{_offset(moment, self.home)})"

    def day(self, day: date) -> str:
        """A day to read: `20 March 2025`."""
        return f"{day.day} {day:%B %Y}"

    def exact(self, moment: Instant) -> str:
        """An instant in ISO 8601, with offset."""
        return show(moment, self.home)

    def range(self, when: Range) -> str:
        """When something happens that is known only within bounds."""
        if when.exact:
            return self.time(when.earliest)
        if when.latest is None:
            return f"not before {self.time(when.earliest)}"
        first, last = day_of(when.earliest, self.home), day_of(when.latest, self.home)
        if first == last and whole_day(first, self.home) == Interval(when.earliest, Instant(when.latest + 1)):
            return f"some time on {self.day(first)}"
        return f"between {self.time(when.earliest)} and {self.time(when.latest)}"

    def party(self, name: str) -> str:
        """How the mandate calls a party or voice."""
        return self.case.called(name)

    def parties(self, names: tuple[str, ...]) -> str:
        """Several of them."""
        return " and ".join(self.party(name) for name in names)

    def status(self, reading: ReadingState) -> str:
        """The state in a few words."""
        starts = [window.start.earliest for window in reading.windows if window.start]
        if reading.standing.status is Status.OPEN and starts and min(starts) > reading.at:
            return "not yet in force"
        return _STATUS_WORDS[reading.standing.status]

    def missing(self, missing: Missing) -> str:
        """What an agreement waits for."""
        if isinstance(missing, MissingConsent):
            return f"{self.party(missing.party)} {_ACT_WORDS.get(missing.last, _ACT_WORDS[None])}"
        if isinstance(missing, MissingAct):
            who = self.party(missing.act.actor) if missing.act.actor else "anybody"
            state = "has not been reported" if missing.wanted is Verdict.YES else "has been reported"
            return f"the act {missing.act.event} by {who} {state}"
        if isinstance(missing, MissingFact):
            return f"it waits for this: {told(missing.fact)} ({missing.answer}; needed: {missing.wanted})"
        body = missing.question.body
        judge = f"to be judged by {self.party(body)}" if body else "nobody is named to judge it"
        return f"no answer is on record to: {missing.question.asks} ({judge})"

    def doubt(self, doubt: Doubt) -> str:
        """Why an answer cannot be told."""
        return _DOUBT_WORDS[doubt]

    def endings(self, window: Window) -> Iterator[Ending]:
        """Every end, with the counting rules that lead to it."""
        grouped: dict[Range, list[CountingRule | None]] = {}
        for end in window.ends:
            grouped.setdefault(end.when, []).append(end.rule)
        for when, rules in grouped.items():
            yield Ending(self.range(when), "; ".join(RULE_WORDS[rule] for rule in rules))

    def day_count(self, reading: ReadingState) -> str | None:
        """`day 3 of 30`, by the calendar days of the agreement's zone, where it runs for a number of days."""
        plan = reading.plan
        starts = [window.start for window in reading.windows if window.start and window.begun(reading.at).value != "no"]
        if plan.duration is None or not starts or reading.standing.status is Status.EXPIRED:
            return None
        home, start = zone(plan.agreement.zone), starts[0]
        nth = (day_of(reading.at, home) - day_of(start.earliest, home)).days + 1
        return f"day {nth} of {plan.duration.duration.days}" if plan.duration.duration.days else None

    def progress(self, state: DutyState) -> str:
        """Where a commitment stands."""
        if state.progress is Progress.PENDING and state.due is None:
            return "nothing on record; the text names no deadline"
        if state.progress is Progress.UNKNOWN:
            doubt = "whether in time" if state.entries else "whether it is owed or overdue"
            return f"{'on record' if state.entries else 'nothing on record'}; {doubt} cannot be told"
        return str(state.progress)

    def move(self, move: Move) -> str:
        """What is open to whom."""
        who = self.parties(move.who)
        if move.missing is not None:
            return self._step(move, who)
        if move.awaited is Awaited.CLOCK:
            return "the clock: everything else is there"
        if move.term is not None and move.term.effect is Effect.EXTEND:
            return f"{who} may extend it together before it ends"
        if move.term is not None and move.term.effect is Effect.RELEASE:
            return f"{who} may each use the right of release: {move.term.text}"
        return f"{who}: {move.term.text}" if move.term else who

    def way(self, way: Way) -> str:
        """What would bring it into another state."""
        if not way.acts:
            return f"{_STATUS_WORDS[way.status]} by the clock, at {self.time(way.when)}"
        return f"{_STATUS_WORDS[way.status]}, if {' and '.join(self._act(act) for act in way.acts)}"

    def _act(self, act: Act) -> str:
        who = self.party(act.who) if act.who else "somebody"
        if isinstance(act.says, Consent):
            return f"{who} accepts it"
        if isinstance(act.says, Decision):
            return f"{who} answers {act.says.answer} to {act.says.question}"
        return f"{who} uses {getattr(act.says, 'power', 'a power')}"

    def _step(self, move: Move, who: str) -> str:
        if isinstance(move.missing, MissingConsent):
            last = _ACT_WORDS.get(move.missing.last, _ACT_WORDS[None])
            return f"{who} to consent ({last})"
        return self.missing(move.missing) if move.missing else who


def _offset(moment: Instant, home: ZoneInfo) -> str:
    offset = to_local(moment, home).utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"{sign}{hours}" if rest == 0 else f"{sign}{hours}:{rest:02d}"


def length(span: int) -> str:
    """A length in microseconds: `30 hours`, `7.5 hours`; from two days on in days, `24.5 days`."""
    size, unit = (span / DAY, "days") if span >= 2 * DAY else (span / HOUR, "hours")
    return f"{round(size, 1):g} {unit}"
