"""Times as an agreement states them: lengths with a counting rule, and points in time that hang on other events."""

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema, model_validator

from truceline.record.kinds.cells import Moment
from truceline.sources.models import Strict
from truceline.values.durations import CountingRule, Duration, parse_duration
from truceline.values.intervals import parse_day
from truceline.values.names import Name

UNSTATED = "unstated"
_DAY_SHAPE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_CLOCK_SHAPE = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


def _rules(written: object) -> tuple[CountingRule, ...]:
    if written == UNSTATED:
        return tuple(CountingRule)
    if written not in list(CountingRule):
        raise ValueError(
            f"{written!r} is not a counting rule; write elapsed, calendar or day_inclusive, "
            "or unstated where the text does not say (every rule is then reckoned and shown)"
        )
    return (CountingRule(str(written)),)


def _rules_text(rules: tuple[CountingRule, ...]) -> str:
    return rules[0].value if len(rules) == 1 else UNSTATED


_OF_MONTHS = (CountingRule.CALENDAR, CountingRule.DAY_INCLUSIVE)


def _clock(written: object) -> time:
    if not re.fullmatch(_CLOCK_SHAPE, str(written)):
        raise ValueError(f"{written!r} is not a time of day; write 18:00 (in quotes)")
    return time.fromisoformat(str(written))


Rules = Annotated[
    tuple[CountingRule, ...],
    PlainValidator(_rules),
    PlainSerializer(_rules_text),
    WithJsonSchema({"enum": [*CountingRule, UNSTATED]}),
]
Length = Annotated[
    str,
    PlainValidator(lambda text: (parse_duration(str(text)), str(text))[1]),
    WithJsonSchema({"type": "string", "pattern": "^P", "examples": ["P30D", "PT24H", "P3M"]}),
]
Day = Annotated[
    date,
    PlainValidator(lambda text: parse_day(str(text))),
    PlainSerializer(lambda day: day.isoformat()),
    WithJsonSchema({"type": "string", "pattern": _DAY_SHAPE}),
]
ClockTime = Annotated[
    time,
    PlainValidator(_clock),
    PlainSerializer(lambda clock: clock.isoformat("minutes")),
    WithJsonSchema({"type": "string", "pattern": _CLOCK_SHAPE}),
]


class Span(Strict):
    """A length of time and how it is counted."""

    length: Length
    count: Rules

    @model_validator(mode="before")
    @classmethod
    def _a_rule_is_given(cls, written: object) -> object:
        if isinstance(written, dict) and "length" in written and "count" not in written:
            raise ValueError(
                "a length of time needs its counting rule; add count: elapsed, calendar or day_inclusive, "
                "or count: unstated where the text does not say"
            )
        return written

    @model_validator(mode="after")
    def _months_need_a_calendar(self) -> "Span":
        if self.duration.months and self.count == (CountingRule.ELAPSED,):
            raise ValueError("a month has no fixed length; write count: calendar or count: day_inclusive")
        return self

    @property
    def rules(self) -> tuple[CountingRule, ...]:
        """Every counting rule that can be meant; months cannot be counted as hours."""
        return _OF_MONTHS if self.duration.months and len(self.count) > 1 else self.count

    @property
    def duration(self) -> Duration:
        """The length as a value."""
        return parse_duration(self.length)


class Renewal(Span):
    """Something renews itself for a length each time it would end, unless notice comes `notice` before that.

    `most`: how many times at most; None: without limit.
    """

    notice: Span | None = None
    most: int | None = Field(default=None, ge=1, le=1000)


class Point(StrEnum):
    """Points in time that every agreement has."""

    ISSUED = "issued"
    """This version was put forward."""
    AGREED = "agreed"
    """Every consent that it takes is there and the condition of entry holds."""
    START = "start"
    END = "end"
    EACH = "each"
    """The act that `for_each` names, for each time that it happens."""


class Anchor(Strict):
    """What a time is counted from; exactly one of its keys.

    `event` with perhaps `actor`: the first time that it happened. `term`: that clause was performed. `phase`: that
    phase began; `phase_end`: it ended. A plain word is one of the fixed points.
    """

    point: Point | None = None
    event: Name | None = None
    actor: Name | None = None
    term: Name | None = None
    phase: Name | None = None
    phase_end: Name | None = None

    @model_validator(mode="before")
    @classmethod
    def _a_word_is_a_point(cls, written: object) -> object:
        if isinstance(written, str):
            if written not in list(Point):
                raise ValueError(
                    f"{written!r} is not a point in time; write one of {', '.join(Point)}, or event:, term: or phase:"
                )
            return {"point": written}
        return written

    @model_validator(mode="after")
    def _exactly_one(self) -> "Anchor":
        given = [self.point, self.event, self.term, self.phase, self.phase_end]
        if sum(one is not None for one in given) != 1 or (self.actor and not self.event):
            raise ValueError("a time is counted from one thing; keep one of event, term, phase and phase_end")
        return self


class Edge(StrEnum):
    """What a deadline lets pass: what comes before the instant, at the latest at it, or until its day is over."""

    BEFORE = "before"
    NO_LATER_THAN = "no_later_than"
    BY_END_OF = "by_end_of"
    UNSTATED = UNSTATED


class Timepoint(Strict):
    """A point in time: an instant (`at`), a day (`on`), or counted from something.

    `after` with `plus` (a length) or `day` (the n-th day, the day of the anchor being day 1); `before` with `minus`.
    `time`: the time of day, in the agreement's zone, with `on`, `day`, or `after` and `plus`. `edge`: for deadlines;
    left out, a day is there to its end and an instant is the first that is too late. A plain text is an instant or a
    day.
    """

    at: Moment | None = None
    on: Day | None = None
    after: Anchor | None = None
    plus: Span | None = None
    day: int | None = Field(default=None, ge=1, le=100_000)
    before: Anchor | None = None
    minus: Span | None = None
    time: ClockTime | None = None
    edge: Edge | None = None

    @model_validator(mode="before")
    @classmethod
    def _a_text_is_a_time(cls, written: object) -> object:
        if isinstance(written, date):
            return {"on": written.isoformat()}
        if isinstance(written, str):
            return {"on" if re.fullmatch(_DAY_SHAPE, written) else "at": written}
        return written

    @model_validator(mode="after")
    def _one_way(self) -> "Timepoint":
        ways = [self.at, self.on, self.after, self.before]
        if sum(way is not None for way in ways) != 1:
            raise ValueError("a point in time is one of at, on, after and before; keep one of them")
        if self.after and (self.plus is None) == (self.day is None):
            raise ValueError("after needs either plus (a length) or day (the n-th day); write one of the two")
        if (not self.after and (self.plus or self.day)) or (self.before is None) != (self.minus is None):
            raise ValueError("plus and day belong to after, and minus to before; correct the keys")
        if self.time and (self.at or self.before):
            raise ValueError("time belongs to on or after; remove it, or write the instant in full")
        return self

    @property
    def is_day(self) -> bool:
        """True where a day is meant rather than an instant."""
        return self.time is None and (self.on is not None or self.day is not None)

    @property
    def limit(self) -> Edge:
        """What a deadline lets pass, where the text is read as house rule has it."""
        return self.edge or (Edge.BY_END_OF if self.is_day else Edge.BEFORE)


def anchors_of(point: Timepoint | None) -> list[Anchor]:
    """What a point in time is counted from."""
    found: list[Any] = [point.after, point.before] if point else []
    return [anchor for anchor in found if anchor is not None]
