"""What an embargo keeps from everybody: all that tells of the exchange, or of the one stage, until it is lifted.

Where it cannot be told whether an embargo stands, it stands. Each body's embargo holds until that body lifts it.
"""

from collections.abc import Iterable, Sequence

from truceline.exchanges.references import NAMING, names_in, with_those_that_name
from truceline.record.entry import Entry
from truceline.record.kinds import Cover, Embargo, Handover
from truceline.record.view import View
from truceline.values.instants import Instant

Scope = tuple[str, str | None]
"""An exchange, and one stage of it; None: all of it."""


def hidden(entries: Iterable[Entry]) -> frozenset[str]:
    """The ids of all that embargoes cover which stand after all these entries, in the order of the record.

    An id is covered with all its entries, when any of them (a corrected or retracted one too) belongs to what is under
    embargo, or names an id that is covered. The exchange itself is covered only where all of it is.
    """
    given = tuple(entries)
    scopes = _held(given)
    if not scopes:
        return frozenset()
    first = {entry.id for entry in given if any(_belongs(entry, scope) for scope in scopes)}
    # A hand-over may name what is covered among much else: it tells that there is something, and nothing of it.
    return with_those_that_name(first, [one for one in given if not isinstance(one.payload, Handover)])


def embargoed(view: View) -> frozenset[Scope]:
    """What is under embargo, as the view knows it."""
    placed: dict[tuple[Scope, str], list[Entry]] = {}
    lifted: dict[tuple[Scope, str], list[Entry]] = {}
    for entry, embargo in view.of(Embargo):
        which = placed if embargo.act is Cover.PLACED else lifted
        which.setdefault(((embargo.exchange, embargo.stage), embargo.body), []).append(entry)
    return frozenset(scope for (scope, body), by in placed.items() if not _released(by, lifted.get((scope, body), [])))


def _held(entries: Sequence[Entry]) -> frozenset[Scope]:
    last = max((entry.recorded for entry in entries if isinstance(entry.payload, Embargo)), default=None)
    return frozenset() if last is None else embargoed(View(entries, Instant(last)))


def _released(placed: Sequence[Entry], lifted: Sequence[Entry]) -> bool:
    """Whether one lifting certainly came after every placing, and certainly had come when it was recorded."""
    last = max(entry.occurred.last for entry in placed)
    return any(entry.occurred.start > last and entry.occurred.last <= entry.recorded for entry in lifted)


def _belongs(entry: Entry, scope: Scope) -> bool:
    exchange, stage = scope
    payload = entry.payload
    named = {name for column in NAMING for name in names_in(getattr(payload, column, None))}
    if stage is None:
        return entry.id == exchange or getattr(payload, "exchange", None) == exchange or exchange in named
    at_stage = getattr(payload, "exchange", None) == exchange and getattr(payload, "stage", None) == stage
    return at_stage or stage in named
