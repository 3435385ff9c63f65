"""Sentences with columns in braces: `{side_a} against {side_b}[ in {where}]`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NOT_GIVEN = "(not given)"
_CELL = "cell."
_PIECE = re.compile(r"\{([^{}\[\]]+)\}|([^{}\[\]]+)")
_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")


@dataclass(frozen=True)
class Piece:
    """A piece of a sentence: words as they stand, or the name of a column or of another cell."""

    words: str = ""
    column: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Part:
    """Pieces in their order; an optional part is left out where something in it is empty."""

    pieces: tuple[Piece, ...]
    optional: bool


def parse_sentence(text: str) -> tuple[Part, ...]:
    """The parts of a sentence.

    Raises:
        ValueError: where a brace or a bracket has no other half, or stands inside another.
    """
    found = tuple(_parts(text))
    if not found:
        raise ValueError("the sentence is empty; write what it says")
    return found


def _parts(text: str) -> Iterator[Part]:
    place = 0
    for match in _PART.finditer(text):
        if match.start() != place:
            break
        place = match.end()
        yield Part(tuple(_pieces(match[1] if match[2] is None else match[2])), match[2] is None)
    if place != len(text):
        raise ValueError(f"{text[place : place + 20]!r} has a bracket without its other half; close it, or take it out")


def _pieces(text: str) -> Iterator[Piece]:
    place = 0
    for match in _PIECE.finditer(text):
        if match.start() != place:
            break
        place = match.end()
        name = match[1]
        if name is None:
            yield Piece(words=match[2])
        elif name.startswith(_CELL):
            yield Piece(cell=name.removeprefix(_CELL))
        else:
            yield Piece(column=name)
    if place != len(text):
        raise ValueError(f"{text[place : place + 20]!r} has a brace without its other half; close it, or take it out")


def say(parts: tuple[Part, ...], column: Callable[[str], str], cell: Callable[[str], str]) -> str:
    """The sentence, with what `column` and `cell` give for a name; an empty text is "not given"."""
    said: list[str] = []
    for part in parts:
        texts = [_text(piece, column, cell) for piece in part.pieces]
        if part.optional and not all(texts):
            continue
        said.extend(text or NOT_GIVEN for text in texts)
    return "".join(said)


def _text(piece: Piece, column: Callable[[str], str], cell: Callable[[str], str]) -> str:
    if piece.column:
        return column(piece.column)
    return cell(piece.cell) if piece.cell else piece.words
