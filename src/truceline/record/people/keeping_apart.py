"""What a place promises where compartments and the guard are kept."""

from collections.abc import Sequence
from typing import Protocol

from truceline.record.people.guard import Guard


class Compartments(Protocol):
    """Closed compartments by name, and the guard over all their names. Apart from the record and its backups."""

    def names(self) -> Sequence[str]:
        """Which there are, in order. Raises StoreFailed."""

    def read(self, name: str) -> bytes:
        """A closed compartment. Raises NotOnRecord where there is none, and StoreFailed."""

    def write(self, name: str, kept: bytes, guard: Guard) -> None:
        """Keep a compartment and the guard, both or none; the guard first, so that no name is ever unguarded.

        Raises StoreFailed.
        """

    def guard(self) -> Guard:
        """The guard; one with a key of its own where there was none. Raises StoreFailed."""
