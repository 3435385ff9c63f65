"""Opening a file of rows by its form."""

from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.intake.csv_tables import CsvTable
from truceline.intake.json_tables import GeoJsonTable, JsonLinesTable
from truceline.intake.mapping import FileForm
from truceline.intake.rows import Table

_FORMS = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".tab": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".geojson": "geojson", ".json": "geojson",
}  # fmt: skip


def form_of(path: Path, form: FileForm) -> str:
    """How a file is written: `csv`, `xlsx`, `jsonl` or `geojson`. Raises BadInput where its name does not tell."""
    found = form.form or _FORMS.get(path.suffix.lower())
    if found is None:
        problem = f"the ending {path.suffix or '(none)'} does not tell how the file is written"
        raise BadInput(Fault(str(path), None, problem, "name it .csv, .xlsx, .jsonl or .geojson"))
    return found


def open_table(path: Path, form: FileForm) -> Table:
    """The rows of a file. Raises BadInput where it cannot be read at all."""
    if not path.is_file():
        raise BadInput(Fault(str(path), None, "there is no such file", "check the path"))
    found = form_of(path, form)
    if found == "csv":
        return CsvTable(path, form)
    if found == "xlsx":
        # Loaded only here: what reads workbooks takes as long to load as all the rest together.
        from truceline.intake.workbooks import SheetTable  # noqa: PLC0415

        return SheetTable(path, form)
    return JsonLinesTable(path) if found == "jsonl" else GeoJsonTable(path)
