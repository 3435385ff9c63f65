"""Whether what an envelope says has the form of its kind, so that no leaf can stop anybody from reading a record."""

from collections.abc import Callable, Mapping

from truceline.errors import NotProved
from truceline.record.entry import Entry, entry_of
from truceline.record.envelope import Envelope
from truceline.record.evidence.custody import Custody
from truceline.record.keeping import KINDS as KEEPING
from truceline.record.keeping import Anchor, Closure, Erasure, Founding, KeyEntry, PolicyEntry
from truceline.record.kinds import KINDS as ENTRIES
from truceline.record.tlog.policy import parse_policy
from truceline.values.canonical import Json
from truceline.values.instants import Instant, check_year, to_local
from truceline.values.watermark import bears_mark
from truceline.values.zones import zone

_UTC = zone("UTC")


def check_content(envelope: Envelope) -> None:
    """That an envelope speaks of a known kind and says what that kind says.

    Raises:
        NotProved: if it does not. Of fields that are only committed to, nothing can be told.
    """
    if envelope.kind in KEEPING:
        if envelope.says is None:
            raise NotProved("what the record says about itself stands in the open")
        _READERS[envelope.kind](envelope.says)
    elif envelope.kind not in ENTRIES:
        raise NotProved(f"{envelope.kind} is not a kind of entry")
    else:
        _check_mark(envelope)
        if envelope.says is not None:
            _check_numbers(envelope.says)
            _check_entry(envelope)


def _check_mark(envelope: Envelope) -> None:
    """A record that is no exercise takes nothing that bears the mark of one, whoever signed it."""
    sources = (envelope.says or {}).get("sources")
    texts = [envelope.id, *(one for one in (sources if isinstance(sources, list) else []) if isinstance(one, str))]
    if envelope.mode != "exercise" and any(map(bears_mark, texts)):
        raise NotProved("it bears the mark of an exercise, and this record is none")


def _check_policy(says: Mapping[str, Json]) -> None:
    parse_policy(PolicyEntry.of(says).text)


_READERS: Mapping[str, Callable[[Mapping[str, Json]], object]] = {
    "founding": Founding.of,
    "key": KeyEntry.of,
    "policy": _check_policy,
    "custody": Custody.of,
    "erasure": Erasure.of,
    "anchor": Anchor.of,
    "closure": Closure.of,
}


def _check_numbers(says: Mapping[str, Json]) -> None:
    """Times are whole numbers: Python would also take `true`, and order texts."""
    occurred, sources = says.get("occurred"), says.get("sources")
    times = [*occurred, says.get("recorded")] if isinstance(occurred, list) else []
    if len(times) != 3 or any(isinstance(one, bool) or not isinstance(one, int) for one in times):
        raise NotProved("occurred is not two whole numbers, or recorded is not one")
    if not isinstance(sources, list):
        raise NotProved("the sources of an entry are not a list")


def _check_entry(envelope: Envelope) -> None:
    try:
        _check_years(entry_of(envelope))
    except (ValueError, ArithmeticError) as cause:
        raise NotProved(f"what it says is not a {envelope.kind}: {_short(cause)}") from cause


def _check_years(entry: Entry) -> None:
    for moment in (entry.occurred.start, entry.occurred.last, entry.recorded):
        check_year(to_local(Instant(moment), _UTC).year)


def _short(cause: Exception) -> str:
    """One line, fit to be shown: a stranger wrote what stands in it."""
    return "".join(char if char.isprintable() else " " for char in str(cause)[:200])
