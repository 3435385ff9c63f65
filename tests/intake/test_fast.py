"""The fast way of reading is held to the plain one, on drawn tables and on spoiled ones."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from intake_tables import GROUND, HEADER, fast, plainly, table_text
from truceline.errors import BadInput
from truceline.record.people.guard import Guard

_CELLS = {
    "id": st.sampled_from(["1", "2", "3", "id 4", " 5 ", "", "6\u00a0"]),
    "part": st.sampled_from(["", "a", "b"]),
    "day": st.sampled_from(["2020-01-05", "05.01.2020", "2020-02-30", "", "2020-01-05 10:30", "2020-03-29 03:30",
                            "2020-10-25 03:30", "2030-01-01", "1850-01-01", "soon"]),
    "until": st.sampled_from(["2020-01-05", "2020-01-09", "2019-12-31", "", "06.01.2020", "2020-01-06 09:00"]),
    "sort": st.sampled_from(["1", "2", "3", "total", ""]),
    "where": st.sampled_from(["Avdiivka", "село Піски", '"a, b"', '"two ""quoted"" words"', '"two\nlines"', ""]),
    "lat": st.sampled_from(["48.1", "48.100", "48.1234567891",
                            "-0.0", "91", "", "+48.5", '"48,25"', "39.1414759894375", "0", "90"]),
    "lon": st.sampled_from(["37.8", "180.0", "-181", "", "east", "37", "0", "0.0"]),
    "prec": st.sampled_from(["1", "2", "9", ""]),
    "low": st.sampled_from(["0", "3", "3.0", '"1,000"', "", "-1", "many"]),
    "high": st.sampled_from(["7", "", "2", "7.00"]),
    "url": st.sampled_from(["https://example.org/1", "www.example.org/2", "", "nowhere", "https://example.org/a b"]),
    "said": st.sampled_from(["short", "said by someone", "a  b", "over twelve signs", "", "два слова", "a\u2003b"]),
    "flag": st.sampled_from(["1", "0", ""]),
}  # fmt: skip
_ROW = st.tuples(*(_CELLS[name] for name in HEADER))
_SPOIL = st.sampled_from([b'"', b"\n", b"\r", b"\r\n", b"\x00", b"\xff", b",", b'""', b"\x1f", b" ", b",,,\n", b'",'])


_DRAWING = (Phase.explicit, Phase.generate)
"""Without making failures smaller: a file is read twice for each try, which takes minutes."""


def _written(data: bytes) -> Path:
    with tempfile.NamedTemporaryFile(suffix=".csv", delete=False) as file:
        file.write(data)
    return Path(file.name)


def _same(data: bytes, large: int) -> None:
    path = _written(data)
    try:
        assert fast(path, large) == plainly(path)
    finally:
        path.unlink()


@settings(max_examples=60, phases=_DRAWING)
@given(st.lists(_ROW, max_size=40), st.sampled_from([60, 400, 5_000]))
def test_drawn_rows_become_the_same_in_both_ways(rows: list[tuple[str, ...]], large: int) -> None:
    _same(table_text(rows), large)


@settings(max_examples=100, phases=_DRAWING)
@given(
    st.lists(_ROW, min_size=1, max_size=25),
    st.lists(st.tuples(st.integers(0, 4_000), _SPOIL), min_size=1, max_size=5),
    st.sampled_from([60, 400, 5_000]),
)
def test_spoiled_tables_become_the_same_in_both_ways(
    rows: list[tuple[str, ...]], spoils: list[tuple[int, bytes]], large: int
) -> None:
    data = table_text(rows)
    first = data.index(b"\n") + 1
    for place, spoil in spoils:
        at = first + place % (len(data) - first + 1)
        data = data[:at] + spoil + data[at:]
    _same(data, large)


def test_a_stray_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    fine = "1,a,2020-01-05,,1,Avdiivka,48.1,37.8,1,3,7,https://example.org/1,short,0"
    lines = [fine.replace("1,a", f"{n},a", 1) for n in range(1, 300)]
    lines[100] = lines[100].replace("Avdiivka", '"Avdiivka')
    path = tmp_path / "stray.csv"
    path.write_bytes("\n".join([",".join(HEADER), *lines]).encode())
    for kept, held, _, _ in (plainly(path), fast(path, 5_000)):
        assert [one.line for one in held] == [102]
        assert len(kept) == 298


def test_rows_that_bear_the_mark_of_an_exercise_stop_both_ways_at_the_same_row(tmp_path: Path) -> None:
    row = "exr-1,a,2020-01-05,,1,Avdiivka,48.1,37.8,1,3,7,https://example.org/1,short,0"
    path = tmp_path / "marked.csv"
    path.write_bytes(table_text([row.replace("exr-1", "1").split(","), row.split(",")]))
    told = []
    for way in (plainly, lambda file: fast(file, 5_000)):
        with pytest.raises(BadInput) as caught:
            way(path)
        told.append(caught.value.faults)
    assert told[0] == told[1]
    assert told[0][0].line == 3


def test_in_an_exercise_both_ways_mark_every_source_and_guard_every_name(tmp_path: Path) -> None:
    rows = [f"{n},a,2020-01-05,,1,{where},48.1,37.8,1,3,7,https://example.org/1,short,0".split(",")
            for n, where in enumerate(["Avdiivka", "Ivan Testenko", "Pisky"])]  # fmt: skip
    path = tmp_path / "guarded.csv"
    path.write_bytes(table_text(rows))
    guard = Guard(bytes(32)).with_name("p-000000000001", "Ivan Testenko")
    ground = replace(GROUND, mark="urn:truceline:exercise:drawn", guard=guard)
    kept, held, _, _ = plainly(path, ground=ground)
    assert fast(path, 5_000, ground=ground) == plainly(path, ground=ground)
    assert len(kept) == 2
    assert "Testenko" not in str(held)
    assert "urn:truceline:exercise:drawn" in str(kept[0])
