"""A joint commission as plain data."""

from truceline.liaison.agenda import Draft
from truceline.liaison.sessions import Point, Said, Sitting
from truceline.liaison.tasks_due import TaskState
from truceline.reports.commission import why_words
from truceline.reports.plain import Plain
from truceline.reports.wording import Words
from truceline.values.canonical import Json


def plain_sitting(one: Sitting, plain: Plain) -> Json:
    """A session with its agenda and minutes."""
    return {
        "session": one.entry.id,
        "body": one.session.body,
        "occurred": plain.interval(one.entry.occurred),
        "met": one.met.value,
        "came": list(one.came),
        "stayed_away": list(one.away),
        "place": one.session.place or None,
        "items": [_point(point) for point in one.points],
        "minutes_without_item": [_minute(said) for said in one.loose],
    }


def _point(point: Point) -> Json:
    return {
        "item": point.entry.id,
        "number": point.item.number,
        "raised_by": point.item.party,
        "about": list(point.item.about or ()),
        "text": point.entry.text,
        "minutes": [_minute(said) for said in point.minutes],
        "settled": point.settled.value,
        "taken_up_as": list(point.taken_up),
    }


def _minute(said: Said) -> Json:
    entry, minute = said
    return {
        "entry": entry.id,
        "session": minute.session,
        "outcome": minute.outcome.value,
        "parties": list(minute.parties or ()),
        "dissent": list(minute.dissent or ()),
        "text": entry.text,
    }


def plain_task(one: TaskState, plain: Plain) -> Json:
    """A task as each body reports it."""
    return {
        "task": one.entry.id,
        "owner": one.task.owner,
        "session": one.task.session,
        "item": one.task.item,
        "due": plain.instant(one.task.due),
        "text": one.entry.text,
        "stands": one.stand.name.lower(),
        "open": one.open.value,
        "overdue": one.overdue.value,
        "reports": [
            {
                "by": told.body,
                "own_word": told.own,
                "last": [course.value for course in told.courses],
                "sure": told.sure,
                "entries": [entry.id for entry in told.entries],
            }
            for told in one.told
        ],
    }


def plain_draft(one: Draft, words: Words) -> Json:
    """A draft agenda."""
    points: list[Json] = [
        {
            "entry": point.entry.id,
            "why": point.why.name.lower(),
            "of": point.of or None,
            "words": why_words(point, words),
        }
        for point in one.points
    ]
    return {"body": one.body, "session": one.session.id if one.session else None, "points": points}
