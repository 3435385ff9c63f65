"""Reading a judgement: what it may say, and every way in which a table can be wrong, named by row."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import BadInput
from truceline.exercise.scoring.judgement import Judgement, Verdict, read_judgement
from truceline.exercise.scoring.probabilities import marked
from truceline.values.zones import zone

HEAD = "sort,event,observations,when,location,what,value,side,probability,excluded,verdict,day,unit"


def read(tmp_path: Path, *rows: str, head: str = HEAD) -> Judgement:
    path = tmp_path / "judgement.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return read_judgement(path, zone("Etc/GMT+10"), ("north", "south"))


def test_observations_may_stand_in_the_row_of_an_event_or_in_rows_of_their_own(tmp_path: Path) -> None:
    found = read(tmp_path, "event,a,exr-d1 exr-d2,,,,,,,,,,", "seen,a,exr-x1,,,,,,,,,,", "seen,b,exr-d3,,,,,,,,,,")
    assert found.seen == {"exr-d1": "a", "exr-d2": "a", "exr-x1": "a", "exr-d3": "b"}
    assert {event.label for event in found.events} == {"a", "b"}


def test_a_sheet_with_two_columns_is_a_judgement(tmp_path: Path) -> None:
    assert read(tmp_path, "seen,exr-d1,a", head="sort,observations,event").seen == {"exr-d1": "a"}


def test_what_was_not_said_is_unknown_and_not_no(tmp_path: Path) -> None:
    (event,) = read(tmp_path, "event,a,exr-d1,,,,,,,,,,").events
    assert [event.side, event.excluded, event.count, event.when, event.probability] == [None] * 5


def test_a_count_keeps_its_bounds_and_a_claim_its_verdict(tmp_path: Path) -> None:
    found = read(tmp_path, "event,a,exr-d1,,,,about 60,,,,,,", "claim,,exr-l1 exr-l2,,,,3-5,,0.7,,cannot_tell,,")
    count = found.events[0].count
    assert count is not None
    assert (count.low, count.high) == (55, 64)
    assert [doubt.verdict for doubt in found.doubts] == [Verdict.CANNOT_TELL] * 2


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("vow,a,exr-d1,,,,,,,,,,", "sort: 'vow' is not one"),
        ("event,,exr-d1,,,,,,,,,,", "event is missing"),
        ("seen,a,,,,,,,,,,,", "observations is missing"),
        ("event,a,exr-d1,noon,,,,,,,,,", "when: 'noon' is not an instant"),
        ("event,a,exr-d1,2031-04-01T10:00,,,,,,,,,", "when: the time"),
        ("event,a,exr-d1,,somewhere,,,,,,,,", "location: 'somewhere' is not a place"),
        ("event,a,exr-d1,,,quarrel,,,,,,,", "what: 'quarrel'"),
        ("event,a,exr-d1,,,,many,,,,,,", "value: 'many' is not a count"),
        ("event,a,exr-d1,,,,,west,,,,,", "side: 'west' is nobody here"),
        ("event,a,exr-d1,,,,,north,1.2,,,,", "probability: '1.2' is no probability"),
        ("event,a,exr-d1,,,,,north,nan,,,,", "probability: 'nan' is no probability"),
        ("event,a,exr-d1,,,,,,,perhaps,,,", "excluded: 'perhaps' is no answer"),
        ("claim,,exr-l1,,,,,,,,,,", "verdict: None is not one"),
        ("claim,,exr-l1,,,,,,,,maybe,,", "verdict: 'maybe' is not one"),
        ("total,,,,,,5,north,,,,,", "day is missing"),
        ("total,,,,,,5,west,,,,2031-04-01,", "side: 'west' is no side"),
        ("total,,,,,,,north,,,,2031-04-01,", "value is missing"),
        ("total,,,,,,5,north,,,,2031-04-31,", "day: '2031-04-31'"),
        ("total,,,,,,5,north,,,,2031-04-01,litres", "unit: 'litres' is not one"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_what_to_do(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(BadInput) as wrong:
        read(tmp_path, "event,ok,exr-d9,,,,,,,,,,", row)
    (fault,) = wrong.value.faults
    assert problem in fault.problem
    assert fault.line == 3
    assert fault.remedy


def test_an_observation_in_two_events_and_an_event_told_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is put to a too"):
        read(tmp_path, "seen,a,exr-d1,,,,,,,,,,", "seen,b,exr-d1,,,,,,,,,,")
    with pytest.raises(BadInput, match="comes twice"):
        read(tmp_path, "event,a,exr-d1,,,,,,,,,,", "event,a,exr-d2,,,,,,,,,,")


def test_all_wrong_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as wrong:
        read(tmp_path, "vow,,,,,,,,,,,,", "event,a,,,,,many,,,,,,")
    assert [fault.line for fault in wrong.value.faults] == [2, 3]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=20))
def test_brier_and_log_loss_are_those_of_the_plain_sum_in_any_order(pairs: list[tuple[float, bool]]) -> None:
    found = marked(pairs)
    assert found.brier == pytest.approx(sum((said - came) ** 2 for said, came in pairs) / len(pairs))
    assert marked(pairs[::-1]) == found
    assert found.log_loss is not None
    assert 0 <= found.log_loss < 14
