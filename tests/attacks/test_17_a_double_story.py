"""Attack 17: a submitter tells one thing to the record and another elsewhere, or two things under one name."""

from devices import KEYS, hashes, pen, record, saying, standings, story, submit
from records import ABOUT
from truceline.record.pen import Place
from truceline.record.projection import project
from truceline.record.register import Standing
from truceline.record.verify import verify
from truceline.record.view import View


def test_two_texts_under_one_id_are_both_kept_and_the_second_is_answered_as_a_conflict() -> None:
    register = record(*KEYS[:2])
    first, second = story(KEYS[0], "shot", text="from the north"), story(KEYS[1], "shot", text="from the south")
    assert standings(submit(register, first)) == ["recorded"]
    (answer,) = submit(register, second)
    assert answer.standing is Standing.CONFLICT
    assert "the id shot is on record already" in answer.reason
    assert {first[0].hash, second[0].hash} <= hashes(register)


def test_a_device_that_signs_two_envelopes_of_one_number_shows_itself() -> None:
    register = record(KEYS[0])
    one, other = story(KEYS[0], "shot", "car"), story(KEYS[0], "shot", "tank")
    assert standings(submit(register, one)) == ["recorded", "recorded"]
    answers = submit(register, other)
    assert standings(answers) == ["known", "conflict"]
    assert "its story is double" in answers[1].reason
    assert {leaf.hash for leaf in (*one, *other)} <= hashes(register)


def test_an_audit_shows_a_double_story_and_does_not_call_the_record_broken() -> None:
    register = record(KEYS[0])
    submit(register, story(KEYS[0], "shot", "car"))
    submit(register, story(KEYS[0], "shot", "tank"))
    outcome = verify(register.log.store, ABOUT.case, ABOUT.mode)
    assert outcome.sound
    assert any("its story is double" in notice.what for notice in outcome.notices)


def test_a_chain_that_goes_on_from_another_envelope_than_the_last_is_a_conflict() -> None:
    register = record(KEYS[0])
    submit(register, story(KEYS[0], "shot"))
    hidden = story(KEYS[0], "hidden")[0]
    after = pen(KEYS[0], Place(1, hidden.hash)).write("statement", "car", saying(), claimed=1)
    (answer,) = submit(register, [after])
    assert answer.standing is Standing.CONFLICT
    outcome = verify(register.log.store, ABOUT.case, ABOUT.mode)
    assert outcome.sound
    assert any("it names another 1. envelope" in notice.what for notice in outcome.notices)


def test_the_same_bytes_again_change_nothing() -> None:
    register = record(KEYS[0])
    leaves = story(KEYS[0], "shot", "car")
    submit(register, leaves)
    before = register.log.head
    assert standings(submit(register, [*leaves, *leaves])) == ["known"] * 4
    assert register.log.head == before


def test_what_people_read_is_the_first_story_until_somebody_corrects_it() -> None:
    register = record(*KEYS[:2])
    submit(register, story(KEYS[0], "shot", text="from the north"))
    submit(register, story(KEYS[1], "shot", text="from the south"))
    entries = project(register.log.store).entries
    standing = View(entries, max(one.recorded for one in entries)).get("shot")
    assert standing is not None
    assert standing.text == "from the north"
