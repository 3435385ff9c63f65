"""Conditions and points in time in a few English words, for answers; `prose` writes whole agreements."""

from truceline.terms.conditions import Condition, Happening, Holding, Tally
from truceline.terms.times import Anchor, Span, Timepoint
from truceline.values.instants import show
from truceline.values.zones import zone


def told(condition: Condition) -> str:
    """What a condition asks."""
    if condition.negation:
        return f"not ({told(condition.negation)})"
    if condition.every or condition.some:
        word = " and " if condition.every else " or "
        return word.join(f"({told(part)})" for part in (*condition.every, *condition.some))
    return _fact(condition)


def _fact(fact: Condition) -> str:
    if fact.judged:
        return f"the question {fact.judged} is answered yes"
    if fact.happened:
        return f"{_act(fact.happened)} happened"
    if fact.tally:
        return _tally(fact.tally)
    if fact.order:
        return f"{_act(fact.order[0])} came before {_act(fact.order[1])}"
    if fact.consented:
        return f"the consent of {fact.consented.party} is live"
    if fact.reached:
        return f"{point_told(fact.reached)} has come"
    return _state(fact.holds) if fact.holds else ""


def _act(act: Happening) -> str:
    by = f" by {act.actor}" if act.actor else ""
    to = f" to {act.to}" if act.to else ""
    return f"{act.event}{by}{to}"


def _tally(tally: Tally) -> str:
    unit = "times" if tally.of == "acts" else "units"
    within = f" within {span_told(tally.within)}" if tally.within else ""
    return f"{_act(tally)} at least {tally.at_least} {unit}{within}"


def _state(holds: Holding) -> str:
    name = holds.agreement or holds.phase or holds.track or holds.term
    being = holds.being if holds.track else holds.state.value.replace("_", " ")
    by = f" by {holds.party}" if holds.party else ""
    return f"{name} is {being}{by}"


def span_told(span: Span) -> str:
    """A length of time with its counting rule."""
    rule = span.count[0].value.replace("_", " ") if len(span.count) == 1 else "counting rule unstated"
    return f"{span.duration} ({rule})"


def point_told(point: Timepoint) -> str:
    """A point in time."""
    clock = f" at {point.time:%H:%M}" if point.time else ""
    if point.at is not None:
        return show(point.at, zone("UTC"))
    if point.on is not None:
        return f"{point.on.isoformat()}{clock}"
    if point.day is not None and point.after:
        return f"day {point.day} of {_anchor(point.after)}{clock}"
    if point.plus and point.after:
        return f"{span_told(point.plus)} after {_anchor(point.after)}{clock}"
    return f"{span_told(point.minus)} before {_anchor(point.before)}" if point.minus and point.before else ""


def _anchor(anchor: Anchor) -> str:
    if anchor.point:
        return f"the {anchor.point.value}" if anchor.point.value in ("start", "end") else anchor.point.value
    name = anchor.event or anchor.term or anchor.phase
    return f"{name}" if name else f"the end of {anchor.phase_end}"
