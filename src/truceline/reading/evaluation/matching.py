"""Whether a suggestion meets a gold entry, and which of many meets which."""

from collections.abc import Iterator, Mapping, Sequence

from truceline.reading.evaluation.passages import ANYTHING, VERBATIM, Gold
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.values.counts import parse_count
from truceline.values.durations import parse_duration

KEYS: Mapping[Sort, tuple[str, ...]] = {
    Sort.CONSENT: ("party", "act"),
    Sort.PROPOSAL: ("party", "duration"),
    Sort.COMMITMENT: ("party",),
    Sort.UTTERANCE: ("party", "manner"),
    Sort.CONTACT: ("participants", "form", "planned"),
    Sort.CLAIM: ("issuer", "accused", "value"),
    Sort.EXCHANGE: ("category", "value", "state"),
}
"""The slots that must be equal. A slot that gold leaves out must be left out by the suggestion too."""

_LOOSE = (*VERBATIM, "place", "about", "of")


def meets(suggestion: Suggestion, gold: Gold) -> bool:
    """True when the sort is the same, the spans overlap and every key slot is equal."""
    if suggestion.sort is not gold.sort or not overlap(suggestion.span, gold.span):
        return False
    return all(right(name, gold.slots.get(name), suggestion.slots.get(name)) for name in KEYS[gold.sort])


def overlap(one: Span, other: Span) -> int:
    """How many letters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def right(name: str, gold: str | None, proposed: str | None) -> bool:
    """True when a slot says the same. Counts and lengths are compared as such, and words without their articles."""
    if gold in (ANYTHING, proposed):
        return True
    if gold is None or proposed is None:
        return False
    return _as_value(name, gold) == _as_value(name, proposed) or (name in _LOOSE and _near(gold, proposed))


def extras(gold: Gold) -> tuple[str, ...]:
    """The slots of gold beyond its key whose content is fixed."""
    return tuple(name for name in sorted(gold.slots) if name not in KEYS[gold.sort] and gold.slots[name] != ANYTHING)


def pairs(offered: Sequence[Suggestion], gold: Sequence[Gold]) -> Iterator[tuple[int, int]]:
    """Which suggestion meets which gold entry, by their places: the best pairs first, each of both at most once.

    Gold that counts is served before optional gold, so that an optional entry never takes a suggestion away from it.
    The order in which suggestions are given changes nothing.
    """
    found = [
        (one.optional, *_worth(offer, one), number, place)
        for number, one in enumerate(gold)
        for place, offer in enumerate(offered)
        if meets(offer, one)
    ]
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for *_, number, place in sorted(found):
        if number not in taken_gold and place not in taken:
            taken_gold.add(number)
            taken.add(place)
            yield place, number


def _worth(offer: Suggestion, gold: Gold) -> tuple[bool, int, int, float, Span, list[tuple[str, str]]]:
    """Sorts the better pair first: exact span, more slots right, nearer span, more confident, earlier, by slots."""
    good = sum(right(name, gold.slots[name], offer.slots.get(name)) for name in extras(gold))
    apart = abs(offer.span.start - gold.span.start) + abs(offer.span.end - gold.span.end)
    return offer.span != gold.span, -good, apart, -offer.confidence, offer.span, sorted(offer.slots.items())


def _as_value(name: str, text: str) -> object:
    try:
        if name == "value":
            count = parse_count(text)
            return count.low, count.high
        if name == "duration":
            return parse_duration(text)
    except ValueError:
        return text
    return frozenset(text.split()) if name == "participants" else text


def _near(gold: str, proposed: str) -> bool:
    one, other = _bare(gold), _bare(proposed)
    shorter, longer = sorted((one, other), key=len)
    return one == other or (bool(shorter) and f" {shorter} " in f" {longer} " and 2 * len(shorter) >= len(longer))


def _bare(text: str) -> str:
    words = text.casefold().strip(" .,;:!?\"'“”«»„").split()
    return " ".join(words[1:] if words and words[0] in ("the", "a", "an") else words)
