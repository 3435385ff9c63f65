"""Words about windows of silence: what was asked, answers and steps."""

from collections.abc import Iterator

from truceline.liaison.window_course import pace_of
from truceline.liaison.windows import Remark, WindowAnswer, WindowStanding, WindowState
from truceline.record.entry import Entry
from truceline.record.kinds import Confirmation, Pace, Purpose, Step, Word
from truceline.reports.notices import when_words
from truceline.reports.wording import Words
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

_PURPOSES = {Purpose.BODIES: "recovery of bodies", Purpose.OTHER: "another purpose"}
_ANSWERS = {
    Word.CONFIRMS: "confirms",
    Word.CONFIRMS_IF: "confirms on a condition, which is not yet a confirmation",
    Word.REFUSES: "refuses",
    Word.WITHDRAWS: "has withdrawn",
}
_STEPS = {
    Pace.STARTED: "started",
    Pace.PAUSED: "paused",
    Pace.RESUMED: "resumed",
    Pace.STOPPED: "stopped",
    Pace.CALLED_OFF: "called off",
}


def purpose_words(standing: WindowStanding) -> str:
    """What it is for, and where."""
    asked = standing.course.asked
    return f"{_PURPOSES.get(asked.purpose, asked.purpose.value)}, {asked.place}"


def period_words(span: Interval, words: Words) -> str:
    """A half-open stretch of time."""
    return f"{words.time(span.start)} until {words.time(span.end)}"


def answer_words(answer: WindowAnswer, words: Words) -> str:
    """What a party answers; without an answer, that none is on record."""
    told = [_one_answer(last, words) if last else "no answer on record" for last in answer.lasts]
    doubt = "; which was the last cannot be told" if len(told) > 1 else ""
    return f"{words.party(answer.party)}: {' or '.join(told)}{doubt}"


def _one_answer(entry: Entry, words: Words) -> str:
    said = entry.payload
    if not isinstance(said, Confirmation):
        return ""
    condition = f" ({said.condition})" if said.condition else ""
    return f"{_ANSWERS[said.answer]}{condition}, {when_words(entry.occurred, words)} ({entry.id})"


def other_answer_words(entry: Entry, words: Words) -> str:
    """An answer from somebody whose confirmation the window does not take."""
    who = words.party(entry.payload.party) if isinstance(entry.payload, Confirmation) else ""
    return f"{who}: {_one_answer(entry, words)}; its confirmation is not asked for"


def step_words(entry: Entry, words: Words) -> str:
    """One step, as a body reports it."""
    body = words.party(entry.payload.body) if isinstance(entry.payload, Step) else ""
    return f"{_STEPS[pace_of(entry)]}, {when_words(entry.occurred, words)}, reported by {body} ({entry.id})"


def remark_words(remark: Remark, standing: WindowStanding, words: Words) -> str:
    """What is said aloud about a window."""
    missing = [answer.party for answer in standing.answers if answer.confirmed is not Verdict.YES]
    who = f" ({words.parties(tuple(missing))})" if missing and remark is Remark.SINCE else ""
    return f"{remark}{who}"


def asked_words(standing: WindowStanding, words: Words) -> Iterator[tuple[str, str]]:
    """What the request says: by whom, of whom, when, what is done and what must be quiet."""
    asked = standing.course.asked
    yield "asked", f"by {words.party(asked.body)}, {when_words(standing.course.entry.occurred, words)}"
    yield "period", period_words(asked.period, words)
    if asked.does or asked.by:
        by = f"by {words.party(asked.by)}" if asked.by else "by whom is not said"
        yield "work", f"{', '.join(asked.does or ()) or 'not said'}, {by}"
    if asked.quiet:
        yield "quiet", ", ".join(asked.quiet)


ASKS_FOR_A_LOOK = (
    WindowState.REFUSED,
    WindowState.LAPSED,
    WindowState.CALLED_OFF,
    WindowState.UNSTOPPED,
    WindowState.UNKNOWN,
)
"""States that are set off."""
