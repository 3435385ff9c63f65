"""Attack 17: a submitter tells two stories: one id with two texts, or two envelopes in one place of one device.

Both are kept, whoever sends either is told of the conflict, and everybody who reads the record sees it.
"""

import shutil
from pathlib import Path

from devices import KEYS, hashes, queue, record, reported, standings, story, submit
from records import ABOUT
from truceline.record.register import Register
from truceline.record.verify import verify
from truceline.tasks.bundles import send, served
from truceline.tasks.outbox import Outbox

A, B = KEYS[:2]


def notices(register: Register) -> list[str]:
    outcome = verify(register.log.store, ABOUT.case, ABOUT.mode)
    assert outcome.sound
    return [notice.what for notice in outcome.notices]


def test_one_id_with_two_texts_is_a_conflict_and_both_are_kept() -> None:
    register = record(A, B)
    one, other = story(A, "shelling"), story(B, "shelling", text="nothing happened")
    assert standings(submit(register, [*one, *other])) == ["recorded", "conflict"]
    assert hashes(register) >= {one[0].hash, other[0].hash}
    assert "is on record already" in notices(register)[0]


def test_a_device_that_forks_is_seen_in_either_order() -> None:
    one, other = story(A, "a", "b"), story(A, "a", "c")
    for first, second in ((one, other), (other, one)):
        register = record(A)
        submit(register, first)
        answers = submit(register, second)
        assert standings(answers) == ["known", "conflict"]
        assert "its story is double" in answers[1].reason
        assert hashes(register) >= {leaf.hash for leaf in (*one, *other)}
        assert "its story is double" in notices(register)[0]


def test_whoever_asks_again_is_told_again() -> None:
    register = record(A)
    submit(register, story(A, "a"))
    forked = story(A, "b")
    assert [standings(submit(register, forked)) for _ in range(3)] == [["conflict"]] * 3


def test_a_branch_whose_beginning_is_kept_back_is_a_conflict_too() -> None:
    register = record(A)
    submit(register, story(A, "a"))
    (answer,) = submit(register, story(A, "b", "c")[1:])
    assert (answer.standing, "names another 1. envelope" in answer.reason) == ("conflict", True)


def test_a_device_put_back_from_a_backup_is_told_by_the_record(tmp_path: Path) -> None:
    register = record(A)
    reported(queue(tmp_path / "q", A), A, "a")
    shutil.copytree(tmp_path / "q", tmp_path / "older")
    reported(queue(tmp_path / "q", A), A, "b")
    older = Outbox(tmp_path / "older")  # without a memory apart from the folder it cannot know
    reported(older, A, "c")
    for box in (Outbox(tmp_path / "q"), older):
        for _ in send(box, lambda data: served(register, data)):
            pass
    assert sorted(reply.answer.standing for reply in older.replies().values()) == ["conflict", "known"]
    assert len(hashes(register)) == 2 + 3
