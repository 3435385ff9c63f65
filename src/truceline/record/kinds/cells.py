"""The cells of entries: how each kind of value is read from a text and written back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, PlainSerializer, PlainValidator, ValidationInfo

from truceline.values.bearings import Bearing as _Bearing
from truceline.values.bearings import parse_bearing
from truceline.values.counts import Count, parse_count
from truceline.values.distances import Distance, parse_distance
from truceline.values.durations import parse_duration
from truceline.values.grades import Grade as _Grade
from truceline.values.grades import parse_grade
from truceline.values.instants import Instant, parse_instant, show
from truceline.values.intervals import Interval, parse_interval, show_interval
from truceline.values.names import Name, parse_name
from truceline.values.spots import Spot, parse_spot
from truceline.values.zones import zone

_UTC = zone("UTC")
DIGEST = re.compile("[0-9a-f]{64}")
"""A SHA-256 in hexadecimal."""
_INSTANCE = re.compile("uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SHORT = 280
"""The most letters that may be quoted of anything."""


@dataclass(frozen=True)
class Named:
    """Marks a column that names a party or a voice of the case (or several)."""


@dataclass(frozen=True)
class Refers:
    """Marks a column that names entries; `kinds`: of which kinds, any where it is empty."""

    kinds: tuple[str, ...] = ()


@cache
def marked(kind: type[BaseModel], marker: type) -> Mapping[str, object]:
    """The columns of a kind that carry a mark, each with it; of one that may be empty, it stands inside its union."""
    found: dict[str, object] = {}
    for column, field in kind.model_fields.items():
        marks = [*field.metadata, *(mark for part in get_args(field.annotation) for mark in get_args(part)[1:])]
        for mark in marks:
            if isinstance(mark, marker):
                found[column] = mark  # the last is the nearest to the column, and says the most
    return found


def _several(text: object) -> tuple[str, ...]:
    found = tuple(parse_name(word) for word in (text.split() if isinstance(text, str) else ()))
    if not found:
        raise ValueError(f"{text!r} names nobody and nothing; write names with spaces between")
    if len(set(found)) < len(found):
        raise ValueError(f"{text!r} names one twice; write each once")
    return found


def _two_or_more(text: object) -> tuple[str, ...]:
    found = tuple(parse_name(word) for word in str(text).split())
    if len(found) < 2:
        raise ValueError(f"{text!r} names fewer than two; name everyone, separated by spaces")
    return found


def _period(text: object, info: ValidationInfo) -> Interval:
    home = (info.context or {}).get("home", _UTC)
    if not isinstance(home, ZoneInfo):
        raise TypeError("the home zone must be given as a zone")
    return parse_interval(str(text), home)


def _number(text: object) -> int:
    if not str(text).isdecimal() or not 1 <= int(str(text)) <= 1_000_000:
        raise ValueError(f"{text!r} is not a number from 1 to 1000000; write digits")
    return int(str(text))


def _quote(text: object) -> str:
    said = " ".join(str(text).split())
    if len(said) > SHORT:
        raise ValueError(f"{len(said)} letters are quoted; quote at most {SHORT}, and say the rest in your own words")
    return said


def _length(text: object) -> str:
    parse_duration(str(text))
    return str(text)


def _digests(text: object) -> tuple[str, ...]:
    found = tuple(str(text).split())
    if not found or any(not DIGEST.fullmatch(one) for one in found):
        raise ValueError(f"{text!r} names no files; write the SHA-256 of each in 64 small hexadecimal digits")
    return found


def _instance(text: object) -> str:
    if not _INSTANCE.fullmatch(str(text)):
        raise ValueError(f"{text!r} is not an instance ID; write uuid: and the 36 signs of a UUID in small letters")
    return str(text)


BoundedCount = Annotated[
    Count, PlainValidator(lambda text: parse_count(str(text))), PlainSerializer(lambda count: count.said)
]
Names = Annotated[tuple[str, ...], PlainValidator(_two_or_more), PlainSerializer(" ".join)]
Words = Annotated[tuple[str, ...], PlainValidator(_several), PlainSerializer(" ".join)]
"""One name or more, such as kinds of event."""
Period = Annotated[Interval, PlainValidator(_period), PlainSerializer(lambda span: show_interval(span, _UTC))]
Moment = Annotated[
    Instant, PlainValidator(lambda text: parse_instant(str(text))), PlainSerializer(lambda at: show(at, _UTC))
]
Number = Annotated[int, PlainValidator(_number), PlainSerializer(str)]
"""A whole number from 1, written in digits."""
Quote = Annotated[str, PlainValidator(_quote)]
"""A short excerpt in the words of its source."""

Length = Annotated[str, PlainValidator(_length)]
"""A length of time in ISO 8601, such as PT5H30M."""
Place = Annotated[Spot, PlainValidator(lambda text: parse_spot(str(text))), PlainSerializer(str)]
"""Degrees north and east, with how far off it may be."""
Direction = Annotated[
    _Bearing, PlainValidator(lambda text: parse_bearing(str(text))), PlainSerializer(lambda one: one.said)
]
Range = Annotated[
    Distance, PlainValidator(lambda text: parse_distance(str(text))), PlainSerializer(lambda one: one.said)
]
Graded = Annotated[_Grade, PlainValidator(lambda text: parse_grade(str(text))), PlainSerializer(str)]
Digests = Annotated[tuple[str, ...], PlainValidator(_digests), PlainSerializer(" ".join)]
"""Files of evidence, each by its SHA-256."""
Instance = Annotated[str, PlainValidator(_instance)]
"""By which a filled-in form is known, however often it arrives."""

Who = Annotated[Name, Named()]
Whos = Annotated[Words, Named()]
Ref = Annotated[Name, Refers()]
Refs = Annotated[Words, Refers()]
