"""Words about what lies inside a window of silence, and about what does not fit with it."""

from collections.abc import Iterator, Sequence

from truceline.findings.window_conflicts import Clash, Conflict
from truceline.findings.window_incidents import (
    ActInside,
    AllegedInside,
    Basis,
    DetectedInside,
    Inside,
    Kind,
    Lies,
    ObservedInside,
)
from truceline.liaison.windows import WindowState
from truceline.reports.notices import when_words
from truceline.reports.windows import period_words
from truceline.reports.wording import Words
from truceline.terms.plans import TEXT
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

INSIDE = "Each in its own wording, by the source that gave it. None of it is a breach by standing here."

_MOST = 5
_BASIS = {
    Basis.STEPS: "held against the steps on record",
    Basis.PERIOD: "held against the agreed period: no steps are on record",
    Basis.MAYBE: "held against the period asked for: whether it was agreed cannot be told",
}
_LIES = {Lies.INSIDE: "", Lies.IN_PAUSE: "during a pause", Lies.MAYBE: "whether inside cannot be told"}
_REMEDIES = {
    Clash.FORBIDDEN: "agree on an exception in writing, or leave this out",
    Clash.ONLY_INSIDE: "agree that it waits, or choose another time",
    Clash.DUE_INSIDE: "see that it is done before the window begins, or agree on more time",
    Clash.BEFORE_START: "let it begin later, or say that it stands by itself",
    Clash.PAST_END: "let it end earlier, extend the agreement, or say that it stands by itself",
    Clash.BROKEN: "say that the window stands by itself meanwhile",
    Clash.FORCE_UNKNOWN: "settle whether it is in force, or say that the window stands by itself",
    Clash.NOT_IN_FORCE: "no conflict: the window does not rest on it",
    Clash.ONLY_SILENCE: "no conflict: the window is the only silence there is",
    Clash.OTHER_PARTIES: "ask all of them for both, or part the hours",
    Clash.OTHER_WORK: "part the hours, or agree that this work may go on meanwhile",
}


def inside_words(found: Inside, state: WindowState, words: Words) -> Iterator[tuple[str, str]]:
    """What lies inside, each in its own wording; other acts, of which the place is not on record, by their ids."""
    empty = not (found.alleged or found.observed or found.acts or found.detected)
    if found.basis is Basis.NONE or (empty and state is WindowState.CONFIRMED):
        return
    yield "inside", _BASIS[found.basis]
    yield from (("work", _act(act, words)) for act in found.acts if act.kind is Kind.WORK)
    yield from (("allegation", _alleged(one, words)) for one in found.alleged)
    yield from (("observation", _observed(one, words)) for one in found.observed)
    yield from (("detection", _detected(one, words)) for one in found.detected if one.here is Verdict.YES)
    elsewhere = [one.entry.id for one in found.detected if one.here is not Verdict.YES]
    if elsewhere:
        shown = f"{', '.join(elsewhere[:_MOST])}{' ...' if len(elsewhere) > _MOST else ''}"
        yield "detections", f"{len(elsewhere)} in that time, at which place cannot be told ({shown})"
    quiet = [_act(act, words) for act in found.acts if act.kind is Kind.QUIET]
    yield from (("act", f"{act}; at which place cannot be told") for act in quiet)
    others = [act.entry.id for act in found.acts if act.kind is Kind.OTHER]
    if others:
        yield "other acts", f"{', '.join(others)}: at which place cannot be told"
    if empty:
        yield "", "nothing is on record"


def _alleged(one: AllegedInside, words: Words) -> str:
    entry, said = one.incident.first
    who = f"{words.party(said.issuer)} says of {words.party(said.accused)}: {said.unit}, {said.place or 'no place'}"
    return f"{who}, {_rest(entry.occurred, one.lies, one.here, one.incident.entries, words)}"


def _observed(one: ObservedInside, words: Words) -> str:
    said = one.said
    who = f"{words.party(said.observer)} counted: {said.value.said} {said.unit}, {said.area or 'no place'}"
    return f"{who}, {_rest(one.entry.occurred, one.lies, one.here, (one.entry.id,), words)}"


def _detected(one: DetectedInside, words: Words) -> str:
    said = one.said
    what, means = said.what.value.replace("_", " "), said.means.value.replace("_", " ")
    who = f"{words.party(said.observer)}, {means}: {said.value.said} {what}, {said.place}"
    return f"{who}, {_rest(one.entry.occurred, one.lies, one.here, (one.entry.id,), words)}"


def _act(one: ActInside, words: Words) -> str:
    value = f", {one.said.value.said} {one.said.unit}".rstrip() if one.said.value else ""
    rest = _rest(one.entry.occurred, one.lies, Verdict.YES, (one.entry.id,), words)
    return f"{one.said.event} by {words.party(one.said.actor)}{value}, {rest}"


def _rest(span: Interval, lies: Lies, here: Verdict, entries: Sequence[str], words: Words) -> str:
    doubts = [_LIES[lies], "" if here is Verdict.YES else "whether at this place cannot be told"]
    said = "; ".join((when_words(span, words), *(doubt for doubt in doubts if doubt)))
    return f"{said} ({', '.join(entries)})"


def conflict_words(one: Conflict, words: Words) -> Iterator[str]:
    """What does not fit, where that stands, when, and what to do."""
    yield f"{_what(one, words)}{_where(one)}{_doubt(one)}"
    for span in one.spans:
        yield _when(span, words)
    if one.excepted:
        yield f"it may fall under {', '.join(one.excepted)}; whether it does is for a body to find"
    yield f"what to do: {_REMEDIES[one.clash]}"


def _doubt(one: Conflict) -> str:
    open_ = one.verdict is Verdict.UNKNOWN and (one.term is not None or one.other is not None)
    return "; whether it does not fit cannot be told" if open_ else ""


def _what(one: Conflict, words: Words) -> str:
    who = words.parties(tuple(one.party.split())) if one.party else ""
    if one.clash is Clash.FORBIDDEN and one.term:
        return f"{one.event} is forbidden to {who}: {one.term.text}"
    if one.term:
        return f"{one.clash} ({one.event}), by {who}: {one.term.text}"
    if one.other:
        return f"{one.clash}: {one.other}{f' ({one.event})' if one.event else ''}"
    doubt = "whether " if one.verdict is Verdict.UNKNOWN and one.clash is not Clash.FORCE_UNKNOWN else ""
    return f"{doubt}{one.clash}{' cannot be told' if doubt else ''}"


def _where(one: Conflict) -> str:
    if one.agreement is None:
        return ""
    term = f" {one.term.id}" if one.term else ""
    reading = "" if one.reading in (None, TEXT) else f", reading {one.reading}"
    return f" ({one.agreement}{term}{reading})"


def _when(span: Interval, words: Words) -> str:
    return f"at {words.time(span.start)}" if span.exact else period_words(span, words)
