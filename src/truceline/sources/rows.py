"""Rows of text with their place, from CSV and JSON Lines files."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import BadInput, Fault


@dataclass(frozen=True)
class Row:
    """One row as its file gives it: column names to texts, empty cells left out."""

    file: str
    line: int
    cells: Mapping[str, str]

    def fault(self, problem: str, remedy: str) -> Fault:
        """A fault at this row."""
        return Fault(self.file, self.line, problem, remedy)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file (with or without a byte order mark).

    Raises:
        BadInput: if the file cannot be read or is not UTF-8; the fault names the first line that is not.
    """
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as cause:
        raise BadInput(Fault(str(path), None, f"cannot be read ({cause.strerror})", "check the path")) from cause
    except UnicodeDecodeError as cause:
        line = raw.count(b"\n", 0, cause.start) + 1
        raise BadInput(
            Fault(str(path), line, "the text is not UTF-8", "save the file again with the encoding UTF-8")
        ) from cause


def read_rows(path: Path) -> list[Row]:
    """All rows of a `.csv` or `.jsonl` file, in its order.

    Raises:
        BadInput: if the file is not well formed; each fault names its line.
    """
    text = read_text(path)
    readers = {".csv": _csv_rows, ".jsonl": _jsonl_rows}
    if path.suffix not in readers:
        raise BadInput(Fault(str(path), None, "is not a table that can be read", "bring a .csv or .jsonl file"))
    return list(readers[path.suffix](str(path), text))


def _csv_rows(file: str, text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as cause:
            raise BadInput(Fault(file, line, f"the row is not CSV ({cause})", "mend the quotes of this row")) from cause
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = _header(file, line, cells)
        else:
            yield _row(file, line, header, cells)


def _header(file: str, line: int, cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    for name in names:
        if not name or names.count(name) > 1:
            problem = f"the column name {name!r} comes twice" if name else "a column has no name"
            raise BadInput(Fault(file, line, problem, "give every column one name of its own"))
    return names


def _row(file: str, line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        problem = f"the row has {len(cells)} cells under {len(header)} column names"
        raise BadInput(Fault(file, line, problem, "put quotes round a text that holds a comma, or fill the row up"))
    return Row(file, line, {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()})


def _jsonl_rows(file: str, text: str) -> Iterator[Row]:
    for line, written in enumerate(text.split("\n"), start=1):
        if written.strip():
            yield Row(file, line, _json_cells(file, line, written))


def _json_cells(file: str, line: int, written: str) -> dict[str, str]:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            raise ValueError("a key comes twice")
        return dict(pairs)

    remedy = 'write one object of texts on each line: {"id": "a1", "kind": "act"}'
    try:
        content = json.loads(written, object_pairs_hook=unique)
    except (ValueError, RecursionError) as cause:
        raise BadInput(Fault(file, line, f"the line is not a JSON object ({cause})", remedy)) from cause
    if not isinstance(content, dict):
        raise BadInput(Fault(file, line, "the line is not a JSON object", remedy))
    for name, value in content.items():
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            raise BadInput(Fault(file, line, f"{name} is not a text", remedy))
    return {name: str(value).strip() for name, value in content.items() if value not in (None, "")}
