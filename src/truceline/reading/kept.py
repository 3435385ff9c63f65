"""Suggestions as lines of JSON: the same bytes for the same suggestions, and back."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field, ValidationError

from truceline.errors import BadInput, Fault
from truceline.reading.proposed import Origin, Proposed
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.sources.models import Strict, explain
from truceline.values.canonical import Json, canonical_bytes

FORM = "suggestion/1"
_REMEDY = "read the documents again (truceline read DIR --out FILE)"
_Ends = tuple[int, int]


class _Document(Strict):
    file: str
    digest: str = Field(pattern="^[0-9a-f]{64}$")
    language: str
    published: date | None
    title: str
    address: str
    notes: tuple[str, ...]
    taken_back: bool


class _Line(Strict):
    form: str
    id: str
    by: str
    document: _Document
    sort: Sort
    span: _Ends
    letters: str
    slots: dict[str, str]
    stands_on: dict[str, _Ends]
    confidence: int = Field(ge=0, le=100)
    open: tuple[str, ...]


def plain(one: Proposed) -> dict[str, Json]:
    """A suggestion as plain data; confidence in hundredths, spans as [start, end) in letters of the document's text."""
    origin, said = one.origin, one.suggestion
    published = None if origin.published is None else origin.published.isoformat()
    return {
        "form": FORM,
        "id": one.id,
        "by": one.by,
        "document": {
            "file": origin.file,
            "digest": origin.digest,
            "language": origin.language,
            "published": published,
            "title": origin.title,
            "address": origin.address,
            "notes": list(origin.notes),
            "taken_back": origin.taken_back,
        },
        "sort": said.sort.value,
        "span": [said.span.start, said.span.end],
        "letters": one.letters,
        "slots": dict(said.slots),
        "stands_on": {slot: [span.start, span.end] for slot, span in said.stands_on.items()},
        "confidence": round(said.confidence * 100),
        "open": list(said.open),
    }


def lines_of(suggestions: Iterable[Proposed]) -> str:
    """Suggestions as a file: one canonical line each."""
    return "".join(canonical_bytes(plain(one)).decode() + "\n" for one in suggestions)


def suggestions_in(file: str, text: str) -> tuple[Proposed, ...]:
    """The suggestions that a file holds, in its order; their numbers are those of its lines, from 1.

    Raises:
        BadInput: for every line that is not a suggestion, or was changed since it was proposed.
    """
    found: list[Proposed] = []
    faults: list[Fault] = []
    lines = text.removesuffix("\n").split("\n") if text else []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(_parsed(_Line.model_validate_json(line)))
        except ValidationError as cause:
            problem, _ = explain(cause.errors()[0])
            faults.append(Fault(file, number, f"the line is not a suggestion ({problem})", _REMEDY))
        except ValueError as cause:
            faults.append(Fault(file, number, f"the line is not a suggestion ({cause})", _REMEDY))
    if faults:
        raise BadInput(*faults)
    return tuple(found)


def _parsed(line: _Line) -> Proposed:
    if line.form != FORM:
        raise ValueError(f"its form is {line.form!r}, not {FORM}")
    document = line.document
    origin = Origin(**{name: getattr(document, name) for name in type(document).model_fields})
    said = Suggestion(
        sort=line.sort,
        span=Span(*line.span),
        slots=line.slots,
        stands_on={slot: Span(*ends) for slot, ends in line.stands_on.items()},
        confidence=line.confidence / 100,
        open=line.open,
    )
    whole = Proposed(origin, said, line.letters, line.by)
    if whole.id != line.id or said.span.end - said.span.start != len(line.letters):
        raise ValueError("it was changed since it was proposed")
    return whole
