"""A clock that goes back changes nothing that is on record: place decides, and what was claimed stays what it was."""

from records import ABOUT, desk_key, pen_of, small, statements
from truceline.record.entry import content_of
from truceline.record.projection import parsed
from truceline.record.register import Standing, Submission
from truceline.record.verify import verify


def test_envelopes_claimed_earlier_than_those_before_are_taken_as_they_are() -> None:
    store, register = small(0)
    pen = pen_of(store, desk_key(store))
    claimed = [5_000_000, 4_000_000, 0, 6_000_000]
    leaves = [
        pen.write("statement", one.id, content_of(one), claimed=when)
        for one, when in zip(statements(4), claimed, strict=True)
    ]
    answers = register.submit([Submission(leaf.raw) for leaf in leaves])
    assert [answer.standing for answer in answers] == [Standing.RECORDED] * 4
    assert [leaf.envelope.claimed for _, leaf in parsed(store)][1:] == claimed
    assert verify(store, ABOUT.case, ABOUT.mode).problems == ()
