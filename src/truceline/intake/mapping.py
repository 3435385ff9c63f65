"""A mapping: how the rows of somebody's table become entries of one kind. The format is in docs/mapping-format.md."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from truceline.errors import BadInput, Fault
from truceline.intake.cell_forms import TAG, Cell, Condition, Decided, Said, Text, Texts
from truceline.intake.sentences import parse_sentence
from truceline.record.kinds import KINDS
from truceline.sources.case import ZoneName
from truceline.sources.models import Strict, explain
from truceline.sources.rows import read_text
from truceline.sources.yaml_tree import Tree, parse_yaml
from truceline.values.names import Name

COMMON = ("occurred", "source", "text")
"""The columns of every entry that a mapping fills; a mapping to the record may fill `recorded` as well."""
OURS = ("dataset", "release", "key")
"""The columns of a listing that are filled from the head of the mapping."""


class To(StrEnum):
    """Where rows are kept: beside the record with their history, or on it, each as an entry of its own."""

    BULK = "bulk"
    RECORD = "record"


class Beside(Strict):
    """A second file, of which each row completes a row of this one.

    `by` is the column of this file, and `its` that of the other, which tell which rows belong together. The other's
    name is this one's with `that` for `this`.
    """

    by: str
    its: str
    this: Annotated[str, Field(min_length=1)]
    that: str


class FileForm(Strict):
    """How the file is written. `header`: the names of its columns, where the file has no row of names."""

    form: Literal["csv", "xlsx", "jsonl", "geojson"] | None = None
    delimiter: Literal[",", ";", "tab", "|"] | None = None
    encoding: Literal["utf-8", "utf-16", "windows-1251", "windows-1252", "koi8-u", "iso-8859-1", "cp866"] = "utf-8"
    sheet: str | None = None
    skip_lines: Annotated[int, Field(ge=0, le=1000)] = 0
    header: Texts | None = None
    beside: Beside | None = None


class Signs(Strict):
    """By what a file is recognised: columns that it has, columns that it lacks, its number of cells, its name."""

    columns: Texts | None = None
    without: Texts | None = None
    cells: int | None = None
    name: str | None = None

    @model_validator(mode="after")
    def _some(self) -> "Signs":
        if self.columns is None and self.cells is None:
            raise ValueError("a name alone recognises nothing; give columns, or the number of cells")
        return self


class Release(Strict):
    """Which release a file is of: `column`, or `value`. Without either it is given with --release."""

    column: str | None = None
    value: Text | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Release":
        if (self.column is None) == (self.value is None):
            raise ValueError("a release is a column or a value; write one of them")
        return self


class Skip(Strict):
    """Rows that are no entries, such as a line of totals, and why. They are counted and shown."""

    if_: Annotated[tuple[Condition, ...], Field(min_length=1, alias="if")]
    reason: Annotated[str, Field(min_length=3)]


class Mapping(Strict):
    """The content of a mapping file."""

    form: Literal["mapping/1"] = Field(alias="schema")
    dataset: Name
    title: str
    kind: str
    to: To = To.BULK
    key: Texts
    release: Release | None = None
    zone: ZoneName | None = None
    part: bool = False
    file: FileForm = FileForm()
    recognised_by: Signs | None = None
    skip_where: tuple[Skip, ...] = ()
    columns: dict[str, Cell] = Field(default_factory=dict)
    cells: dict[str, Cell]

    @field_validator("dataset")
    @classmethod
    def _ends_somewhere(cls, dataset: str) -> str:
        if "--" in dataset or dataset.endswith("-") or len(dataset) > 50:
            raise ValueError(
                f"{dataset!r} has two hyphens in a row, one at its end, or over 50 signs; choose another name"
            )
        return dataset

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, kind: str) -> str:
        if kind not in KINDS or kind == "intake":
            raise ValueError(f"{kind!r} is not a kind of entry that can be mapped; docs/case-format.md has them")
        return kind

    @model_validator(mode="after")
    def _cells_that_name_cells(self) -> "Mapping":
        for name, cell in self.columns.items():
            if list(_cells_named(cell)):
                raise ValueError(f"the column {name} names a cell; name the columns that the cell is made of")
        for name, cell in self.cells.items():
            for named in _cells_named(cell):
                if named not in self.cells or list(_cells_named(self.cells[named])):
                    raise ValueError(f"the cell {name} names {named}, which is no cell here, or names one itself")
        return self

    @model_validator(mode="after")
    def _cells_of_the_kind(self) -> "Mapping":
        known = set(KINDS[self.kind].model_fields) | {*COMMON, *(("recorded",) if self.to is To.RECORD else ())}
        ours = set(OURS) if self.kind == "listing" else set()
        for name in self.cells:
            if name in ours:
                raise ValueError(f"the cell {name} is filled from the head of the mapping; leave it out")
            if name not in known:
                raise ValueError(f"a {self.kind} has no column {name}; docs/case-format.md has its columns")
        needed = {n for n, field in KINDS[self.kind].model_fields.items() if field.is_required()} - ours
        for name in sorted({*COMMON, *needed} - set(self.cells)):
            raise ValueError(f"the cell {name} is missing; a {self.kind} must have it")
        return self


def _cells_named(cell: Cell | None) -> Iterator[str]:
    """The other cells that a cell is made of."""
    if isinstance(cell, Said):
        yield from (piece.cell for part in parse_sentence(cell.say) for piece in part.pieces if piece.cell)
    elif isinstance(cell, Decided):
        for one in (*(branch.then for branch in cell.when), cell.otherwise):
            yield from _cells_named(one)


@dataclass(frozen=True)
class Loaded:
    """A mapping, the file that it stands in, its text, and the SHA-256 of that."""

    mapping: Mapping
    file: str
    digest: str
    text: str


def load_mapping(path: Path) -> Loaded:
    """The mapping in a YAML file. Raises BadInput with file and line of everything that does not fit."""
    return parse_mapping(str(path), read_text(path))


def parse_mapping(file: str, text: str) -> Loaded:
    """The mapping in a YAML text; `file` is the name used in faults. Raises as `load_mapping`."""
    tree = parse_yaml(file, text)
    try:
        mapping = Mapping.model_validate(tree.content)
    except ValidationError as cause:
        raise BadInput(*_faults(tree, cause)) from cause
    return Loaded(mapping, file, hashlib.sha256(text.encode()).hexdigest(), text)


def _faults(tree: Tree, cause: ValidationError) -> list[Fault]:
    """What does not fit, at its place in the file: without the parts of a place that only the program knows."""
    found = []
    for error in cause.errors():
        place = tuple(part for part in error["loc"] if not str(part).startswith(TAG))
        problem, remedy = explain({**error, "loc": place})
        found.append(Fault(tree.file, tree.line_of(place), problem, remedy))
    return found
