"""Reading an agreement file: well formed, every name known, nothing that waits for itself, and its digest."""

from dataclasses import dataclass
from pathlib import Path

from truceline.errors import BadInput
from truceline.sources.models import hold
from truceline.sources.yaml_tree import Tree, read_yaml
from truceline.terms.checks import faults_in
from truceline.terms.schema import Agreement
from truceline.values.canonical import Json, canonical_bytes, digest

_MARK = "truceline/terms/1"
_NOT_AGREED = {"readings", "tracks", "notes"}


@dataclass(frozen=True)
class Version:
    """One version of an agreement with its digest: 64 hex digits over the canonical bytes of what was agreed."""

    agreement: Agreement
    digest: str


def load(path: Path) -> Version:
    """Read one agreement file.

    Raises:
        BadInput: if it is not well formed, names something that it does not define, or waits for itself; each fault
            names its line.
    """
    return load_tree(read_yaml(path))


def load_tree(tree: Tree) -> Version:
    """An agreement from a tree. Raises as `load`."""
    agreement = hold(tree, Agreement)
    faults = list(faults_in(tree, agreement))
    if faults:
        raise BadInput(*faults)
    return Version(agreement, digest_of(agreement))


def digest_of(agreement: Agreement) -> str:
    """The digest by which consents name this version.

    It covers all that was agreed and nothing else: readings, linked tracks and the encoder's notes may come later
    without making another version. It does not depend on the layout of the file or the order of keys.
    """
    content: Json = agreement.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_NOT_AGREED)
    return digest(_MARK, canonical_bytes(content)).hex()
