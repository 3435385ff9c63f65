"""Entries out of what is taken in: a row as an entry of its own, and the entry about a file."""

import hashlib
import re

from truceline.intake.content import cells_of
from truceline.intake.keeping import File, Past
from truceline.intake.mapping import Mapping
from truceline.intake.rows import Kept
from truceline.sources.rows import Row
from truceline.values.canonical import canonical_bytes
from truceline.values.instants import show
from truceline.values.zones import zone

_NAME = re.compile("[a-z0-9][a-z0-9_-]*")
_LONGEST = 80
_PART = re.compile(r"(?:/|\[)(?P<number>[0-9]{1,6})\]?")
"""How the key of a row ends that is one of several of an exported form: `uuid:.../seen[2]`, or `uuid:.../2`."""


def id_of(dataset: str, key: str) -> str:
    """The id of a row's entry: the same for the same key, and another for any other.

    A data set's name holds no two hyphens in a row, so that it always ends at the first two.

    >>> id_of("ucdp-ged", "147997")
    'ucdp-ged--147997'
    """
    plain = f"{dataset}--{key}"
    if _NAME.fullmatch(key) and len(plain) <= _LONGEST and not re.fullmatch("x[0-9a-f]{24}", key):
        return plain
    return f"{dataset[:50]}--x{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def row_of(mapping: Mapping, file: str, kept: Kept) -> Row:
    """A row as the table of an entry: what `Reception.take` is given."""
    cells = cells_of(mapping.kind, kept.content)
    id = id_of(mapping.dataset, kept.key)
    if "instance" in cells:
        id = f"{mapping.kind}-{cells['instance'].removeprefix('uuid:').replace('-', '')}"
        part = re.search(f"{_PART.pattern}$", kept.key)
        id += f"-{part['number']}" if part else ""
    ours = {"dataset": mapping.dataset, "key": kept.key} if mapping.kind == "listing" else {}
    if ours and kept.release:
        ours["release"] = kept.release
    return Row(file, kept.line, {"id": id, "kind": mapping.kind, **cells, **ours})


def id_about(file: File, content: str, number: int) -> str:
    """The id of the entry about a file."""
    said = canonical_bytes([file.dataset, file.digest, file.mapping, file.release, content, number])
    return f"intake-{hashlib.sha256(said).hexdigest()[:24]}"


def entry_about(past: Past) -> Row:
    """The entry that tells of a file that was taken in."""
    file, counts = past.file, past.counts
    at = show(past.known, zone("UTC"))
    release = {"release": file.release} if file.release else {}
    gone = f", {counts.gone} no longer listed" if counts.gone else ""
    text = (
        f"A file of {file.title} was taken in: {counts.taken} rows new, {counts.updated} updated, "
        f"{counts.known} known, {counts.held} held back{gone}."
    )
    cells = {
        "id": past.entry, "kind": "intake", "occurred": at, "source": f"urn:sha256:{file.digest}", "text": text,
        "dataset": file.dataset, **release, "file": file.digest, "mapping": file.mapping, "content": past.content,
        "rows": str(counts.rows), "taken": str(counts.taken), "updated": str(counts.updated),
        "known": str(counts.known), "held": str(counts.held),
    }  # fmt: skip
    return Row(file.name, 1, cells)
