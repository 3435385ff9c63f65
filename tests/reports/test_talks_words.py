"""The words for positions: no condition becomes a yes, and no silence a position."""

from desk_case import case
from drawn_terms import LATER, entry, hour
from truceline.record.entry import Entry
from truceline.record.kinds import Manner, Position, Stand, Utterance
from truceline.record.view import View
from truceline.reports.talks import flags, now_words, pair_words, spoken_lines
from truceline.reports.wording import Words
from truceline.talks.around import Talks, around
from truceline.values.intervals import Interval, exactly

WORDS = Words(case())


def takes(party: str, stand: Stand, condition: str = "", when: Interval | None = None) -> Entry:
    says = Position(party=party, question="halt", stand=stand, condition=condition)
    return entry(f"{party}-{stand}", says, when or exactly(hour(1)))


def found(*entries: Entry) -> Talks:
    return around(View(entries, LATER), case(), hour(50))


def pair(*entries: Entry) -> tuple[str, str]:
    return pair_words(found(*entries).pairs[0], WORDS)


def test_two_sides_on_different_conditions_share_that_there_is_one_and_differ_in_it() -> None:
    share, differ = pair(takes("north", Stand.CONDITIONAL, "a line"), takes("south", Stand.CONDITIONAL, "a map"))
    assert share == "both make it depend on a condition"
    assert differ == "North: on a condition: a line; South: on a condition: a map"


def test_a_condition_and_a_yes_are_not_shared() -> None:
    share, differ = pair(takes("north", Stand.CONDITIONAL, "a line"), takes("south", Stand.FOR))
    assert (share, differ) == ("", "North: on a condition: a line; South: for")


def test_a_side_without_a_position_is_not_called_neutral() -> None:
    share, differ = pair(takes("north", Stand.FOR))
    assert share == ""
    assert "South has no position on record, which is not neutrality" in differ


def test_two_positions_of_one_day_are_both_named() -> None:
    day = Interval(hour(0), hour(24))
    (course,) = found(takes("north", Stand.FOR, when=day), takes("north", Stand.AGAINST, when=day)).courses
    assert now_words(course) == "cannot be told which came last: against; or for"


def test_a_later_denial_is_flagged_and_no_position_is_read_from_it() -> None:
    denial = entry("u", Utterance(speaker="north", manner=Manner.DENIED, about="halt"), exactly(hour(5)))
    (course,) = found(takes("north", Stand.FOR), denial).courses
    (line,) = flags(course, WORDS)
    assert line.startswith("later it denied something on this question: u,")
    assert line.endswith("no position is read from it")


def test_what_is_only_reported_is_called_the_word_of_who_reports_it() -> None:
    says = Utterance(speaker="north-duty", manner=Manner.REPORTED, behalf="south", quote="not now")
    (spoken,) = found(entry("u", says, exactly(hour(1)))).spoken
    lines = [line for _, line in spoken_lines(spoken, WORDS)]
    assert "The word of duty officer of North about what South said; it does not bind South." in lines
    assert "“not now” (https://example.org/)" in lines
