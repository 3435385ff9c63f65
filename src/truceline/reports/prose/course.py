"""When an agreement, a reading or a phase begins, lasts and ends."""

from collections.abc import Iterable, Sequence

from truceline.reports.prose.conditions import holds
from truceline.reports.prose.layout import Paragraph, Point
from truceline.reports.prose.spans import length, point, renewal
from truceline.reports.prose.speaker import Speaker
from truceline.terms.clauses import Term
from truceline.terms.schema import Agreement, EntryRule, Phase, ReadingOf


def lasting(speaker: Speaker, given: Agreement | ReadingOf | Phase | Term) -> Iterable[str]:
    """From when, how long and until when, and whether it renews itself; nothing where nothing is said."""
    if isinstance(given, Phase | Term) and given.begins:
        yield speaker.say("course.begins", point=point(speaker, given.begins))
    if given.duration:
        yield speaker.say("course.duration", length=length(speaker, given.duration))
    if given.until:
        yield speaker.say("course.until", point=point(speaker, given.until))
    if not isinstance(given, Phase):
        yield from renewal(speaker, given.renewal)


def entry(speaker: Speaker, rule: EntryRule | None) -> list[Paragraph]:
    """When it enters into force, one paragraph for each part of the rule."""
    if rule is None:
        return []
    told = [Paragraph(sentence) for sentence in (*_consents(speaker, rule), *_times(speaker, rule))]
    points = holds(speaker, "entry.and", rule.condition)
    return [*told, *(Paragraph(point.text, point.below) for point in points)]


def entry_points(speaker: Speaker, rule: EntryRule) -> Point:
    """The same as points under one heading, for a reading."""
    below = tuple(Point(one.text, one.points) for one in entry(speaker, rule))
    return Point(speaker.say("reading.entry"), below)


def _consents(speaker: Speaker, rule: EntryRule) -> Iterable[str]:
    if rule.all_of:
        yield speaker.say("entry.all_of", parties=speaker.listed(rule.all_of))
    if rule.any_of:
        yield speaker.say("entry.any_of", n=rule.needs, parties=speaker.listed(rule.any_of))
    elif rule.needs > 1:
        yield speaker.say("entry.needs", n=rule.needs)
    if rule.each_of:
        yield speaker.say("entry.each_of", parties=speaker.listed(rule.each_of))
    yield speaker.say("entry.acts", acts=speaker.listed(speaker.say(f"act.{act}") for act in rule.acts))


def _times(speaker: Speaker, rule: EntryRule) -> Iterable[str]:
    if rule.at:
        yield speaker.say("entry.at", point=point(speaker, rule.at))
    if rule.retroactive:
        yield speaker.say("entry.retroactive")
    if rule.delay:
        yield speaker.say("entry.delay", length=length(speaker, rule.delay))


def course(speaker: Speaker, agreement: Agreement) -> list[Paragraph]:
    """How long the agreement lasts, and what ends or suspends it."""
    told = list(lasting(speaker, agreement))
    if not (agreement.duration or agreement.until or agreement.ends_when):
        told.append(speaker.say("course.no_end"))
    if agreement.stop_clock:
        told.append(speaker.say("course.stop_clock"))
    points = [
        *holds(speaker, "course.ends_when", agreement.ends_when),
        *holds(speaker, "course.suspended_while", agreement.suspended_while),
    ]
    return [*map(Paragraph, told), *(Paragraph(point.text, point.below) for point in points)]


def phases(speaker: Speaker, given: Sequence[Phase]) -> list[Paragraph]:
    """One paragraph for each phase, in order."""
    return [_phase(speaker, phase, first=n == 0) for n, phase in enumerate(given)]


def _phase(speaker: Speaker, phase: Phase, *, first: bool) -> Paragraph:
    told = [speaker.say("phase.is", id=phase.id, title=phase.title)]
    if phase.begins is None:
        told.append(speaker.say("phase.first" if first else "phase.next"))
    points = (
        *holds(speaker, "phase.when", phase.condition),
        *holds(speaker, "phase.continues_while", phase.continues_while),
    )
    return Paragraph(" ".join([*told, *lasting(speaker, phase)]), points)
