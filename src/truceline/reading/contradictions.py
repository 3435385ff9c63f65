"""Suggestions of different documents that say opposite things: told side by side, and none is dropped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from truceline.reading.proposed import Proposed
from truceline.reading.suggestion import Sort, Suggestion
from truceline.values.counts import parse_count

_YES, _NO = ("accept", "sign", "ratify"), ("reject",)
_LITTLE = frozenset("the a an of to for on in and with its his their this that proposed proposal plan".split())  # noqa: SIM905


@dataclass(frozen=True)
class Contradiction:
    """Two suggestions by their places in the list, and what they contradict each other about."""

    one: int
    other: int
    about: str


def contradictions(suggestions: Sequence[Proposed]) -> tuple[Contradiction, ...]:
    """Every pair of suggestions from two documents that cannot both be so, in the order of the list.

    Consents: one party accepts and rejects, on days that can be the same, about what may be one text. Claims: issuer,
    accused, unit and period are the same and no one number fits both.
    """
    return tuple(_pairs(suggestions))


def _pairs(suggestions: Sequence[Proposed]) -> Iterator[Contradiction]:
    by_key: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(suggestions):
        key = _key(one.suggestion)
        if key is not None:
            by_key.setdefault(key, []).append(place)
    found = [pair for key, places in by_key.items() for pair in _to_compare(key, places, suggestions)]
    for place, other in sorted(found):
        one, two = suggestions[place], suggestions[other]
        about = _about(one.suggestion, two.suggestion)
        if about and one.origin.digest != two.origin.digest:
            yield Contradiction(place, other, about)


def _to_compare(
    key: tuple[str, ...], places: Sequence[int], suggestions: Sequence[Proposed]
) -> Iterable[tuple[int, int]]:
    """The pairs that can contradict: of consents only a yes with a no, since there may be thousands of each."""
    if key[0] != Sort.CONSENT:
        return combinations(places, 2)
    acts = {place: suggestions[place].suggestion.slots.get("act") for place in places}
    yes, no = ([place for place in places if acts[place] in wanted] for wanted in (_YES, _NO))
    return ((min(pair), max(pair)) for pair in product(yes, no))


def _key(one: Suggestion) -> tuple[str, ...] | None:
    """What must be the same in both, before it is asked whether they contradict each other."""
    slots = one.slots
    if one.sort is Sort.CONSENT and slots.get("party"):
        return one.sort, slots["party"]
    names = ("issuer", "accused", "unit", "when")
    if one.sort is Sort.CLAIM and all(slots.get(name) for name in names):
        return (one.sort, *(" ".join(slots[name].lower().split()) for name in names))
    return None


def _about(one: Suggestion, two: Suggestion) -> str:
    return _about_consent(one, two) if one.sort is Sort.CONSENT else _about_claim(one, two)


def _about_consent(one: Suggestion, two: Suggestion) -> str:
    days = {one.slots.get("when"), two.slots.get("when")} - {None}
    if len(days) > 1 or not _may_be_one(one.slots.get("of", ""), two.slots.get("of", "")):
        return ""
    return f"whether {one.slots['party']} accepted or rejected, if both mean the same text"


def _may_be_one(one: str, two: str) -> bool:
    """Whether two texts may be the same: a word of weight in common, or one of them is not named."""
    first, second = (frozenset(re.findall(r"\w{3,}", words.lower())) - _LITTLE for words in (one, two))
    return not first or not second or bool(first & second)


def _about_claim(one: Suggestion, two: Suggestion) -> str:
    try:
        values = [parse_count(each.slots["value"]) for each in (one, two)]
    except (KeyError, ValueError):
        return ""
    if values[0].allows(values[1]):
        return ""
    issuer, accused, unit = (one.slots[name] for name in ("issuer", "accused", "unit"))
    return f"how many {unit} {issuer} claims of {accused}: {values[0].said} or {values[1].said}"
