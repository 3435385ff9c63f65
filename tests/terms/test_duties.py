from typing import Any

import pytest

from drawn_terms import LATER, entry, hour, proposal, version_of, written
from truceline.record.entry import Entry
from truceline.record.kinds import Act
from truceline.record.view import View
from truceline.terms.duties import Progress, owed
from truceline.terms.load import Version
from truceline.terms.state import scenes_of
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly


def promised(**by: Any) -> Version:
    term = {"id": "p", "kind": "commitment", "party": ["a"], "act": {"event": "done"}, "text": "do it", **by}
    return version_of(terms=[term])


def progress(version: Version, at: int, *done: Interval) -> Progress:
    acts = [entry(f"d{number}", Act(event="done", actor="a"), when) for number, when in enumerate(done)]
    view = View([proposal(version), *acts], LATER)
    return owed(scenes_of(version, view)[0], hour(at))[0].progress


DUE_AT_5 = promised(by={"at": written(hour(5))})


def test_nothing_on_record_before_the_deadline_is_pending() -> None:
    assert progress(DUE_AT_5, 4) is Progress.PENDING


def test_nothing_on_record_at_the_deadline_is_no_report_and_not_a_breach() -> None:
    assert progress(DUE_AT_5, 5) is Progress.NO_REPORT


@pytest.mark.parametrize(("beside", "expected"), [(-1, Progress.MET), (0, Progress.MET_LATE), (1, Progress.MET_LATE)])
def test_by_the_deadline_means_before_it(beside: int, expected: Progress) -> None:
    assert progress(DUE_AT_5, 9, exactly(Instant(hour(5) + beside))) is expected


def test_an_act_of_uncertain_time_across_the_deadline_leaves_it_open() -> None:
    assert progress(DUE_AT_5, 9, Interval(hour(4), Instant(hour(4) + 2 * HOUR))) is Progress.UNKNOWN


def test_a_promise_without_a_deadline_is_never_overdue() -> None:
    assert progress(promised(), 70) is Progress.PENDING


def test_a_deadline_can_run_from_the_day_on_which_the_text_was_put_forward() -> None:
    version = promised(by={"after": "issued", "plus": {"length": "PT1001H", "count": "elapsed"}})
    assert [progress(version, at) for at in (0, 1)] == [Progress.PENDING, Progress.NO_REPORT]


def test_an_act_of_somebody_else_fulfils_nothing() -> None:
    version = promised(by={"at": written(hour(5))})
    other: Entry = entry("d", Act(event="done", actor="b"), exactly(hour(1)))
    view = View([proposal(version), other], LATER)
    assert owed(scenes_of(version, view)[0], hour(9))[0].progress is Progress.NO_REPORT
