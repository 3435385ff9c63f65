"""Who sees what: entries about persons are seen in their compartment, entries under an embargo until it is lifted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.exchanges.embargoes import hidden
from truceline.record.entry import Entry
from truceline.record.kinds import Person

EXCHANGES = "exchanges"
"""The compartment in which everything under an embargo is seen."""


@dataclass(frozen=True)
class Audience:
    """For whom a case is laid out: everybody, or somebody who may see some compartments."""

    compartments: frozenset[str] = frozenset()

    def kept_from(self, entries: Sequence[Entry]) -> frozenset[str]:
        """The ids of which this audience sees nothing, whatever the time it asks about.

        Whether an embargo stands is settled by all that is on record now: what it covers stays covered in questions
        about the past, until it is lifted.
        """
        covered = frozenset() if EXCHANGES in self.compartments else hidden(entries)
        return covered | {id for id, compartment in _people(entries) if compartment not in self.compartments}


EVERYBODY = Audience()


def sealed_ids(entries: Sequence[Entry]) -> frozenset[str]:
    """The ids whose content stands on record only as a commitment: what not everybody may see when it is put there."""
    return EVERYBODY.kept_from(entries)


def _people(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    return [(entry.id, entry.payload.compartment) for entry in entries if isinstance(entry.payload, Person)]
