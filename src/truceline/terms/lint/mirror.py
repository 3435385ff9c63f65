"""Asymmetries: what one side is bound to and the other is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from truceline.terms.clauses import Kind, Term
from truceline.terms.lint.on_people import fighters
from truceline.terms.schema import Agreement
from truceline.values.canonical import Json, canonical_bytes

_SIDES = {"party", "to", "monitor", "actor"}
"""Keys under which parties stand in a term."""
_TERMS = {"excepts", "of", "term"}
"""Keys under which other terms stand."""
_Alike = dict[bytes, list[tuple[str, dict[str, Json]]]]
_LABELS = {"id", "text", "src", "part", "made_known_by"}


@dataclass(frozen=True)
class Asymmetry:
    """A term without a mirror image between two sides.

    `nearest`: the term of the same kind and act that comes closest to an image, if any; `differs`: the keys in which it
    is none. Whether it is meant to be so is not for the program to say.
    """

    term: str
    sides: tuple[str, str]
    nearest: str | None
    differs: tuple[str, ...] = ()


def asymmetries(agreement: Agreement) -> list[Asymmetry]:
    """Every term of an agreement that has no mirror image when two belligerents change places.

    Where more than two fight, each pair is held against each other.
    """
    sides = [party.id for party in agreement.parties if party.id in fighters(agreement)]
    terms = {term.id: term for term in agreement.terms if term.kind is not Kind.STATEMENT}
    shapes = {name: _shape(term, {}, terms) for name, term in terms.items()}
    there = {canonical_bytes(shape) for shape in shapes.values()}
    alike: _Alike = {}
    for name, shape in shapes.items():
        alike.setdefault(_core(shape), []).append((name, shape))
    found = []
    for pair in combinations(sides, 2):
        swap = {pair[0]: pair[1], pair[1]: pair[0]}
        for name, term in terms.items():
            image = _shape(term, swap, terms)
            if canonical_bytes(image) not in there:
                found.append(_nearest(name, pair, image, alike))
    return found


def _core(shape: dict[str, Json]) -> bytes:
    """What two terms must have in common for one to come near an image of the other."""
    return canonical_bytes({key: shape.get(key) for key in ("kind", "act", "effect", "party")})


def _nearest(name: str, pair: tuple[str, str], image: dict[str, Json], alike: _Alike) -> Asymmetry:
    near = [
        (tuple(sorted(key for key in {*image, *shape} if image.get(key) != shape.get(key))), other)
        for other, shape in alike.get(_core(image), ())
        if other != name
    ]
    differs, nearest = min(near, key=lambda one: (len(one[0]), one[1]), default=((), None))
    return Asymmetry(name, pair, nearest, differs)


def _shape(term: Term, swap: dict[str, str], terms: dict[str, Term]) -> dict[str, Json]:
    """A term without its labels, with sides changed; other terms stand by kind and act, since images differ in id."""
    content: dict[str, Json] = term.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_LABELS)
    return {key: _swapped(value, key, swap, terms) for key, value in content.items()}


def _swapped(value: Json, key: str, swap: dict[str, str], terms: dict[str, Term]) -> Json:
    if isinstance(value, Mapping):
        return {name: _swapped(below, name, swap, terms) for name, below in value.items()}
    if isinstance(value, list | tuple):
        each = [_swapped(one, key, swap, terms) for one in value]
        return sorted(each, key=str) if key in _SIDES | _TERMS else each
    if isinstance(value, str) and key in _SIDES:
        return swap.get(value, value)
    if isinstance(value, str) and key in _TERMS and value in terms:
        other = terms[value]
        return f"{other.kind} {other.act.event if other.act else other.effect or ''}"
    return value
