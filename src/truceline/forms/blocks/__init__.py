"""The sorts of question that forms are made of, each with its rows, its reading and its filling."""

from collections.abc import Mapping

from truceline.forms.blocks.base import About, Answers, Block
from truceline.forms.blocks.judging import grade
from truceline.forms.blocks.links import photos, receipt, reference
from truceline.forms.blocks.lists import listed, place
from truceline.forms.blocks.numbers import count, length
from truceline.forms.blocks.plain import choice, label, note, text
from truceline.forms.blocks.positions import position
from truceline.forms.blocks.ranges import bearing, distance
from truceline.forms.blocks.times import when
from truceline.forms.definition import Sort

BLOCKS: Mapping[Sort, Block] = {
    "choice": choice,
    "listed": listed,
    "text": text,
    "label": label,
    "count": count,
    "distance": distance,
    "bearing": bearing,
    "position": position,
    "place": place,
    "grade": grade,
    "when": when,
    "length": length,
    "reference": reference,
    "photos": photos,
    "receipt": receipt,
    "note": note,
}

__all__ = ["BLOCKS", "About", "Answers", "Block"]
