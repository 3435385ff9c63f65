"""Holding a tree against a model: what pydantic finds wrong, said with file, line and remedy."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from truceline.errors import BadInput, Fault
from truceline.sources.yaml_tree import Tree


class Strict(BaseModel):
    """A frozen model that knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Model = TypeVar("Model", bound=Strict)

_REMEDIES: Mapping[str, str] = {
    "missing": "add it",
    "extra_forbidden": "remove it, or correct its spelling",
    "string_type": "write a text",
    "int_type": "write a whole number",
    "list_type": "write a list",
    "tuple_type": "write a list",
    "dict_type": "write a mapping",
    "model_type": "write a mapping",
}


def hold(tree: Tree, model: type[Model]) -> Model:
    """The tree's content as a model.

    Raises:
        BadInput: with one fault for each place that does not fit.
    """
    try:
        return model.model_validate(tree.content)
    except ValidationError as cause:
        raise BadInput(*(_fault(tree, error) for error in cause.errors())) from cause


def _fault(tree: Tree, error: ErrorDetails) -> Fault:
    place = error["loc"]
    problem, remedy = explain(error)
    return Fault(tree.file, tree.line_of(place), problem, remedy)


def explain(error: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what to do, for one thing that pydantic found."""
    name = ".".join(str(part) for part in error["loc"]) or "the content"
    if error["type"] == "value_error":
        problem, _, remedy = str(error["ctx"]["error"]).partition("; ")
        return f"{name}: {problem}", remedy or "correct the value"
    if error["type"] == "missing":
        return f"{name} is missing", "add it"
    if error["type"] == "extra_forbidden":
        return f"{name} is not known here", _REMEDIES["extra_forbidden"]
    if error["type"] in ("enum", "literal_error"):
        return f"{name}: {error['input']!r} is not one of the choices", f"write one of {error['ctx']['expected']}"
    return f"{name}: {error['msg'][0].lower()}{error['msg'][1:]}", _REMEDIES.get(error["type"], "correct the value")
