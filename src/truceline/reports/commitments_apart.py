"""Where the sides read it differently, side by side, with the differences named."""

from collections.abc import Iterator, Sequence

from truceline.findings.commitments.answers import Commitments, Sided
from truceline.findings.commitments.apart import Apart, Cell
from truceline.findings.commitments.nodes import Node
from truceline.reports.commitments import Telling, side_words
from truceline.reports.wording import Words
from truceline.terms.answers import ReadingState

Row = tuple[str, tuple[str, ...]]
_ABSENT = {"acts": "nothing on record"}


def heads(found: Commitments, words: Words) -> tuple[str, ...]:
    """Who reads it so, side by side."""
    return tuple(side_words(sided.side.who, words) for sided in found.sides)


def apart_rows(one: Apart, found: Commitments, words: Words) -> list[Row]:
    """What each side reads, label by label; rows that say nothing for any side are left out."""
    cells = [dict(_cell(cell, found, words)) for cell in one.cells]
    labels = dict.fromkeys(label for cell in cells for label in cell)
    return [(label, tuple(cell.get(label, _ABSENT.get(label, "-")) for cell in cells)) for label in labels]


def differs_words(one: Apart) -> str:
    """In what they differ: `where it stands, until when it binds`."""
    return ", ".join(one.differs)


def _cell(cell: Cell, found: Commitments, words: Words) -> Iterator[tuple[str, str]]:
    sided, read = cell
    if read is None:
        yield "state", "not owed"
    elif isinstance(read, Node):
        yield from _node(read, sided, found, words)
    else:
        yield from _reading(read, words)


def _node(node: Node, sided: Sided, found: Commitments, words: Words) -> Iterator[tuple[str, str]]:
    telling = Telling(words, sided.graph, found.known)
    labels: dict[str, list[str]] = {"state": [telling.state(node)]}
    for label, text in telling.lines(node):
        if label not in ("promise", "owes"):
            labels.setdefault(label, []).append(text)
    return ((label, "; ".join(texts)) for label, texts in labels.items())


def _reading(reading: ReadingState, words: Words) -> Iterator[tuple[str, str]]:
    yield "reading", reading.plan.title
    yield "state", words.status(reading)
    yield "begins", _each([words.range(one.start) for one in reading.windows if one.start])
    yield "ends", _each([words.range(one.until.range) for one in reading.windows if one.until.range])


def _each(texts: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(texts)) or "no time on record"
