from drawn_terms import hour
from liaison_case import CASE, said, view
from truceline.liaison.disclosures import Share, disclosures_of, shares
from truceline.liaison.subjects import subjects_of
from truceline.record.entry import Entry
from truceline.record.kinds import Allegation, Disclosure, Shape, Statement
from truceline.values.intervals import Interval

TOLD = [
    said("al-1", Allegation(issuer="north", accused="south", place="Orna", unit="shells"), hour(0)),
    said("st-1", Statement(speaker="north"), hour(0)),
]


def showing(id: str, to: str, what: str, shape: Shape = Shape.WHOLE, when: int | Interval = 1) -> Entry:
    payload = Disclosure.model_validate({"body": "mission", "to": to, "shown": what, "shape": shape})
    return said(id, payload, when if isinstance(when, Interval) else hour(when))


def share(*entries: Entry, party: str = "north", at: int = 9) -> Share:
    everything = [*TOLD, *entries]
    shown = disclosures_of(view(everything), CASE, subjects_of(everything, hour(99)), hour(at))
    return next(one for one in shares(shown, CASE) if one.party == party)


def test_what_only_the_other_party_was_shown_is_counted_by_kind() -> None:
    found = share(showing("d1", "south", "al-1 st-1"), showing("d2", "north", "st-1"))
    assert (found.seen, found.unseen) == ((("statement", 1),), (("allegation", 1),))


def test_what_was_shown_twice_counts_once() -> None:
    assert share(showing("d1", "north", "al-1"), showing("d2", "north", "al-1")).seen == (("allegation", 1),)


def test_what_was_shown_to_a_voice_was_shown_to_its_party() -> None:
    assert share(showing("d1", "north-staff", "al-1")).seen == (("allegation", 1),)


def test_another_shape_is_said_unless_both_have_seen_one_shape() -> None:
    told = [showing("d1", "north", "al-1", Shape.SUMMARY), showing("d2", "south", "al-1", Shape.WHOLE)]
    assert share(*told).other_shape == (("allegation", 1),)
    assert share(*told, showing("d3", "north", "al-1", Shape.WHOLE)).other_shape == ()


def test_what_may_not_have_been_shown_yet_cannot_be_told() -> None:
    found = share(showing("d1", "south", "al-1", when=Interval(hour(2), hour(6))), at=4)
    assert (found.unseen, found.untold) == ((), (("allegation", 1),))


def test_what_was_shown_to_a_mission_makes_no_difference_between_the_parties() -> None:
    found = share(showing("d1", "mission", "al-1"))
    assert (found.seen, found.unseen, found.untold) == ((), (), ())


def test_an_entry_that_is_not_known_here_is_counted_without_a_kind() -> None:
    assert share(showing("d1", "north", "elsewhere")).seen == (("", 1),)
