"""What a notice or a disclosure is about, and what became of it on record since: corrected, or taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from truceline.record.entry import Action, Entry
from truceline.values.instants import Instant


class Fate(StrEnum):
    """What became of an entry, as known."""

    STANDS = "stands"
    CORRECTED = "corrected"
    TAKEN_BACK = "taken back"
    NOT_KNOWN = "not known here"
    """Nothing had been recorded under its id by then, or it is not for everybody."""


@dataclass(frozen=True)
class Subject:
    """An entry that another one is about.

    `entry`: as it stands, or as it last stood before it was taken back; None where it was not known yet. `since`: when
    the last correction, or the retraction, came on record.
    """

    id: str
    fate: Fate
    entry: Entry | None
    since: Instant | None

    @property
    def kind(self) -> str:
        """Its kind, empty where it was not known yet."""
        return self.entry.kind if self.entry else ""

    @property
    def accused(self) -> str | None:
        """The party that it names as the doer: accused, or the actor of an act; None where it names nobody."""
        payload = self.entry.payload if self.entry else None
        return getattr(payload, "accused", None) or getattr(payload, "actor", None)

    @property
    def by(self) -> str | None:
        """Whose word it is, where the kind has somebody for that."""
        payload = self.entry.payload if self.entry else None
        named = (getattr(payload, name, None) for name in ("issuer", "observer", "body", "speaker"))
        return next((who for who in named if who is not None), None)


Subjects = Mapping[str, Subject]


def subjects_of(entries: Iterable[Entry], known: Instant) -> Subjects:
    """Everything on record by an instant, by id, with what became of it; entries in the order of the record."""
    found: dict[str, Subject] = {}
    for entry in entries:
        if entry.recorded <= known:
            found[entry.id] = _after(found.get(entry.id), entry)
    return found


def named(subjects: Subjects, ids: Iterable[str]) -> tuple[Subject, ...]:
    """The subjects of some ids, in their order."""
    return tuple(subjects.get(id) or Subject(id, Fate.NOT_KNOWN, None, None) for id in ids)


def _after(before: Subject | None, entry: Entry) -> Subject:
    """What an entry makes of its id: as in `View`, a second assertion takes nobody's place."""
    if entry.action is Action.RETRACT:
        last = before.entry if before else None
        return Subject(entry.id, Fate.TAKEN_BACK, last or entry, entry.recorded)
    if entry.action is Action.CORRECT:
        return Subject(entry.id, Fate.CORRECTED, entry, entry.recorded)
    if before is None or before.fate is Fate.TAKEN_BACK:
        return Subject(entry.id, Fate.STANDS, entry, None)
    return before
