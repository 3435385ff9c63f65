"""What is noticed goes through a form, an entry and an export, and nothing of it is lost."""

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drawn_forms import submissions
from form_settings import BARE, FULL
from records import ABOUT
from records import filled as put
from truceline.engines.memory.store import MemoryStore
from truceline.forms.definition import FORMS, definition_of
from truceline.forms.filling import filled
from truceline.forms.library import xform_of
from truceline.forms.submission import read_submission, with_files
from truceline.record.admit import admit
from truceline.record.entry import Entry, entry_of
from truceline.record.envelope import parse_leaf
from truceline.record.kinds import KINDS
from truceline.record.tlog.tiles import WIDTH
from truceline.sources.rows import Row, read_rows
from truceline.tasks.export import export
from truceline.values.zones import zone
from truceline.wiring import write_bytes

HOME = zone("Europe/Kyiv")
RECORDED = "2026-07-01T00:00Z"
Submission = tuple[str, list[dict[str, str]]]


def through_form(form: str, drawn: Submission, setting: object = FULL) -> tuple[Row, ...]:
    instance, rows = drawn
    made = xform_of(form, FULL if setting is FULL else BARE)
    names = {digest: f"{digest[:20]}.jpg" for row in rows for digest in row.get("files", "").split()}
    xml = filled(made, rows, instance, names)
    submitted = read_submission(xml, {made.id: made})
    return with_files(submitted, {name: digest for digest, name in names.items()})


def expected(form: str, drawn: Submission) -> list[Row]:
    """The rows as somebody would have typed them into a table."""
    definition, (instance, rows) = definition_of(form), drawn
    digits = instance.removeprefix("uuid:").replace("-", "")
    found = []
    for number, row in enumerate(rows, start=1):
        own = f"-{number}" if definition.again is not None else ""
        common = {"id": f"{definition.kind}-{digits}{own}", "kind": definition.kind, "source": f"urn:{instance}"}
        found.append(Row("typed", number, common | row))
    return found


def entries(rows: list[Row]) -> list[Entry]:
    told = [Row(row.file, row.line, {**row.cells, "recorded": RECORDED}) for row in rows]
    return [draft.entry for draft in admit(told, HOME)]


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
@settings(max_examples=40, phases=[Phase.generate])
def test_a_round_trip_through_form_entry_table_and_export_loses_nothing(form: str, data: st.DataObject) -> None:
    drawn = data.draw(submissions(form))
    came = list(through_form(form, drawn, data.draw(st.sampled_from([FULL, BARE]))))
    meant = entries(expected(form, drawn))
    assert entries(came) == meant
    assert [as_said(entry) for entry in meant] == [says(form, row) for row in drawn[1]]
    assert entries(as_table(came, "jsonl")) == meant
    assert entries(as_table(came, "csv")) == meant
    assert exported(meant) == meant


def as_said(entry: Entry) -> dict[str, object]:
    return entry.payload.model_dump(mode="json", exclude_defaults=True)


def says(form: str, row: dict[str, str]) -> dict[str, object]:
    """A drawn row without what stands beside the columns of its kind."""
    columns = KINDS[definition_of(form).kind].model_fields
    return {name: cell for name, cell in row.items() if name in columns}


def as_table(rows: list[Row], suffix: str) -> list[Row]:
    """Rows written as a table of entries and read again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"entries.{suffix}"
        if suffix == "jsonl":
            path.write_text("".join(json.dumps(dict(row.cells)) + "\n" for row in rows), encoding="utf-8")
        else:
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row.cells)))
            writer.writeheader()
            writer.writerows(dict(row.cells) for row in rows)
            path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return read_rows(path)


def exported(meant: list[Entry]) -> list[Entry]:
    """Entries signed, put on record, exported as plain files, and read from those."""
    store = MemoryStore(ABOUT)
    put(store, meant)
    with TemporaryDirectory() as folder:
        for _ in export(store, Path(folder), write_bytes):
            pass
        (bundle,) = Path(folder).glob("tile/entries/000.p/*")
        return [entry_of(parse_leaf(leaf).envelope) for leaf in leaves(bundle.read_bytes())[-len(meant) :]]


def leaves(bundle: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(bundle):
        size = int.from_bytes(bundle[at : at + 2])
        found.append(bundle[at + 2 : at + 2 + size])
        at += 2 + size
    assert len(found) < WIDTH
    return found
