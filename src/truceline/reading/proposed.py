"""A suggestion with the document that it was read from, as it is shown, kept and decided about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from truceline.reading.suggestion import Suggestion
from truceline.sources.documents.document import Document
from truceline.values.canonical import Json, canonical_bytes, digest

RULES = "rules"
"""Who proposed it, where the rules did."""
_TAKEN_BACK = "the publisher took this story back"
_DOUBTED = 0.5
_MARK = "truceline/suggestion/1"


@dataclass(frozen=True)
class Origin:
    """What is kept of a document beside its suggestions: everything but its text."""

    file: str
    digest: str
    language: str
    published: date | None
    title: str = ""
    address: str = ""
    notes: tuple[str, ...] = ()
    taken_back: bool = False


@dataclass(frozen=True)
class Proposed:
    """A suggestion, the letters of its span, its document, and what proposed it: `rules`, or a model by its name."""

    origin: Origin
    suggestion: Suggestion
    letters: str
    by: str = RULES

    @property
    def id(self) -> str:
        """A name that hangs on the document, the span and what is said, and on nothing else: 16 hexadecimal digits."""
        one = self.suggestion
        says: Json = {"sort": one.sort.value, "span": [one.span.start, one.span.end], "slots": dict(one.slots)}
        return digest(_MARK, bytes.fromhex(self.origin.digest), canonical_bytes(says)).hex()[:16]


def origin_of(document: Document) -> Origin:
    """A document without its text."""
    return Origin(
        document.file,
        document.digest,
        document.language,
        document.published,
        document.title,
        document.address,
        document.notes,
        document.taken_back,
    )


def proposed(document: Document, suggestions: Iterable[Suggestion], by: str = RULES) -> tuple[Proposed, ...]:
    """Suggestions with their document, in the order of their spans; what is said twice once.

    What stands in a story that its publisher took back is half as sure, and says so.
    """
    origin = origin_of(document)
    found: dict[str, Proposed] = {}
    for one in sorted(suggestions, key=_place):
        kept = _doubted(one) if document.taken_back else one
        whole = Proposed(origin, kept, one.span.of(document.text), by)
        found.setdefault(whole.id, whole)
    return tuple(found.values())


def _place(one: Suggestion) -> tuple[int, int, str, tuple[tuple[str, str], ...]]:
    return one.span.start, one.span.end, one.sort, tuple(sorted(one.slots.items()))


def _doubted(one: Suggestion) -> Suggestion:
    return replace(one, confidence=one.confidence * _DOUBTED, open=(*one.open, _TAKEN_BACK))
