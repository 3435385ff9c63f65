"""Keeping protected names out of what reading proposes: neither a screen nor a kept file shows such a passage."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from truceline.errors import Fault
from truceline.reading.proposed import Origin, Proposed
from truceline.reading.unnamed import LEFT_OUT
from truceline.record.people.guard import Guard
from truceline.sources.documents.document import Document
from truceline.tasks.accepting import Row
from truceline.tasks.names import named_columns
from truceline.tasks.reading import Outcome

_Labelled = TypeVar("_Labelled", Document, Origin)
WITHHELD = "a protected name may stand in it; read the passage by hand, and enter it with the pseudonym"


def without_names(outcomes: Iterable[Outcome], guard: Guard) -> Iterator[Outcome]:
    """Outcomes without the proposals in which a protected name stands; how many were left out is told.

    A title or a name of a file that holds one is left out too.
    """
    for outcome in outcomes:
        kept = tuple(one for one in outcome.suggestions if not names_somebody(one, guard))
        left = len(outcome.suggestions) - len(kept)
        told = ((WITHHELD, left),) if left else ()
        yield replace(
            outcome,
            file=_bare(outcome.file, guard),
            document=None if outcome.document is None else _unlabelled(outcome.document, guard),
            suggestions=tuple(replace(one, origin=_unlabelled(one.origin, guard)) for one in kept),
            dropped=(*outcome.dropped, *told),
        )


def names_somebody(one: Proposed, guard: Guard) -> bool:
    """True where a proposal holds what may be a protected name."""
    return guard.finds_any(_texts(one))


def name_faults_of(rows: Iterable[Row], guard: Guard) -> Iterator[Fault]:
    """A fault for every cell of a row-to-be that holds a protected name, without the name."""
    for row in rows:
        for column in named_columns(row.cells, guard):
            yield Fault(row.kind, None, f"{column}: {WITHHELD}", "reject the proposal")


def _texts(one: Proposed) -> Iterator[str]:
    yield one.letters
    yield from one.suggestion.slots.values()
    yield from one.suggestion.open


def _bare(text: str, guard: Guard) -> str:
    return LEFT_OUT if guard.finds(text) else text


def _unlabelled(one: _Labelled, guard: Guard) -> _Labelled:
    """A document, or what is kept of one, without a title, file or address that holds a name."""
    title, file, address = (_bare(text, guard) for text in (one.title, one.file, one.address))
    return replace(one, title=title, file=file, address=address)
