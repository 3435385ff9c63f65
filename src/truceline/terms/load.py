"""Reading an agreement file: well formed, every name known, and its digest."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.sources.models import hold
from truceline.sources.yaml_tree import Path_, Tree, read_yaml
from truceline.terms.conditions import Condition
from truceline.terms.schema import Agreement, EntryRule
from truceline.values.canonical import Json, canonical_bytes, digest

_MARK = "truceline/terms/1"
_NOT_AGREED = {"readings", "tracks", "notes"}


@dataclass(frozen=True)
class Version:
    """One version of an agreement with its digest: 64 hex digits over the canonical bytes of what was agreed."""

    agreement: Agreement
    digest: str


def load(path: Path) -> Version:
    """Read one agreement file.

    Raises:
        BadInput: if it is not well formed or names something that it does not define; each fault names its line.
    """
    return load_tree(read_yaml(path))


def load_tree(tree: Tree) -> Version:
    """An agreement from a tree. Raises as `load`."""
    agreement = hold(tree, Agreement)
    faults = [*_unknown_names(tree, agreement), *_twice(tree, agreement), *_gaps(tree, agreement)]
    if faults:
        raise BadInput(*faults)
    return Version(agreement, digest_of(agreement))


def digest_of(agreement: Agreement) -> str:
    """The digest by which consents name this version.

    It covers all that was agreed and nothing else: readings, linked tracks and the encoder's notes may come later
    without making another version. It does not depend on the layout of the file or the order of keys.
    """
    content: Json = agreement.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_NOT_AGREED)
    return digest(_MARK, canonical_bytes(content)).hex()


def _unknown_names(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    for place, name, what, known in _references(agreement):
        if name not in known:
            remedy = f"write one of {', '.join(sorted(known))}" if known else f"define the {what} first"
            yield Fault(tree.file, tree.line_of(place), f"there is no {what} {name}", remedy)


def _twice(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    for group, ids in _groups(agreement):
        for index, name in enumerate(ids):
            if name in ids[:index]:
                line = tree.line_of((group, index, "id"))
                yield Fault(tree.file, line, f"the id {name} comes twice in {group}", "give each an id of its own")


def _gaps(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    if agreement.duration and agreement.until:
        yield Fault(tree.file, tree.line_of(("until",)), "both duration and until are given", "keep one of the two")
    if agreement.entry is None and not agreement.readings:
        yield Fault(tree.file, 1, "there is no entry rule", "add entry: who must consent, from when")
    for index, reading in enumerate(agreement.readings):
        if agreement.entry is None and reading.entry is None:
            line = tree.line_of(("readings", index))
            yield Fault(
                tree.file, line, f"the reading {reading.id} has no entry rule", "add entry to it or to the text"
            )


def _groups(agreement: Agreement) -> Iterator[tuple[str, list[str]]]:
    for place in ("parties", "areas", "questions", "readings", "tracks", "terms"):
        yield place, [member.id for member in getattr(agreement, place)]


_Reference = tuple[Path_, str, str, set[str]]


def _references(agreement: Agreement) -> Iterator[_Reference]:
    parties = {party.id for party in agreement.parties}
    if agreement.entry:
        yield from _in_entry(("entry",), agreement.entry, agreement, parties)
    for index, reading in enumerate(agreement.readings):
        place: Path_ = ("readings", index)
        yield (*place, "source"), reading.source, "source", set(agreement.sources)
        for name in reading.by:
            yield (*place, "by"), name, "party", parties
        if reading.entry:
            yield from _in_entry((*place, "entry"), reading.entry, agreement, parties)
    yield from _in_terms(agreement, parties)


def _in_entry(place: Path_, rule: EntryRule, agreement: Agreement, parties: set[str]) -> Iterator[_Reference]:
    for name in rule.parties:
        yield (*place, "all_of" if rule.all_of else "each_of"), name, "party", parties
    yield from _in_condition((*place, "and"), rule.condition, agreement)


def _in_condition(place: Path_, condition: Condition | None, agreement: Agreement) -> Iterator[_Reference]:
    for name in condition.questions() if condition else ():
        yield place, name, "question", {question.id for question in agreement.questions}


def _in_terms(agreement: Agreement, parties: set[str]) -> Iterator[_Reference]:
    terms, areas = {term.id for term in agreement.terms}, {area.id for area in agreement.areas}
    for index, term in enumerate(agreement.terms):
        place: Path_ = ("terms", index)
        for name in (*term.party, *term.to):
            yield (*place, "party"), name, "party", parties
        for name in term.excepts:
            yield (*place, "excepts"), name, "term", terms
        if term.area:
            yield (*place, "area"), term.area, "area", areas
        if term.src:
            yield (*place, "src"), term.src, "source", set(agreement.sources)
        yield from _in_condition((*place, "when"), term.condition, agreement)
