"""Where evidence is kept."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from truceline.engines.files.evidence import EvidenceFolder
from truceline.record.projection import parsed
from truceline.tasks.evidence import EvidenceDesk, namings_of
from truceline.wiring.cases import case_folder, record_of
from truceline.wiring.registers import put_on_record


def evidence_folder(path: Path) -> EvidenceFolder:
    """The files of a case. Raises NotOnRecord where it is no case."""
    return EvidenceFolder(case_folder(path).root / "evidence")


@contextmanager
def evidence_desk(path: Path) -> Iterator[EvidenceDesk]:
    """The files of a case, what its record says about them, and how to put more on record. Raises as `record_of`."""
    with closing(record_of(case_folder(path))) as store:
        yield EvidenceDesk(evidence_folder(path), namings_of(parsed(store)), partial(put_on_record, path))
