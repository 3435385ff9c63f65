"""The passages by which reading is judged: `dev` to work with, `test` to be measured by. They ship with the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from truceline.errors import BadInput, Fault
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import parse_yaml
from truceline.values.intervals import parse_day
from truceline.values.names import Name
from truceline.values.zones import zone

Part = Literal["dev", "test"]
ANYTHING = "?"
"""In a slot of gold: whatever is proposed there is right, and so is nothing."""

VERBATIM = ("quote", "name", "does", "trigger", "condition", "scope", "entry", "extension", "office", "speaker", "unit")
"""Slots whose words are taken from the passage as they stand."""


class Named(Strict):
    """An actor of one passage that the world's list lacks, such as an invented group."""

    id: Name
    names: tuple[str, ...]


@dataclass(frozen=True)
class Gold:
    """One thing that should be proposed of a passage. Where it is `optional`, careful readers would differ about it.

    `stands_on`: the letters of verbatim slots, and of slots reckoned from words, such as `when`.
    """

    sort: Sort
    span: Span
    slots: Mapping[str, str]
    stands_on: Mapping[str, Span]
    optional: bool

    def as_suggestion(self) -> Suggestion:
        """What a perfect reader would propose."""
        slots = {name: value for name, value in self.slots.items() if value != ANYTHING}
        return Suggestion(self.sort, self.span, slots, self.stands_on, confidence=1.0)


@dataclass(frozen=True)
class Never:
    """What must not be proposed of a passage: any suggestion of this sort that has all these slots."""

    sort: Sort
    slots: Mapping[str, str]


@dataclass(frozen=True)
class Passage:
    """A few sentences, when and in which language they were published, and what should be proposed of them.

    `home`: the zone of the clocks that the passage means. `note` says what makes it hard. A passage without gold that
    counts is a negative.
    """

    id: str
    language: str
    published: date | None
    home: ZoneInfo
    text: str
    actors: tuple[Named, ...]
    gold: tuple[Gold, ...]
    never: tuple[Never, ...]
    note: str

    @property
    def negative(self) -> bool:
        """True where nothing need be proposed."""
        return all(gold.optional for gold in self.gold)


class _Gold(Strict):
    sort: Sort
    span: str
    slots: Mapping[str, str] = Field(default_factory=dict)
    stands_on: Mapping[str, str] = Field(default_factory=dict)
    optional: bool = False


class _Never(Strict):
    sort: Sort
    slots: Mapping[str, str] = Field(default_factory=dict)


class _Passage(Strict):
    id: Name
    text: str
    published: str | None = None
    home: str = "Etc/UTC"
    actors: tuple[Named, ...] = ()
    gold: tuple[_Gold, ...] = ()
    never: tuple[_Never, ...] = ()
    note: str = ""


class _File(Strict):
    language: str
    passages: tuple[_Passage, ...]


def passages(part: Part, language: str | None = None) -> tuple[Passage, ...]:
    """The passages of a part in the order of their files, in one language or in all.

    Raises:
        BadInput: if a file is not as it should be, with file and line.
    """
    return tuple(passage for passage in _shipped(part) if language in (None, passage.language))


def passages_of(file: str, text: str) -> tuple[Passage, ...]:
    """The passages of one file's text; `file` is its name in faults.

    Raises:
        BadInput: if it is not YAML, has other keys, or gives letters that its passage lacks or has more than once.
    """
    tree = parse_yaml(file, text)
    held = hold(tree, _File)
    made: list[Passage] = []
    for number, row in enumerate(held.passages):
        try:
            made.append(_passage(row, held.language))
        except ValueError as cause:
            line = tree.line_of(("passages", number))
            raise BadInput(Fault(file, line, f"{row.id}: {cause}", "correct the passage")) from cause
    return tuple(made)


@cache
def _shipped(part: Part) -> tuple[Passage, ...]:
    folder = files("truceline.reading.evaluation").joinpath(part)
    names = sorted(found.name for found in folder.iterdir() if found.name.endswith(".yaml"))
    read = (passages_of(f"{part}/{name}", folder.joinpath(name).read_text("utf-8")) for name in names)
    return tuple(passage for some in read for passage in some)


def _passage(row: _Passage, language: str) -> Passage:
    published = None if row.published is None else parse_day(row.published)
    gold = tuple(_gold(row.text, one) for one in row.gold)
    never = tuple(Never(one.sort, one.slots) for one in row.never)
    return Passage(row.id, language, published, zone(row.home), row.text, row.actors, gold, never, row.note)


def _gold(text: str, row: _Gold) -> Gold:
    span = _found(text, row.span, 0)
    if text.count(row.span) > 1:
        raise ValueError(f"the passage has {row.span!r} more than once")
    verbatim = {name: row.slots[name] for name in VERBATIM if row.slots.get(name, ANYTHING) != ANYTHING}
    letters = {**verbatim, **row.stands_on}
    stands_on = {name: _found(row.span, words, span.start) for name, words in letters.items()}
    return Gold(row.sort, span, row.slots, stands_on, row.optional)


def _found(text: str, letters: str, offset: int) -> Span:
    start = text.find(letters)
    if start < 0 or not letters:
        raise ValueError(f"the letters {letters!r} do not occur in {text!r}")
    return Span(offset + start, offset + start + len(letters))
