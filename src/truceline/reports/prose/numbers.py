"""Where each area, question, phase, clause and track stands, so that sentences can refer to it by number."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from truceline.terms.schema import Agreement, ReadingOf

SECTIONS = (
    "agreement",
    "parties",
    "definitions",
    "areas",
    "questions",
    "entry",
    "course",
    "phases",
    "clauses",
    "reciprocity",
    "links",
    "readings",
    "tracks",
    "notes",
)
"""Every agreement has these sections in this order, so that a number means the same in all languages."""

Numbers = dict[tuple[str, str], str]
"""By section and id."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def section_number(section: str) -> int:
    """The number of a section, from 1."""
    return SECTIONS.index(section) + 1


def numbers_of(agreement: Agreement) -> Numbers:
    """The numbers of all paragraphs that can be referred to."""
    named: dict[str, Sequence[_Named]] = {
        "areas": agreement.areas,
        "questions": agreement.questions,
        "phases": agreement.phases,
        "clauses": agreement.terms,
        "tracks": agreement.tracks,
    }
    return dict(pair for section, ones in named.items() for pair in _numbered(section, ones, section_number(section)))


def numbers_in(reading: ReadingOf, place: str) -> Numbers:
    """The numbers of a reading's own phases and clauses, whose paragraph has the number `place`."""
    phases = _numbered("phases", reading.phases, place)
    return dict([*phases, *_numbered("clauses", reading.terms, place, len(reading.phases))])


def _numbered(
    section: str, ones: Sequence[_Named], place: int | str, after: int = 0
) -> Iterator[tuple[tuple[str, str], str]]:
    for n, one in enumerate(ones, after + 1):
        yield (section, one.id), f"{place}.{n}"
