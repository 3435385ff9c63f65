"""The mandate's style sheet for places: `places/style.yaml` in a case folder. What it does not say, we do not decide.

All of it is optional. It says whose names are printed, which words the mandate itself uses, what a bare name means, and
for which places a country may be printed at all.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, model_validator

from truceline.places.place import OFFICIAL, Naming
from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import read_yaml

Language = Literal["en", "uk", "ru"]
Words = dict[Language, str]


def _day(text: object) -> str:
    written = str(text)
    parts = written.split("-")
    if not all(part.isdecimal() for part in parts) or [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        raise ValueError(f"{written!r} is no date; write a year, a month or a day: 2016, 2016-02 or 2016-02-04")
    return written


def _degrees(text: object) -> float:
    try:
        return float(str(text))
    except ValueError as cause:
        raise ValueError(f'{text!r} is not in degrees; write a number in quotes: "47.5"') from cause


Day = Annotated[str, PlainValidator(_day)]
Degrees = Annotated[float, PlainValidator(_degrees)]


class Rename(Strict):
    """One more name of a place: in which language, used by whom, and from when to when, as far as it is known."""

    place: str
    name: str
    language: Language
    by: str = OFFICIAL
    since: Day | None = None
    until: Day | None = None


class Bounds(Strict):
    """Where the case plays. With `decides`, a name that only one place inside bears means that one."""

    south: Degrees
    north: Degrees
    west: Degrees
    east: Degrees
    decides: bool = False

    def holds(self, north: float, east: float) -> bool:
        """True when a place lies inside; from west to east may go over the 180th meridian."""
        between = self.west <= east <= self.east if self.west <= self.east else east >= self.west or east <= self.east
        return self.south <= north <= self.north and between

    @model_validator(mode="after")
    def _south_first(self) -> "Bounds":
        if self.south > self.north:
            raise ValueError("south lies north of north; change the two")
        return self


class Style(Strict):
    """What `places/style.yaml` says. Without the file, all of it has these values.

    `usage`: whose names are printed, the first that has one. `beside`: whose names are printed behind, in brackets.
    `names`: the mandate's own words for a place, before any usage. `means`: which place a bare name stands for.
    `countries`, `disputed`: the words for a country (`UA`) or a disputed area (`UA.11`) that may be printed.
    """

    form: Literal["places/1"] = Field(default="places/1", alias="schema")
    country: str = "UA"
    usage: tuple[str, ...] = (OFFICIAL,)
    beside: tuple[str, ...] = ()
    names: dict[str, Words] = Field(default_factory=dict)
    renames: tuple[Rename, ...] = ()
    means: dict[str, str] = Field(default_factory=dict)
    countries: dict[str, Words] = Field(default_factory=dict)
    disputed: dict[str, Words] = Field(default_factory=dict)
    bounds: Bounds | None = None
    distances: Literal["middle", "either"] = "either"
    compass: Literal[4, 8, 16] = 16
    near_m: Annotated[int, Field(ge=1, le=100_000)] = 5_000

    def namings_of(self, place: str) -> tuple[Naming, ...]:
        """The names that the style sheet adds to a place."""
        return tuple(
            Naming(one.name, one.language, one.by, one.since or "", one.until or "", "style sheet: renames")
            for one in self.renames
            if one.place == place
        )

    def all_names(self) -> Iterator[tuple[str, str]]:
        """Every name that it gives, with the id of its place."""
        yield from ((one.place, one.name) for one in self.renames)
        yield from ((place, name) for place, words in self.names.items() for name in words.values())


def style_path(case: Path) -> Path:
    """Where the style sheet of a case folder is, if it has one."""
    return case / "places" / "style.yaml"


def read_style(case: Path | None) -> Style:
    """The style sheet of a case folder; the defaults where it has none, or where no case is named.

    Raises:
        BadInput: if the file is not well formed; each fault names its line.
    """
    if case is None or not (path := style_path(case)).is_file():
        return Style()
    return hold(read_yaml(path), Style)
