"""A clause as a sentence and what belongs to it: who, what, where, when, by when, except, and what follows."""

from collections.abc import Iterable

from truceline.reports.prose.conditions import holds
from truceline.reports.prose.course import lasting
from truceline.reports.prose.layout import Paragraph, Point
from truceline.reports.prose.spans import deadline, length
from truceline.reports.prose.speaker import Speaker
from truceline.terms.clauses import Deed, Effect, Kind, Term

_NAMES_ITS_ACT = (Kind.DUTY, Kind.BAN, Kind.PERMISSION, Kind.COMMITMENT)
_CONDITIONS = ("met_when", "breached_when", "excused_when", "discharged_when")


def clause(speaker: Speaker, term: Term) -> Paragraph:
    """One clause; its own text is quoted under the sentences."""
    told = [
        speaker.say("clause.title", id=term.id, kind=speaker.say(f"kind.{term.kind}")),
        _lead(speaker, term),
        *_deed(speaker, term, term.act),
        *_power(speaker, term),
        *_scope(speaker, term),
        *lasting(speaker, term),
        *_due(speaker, term),
        *_marks(speaker, term),
    ]
    points = _conditions(speaker, term)
    return Paragraph(" ".join(told), points, speaker.quoted(term.text, term.src, term.part))


def _lead(speaker: Speaker, term: Term) -> str:
    form = "jointly" if term.jointly else "one" if len(term.party) == 1 else "several"
    event = term.act.event if term.act else None
    act = speaker.say("deed", event=speaker.event(event)) if event else speaker.say("deed.none")
    effect = _effect(speaker, term) if term.effect else ""
    return speaker.say(f"{term.kind}.{form}", who=speaker.joined(term.party), act=act, effect=effect)


def _effect(speaker: Speaker, term: Term) -> str:
    by_length = ".length" if term.effect is Effect.EXTEND and term.length else ""
    return speaker.say(f"effect.{term.effect}{by_length}", what=_what(speaker, term))


def _what(speaker: Speaker, term: Term) -> str:
    if not term.of:
        return speaker.say("what.agreement")
    key = "what.one" if len(term.of) == 1 else "what.several"
    return speaker.say(key, clauses=speaker.refs("clauses", term.of))


def _deed(speaker: Speaker, term: Term, deed: Deed | None) -> Iterable[str]:
    if deed is None:
        return
    if term.kind not in _NAMES_ITS_ACT:
        yield speaker.say("deed.about", act=speaker.say("deed", event=speaker.event(deed.event)))
    if deed.actor:
        yield speaker.say("deed.actor", party=deed.actor)
    if deed.to:
        yield speaker.say("deed.to", party=deed.to)
    if deed.at_least:
        yield speaker.say("deed.smallest" if term.kind is Kind.BAN else "deed.at_least", n=deed.at_least)
    if deed.unit:
        yield speaker.say("deed.unit", unit=deed.unit)


def _power(speaker: Speaker, term: Term) -> Iterable[str]:
    if term.needs > 1:
        yield speaker.say("clause.needs", n=term.needs)
    elif term.kind is Kind.POWER and len(term.party) > 1:
        yield speaker.say("clause.alone")
    for key in ("notice", "length"):
        span = getattr(term, key)
        if span:
            yield speaker.say(f"clause.{key}", length=length(speaker, span))
    if term.retroactive:
        yield speaker.say("clause.retroactive")


def _scope(speaker: Speaker, term: Term) -> Iterable[str]:
    if term.to:
        yield speaker.say("clause.to", parties=speaker.listed(term.to))
    if term.area:
        yield speaker.say("clause.area", area=speaker.ref("areas", term.area))
    if term.excepts:
        yield speaker.say("clause.excepts", clauses=speaker.refs("clauses", term.excepts))
    if term.monitor:
        yield speaker.say("clause.monitor", parties=speaker.listed(term.monitor))
    if term.phase:
        yield speaker.say("clause.phase", phases=speaker.refs("phases", term.phase))


def _due(speaker: Speaker, term: Term) -> Iterable[str]:
    if term.mode:
        yield speaker.say(f"clause.{term.mode}")
    if term.every:
        yield speaker.say("clause.every", length=length(speaker, term.every))
    if term.for_each:
        yield speaker.say("clause.for_each", act=speaker.happening(term.for_each))
    if term.for_each or (term.times, term.lot) != (1, 1):
        yield speaker.say("clause.ratio", times=term.times, lot=term.lot)
    if term.for_each or term.answered != "in_order":
        yield speaker.say(f"clause.{term.answered}")
    if term.by:
        yield speaker.say("clause.by", point=deadline(speaker, term.by))
    if term.report_within:
        yield speaker.say("clause.report_within", length=length(speaker, term.report_within))


def _marks(speaker: Speaker, term: Term) -> Iterable[str]:
    if term.survives:
        yield speaker.say("clause.survives")
    if term.made_known_by:
        yield speaker.say("clause.made_known_by", entry=term.made_known_by)


def _conditions(speaker: Speaker, term: Term) -> tuple[Point, ...]:
    rest = [point for key in _CONDITIONS for point in holds(speaker, f"clause.{key}", getattr(term, key))]
    return (*holds(speaker, "clause.when", term.condition), *rest)


def remarks(speaker: Speaker, terms: tuple[Term, ...]) -> list[Paragraph]:
    """What all commitments have in common, and what the clauses leave open: who monitors, and by when."""
    watched = [term.id for term in terms if term.kind in (Kind.DUTY, Kind.BAN) and not term.monitor]
    undated = [term.id for term in terms if term.is_deed and not (term.by or term.every)]
    found = {"gap.monitor": watched, "gap.deadline": undated}
    told = [speaker.say(key, clauses=speaker.refs("clauses", ids)) for key, ids in found.items() if ids]
    promised = any(term.kind is Kind.COMMITMENT for term in terms)
    return [Paragraph(one) for one in ([speaker.say("commitments"), *told] if promised else told)]
