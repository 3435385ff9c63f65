"""Proposing a mapping, and showing how the first rows would be read by it."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from truceline.errors import BadInput
from truceline.intake.content import cells_of
from truceline.intake.mapping import FileForm, parse_mapping
from truceline.intake.plain import Ground, Reader
from truceline.intake.proposing import QUESTION, proposed
from truceline.intake.rows import Held, Kept
from truceline.intake.tables import open_table
from truceline.values.instants import Instant
from truceline.values.watermark import bears_mark
from truceline.values.zones import zone

_SHOWN = 3
_STAND_INS = {
    '  # source: {value: "https://"}': '  source: {value: "https://to.be/asked"}',
    "# key: []": "key: [{first}]",
}


@dataclass(frozen=True)
class Proposal:
    """A proposed mapping file, what it leaves to ask, and the cells (or the problems) of the first rows by it."""

    text: str
    questions: tuple[str, ...]
    preview: tuple[tuple[int, dict[str, str]], ...]


def propose(path: Path, encoding: str | None, now: Instant) -> Proposal:
    """A mapping for a table that no connector knows. Raises BadInput where the file cannot be read."""
    form = FileForm.model_validate({"encoding": encoding or _encoding(path)})
    text, questions = proposed(path, form)
    return Proposal(text, tuple(questions), tuple(_preview(path, text, now)))


def _encoding(path: Path) -> str:
    """UTF-8, or what Windows writes Cyrillic letters in where it is none."""
    try:
        with path.open("rb") as file:
            head = file.read(1 << 20)
        head[: head.rfind(b"\n") + 1].decode()
    except UnicodeDecodeError:
        return "windows-1251"
    except OSError:
        return "utf-8"
    return "utf-8"


def _preview(path: Path, text: str, now: Instant) -> Sequence[tuple[int, dict[str, str]]]:
    """The first rows as they would be read; for what is still to be asked there is a stand-in."""
    whole = text
    for question, stand_in in _STAND_INS.items():
        whole = whole.replace(question, stand_in.replace("{first}", _first(text)))
    try:
        loaded = parse_mapping("the proposal", whole)
        with closing(open_table(path, loaded.mapping.file)) as table:
            # A mark of an exercise in the table is for the import to refuse, and not for a look at it.
            ground = Ground(zone(loaded.mapping.zone or "UTC"), now, mark="urn:truceline:exercise:look")
            reader = Reader(loaded, ground, table.header, path.name)
            return [_shown(loaded.mapping.kind, reader.read(raw)) for raw in islice(table.rows(), _SHOWN)]
    except BadInput:
        return []


def _first(text: str) -> str:
    """The first column by which the proposal recognises its file."""
    return text.partition("  columns: [")[2].partition(",")[0].rstrip("]\n")


def _shown(kind: str, outcome: object) -> tuple[int, dict[str, str]]:
    if isinstance(outcome, Kept):
        cells = {
            name: cell
            for name, cell in cells_of(kind, outcome.content).items()
            if name != "source" or not bears_mark(cell)
        }
        return outcome.line, cells
    if isinstance(outcome, Held):
        return outcome.line, {"held back": "; ".join(one.problem for one in outcome.problems)}
    return 0, {"left out": ""}


__all__ = ["QUESTION", "Proposal", "propose"]
