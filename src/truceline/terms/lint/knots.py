"""Deadlocks: each side waits for the other, and nobody can go first."""

from collections.abc import Iterator

from truceline.terms.lint.reading import as_read, place_in_reading
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.stuck import Key, knots, stuck
from truceline.terms.lint.waits import waiting
from truceline.terms.lint.words import listed
from truceline.terms.schema import Agreement

_SHOWN = {"start": "the start", "begun": "the phase {}", "over": "the end of the phase {}"}


def deadlocks(agreement: Agreement) -> list[tuple[str, ...]]:
    """The knots of an agreement, each with its terms by id, its phases and perhaps the start.

    Each is as small as can be: without any one of its members, the others could come about.
    """
    return [_names(knot) for knot in knots(waiting(agreement))]


def out_of_reach(agreement: Agreement) -> tuple[str, ...]:
    """Everything that can never come about: the members of knots, and all that waits for them."""
    graph = waiting(agreement)
    held = stuck(graph)
    return _names(tuple(key for key in graph if key in held))


def _names(keys: tuple[Key, ...]) -> tuple[str, ...]:
    named = [(key, *key[1:2]) for key in keys if key[0] in ("term", *_SHOWN)]
    return tuple(_SHOWN.get(key[0], "{}").format(*rest) for key, *rest in named)


def remarks_on_deadlocks(agreement: Agreement) -> Iterator[Remark]:
    """K01 for the text, and for each reading the knots that only it has."""
    of_the_text = deadlocks(agreement)
    for knot in of_the_text:
        yield remark("K01", _place(agreement, knot), knot, _says(knot))
    for index, reading in enumerate(agreement.readings):
        read = as_read(agreement, reading)
        for knot in deadlocks(read):
            if knot not in of_the_text:
                says = f"Under the reading {reading.id}: {_says(knot)}"
                yield remark("K01", place_in_reading(index), knot, says)


def _says(knot: tuple[str, ...]) -> str:
    if len(knot) == 1:
        return f"{knot[0]} waits for itself."
    return f"{listed(knot)} wait for one another; none of them can come first."


def _place(agreement: Agreement, knot: tuple[str, ...]) -> tuple[str | int, ...]:
    for index, term in enumerate(agreement.terms):
        if term.id in knot:
            return ("terms", index)
    return ("entry",) if "the start" in knot else ("phases",)
