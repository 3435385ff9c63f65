"""Which paragraphs of a source text no term covers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.terms.schema import Agreement

_WORDS = "Article|Art\\.|Section|Clause|Point|Paragraph|Стаття|Статья|Пункт|Розділ|Раздел"
_LABEL = re.compile(
    rf"\s*(?P<label>(?:{_WORDS})\s*[0-9]+(?:\.[0-9]+)*|[0-9]+(?:\.[0-9]+)*(?=[.)]|\s*[-–]\s)|\([a-zа-яіїєґ0-9]{{1,4}}\))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@dataclass(frozen=True)
class Stretch:
    """A paragraph of a source: its label, where it begins and ends (in characters), and its text."""

    label: str
    start: int
    end: int
    text: str


def key_of(part: str) -> str:
    """How a label is compared: `Article 5.`, `5)` and `5` are one, and so are `2 (a)` and `2(a)`."""
    number = _NUMBER.search(part)
    letter = re.search(r"\(?([^\W\d_])\)?\.?$", part.strip()) if not re.search(r"[^\W\d_]{2}$", part.strip()) else None
    if number is None and letter is None:
        return " ".join(part.casefold().split())
    return (number[0] if number else "") + (f"({letter[1].casefold()})" if letter else "")


def covered_parts(agreement: Agreement, source: str) -> set[str]:
    """The labels of a source that a term or a definition names."""
    cited = [(one.src, one.part) for one in agreement.every_term] + [
        (one.src, one.part) for one in agreement.definitions
    ]
    return {key_of(part) for src, named in cited if src == source for part in named}


def paragraphs(text: str) -> list[Stretch]:
    """The paragraphs of a text: they end at an empty line, and where a line begins with a label.

    The label is the number or letter that the paragraph begins with, else ¶ and its place among all paragraphs. A
    letter comes with the number that it stands under: `2(a)`.
    """
    found: list[Stretch] = []
    number = ""
    for start, end in _cuts(text):
        said = text[start:end].strip()
        label = _LABEL.match(said)
        name = label["label"] if label else f"¶{len(found) + 1}"
        if label and _NUMBER.search(name) and not name.startswith("("):
            number = key_of(name)
        found.append(Stretch(f"{number}{name}" if label and name.startswith("(") else name, start, end, said))
    return found


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start, end, at = 0, 0, 0
    for line in text.splitlines(keepends=True):
        new = not line.strip() or _LABEL.match(line)
        if new and text[start:end].strip():
            yield start, end
        if new:
            start = at
        at += len(line)
        if line.strip():
            end = at
        else:
            start = end = at
    if text[start:end].strip():
        yield start, end


def uncovered(agreement: Agreement, source: str, text: str) -> list[Stretch]:
    """The paragraphs of a source text that no term and no definition covers, in the order of the text.

    `source`: the id under which the terms name it in `src`; what counts is that `part` names the paragraph's label.
    """
    known = covered_parts(agreement, source)
    return [one for one in paragraphs(text) if one.label not in known and key_of(one.label) not in known]
