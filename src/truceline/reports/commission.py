"""The words for a joint commission: minutes by item, tasks as each body reports them, and why a point is on a draft."""

from collections.abc import Iterator

from truceline.liaison.agenda import Proposed, Why
from truceline.liaison.sessions import Point, Said, Sitting, disagreements
from truceline.liaison.tasks_due import TaskState, Told
from truceline.record.kinds import Minute, Outcome
from truceline.reports.duty import time_words
from truceline.reports.wording import Words
from truceline.values.verdicts import Verdict

_OUTCOMES = {
    Outcome.AGREED: "agreed",
    Outcome.NOT_AGREED: "not agreed",
    Outcome.NOTED: "noted, which is not agreed",
    Outcome.DEFERRED: "put off to the next session",
}


def outcome_words(sitting: Sitting, minute: Minute, words: Words) -> str:
    """What a minute says was done, by whom, and who stands apart."""
    parts = [_OUTCOMES[minute.outcome]]
    if minute.parties:
        verb = "between" if minute.outcome is Outcome.NOT_AGREED else "by"
        parts[0] += f" {verb} {words.parties(minute.parties)}"
    elif minute.outcome is Outcome.AGREED:
        parts[0] += "; by whom is not in the minute"
    if minute.dissent:
        parts.append(f"dissent of {words.parties(minute.dissent)}")
    if both := tuple(name for name in minute.dissent or () if name in (minute.parties or ())):
        parts.append(f"{words.parties(both)} is named on both sides")
    if silent := disagreements(sitting, minute):
        parts.append(f"{words.parties(silent)} came and is not named in it")
    if absent := tuple(name for name in minute.parties or () if name in sitting.away):
        parts.append(f"{words.parties(absent)} is named in it and stayed away by the entry of the session")
    return "; ".join(parts)


def point_lines(sitting: Sitting, point: Point, words: Words) -> Iterator[str]:
    """An item of the agenda with its minutes, and what became of it since."""
    by = f" (raised by {words.party(point.item.party)})" if point.item.party else ""
    yield f"{point.entry.text}{by} ({point.entry.id})"
    for said in point.minutes:
        elsewhere = "" if said[1].session == sitting.entry.id else f"in {said[1].session}: "
        yield f"{elsewhere}{minute_words(sitting, said, words)}"
    if not point.minutes and sitting.met is Verdict.YES:
        yield "no minute on record: what was done with it is not known"
    if point.settled is Verdict.UNKNOWN:
        yield "whether it is settled cannot be told: the order of its minutes is not known"
    if point.taken_up:
        yield f"taken up again as {', '.join(point.taken_up)}"


def minute_words(sitting: Sitting, said: Said, words: Words) -> str:
    """A minute in one line."""
    entry, minute = said
    return f"{outcome_words(sitting, minute, words)}. {entry.text} ({entry.id})"


def told_words(one: Told, words: Words) -> str:
    """The last that one body reports about a task."""
    courses = " or ".join(course.value.replace("_", " ") for course in one.courses)
    doubt = "" if one.sure and len(one.courses) == 1 else "; which is the last by then cannot be told"
    own = ", its own word" if one.own else ""
    return f"{words.party(one.body)}{own}: {courses}{doubt} ({', '.join(entry.id for entry in one.entries)})"


def task_lines(one: TaskState, words: Words) -> Iterator[tuple[str, str]]:
    """A task: what, whose, by when, how each body reports it, and whether its time is over."""
    yield "task", f"{one.entry.text} ({one.entry.id})"
    given = f", given in {one.task.session}" if one.task.session else ", not given by a session"
    yield "owner", f"{words.party(one.task.owner)}{given}"
    yield "due before", words.time(one.task.due) if one.task.due is not None else "no time was set"
    reports = [told_words(told, words) for told in one.told]
    yield "reported", "; ".join(reports) or "nothing is on record from anybody"
    over = {Verdict.YES: "OVERDUE; ", Verdict.UNKNOWN: "its time is over; whether it is open cannot be told; "}
    yield "stands", f"{over.get(one.overdue, '')}{one.stand}"


def why_words(one: Proposed, words: Words) -> str:
    """Why a point is on a draft agenda."""
    if one.why is Why.DEFERRED:
        times = "" if one.times == 1 else f" {one.times} times"
        return f"put off{times}, from {one.of}"
    if one.why in (Why.UNSURE, Why.NO_MINUTE):
        return f"{one.why}, from {one.of}"
    if one.why is Why.RAISED:
        return f"{one.why}{f' by {words.party(one.of)}' if one.of else ''}"
    return f"{one.why}: {words.party(one.of)}"


def session_words(one: Sitting, words: Words) -> list[tuple[str, str]]:
    """When and where a session was, who came and who stayed away."""
    lines = [("when", time_words(one.entry.occurred, words))]
    if one.session.place:
        lines.append(("where", one.session.place))
    coming = one.met is Verdict.NO
    lines.append(("invited" if coming else "came", words.parties(one.came) or "nobody is named"))
    if one.away:
        lines.append(("will not come" if coming else "stayed away", words.parties(one.away)))
    if one.met is Verdict.UNKNOWN:
        lines.append(("met", "whether it had met by then cannot be told"))
    return lines
