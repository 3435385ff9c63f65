"""Attack 2: a mission keeps two logs with one key and shows one to each party.

Where a quorum is more than half of the witnesses, both sides cannot reach it, because a witness never cosigns both. And
two parties that hold their checkpoints against each other have a proof that anybody can check.
"""

from contextlib import ExitStack
from itertools import product
from pathlib import Path
from threading import Thread

import pytest

from small_log import NOON, SmallLog, cosigned, forked, hands, numbered, policy_for, policy_of, witness_in
from truceline.cli.witness import server_of
from truceline.errors import NotProved
from truceline.record.finality import Limits, finality_of
from truceline.record.tlog.forks import fork_between, fork_of, parse_fork
from truceline.record.tlog.notes import Note
from truceline.tasks.witness import Refused, Witness
from truceline.tasks.witnessing import Cosigned, ask_witnesses

ONE, OTHER = SmallLog(numbered(12)), forked(12, 6)
NAMES = ("north", "south", "neutral")


def three(tmp_path: Path) -> list[Witness]:
    witnesses = [witness_in(tmp_path / name, ONE, number) for number, name in enumerate(NAMES, 10)]
    for witness in witnesses:
        witness.add(ONE.request(0, 5))
    return witnesses


def asked(log: SmallLog, witnesses: list[Witness]) -> Note:
    """The log's checkpoint with what it gets from the witnesses."""
    answers = [witness.add(log.request(5, 12)) for witness in witnesses]
    return log.note(12).adding([answer for answer in answers if not isinstance(answer, Refused)])


@pytest.mark.parametrize("dealt", ["".join(sides) for sides in product("ab", repeat=3)])
def test_however_the_sides_are_dealt_out_they_never_both_reach_a_quorum(tmp_path: Path, dealt: str) -> None:
    witnesses = three(tmp_path)
    policy = policy_for(ONE, [(name, one.key, "") for name, one in zip(NAMES, witnesses, strict=True)], 2)
    enough = []
    for side, log in (("a", ONE), ("b", OTHER)):
        note = asked(log, [one for one, first in zip(witnesses, dealt, strict=True) if first == side])
        enough.append(policy.reached(policy.cosigned(note, log.checkpoint(12))))
    assert sum(enough) == 1


@pytest.mark.parametrize("dealt", ["".join(sides) for sides in product("ab", repeat=3)])
def test_a_witness_that_saw_one_side_never_cosigns_the_other(tmp_path: Path, dealt: str) -> None:
    witnesses = three(tmp_path)
    for witness, first in zip(witnesses, dealt, strict=True):
        sides = (ONE, OTHER) if first == "a" else (OTHER, ONE)
        assert [len(asked(side, [witness]).signatures) for side in sides] == [2, 1]
        assert witness.evidence()


def test_over_the_network_the_second_side_is_refused(tmp_path: Path) -> None:
    witnesses = three(tmp_path)
    with ExitStack() as stack:
        members = []
        for name, witness in zip(NAMES, witnesses, strict=True):
            server = stack.enter_context(server_of(witness, "127.0.0.1", 0))
            Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
            stack.callback(server.shutdown)
            members.append((name, witness.key, f"http://127.0.0.1:{server.server_port}"))
        policy = policy_for(ONE, members, 2)
        good = ask_witnesses(policy, ONE.note(12), ONE.proof, 10)
        bad = ask_witnesses(policy, OTHER.note(12), OTHER.proof, 10)
    assert all(isinstance(answer, Cosigned) for answer in good)
    assert not any(isinstance(answer, Cosigned) for answer in bad)
    assert all(witness.evidence() for witness in witnesses)


def test_two_parties_that_compare_checkpoints_of_one_size_have_a_fork_proof() -> None:
    fork = parse_fork(fork_between(ONE.note(12), OTHER.note(12)).bytes())
    assert fork.verify(policy_for(ONE, []))


def test_two_parties_that_compare_checkpoints_of_two_sizes_have_one_with_a_copy_of_the_other_side() -> None:
    fork = fork_of(ONE.note(8), OTHER.note(12), OTHER.root(8), OTHER.proof(8, 12))
    assert parse_fork(fork.bytes()).verify(policy_for(ONE, []))


def test_a_party_with_a_copy_of_one_side_sees_that_a_checkpoint_is_of_another() -> None:
    north, south = hands("north", "south")
    policy = policy_of(ONE, [north, south], "all")
    other = cosigned(OTHER, 11, (south, NOON))
    found = finality_of(policy, cosigned(ONE, 12, (north, NOON)), [other], ONE.root, Limits(NOON))
    assert (found.contradicting, found.of(0).witnessed) == ((other,), None)


def test_two_sides_that_share_their_leaves_are_no_fork() -> None:
    with pytest.raises(NotProved):
        fork_of(ONE.note(5), OTHER.note(12), OTHER.root(5), OTHER.proof(5, 12))
