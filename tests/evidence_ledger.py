"""A log of namings in memory, for tests about evidence: what is put on record is there for the next question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from truceline.engines.files.evidence import EvidenceFolder
from truceline.record.envelope_form import Evidence
from truceline.record.evidence.files import Limits
from truceline.tasks.evidence import EvidenceDesk, Naming
from truceline.values.canonical import Json

ROOMY = Limits(spare=0)


@dataclass
class Ledger:
    """Namings in their order, over a folder of files."""

    root: Path
    limits: Limits = ROOMY
    namings: list[Naming] = field(default_factory=list)

    def submit(self, kind: str, id: str, says: Mapping[str, Json], evidence: Sequence[Evidence]) -> int:
        """Put something on record; its index."""
        assert id == kind == "custody"
        self.namings.append(Naming(len(self.namings), kind, tuple(evidence), says))
        return len(self.namings) - 1

    def name(self, digest: bytes, size: int, kind: str = "act") -> None:
        """An entry that stands on a file."""
        self.namings.append(Naming(len(self.namings), kind, (Evidence(digest, size, "image/png"),)))

    def desk(self) -> EvidenceDesk:
        """What the tasks need."""
        return EvidenceDesk(EvidenceFolder(self.root / "evidence", self.limits), tuple(self.namings), self.submit)
