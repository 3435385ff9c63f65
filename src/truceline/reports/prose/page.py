"""The whole agreement as prose."""

from collections.abc import Iterator, Mapping, Sequence

from truceline.reports.prose import around
from truceline.reports.prose.clauses import clause, remarks
from truceline.reports.prose.course import course, entry, entry_points, lasting, phases
from truceline.reports.prose.language import LANGUAGES
from truceline.reports.prose.layout import Paragraph, Point, numbered, wrapped
from truceline.reports.prose.numbers import SECTIONS, numbers_in, numbers_of, section_number
from truceline.reports.prose.speaker import Speaker
from truceline.terms.load import Version
from truceline.terms.schema import Agreement, ReadingOf


def prose(version: Version, language: str) -> str:
    """The agreement as numbered prose in Markdown; `language` is `en`, `uk` or `ru`.

    The same version gives the same text. Raises KeyError for another language.
    """
    agreement = version.agreement
    speaker = Speaker(LANGUAGES[language], agreement.zone, numbers_of(agreement))
    return "\n".join([*_lines(speaker, agreement), *_closing(speaker, version.digest)]) + "\n"


def _lines(speaker: Speaker, agreement: Agreement) -> Iterator[str]:
    yield f"# {' '.join(agreement.title.split())}"
    told = _sections(speaker, agreement)
    for section in SECTIONS:
        number = section_number(section)
        yield from ("", f"## {number}. {speaker.say(f'section.{section}')}", "")
        lines = list(numbered(told[section], f"{number}."))
        yield from lines[:-1] if lines else [speaker.say("section.none")]


def _closing(speaker: Speaker, digest: str) -> list[str]:
    told = wrapped(speaker.say("closing.digest", digest=digest))
    return ["", "---", "", *told, "", *wrapped(speaker.say("closing.yaml"))]


def _sections(speaker: Speaker, agreement: Agreement) -> Mapping[str, Sequence[Paragraph]]:
    clauses = [clause(speaker, term) for term in agreement.terms]
    return {
        "agreement": around.about(speaker, agreement),
        "parties": [around.party(speaker, one) for one in agreement.parties],
        "definitions": [around.definition(speaker, one) for one in agreement.definitions],
        "areas": [around.area(speaker, one) for one in agreement.areas],
        "questions": [around.question(speaker, one) for one in agreement.questions],
        "entry": entry(speaker, agreement.entry),
        "course": course(speaker, agreement),
        "phases": phases(speaker, agreement.phases),
        "clauses": [*clauses, *remarks(speaker, agreement.terms)],
        "reciprocity": [around.tie(speaker, one) for one in agreement.reciprocity],
        "links": [around.link(speaker, one) for one in agreement.links],
        "readings": [_reading(speaker, n, one) for n, one in enumerate(agreement.readings, 1)],
        "tracks": [around.track(speaker, one) for one in agreement.tracks],
        "notes": [Paragraph(note) for note in agreement.notes],
    }


def _reading(speaker: Speaker, n: int, given: ReadingOf) -> Paragraph:
    own = speaker.knowing(numbers_in(given, f"{section_number('readings')}.{n}"))
    names = {"id": given.id, "parties": own.joined(given.by), "title": given.title, "source": given.source}
    told = [own.say("reading.is", **names)]
    if given.without:
        told.append(own.say("reading.without", clauses=own.refs("clauses", given.without)))
    if given.note:
        told.append(own.say("reading.note", text=given.note))
    below = (*phases(own, given.phases), *(clause(own, term) for term in given.terms))
    return Paragraph(" ".join(told), _reading_points(own, given), below=below)


def _reading_points(speaker: Speaker, given: ReadingOf) -> tuple[Point, ...]:
    points = [entry_points(speaker, given.entry)] if given.entry else []
    course_of = tuple(Point(sentence) for sentence in lasting(speaker, given))
    return (*points, Point(speaker.say("reading.course"), course_of)) if course_of else tuple(points)
