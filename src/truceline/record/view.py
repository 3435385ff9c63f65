"""What was known at an instant: for each id, the last entry recorded by then that was not retracted."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar, cast

from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act
from truceline.values.instants import Instant

Kind = TypeVar("Kind")


class View:
    """The entries that stand, as known at an instant (itself included). Immutable.

    `supposed` are entries taken as known after all others, whatever their `recorded` says.
    """

    def __init__(self, entries: Iterable[Entry], known: Instant, supposed: Iterable[Entry] = ()) -> None:
        standing: dict[str, Entry] = {}
        for entry in chain((entry for entry in entries if entry.recorded <= known), supposed):
            if entry.action is Action.RETRACT:
                standing.pop(entry.id, None)
            elif entry.action is Action.CORRECT or entry.id not in standing:
                # A second assertion is a conflict: kept on record and shown, but nobody takes another's place by it.
                standing[entry.id] = entry
        self.known = known
        self._standing = standing
        self._pairs: dict[type, object] = {}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._standing.values())

    def __len__(self) -> int:
        return len(self._standing)

    def supposing(self, entries: Iterable[Entry]) -> "View":
        """This view with entries taken as known beside it."""
        return View(self, self.known, supposed=entries)

    def get(self, id: str) -> Entry | None:
        """The entry that stands under an id, if any."""
        return self._standing.get(id)

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self:
            found.setdefault(entry.kind, []).append(entry)
        return found

    def of(self, kind: type[Kind]) -> Sequence[tuple[Entry, Kind]]:
        """Every standing entry of a kind, with what it says."""
        if kind not in self._pairs:
            self._pairs[kind] = [
                (entry, entry.payload)
                for entry in self._by_kind.get(kind.__name__.lower(), ())
                if isinstance(entry.payload, kind)
            ]
        return cast("Sequence[tuple[Entry, Kind]]", self._pairs[kind])

    @cached_property
    def _by_event(self) -> dict[str, list[tuple[Entry, Act]]]:
        found: dict[str, list[tuple[Entry, Act]]] = {}
        for entry, act in self.of(Act):
            found.setdefault(act.event, []).append((entry, act))
        return found

    def acts(self, event: str) -> Sequence[tuple[Entry, Act]]:
        """Every standing act of an event."""
        return self._by_event.get(event, ())
