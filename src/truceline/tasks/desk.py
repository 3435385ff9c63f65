"""A case laid out for work: what it says, its agreements, and everything on its record."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import BadInput, BrokenRecord, Fault
from truceline.exchanges.shield import shielded
from truceline.record.entry import Entry
from truceline.record.projection import Contents, project
from truceline.record.store import Head, Store
from truceline.record.verify import verify
from truceline.record.view import View
from truceline.sources.case import Case, CaseFolder
from truceline.tasks.audience import EVERYBODY, EXCHANGES, Audience
from truceline.terms.answers import AgreementState
from truceline.terms.load import Version, load
from truceline.terms.state import state_in
from truceline.values.instants import Instant


@dataclass(frozen=True)
class Desk:
    """A case with its agreements and its entries in the order of the record, as one audience sees it.

    `kept`: how many entries on record this audience does not see, because of an embargo or because they are about
    persons; `closed`: how many cannot be read here at all.
    """

    case: Case
    versions: tuple[Version, ...]
    entries: tuple[Entry, ...]
    head: Head
    kept: int = 0
    closed: int = 0

    def view(self, known: Instant) -> View:
        """What was known at an instant."""
        return View(self.entries, known)

    def states(self, view: View, at: Instant) -> list[AgreementState]:
        """Every agreement at an instant, as the view knows it."""
        return [state_in(version, view, at=at, others=self.versions) for version in self.versions]

    @property
    def last_recorded(self) -> Instant:
        """When the last entry came on record."""
        return max((entry.recorded for entry in self.entries), default=Instant(0))

    def party_of(self) -> dict[str, str]:
        """The party that each voice speaks for."""
        return {voice.id: voice.of for voice in self.case.voices}


def lay_out(
    folder: CaseFolder, store: Store, contents: Contents = lambda _: None, audience: Audience = EVERYBODY
) -> Desk:
    """A case ready for questions; `contents` opens what is sealed, `audience` says who asks.

    Raises:
        BadInput: if case.yaml or an agreement is not well formed.
        BrokenRecord: if the record is broken; nothing is answered from a record that cannot be trusted.
    """
    case = folder.case()
    outcome = verify(store, case.id, case.mode)
    if not outcome.sound or outcome.head is None:
        problem = f"the record of {folder.root} is broken: {outcome.problems[0]}"
        raise BrokenRecord(problem, f"run: truceline verify {folder.root}")
    projection = project(store, contents)
    kept = audience.kept_from(projection.entries)
    seen = [entry for entry in projection.entries if entry.id not in kept]
    if EXCHANGES not in audience.compartments:
        seen = list(shielded(seen, {voice.id: voice.of for voice in case.voices}))
    hidden = len(projection.entries) - len(seen)
    return Desk(case, load_agreements(folder), tuple(seen), outcome.head, hidden, len(projection.withheld))


def load_agreements(folder: CaseFolder) -> tuple[Version, ...]:
    """Every agreement of a case, by file name; several versions of one agreement may stand beside each other.

    Raises:
        BadInput: with the faults of all files, or where two files hold the same version.
    """
    versions: list[Version] = []
    faults: list[Fault] = []
    for path in folder.agreements():
        try:
            version = load(path)
        except BadInput as wrong:
            faults.extend(wrong.faults)
            continue
        if any(_named(version) == _named(other) for other in versions):
            name = f"version {version.agreement.version} of {version.agreement.id}"
            faults.append(Fault(str(path), None, f"{name} is in another file too", "give it the next version number"))
        versions.append(version)
    if faults:
        raise BadInput(*faults)
    return tuple(versions)


def _named(version: Version) -> tuple[str, int]:
    return version.agreement.id, version.agreement.version


def version_of(versions: Sequence[Version], agreement: str) -> list[Version]:
    """The versions of an agreement."""
    return [version for version in versions if version.agreement.id == agreement]
