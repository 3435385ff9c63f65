"""Files taken into a case of a test's own, and what is kept of them."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from shipped import copied
from truceline.intake.connectors import connector
from truceline.intake.content import cells_of
from truceline.intake.mapping import Loaded, To, load_mapping
from truceline.tasks.intake import Asked, Came, Desk, take_in
from truceline.tasks.intake_mending import Mended, mend, mend_table
from truceline.wiring.intake import intake_desk_of

ROOT = Path(__file__).parents[1]
CONNECTORS = ROOT / "src" / "truceline" / "intake" / "connectors"
MAPPINGS = ROOT / "tests" / "intake" / "mappings"
SPOILED = ROOT / "tests" / "intake" / "connectors" / "spoiled"
REAL = ROOT.parent / "shared" / "data"
"""The mission's real files, where they are at hand."""


def empty_desk(folder: Path, case: str = "donbas-2020") -> Desk:
    """Where files are taken in for a copy of a shipped case in which nothing has been taken in."""
    return intake_desk_of(copied(case, folder))


def mapping_of(name: str) -> Loaded:
    """A connector by its name, or a mapping of the tests by the name of its file."""
    file = MAPPINGS / f"{name}.yaml"
    return load_mapping(file) if file.is_file() else connector(name)


def take(desk: Desk, name: str, path: Path, release: str = "", *, whole: bool | None = None) -> Came:
    """Take a file in, beside the record whatever its mapping says."""
    return take_in(desk, path, Asked(mapping_of(name), release, To.BULK, whole), tell=lambda _: None)


def sample(folder: str, file: str) -> Path:
    """A sample of a connector."""
    return CONNECTORS / folder / file


def kept(desk: Desk, dataset: str, kind: str = "listing") -> dict[str, Mapping[str, str]]:
    """The cells of every row that is still listed, by its key."""
    return {one.key: cells_of(kind, one.content) for one in desk.keeping.versions(dataset) if one.listed}


def held_lines(desk: Desk) -> dict[int, str]:
    """What is wrong with each row in quarantine, by its line."""
    return {one.held.line: " / ".join(each.problem for each in one.held.problems) for one in desk.keeping.waiting()}


def mend_all(desk: Desk, table: Path, edit: Mapping[int, Mapping[str, str]]) -> Mended:
    """Mend rows in quarantine in their table, as an officer would: new texts by line and column."""
    waiting = [one for one in desk.keeping.waiting() if one.held.line in edit]
    table.write_text(mend_table(waiting), encoding="utf-8")
    lines = mended_text(table, [edit[one.held.line] for one in waiting])
    table.write_text(lines, encoding="utf-8")
    return mend(desk, table, "watch-3")


def mended_text(table: Path, edits: Sequence[Mapping[str, str]]) -> str:
    """The table of held rows with new texts in some of its columns."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows([{**row, **edit} for row, edit in zip(rows, edits, strict=True)])
    return text.getvalue()
