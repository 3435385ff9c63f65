"""What stands around the clauses: parties, words, areas, questions, ties between clauses, links, tracks."""

from collections.abc import Iterable

from truceline.reports.prose.layout import Paragraph, Point
from truceline.reports.prose.spans import length
from truceline.reports.prose.speaker import Speaker
from truceline.terms.areas import Area, Object
from truceline.terms.schema import (
    Agreement,
    Definition,
    LinkTo,
    PartyTo,
    Question,
    Reciprocity,
    Source,
    Tie,
    Track,
)


def about(speaker: Speaker, agreement: Agreement) -> list[Paragraph]:
    """What it is, whose days it counts, and where it can be read."""
    names = {"id": agreement.id, "version": agreement.version, "form": agreement.form}
    told = [Paragraph(speaker.say("agreement.names", **names))]
    if agreement.summary:
        told.append(Paragraph(speaker.say("agreement.summary", text=agreement.summary)))
    told.append(Paragraph(speaker.say("agreement.zone", zone=agreement.zone)))
    return [*told, *(_source(speaker, id, source) for id, source in agreement.sources.items())]


def _source(speaker: Speaker, id: str, source: Source) -> Paragraph:
    told = [speaker.say("source.is", id=id, title=source.title, url=source.url)]
    if source.published:
        told.append(speaker.say("source.published", text=source.published))
    if source.language:
        told.append(speaker.say("source.language", text=source.language))
    if source.parts:
        told.append(speaker.say("source.parts", parts=", ".join(source.parts)))
    return Paragraph(" ".join(told))


def party(speaker: Speaker, given: PartyTo) -> Paragraph:
    """A party, its part, and for whom it answers."""
    told = speaker.say("party.is", id=given.id, role=speaker.say(f"role.{given.role}"))
    if given.answers_for:
        told = f"{told} {speaker.say('party.answers_for', groups='; '.join(given.answers_for))}"
    return Paragraph(told)


def definition(speaker: Speaker, given: Definition) -> Paragraph:
    """A word and what falls under it."""
    told = speaker.say("definition.is", id=given.id, acts=speaker.events(given.means))
    return Paragraph(told, quote=speaker.quoted(given.text, given.src, given.part))


def area(speaker: Speaker, given: Area) -> Paragraph:
    """An area with its shape, and whether it is settled."""
    told = [
        speaker.say("area.is", id=given.id, kind=_kind(speaker, given), status=speaker.say(f"status.{given.status}"))
    ]
    if given.dated:
        told.append(speaker.say("area.dated", day=given.dated.isoformat()))
    if given.party:
        told.append(speaker.say("area.party", parties=speaker.listed(given.party)))
    points = tuple(Point(_object(speaker, one)) for one in given.objects)
    return Paragraph(" ".join([*told, *_shape(speaker, given)]), points, given.text)


def _kind(speaker: Speaker, given: Area) -> str:
    return speaker.say(f"area.{given.kind}")


def _shape(speaker: Speaker, given: Area) -> Iterable[str]:
    if given.points:
        key = "area.through" if given.kind == "line" else "area.within"
        yield speaker.say(key, points="; ".join(given.points))
    if given.offset:
        of, side = speaker.ref("areas", given.offset.of), speaker.say(f"side.{given.offset.side}")
        yield speaker.say("area.offset", near=given.offset.from_km, far=given.offset.to_km, of=of, side=side)
    if given.parts:
        yield speaker.say("area.parts", areas=speaker.refs("areas", given.parts))
    if given.without:
        yield speaker.say("area.without", areas=speaker.refs("areas", given.without))


def _object(speaker: Speaker, given: Object) -> str:
    told = [given.text] if given.text else []
    if given.place:
        told.append(speaker.say("area.place", place=given.place))
    if given.place or given.radius_km != "1":
        told.append(speaker.say("area.radius", radius=given.radius_km))
    name = speaker.say("area.object", id=given.id)
    return f"{name}: {'; '.join(told)}" if told else name


def question(speaker: Speaker, given: Question) -> Paragraph:
    """A question and who answers it."""
    asks = speaker.say("question.is", id=given.id, asks=given.asks)
    body = speaker.say("question.body", body=given.body) if given.body else speaker.say("question.nobody")
    return Paragraph(f"{asks} {body}")


def tie(speaker: Speaker, given: Reciprocity) -> Paragraph:
    """How clauses hang on one another."""
    told = [speaker.say(f"tie.{given.tie}", clauses=speaker.refs("clauses", given.terms))]
    if given.tie is Tie.RATIO or (given.times, given.lot) != (1, 1):
        told.append(speaker.say("tie.ratio.is", times=given.times, lot=given.lot))
    if given.within:
        key = "tie.apart" if given.tie is Tie.SIMULTANEOUS else "tie.within"
        told.append(speaker.say(key, length=length(speaker, given.within)))
    return Paragraph(" ".join(told))


def link(speaker: Speaker, given: LinkTo) -> Paragraph:
    """A relation to another agreement or a clause of it."""
    key = f"link.{given.kind}.term" if given.term else f"link.{given.kind}"
    return Paragraph(speaker.say(key, agreement=given.agreement, term=given.term))


def track(speaker: Speaker, given: Track) -> Paragraph:
    """What runs beside it, and how far it has come once something happened."""
    states = tuple(
        Point(speaker.say("track.state", event=speaker.event(one.event), state=one.state)) for one in given.states
    )
    return Paragraph(speaker.say("track.is", id=given.id, title=given.title), states)
