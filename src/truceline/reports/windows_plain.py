"""Windows of silence as plain data."""

from truceline.findings.window_conflicts import Conflict
from truceline.findings.window_incidents import Inside
from truceline.liaison.window_course import pace_of
from truceline.liaison.windows import WindowStanding
from truceline.record.entry import Entry
from truceline.record.kinds import Confirmation, Step
from truceline.reports.plain import Plain
from truceline.reports.window_findings import conflict_words
from truceline.values.canonical import Json


def window_plain(one: WindowStanding, plain: Plain) -> dict[str, Json]:
    """A window with its answers, its steps and what is said aloud about it."""
    asked = one.course.asked
    return {
        "window": one.course.entry.id,
        "body": asked.body,
        "parties": list(one.course.parties),
        "purpose": asked.purpose.value,
        "place": asked.place,
        "agreement": asked.agreement,
        "asked": plain.interval(one.course.entry.occurred),
        "period": plain.interval(asked.period),
        "by": asked.by,
        "does": list(asked.does or ()),
        "quiet": list(asked.quiet or ()),
        "state": one.state.value,
        "remarks": [remark.value for remark in one.remarks],
        "answers": [
            {
                "party": answer.party,
                "confirmed": answer.confirmed.value,
                "last": [_answer(last, plain) if last else None for last in answer.lasts],
            }
            for answer in one.answers
        ],
        "answers_of_others": [_answer(entry, plain) for entry in one.others],
        "steps": [_step(entry, plain) for entry in one.steps],
    }


def _answer(entry: Entry, plain: Plain) -> Json:
    said = entry.payload
    if not isinstance(said, Confirmation):
        return None
    when = plain.interval(entry.occurred)
    return {"entry": entry.id, "answer": said.answer.value, "condition": said.condition or None, "occurred": when}


def _step(entry: Entry, plain: Plain) -> Json:
    body = entry.payload.body if isinstance(entry.payload, Step) else None
    return {
        "entry": entry.id,
        "step": pace_of(entry).value,
        "body": body,
        "occurred": plain.interval(entry.occurred),
    }


def inside_plain(found: Inside, plain: Plain) -> Json:
    """What lies inside a window, each with how it lies to its time and place."""
    return {
        "basis": found.basis.value,
        "allegations": [
            {
                "entries": list(one.incident.entries),
                "issuer": one.incident.first[1].issuer,
                "accused": one.incident.first[1].accused,
                "unit": one.incident.first[1].unit,
                "place": one.incident.first[1].place,
                "occurred": plain.interval(one.incident.first[0].occurred),
                "lies": one.lies.value,
                "here": one.here.value,
            }
            for one in found.alleged
        ],
        "observations": [
            {
                "entry": one.entry.id,
                "observer": one.said.observer,
                "unit": one.said.unit,
                "value": plain.count(one.said.value),
                "area": one.said.area,
                "occurred": plain.interval(one.entry.occurred),
                "lies": one.lies.value,
                "here": one.here.value,
            }
            for one in found.observed
        ],
        "acts": [
            {
                "entry": one.entry.id,
                "event": one.said.event,
                "actor": one.said.actor,
                "kind": one.kind.value,
                "occurred": plain.interval(one.entry.occurred),
                "lies": one.lies.value,
            }
            for one in found.acts
        ],
        "detections": [
            {
                "entry": one.entry.id,
                "observer": one.said.observer,
                "means": one.said.means.value,
                "what": one.said.what.value,
                "value": plain.count(one.said.value),
                "place": one.said.place,
                "occurred": plain.interval(one.entry.occurred),
                "lies": one.lies.value,
                "here": one.here.value,
            }
            for one in found.detected
        ],
    }


def conflict_plain(one: Conflict, plain: Plain) -> Json:
    """Something that does not fit; `note`: it is no conflict, but good to know."""
    return {
        "what": one.clash.value,
        "note": one.note,
        "verdict": one.verdict.value,
        "agreement": one.agreement,
        "reading": one.reading,
        "term": one.term.id if one.term else None,
        "party": one.party,
        "event": one.event,
        "when": [plain.interval(span) for span in one.spans],
        "may_be_excepted_by": list(one.excepted),
        "other_window": one.other,
        "words": list(conflict_words(one, plain.words)),
    }
