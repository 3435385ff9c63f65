"""What differs between two versions of an agreement, or between two language versions of one text (W08)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from truceline.sources.yaml_tree import Path_
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import listed
from truceline.terms.schema import Agreement
from truceline.values.canonical import Json, canonical_bytes

_GROUPS = ("parties", "definitions", "areas", "questions", "phases", "readings", "tracks", "terms")
_WORDS = {"title", "text", "asks", "summary", "notes", "note", "sources", "source", "src", "part"}
"""What may differ between two languages without a difference of meaning."""
_NAMES = {"schema", "id", "version"}
LEFT_OUT = ""
"""What stands for a key that one of the two does not have."""


@dataclass(frozen=True)
class KeyChange:
    """One key with what stood there and what stands there now, as canonical text; empty where it is left out."""

    key: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One thing that was added, removed or changed; `group` is a key of the file, `name` an id within it or empty."""

    what: Literal["added", "removed", "changed"]
    group: str
    name: str
    keys: tuple[KeyChange, ...] = ()


def differences(old: Agreement, new: Agreement, languages: bool = False) -> list[Change]:
    """What is different in the new one: by groups in the order of the format, then by name.

    With `languages` the two are language versions of one text: words, sources and the names of the two files do not
    count, so that all that is left is a difference of meaning.
    """
    ignored = _WORDS | _NAMES if languages else frozenset({"schema"})
    before, after = (_content(one, languages) for one in (old, new))
    changes = list(_of_top(before, after, ignored))
    for group in (*_GROUPS, "sources"):
        if group not in ignored:
            changes += _of_group(group, _named(before.get(group)), _named(after.get(group)))
    return changes


def language_remarks(old: Agreement, new: Agreement) -> list[Remark]:
    """W08: every place in the new one where the two language versions differ in meaning."""
    return [
        remark("W08", _place(new, change), (change.name,) if change.name else (), _says(change))
        for change in differences(old, new, languages=True)
    ]


def _says(change: Change) -> str:
    if change.what != "changed":
        there = "only in the second" if change.what == "added" else "only in the first"
        return f"{change.name or change.group} is {there} language version."
    each = [f"{one.key} is {one.old or 'left out'} in one and {one.new or 'left out'} in the other"
            for one in change.keys]  # fmt: skip
    return f"The language versions differ: {listed(each)}."


def _place(agreement: Agreement, change: Change) -> Path_:
    members = getattr(agreement, change.group, ()) if change.name else ()
    index = next((number for number, one in enumerate(members) if one.id == change.name), None)
    return (change.group,) if index is None else (change.group, index)


def _content(agreement: Agreement, languages: bool) -> dict[str, Json]:
    content: dict[str, Json] = agreement.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: _without_words(value) for key, value in content.items()} if languages else content


def _without_words(value: Json) -> Json:
    if isinstance(value, Mapping):
        return {key: _without_words(one) for key, one in value.items() if key not in _WORDS}
    return [_without_words(one) for one in value] if isinstance(value, list | tuple) else value


def _named(group: Json) -> dict[str, Json]:
    if isinstance(group, Mapping):
        return dict(group)
    members = group if isinstance(group, list | tuple) else ()
    return {str(member["id"]): member for member in members if isinstance(member, Mapping)}


def _of_top(before: dict[str, Json], after: dict[str, Json], ignored: set[str] | frozenset[str]) -> Iterator[Change]:
    for key in [name for name in Agreement.model_fields if name not in (*_GROUPS, "sources", *ignored)]:
        if keys := _keys({key: before[key]} if key in before else {}, {key: after[key]} if key in after else {}):
            yield Change("changed", key, "", keys)


def _of_group(group: str, before: dict[str, Json], after: dict[str, Json]) -> Iterator[Change]:
    for name in dict.fromkeys((*before, *after)):
        if name not in after:
            yield Change("removed", group, name)
        elif name not in before:
            yield Change("added", group, name)
        elif keys := _keys(before[name], after[name]):
            yield Change("changed", group, name, keys)


def _keys(before: Json, after: Json) -> tuple[KeyChange, ...]:
    old, new = dict(_leaves(before)), dict(_leaves(after))
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return tuple(KeyChange(name, old.get(name, LEFT_OUT), new.get(name, LEFT_OUT)) for name in names)


def _leaves(value: Json, key: str = "") -> Iterator[tuple[str, str]]:
    """Every value that is no mapping, with the keys that lead to it: `by.edge`."""
    if isinstance(value, Mapping):
        for name, below in value.items():
            yield from _leaves(below, f"{key}.{name}" if key else name)
    else:
        yield key, canonical_bytes(value).decode()
