"""Which elements a filled-in form has, and its answers taken out of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from truceline.forms.definition import Definition, definition_of
from truceline.forms.incoming import Node, each_once, refused
from truceline.forms.setting import Choice, FormSetting
from truceline.forms.survey import asks_of, pages_of

MOST_ROWS = 50
"""How many entries one submission can make."""
_SOME = (Choice("some", "some"),)
_FULL = FormSetting("full", "", "UTC", _SOME, _SOME, _SOME, _SOME, _SOME)
"""A case that has everything to choose from, so that every row of every form is there."""
_META = frozenset(("instanceID", "instanceName", "deprecatedID", "rootUuid"))


@dataclass(frozen=True)
class Filled:
    """The answers of a submission: those given once, and those of each time that the repeat was filled in."""

    once: Mapping[str, str]
    again: tuple[Mapping[str, str], ...]

    def rows(self) -> Iterator[dict[str, str]]:
        """The answers for each entry."""
        for more in self.again:
            yield {**self.once, **more}


@cache
def leaves_of(form_id: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The rows of a form that send an answer, by their repeat ("" outside) and page, whatever the case offers."""
    return {
        (repeat, page.page): tuple(ask.name for question in page.ask for ask in asks_of(question, _FULL))
        for repeat, page in pages_of(definition_of(form_id))
    }


def meta_of(root: Node) -> Mapping[str, str]:
    """What the client says about the submission itself, such as its `instanceID`. Raises BadInput."""
    found = [node for node in root.inside if node.name == "meta"]
    if len(found) != 1 or any(node.name not in _META or node.inside for node in found[0].inside):
        raise refused("the submission has no meta element of the form's", "send the form as the client made it")
    return {node.name: node.text for node in each_once(found[0].inside) if node.text}


def answers_of(root: Node, form: Definition) -> Filled:
    """The answers of a submission of a form. Raises BadInput where it has elements that the form does not have."""
    repeat = form.again.repeat if form.again is not None else ""
    parts = [node for node in each_once(root.inside, repeat) if node.name != "meta"]
    once: dict[str, str] = {}
    for page in parts:
        if not repeat or page.name != repeat:
            once |= _page(page, form.id, "")
    again = [_again(node, form.id, repeat) for node in parts if node.name == repeat] if repeat else [{}]
    if not 1 <= len(again) <= MOST_ROWS:
        raise refused(
            f"it says nothing, or more than {MOST_ROWS} times something", "fill in at least one, at most that many"
        )
    return Filled(once, tuple(again))


def _again(node: Node, form_id: str, repeat: str) -> dict[str, str]:
    answers: dict[str, str] = {}
    for page in each_once(node.inside):
        answers |= _page(page, form_id, repeat)
    return answers


def _page(page: Node, form_id: str, repeat: str) -> dict[str, str]:
    known = leaves_of(form_id).get((repeat, page.name))
    if known is None or page.text or any(node.name not in known or node.inside for node in page.inside):
        raise refused("it has elements that the form does not have", "load the form again and fill it in anew")
    return {node.name: node.text for node in each_once(page.inside) if node.text}
