"""How a mapping says what a cell is made of: one form for each way, told apart by the key that begins it.

Names of columns are those of the file. Where a form says `from`, an empty column gives an empty cell, which means "not
given"; nothing is ever read as zero because it is empty.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from truceline.intake.date_forms import known_clock_form, known_form
from truceline.intake.sentences import parse_sentence
from truceline.sources.case import ZoneName
from truceline.sources.models import Strict


def _text(value: object) -> object:
    """Digits may stand without quotes; `true` may not, because files write True, TRUE and true."""
    if isinstance(value, bool):
        raise ValueError(f"{value} has no quotes; put quotes round it, as the file writes it")
    return str(value) if isinstance(value, int) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


def _pattern(value: object) -> str:
    try:
        re.compile(str(value))
    except re.error as cause:
        raise ValueError(f"{value!r} is not a pattern ({cause}); correct it, or leave it out") from cause
    return str(value)


def _sentence(text: str) -> str:
    parse_sentence(text)
    return text


def _address_form(text: str) -> str:
    pieces = [piece for part in parse_sentence(text) for piece in part.pieces]
    if any(part.optional for part in parse_sentence(text)) or any(piece.cell for piece in pieces):
        raise ValueError("an address has columns in braces, and neither brackets nor cells; write https://.../{id}")
    if not text.startswith(("https://", "http://")):
        raise ValueError(f"{text!r} is no address; write https:// and the rest")
    return text


def _time_form(form: str) -> str:
    if not known_form(form):
        raise ValueError(f"{form!r} is no form of a date; write such as DD.MM.YYYY, iso or epoch seconds")
    return form


def _clock_form(form: str) -> str:
    if not known_clock_form(form):
        raise ValueError(f"{form!r} is no form of a time of day; write such as hh:mm or hhmm")
    return form


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed), Field(min_length=1)]
TimeForms = Annotated[
    tuple[Annotated[Text, AfterValidator(_time_form)], ...], BeforeValidator(_listed), Field(min_length=1)
]
ClockForms = Annotated[
    tuple[Annotated[Text, AfterValidator(_clock_form)], ...], BeforeValidator(_listed), Field(min_length=1)
]
Choices = Annotated[dict[str, Text], Field(min_length=1)]
Pattern = Annotated[str, BeforeValidator(_pattern)]


class Taken(Strict):
    """What a column has: `from`. Of several columns, the first that is not empty."""

    from_: Texts = Field(alias="from")
    capture: Pattern | None = None
    choose: Choices | None = None
    otherwise: Text | None = None
    as_: Literal["whole", "share", "percent", "name", "lower", "upper"] | None = Field(default=None, alias="as")
    default: Text | None = None
    shorten: Annotated[int, Field(ge=1, le=10_000)] | None = None

    @model_validator(mode="after")
    def _otherwise_of_something(self) -> "Taken":
        if self.otherwise is not None and self.choose is None and self.capture is None:
            raise ValueError("otherwise belongs to choose or to capture; for an empty column write default")
        return self


class Constant(Strict):
    """The same text for every row: `value`."""

    value: Text


class Joined(Strict):
    """Several columns one after the other, without those that are empty: `join`."""

    join: Texts
    with_: str = Field(default=", ", alias="with")
    shorten: Annotated[int, Field(ge=1, le=10_000)] | None = None


class Said(Strict):
    """A sentence with columns in braces: `say`. A part in square brackets is left out where a column in it is empty."""

    say: Annotated[str, AfterValidator(_sentence)]
    shorten: Annotated[int, Field(ge=1, le=10_000)] | None = None


class Bounds(Strict):
    """The columns of a count: the least and the most, one number, or several of which it holds all."""

    low: str | None = None
    high: str | None = None
    exactly: str | None = None
    about: str | None = None
    between: Texts | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Bounds":
        ways = (self.low or self.high, self.exactly, self.about, self.between)
        if sum(bool(way) for way in ways) != 1:
            raise ValueError("a count has low and high, exactly, about or between; name the columns of one of these")
        return self


class Counted(Strict):
    """A number of things, with bounds: `count`."""

    count: Bounds


class Position(Strict):
    """The columns of a place in degrees: `north` and `east`, or both in one `point`; and how far off it may be."""

    north: str | None = None
    east: str | None = None
    point: str | None = None
    within: "Taken | Constant | None" = None
    zero_is_unknown: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> "Position":
        if (self.north is None) != (self.east is None) or (self.north is None) == (self.point is None):
            raise ValueError("a place has north and east, or a point; name the columns of one of these")
        return self


class Placed(Strict):
    """Where it is: `place`."""

    place: Position


class Moments(Strict):
    """The columns of a time: one, or where it starts and ends.

    `clock`: the column with the time of day, and which of its texts mean that it is not known. `zone`: of days and
    clocks that name none. `precision`: how much wider than written it is.
    """

    start: Texts
    end: str | None = None
    formats: TimeForms = ("iso",)
    clock: str | None = None
    end_clock: str | None = None
    clock_formats: ClockForms = ("hh:mm:ss", "hh:mm")
    clock_unknown: Annotated[tuple[Text, ...], BeforeValidator(_listed)] = ()
    zone: ZoneName | None = None
    zone_from: str | None = None
    precision: "Taken | Constant | None" = None


class Timed(Strict):
    """When it was: `time`."""

    time: Moments


class Address(Strict):
    """Web addresses out of a column: `address`; `otherwise` where there is none, or what stands there is none."""

    address: str
    between: str = " "
    otherwise: str | None = None


class Url(Strict):
    """A web address with columns in braces: `url`."""

    url: Annotated[str, AfterValidator(_address_form)]


class Condition(Strict):
    """What must hold of a column: its text is or is not one of these, lies above or below, fits a pattern, is empty."""

    column: str
    is_: Texts | None = Field(default=None, alias="is")
    not_: Texts | None = Field(default=None, alias="not")
    above: Text | None = None
    below: Text | None = None
    fits: Pattern | None = None
    empty: bool | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Condition":
        ways = (self.is_, self.not_, self.above, self.below, self.fits, self.empty)
        if sum(way is not None for way in ways) != 1:
            raise ValueError("a condition has one of is, not, above, below, fits and empty; write one of them")
        for limit in (self.above, self.below):
            if limit is not None and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", limit):
                raise ValueError(f"{limit!r} is not a number; write digits, in quotes where it has a point")
        return self


class Branch(Strict):
    """What a cell is where all of these hold."""

    if_: Annotated[tuple[Condition, ...], Field(min_length=1, alias="if")]
    then: "Cell"


class Decided(Strict):
    """The first branch whose conditions hold: `when`. Where none does: `otherwise`, or the cell is empty."""

    when: Annotated[tuple[Branch, ...], Field(min_length=1)]
    otherwise: "Cell | None" = None


class Flagged(Strict):
    """The words of all columns that are set: `flags`."""

    flags: Choices
    set: Texts = ("1",)
    with_: str = Field(default=", ", alias="with")
    none: Text | None = None


_FORMS = {
    "from": Taken,
    "value": Constant,
    "join": Joined,
    "say": Said,
    "count": Counted,
    "place": Placed,
    "time": Timed,
    "address": Address,
    "url": Url,
    "when": Decided,
    "flags": Flagged,
}
FORMS = tuple(_FORMS)
"""The keys that begin a cell."""
TAG = "<"
"""How the parts of a place in a tree begin that are not in the file."""


def _form(value: object) -> str | None:
    if isinstance(value, Strict):
        return next(f"{TAG}{key}" for key, form in _FORMS.items() if isinstance(value, form))
    found = [key for key in _FORMS if isinstance(value, dict) and key in value]
    return f"{TAG}{found[0]}" if len(found) == 1 else None


Cell = Annotated[
    Annotated[Taken, Tag("<from")]
    | Annotated[Constant, Tag("<value")]
    | Annotated[Joined, Tag("<join")]
    | Annotated[Said, Tag("<say")]
    | Annotated[Counted, Tag("<count")]
    | Annotated[Placed, Tag("<place")]
    | Annotated[Timed, Tag("<time")]
    | Annotated[Address, Tag("<address")]
    | Annotated[Url, Tag("<url")]
    | Annotated[Decided, Tag("<when")]
    | Annotated[Flagged, Tag("<flags")],
    Discriminator(
        _form,
        custom_error_type="cell_form",
        custom_error_message=f"a cell begins with exactly one of {', '.join(_FORMS)}",
    ),
]

for _model in (Branch, Decided):
    _model.model_rebuild()
