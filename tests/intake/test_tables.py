"""Files of rows in every form: what their cells are, and which rows are held to be spoiled."""

import json
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from truceline.errors import BadInput
from truceline.intake.beside import Beside
from truceline.intake.mapping import FileForm
from truceline.intake.rows import Raw
from truceline.intake.tables import open_table


def rows_of(path: Path, **form: object) -> list[Raw]:
    """All rows of a file."""
    with closing(open_table(path, FileForm.model_validate(form))) as table:
        return list(table.rows())


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"a;b\n1;x y\n", {}),
        (b"\xef\xbb\xbfa,b\r\n1,x y\r\n", {}),
        (b"a\tb\n1\tx y", {"delimiter": "tab"}),
        (b"made by a program\n\na,b\n1, x y \n\n", {"skip_lines": 1}),
        (b"1|x y\n", {"header": "a,b", "delimiter": "|"}),
        ("a,b\n1,x y\n".encode("utf-16"), {}),
    ],
)
def test_csv_files_of_many_makers_are_the_same_rows(tmp_path: Path, content: bytes, form: dict[str, object]) -> None:
    (row,) = rows_of(written(tmp_path, "t.csv", content), **form)
    assert row.cells == {"a": "1", "b": "x y"}


def test_letters_of_another_encoding_are_read_where_the_mapping_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "a,b\n1,Піски\n".encode("windows-1251"))
    assert rows_of(path, encoding="windows-1251")[0].cells["b"] == "Піски"
    assert [one.problem for one in rows_of(path)[0].problems] == ["the text of the row is not UTF-8"]


def test_a_workbook_has_days_whole_numbers_and_yes_as_texts(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("data")
    sheet.append(["id", "day", "time", "count", "share", "sure"])
    sheet.append([1, date(2024, 3, 12), datetime(2024, 3, 12, 10, 30), 5.0, 0.25, True])  # noqa: DTZ001 - as Excel has it
    sheet.append([None, None, None, None, None, None])
    sheet.append([2, None, None, None, None, None, "over"])
    book.save(tmp_path / "t.xlsx")
    first, second = rows_of(tmp_path / "t.xlsx", sheet="data")
    assert first.cells == {"id": "1", "day": "2024-03-12", "time": "2024-03-12 10:30:00", "count": "5",
                           "share": "0.25", "sure": "True"}  # fmt: skip
    assert (second.line, "7 cells under 6" in second.problems[0].problem) == (4, True)
    with pytest.raises(BadInput, match="has no sheet 'other', only"):
        rows_of(tmp_path / "t.xlsx", sheet="other")


def test_what_only_calls_itself_a_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a workbook"):
        rows_of(written(tmp_path, "t.xlsx", b"not a zip"))


def test_json_lines_keep_numbers_as_written_and_hold_bad_lines(tmp_path: Path) -> None:
    lines = [b'{"id": 1, "lat": 48.10, "actor": {"name": "x"}, "tags": ["a", "b"], "none": null}', b"{", b"[1]",
             b'{"id": NaN}', b'{"id": 1, "id": 2}', b'{"id": "\xff"}', b'{"id": "a\\u0000"}', b""]  # fmt: skip
    rows = rows_of(written(tmp_path, "t.jsonl", b"\n".join(lines)))
    assert rows[0].cells == {"id": "1", "lat": "48.10", "actor.name": "x", "tags": "a; b"}
    assert [row.line for row in rows if row.problems] == [2, 3, 4, 5, 6, 7]


def test_features_have_their_place_as_columns(tmp_path: Path) -> None:
    box = [[[37.0, 48.0], [37.2, 48.0], [37.2, 48.2], [37.0, 48.2], [37.0, 48.0]]]
    features = [
        {
            "type": "Feature",
            "id": 7,
            "properties": {"name": "x"},
            "geometry": {"type": "Point", "coordinates": [37.8, 48.1]},
        },
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": box}},
        {"type": "Feature", "properties": {"name": "y"}, "geometry": None},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": "here"}},
        {"type": "Thing"},
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    point, area, nowhere, bad, thing = rows_of(written(tmp_path, "t.geojson", content))
    assert point.cells == {"name": "x", "@id": "7", "@geometry": "Point", "@north": "48.1", "@east": "37.8"}
    assert (area.cells["@north"], area.cells["@east"]) == ("48.1", "37.1")
    assert 13_000 < float(area.cells["@within"].removesuffix(" m")) < 14_000
    assert nowhere.cells == {"name": "y"}
    assert bad.problems
    assert thing.problems


@pytest.mark.parametrize("content", [b"{}", b'{"features": [{}', b'{"features": 7}', b'{"features": [{} {}]}'])
def test_what_is_no_collection_of_features_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadInput):
        rows_of(written(tmp_path, "t.geojson", content))


def test_a_file_beside_completes_rows_and_never_loses_one_in_silence(tmp_path: Path) -> None:
    form = FileForm.model_validate({"beside": {"by": "id", "its": "event", "this": "info", "that": "labels"}})
    info = written(tmp_path, "info.csv", b"id,a\n1,x\n")
    with pytest.raises(BadInput, match="there is no such file"):
        Beside(info, form)
    written(tmp_path, "labels.csv", b"event,a,b\n1,other,y\n2,z,z\n2,z,q\n")
    beside = Beside(info, form)
    assert beside.completed(Raw(2, {"id": "1", "a": "x"})).cells == {"id": "1", "a": "x", "b": "y"}
    assert beside.completed(Raw(3, {"id": "9"})).cells == {"id": "9"}
    assert beside.completed(Raw(4, {"id": "2"})).problems
    written(tmp_path, "labels.csv", b"event,a,b\n1,other\n")
    with pytest.raises(BadInput, match="2 cells under 3"):
        Beside(info, form)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("t.csv", b"", "the file has no rows"),
        ("t.csv", b"a,b\rc,d\r", "bare carriage returns"),
        ("t.csv", b'"a,b\nc,d\n', "the row of column names is not well formed"),
        ("t.dat", b"a,b\n", "does not tell how the file is written"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_says_why(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        rows_of(written(tmp_path, name, content))
