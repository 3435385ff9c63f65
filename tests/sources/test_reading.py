"""Whatever is in a file, it is read or refused with its name; nothing else comes out."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import BadInput, Fault
from truceline.sources.rows import read_rows
from truceline.sources.yaml_tree import parse_yaml
from truceline.terms.load import load_tree


def assert_read_or_refused(read: Callable[[], object], file: str) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        read()
    except BadInput as wrong:
        faults = wrong.faults
    assert all(fault.file == file and fault.remedy for fault in faults)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from([".csv", ".jsonl"]))
def test_any_table_is_read_or_refused(content: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        path.write_bytes(content)
        assert_read_or_refused(lambda: read_rows(path), str(path))


@given(st.text(alphabet="abc:-[]{}&*!|>#\"' \n\t0123.%@`,?~é\x00", max_size=120))
def test_any_yaml_is_read_or_refused(text: str) -> None:
    assert_read_or_refused(lambda: load_tree(parse_yaml("drawn.yaml", text)), "drawn.yaml")


@pytest.mark.parametrize("depth", [60, 5000])
def test_deep_nesting_is_refused_and_not_followed(depth: int) -> None:
    with pytest.raises(BadInput, match="deep"):
        parse_yaml("deep.yaml", "[" * depth + "]" * depth)


def test_a_row_knows_the_line_on_which_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('id,text\na,"one\ntwo"\n\nb,three\n', encoding="utf-8")
    assert [(row.line, row.cells["id"]) for row in read_rows(path)] == [(2, "a"), (5, "b")]


def test_a_byte_order_mark_from_a_spreadsheet_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"\xef\xbb\xbfid,text\na,b\n")
    assert read_rows(path)[0].cells == {"id": "a", "text": "b"}


def test_words_that_yaml_1_1_would_change_stay_words() -> None:
    tree = parse_yaml("t.yaml", "a: no\nb: on\nc: 2025-04-19T18:00:00+03:00\nd: 18:00\ne: >-\n  folded\n  text")
    assert tree.content == {"a": "no", "b": "on", "c": "2025-04-19T18:00:00+03:00", "d": "18:00", "e": "folded text"}
