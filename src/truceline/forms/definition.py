"""What a form asks, page by page, as its YAML file in `definitions/` says."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, model_validator

from truceline.errors import NotOnRecord
from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import parse_yaml
from truceline.values.names import Name

FORMS = ("observation", "restriction", "weapons_site", "casualty", "allegation", "effort")
"""The forms, in the order in which they are offered."""

Sort = Literal[
    "choice",
    "listed",
    "text",
    "label",
    "count",
    "distance",
    "bearing",
    "position",
    "place",
    "grade",
    "when",
    "length",
    "reference",
    "photos",
    "receipt",
    "note",
]


class Condition(Strict):
    """A condition on another question of the form: its answer is one of some, is given and none of some, or is
    given at all."""

    of: Name
    among: tuple[str, ...] = Field(default=(), alias="is")
    but: tuple[str, ...] = Field(default=(), alias="is_not")
    given: bool = False

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Condition":
        if bool(self.among) + bool(self.but) + self.given != 1:
            raise ValueError(f"the condition on {self.of} says more than one thing or none; keep is, is_not or given")
        return self


class Question(Strict):
    """One question, which may take several rows of the form.

    `column`: where its answer goes; by default what it is called. `choices`: the list that is chosen from. `when`: it
    is asked only where one of these holds. `unknown`: it can be answered with "not known", which is an empty cell.
    `apart`: an exact place is asked only after saying that one may be given. `usual`: what is chosen already.
    """

    name: Name
    ask: Sort
    column: str = ""
    choices: str = ""
    required: bool = False
    when: tuple[Condition, ...] = ()
    unknown: bool = False
    long: bool = False
    apart: bool = False
    most: int = 0
    usual: str = ""

    @property
    def cell(self) -> str:
        """The column to which the answer goes; empty for a note."""
        return "" if self.ask in ("note", "photos") else self.column or self.name


class Page(Strict):
    """Questions on one screen."""

    page: Name
    ask: tuple[Question, ...]


class Again(Strict):
    """Pages that can be filled in several times; each time makes an entry of its own."""

    repeat: Name
    pages: tuple[Page, ...]


Part = Annotated[Page | Again, Field()]


class Definition(Strict):
    """A form: the kind of entry that it makes, the version of its questions, and its pages."""

    form: Literal["form/1"] = Field(alias="schema")
    id: Name
    kind: Name
    questions: int
    pages: tuple[Part, ...]

    def asked(self) -> Iterator[Question]:
        """Every question, in its order."""
        for part in self.pages:
            for page in part.pages if isinstance(part, Again) else (part,):
                yield from page.ask

    @property
    def again(self) -> Again | None:
        """What can be filled in several times, if anything."""
        return next((part for part in self.pages if isinstance(part, Again)), None)


@cache
def definition_of(form_id: str) -> Definition:
    """The definition of a form.

    Raises:
        NotOnRecord: if there is no such form.
    """
    if form_id not in FORMS:
        raise NotOnRecord(f"there is no form {form_id}", f"name one of {', '.join(FORMS)}")
    path = files("truceline.forms") / "definitions" / f"{form_id}.yaml"
    return hold(parse_yaml(path.name, path.read_text(encoding="utf-8")), Definition)
