from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import hour
from truceline.liaison.moments import Event, came_before, happened_by, possible_lasts, throughout
from truceline.values.instants import Instant
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict

SPANS = st.builds(
    lambda start, width: Interval(Instant(start), Instant(start + width)), st.integers(0, 4), st.integers(1, 3)
)


def test_what_comes_exactly_at_a_limit_comes_too_late() -> None:
    limit = hour(2)
    moments = [exactly(Instant(limit + beside)) for beside in (-1, 0, 1)]
    assert [came_before(one, limit) for one in moments] == [Verdict.YES, Verdict.NO, Verdict.NO]


def test_whether_it_had_happened_cannot_be_told_inside_its_bounds() -> None:
    span = Interval(hour(1), hour(3))
    assert [happened_by(span, hour(n)) for n in (0, 2, 3)] == [Verdict.NO, Verdict.UNKNOWN, Verdict.YES]


def test_every_answer_that_is_possible_is_given_for_an_uncertain_time() -> None:
    found = throughout(Interval(hour(1), hour(3)), [hour(2)], lambda moment: moment < hour(2))
    assert found == {True, False}


def lasts_in_all_worlds(events: list[Event[int]], moment: int) -> set[int | None]:
    """By trying every placement of every event."""
    found: set[int | None] = set()
    places = [range(event.occurred.start, event.occurred.end) for event in events]
    worlds: list[tuple[int, ...]] = [()]
    for place in places:
        worlds = [(*world, at) for world in worlds for at in place]
    for world in worlds:
        past = [(at, event.rank) for at, event in zip(world, events, strict=True) if at <= moment]
        if not past:
            found.add(None)
        for at, event in zip(world, events, strict=True):
            if past and (at, event.rank) == max(past):
                found.add(event.what)
    return found


@given(st.lists(st.tuples(SPANS, st.integers(0, 2)), max_size=3), st.integers(-1, 8))
def test_the_possible_lasts_are_those_of_all_worlds(drawn: list[tuple[Interval, int]], moment: int) -> None:
    events = [Event(span, rank, number) for number, (span, rank) in enumerate(drawn)]
    assert set(possible_lasts(events, Instant(moment))) == lasts_in_all_worlds(events, moment)
