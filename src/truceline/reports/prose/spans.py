"""Lengths of time and points in time in words."""

import re

from truceline.reports.prose.speaker import Speaker
from truceline.terms.times import UNSTATED, Anchor, Edge, Renewal, Span, Timepoint
from truceline.values.durations import CountingRule
from truceline.values.instants import show
from truceline.values.zones import zone

_UNITS = {"PM": "months", "PW": "weeks", "PD": "days", "TH": "hours", "TM": "minutes", "TS": "seconds"}


def length(speaker: Speaker, span: Span) -> str:
    """`30 days (counted as periods of 24 hours)`."""
    return speaker.say("length", length=_units(speaker, span.length), rule=_rule(speaker, span))


def _units(speaker: Speaker, written: str) -> str:
    days, _, clock = written.removeprefix("P").partition("T")
    found = [(f"P{unit}", number) for number, unit in re.findall(r"([0-9]+)([A-Z])", days)]
    found += [(f"T{unit}", number) for number, unit in re.findall(r"([0-9]+)([A-Z])", clock)]
    return " ".join(speaker.language.count(_UNITS[unit], int(number)) for unit, number in found)


def _rule(speaker: Speaker, span: Span) -> str:
    rule = span.count[0].value if len(span.count) == 1 else UNSTATED
    by_clock = rule == CountingRule.ELAPSED and "T" in span.length
    return speaker.say(f"rule.{rule}.clock" if by_clock else f"rule.{rule}")


def renewal(speaker: Speaker, given: Renewal | None) -> list[str]:
    """That it renews itself, for how long, unless what, and how often."""
    if given is None:
        return []
    told = [speaker.say("renewal.is", length=length(speaker, given))]
    if given.notice:
        told.append(speaker.say("renewal.notice", length=length(speaker, given.notice)))
    if given.most is None:
        return [*told, speaker.say("renewal.unlimited")]
    return [*told, speaker.say("renewal.most", times=speaker.language.count("times", given.most))]


def point(speaker: Speaker, given: Timepoint) -> str:
    """A point in time; where it says what is still in time, with that."""
    bare = _bare(speaker, given)
    return speaker.say(f"edge.{given.edge}", point=bare) if given.edge else bare


def deadline(speaker: Speaker, given: Timepoint) -> str:
    """A point in time as a deadline: what is still in time is always said."""
    if given.edge:
        return point(speaker, given)
    key = "by_end_of" if given.limit is Edge.BY_END_OF else "before"
    return speaker.say("edge.read", deadline=speaker.say(f"edge.{key}", point=_bare(speaker, given)))


def _bare(speaker: Speaker, given: Timepoint) -> str:
    told = _day(speaker, given)
    if given.time is None:
        return told
    return speaker.say("time.clock", point=told, clock=given.time.isoformat("minutes"), zone=speaker.zone)


def _day(speaker: Speaker, given: Timepoint) -> str:
    if given.at is not None:
        return speaker.say("time.at", instant=show(given.at, zone(speaker.zone)), zone=speaker.zone)
    if given.before and given.minus:
        return speaker.say("time.before", length=length(speaker, given.minus), anchor=_anchor(speaker, given.before))
    if given.after and given.plus:
        return speaker.say("time.after", length=length(speaker, given.plus), anchor=_anchor(speaker, given.after))
    if given.after:
        return speaker.say("time.day", n=given.day, anchor=_anchor(speaker, given.after))
    return given.on.isoformat() if given.on else ""


def _anchor(speaker: Speaker, given: Anchor) -> str:
    if given.point:
        return speaker.say(f"anchor.{given.point}")
    if given.event:
        key = "anchor.event.actor" if given.actor else "anchor.event"
        return speaker.say(key, event=speaker.event(given.event), actor=given.actor)
    if given.term:
        return speaker.say("anchor.term", clause=speaker.ref("clauses", given.term))
    key = "phase" if given.phase else "phase_end"
    return speaker.say(f"anchor.{key}", phase=speaker.ref("phases", given.phase or given.phase_end))
