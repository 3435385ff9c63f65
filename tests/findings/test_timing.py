from typing import Any

import pytest

from drawn_terms import LATER, entry, hour, proposal, version_of, written
from truceline.findings.timing import Timing, timing_findings
from truceline.record.kinds import Consent, ConsentAct
from truceline.terms.answers import AgreementState
from truceline.terms.state import state
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly

DAY: dict[str, Any] = {"length": "P1D", "count": "elapsed"}


def a_day_from(accepted: Interval) -> AgreementState:
    version = version_of(duration=DAY, entry={"each_of": ["a"], "at": written(hour(10))})
    said = Consent(party="a", agreement="truce", digest=version.digest, act=ConsentAct.ACCEPT)
    return state(version, [proposal(version), entry("x", said, accepted)], at=LATER, known=LATER)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (10, 24, Timing.INSIDE),
        (12, 2, Timing.INSIDE),
        (34, 5, Timing.OUTSIDE),
        (5, 5, Timing.OUTSIDE),
        (9, 2, Timing.PARTLY),
        (33, 2, Timing.PARTLY),
        (0, 60, Timing.PARTLY),
    ],
)
def test_a_time_lies_inside_partly_inside_or_outside(start: int, hours: int, expected: Timing) -> None:
    span = Interval(hour(start), Instant(hour(start) + hours * HOUR))
    assert timing_findings(span, a_day_from(exactly(hour(1))))[0].timing is expected


def test_a_start_that_is_not_known_leaves_the_hours_around_it_open() -> None:
    between = a_day_from(Interval(hour(11), Instant(hour(11) + 5 * HOUR)))
    assert timing_findings(exactly(hour(12)), between)[0].timing is Timing.UNKNOWN
    assert timing_findings(exactly(hour(10)), between)[0].timing is Timing.OUTSIDE
