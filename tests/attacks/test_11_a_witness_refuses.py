"""Attack 11: a witness refuses or is silent, to keep something from becoming final. It has no veto, and it is shown."""

import socket
from itertools import combinations
from pathlib import Path
from threading import Thread

from small_log import NOON, SmallLog, cosigned, hands, numbered, policy_for, policy_of, witness_in
from truceline.cli.witness import server_of
from truceline.record.finality import Limits, finality_of
from truceline.tasks.witnessing import Cosigned, Refused, Silent, ask_witnesses

LOG = SmallLog(numbered(12))
OTHERS = hands("north", "south")


def test_a_quorum_is_reached_while_one_refuses_and_one_is_silent(tmp_path: Path) -> None:
    good = [witness_in(tmp_path / str(number), LOG, number) for number in (1, 2)]
    stubborn = witness_in(tmp_path / "3", SmallLog([], origin="log.example/other"), 3)
    servers = [server_of(witness, "127.0.0.1", 0) for witness in (*good, stubborn)]
    for server in servers:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    names = ["neutral", "mission", "north"]
    keys = [witness.key for witness in (*good, stubborn)]
    members = [
        (name, key, f"http://127.0.0.1:{server.server_port}")
        for name, key, server in zip(names, keys, servers, strict=True)
    ]
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        members.append(("south", OTHERS[1].vkey, f"http://127.0.0.1:{deaf.getsockname()[1]}"))
        policy = policy_for(LOG, members, 2)
        answers = ask_witnesses(policy, LOG.note(9), LOG.proof, 1)
    for server in servers:
        server.shutdown()
        server.server_close()
    assert [type(answer) for answer in answers] == [Cosigned, Cosigned, Refused, Silent]
    note = LOG.note(9).adding([answer.line for answer in answers if isinstance(answer, Cosigned)])
    found = finality_of(policy, note, [], LOG.root, Limits(NOON))
    assert found.of(8).witnessed
    assert [watch.last is None for watch in found.watches] == [False, False, True, True]


def test_no_single_witness_can_keep_a_leaf_from_being_witnessed() -> None:
    four = hands("north", "south", "neutral", "mission")
    policy = policy_of(LOG, four, 2)
    for some in combinations(four, 3):
        note = cosigned(LOG, 9, *((one, NOON) for one in some))
        assert finality_of(policy, note, [], LOG.root, Limits(NOON)).of(8).witnessed


def test_with_everybody_silent_a_leaf_is_recorded_all_the_same() -> None:
    found = finality_of(policy_of(LOG, OTHERS, "all"), LOG.note(9), [], LOG.root, Limits(NOON))
    assert (found.of(8).recorded, found.of(8).witnessed, found.stale) == (True, None, True)
    assert [(watch.last, watch.behind) for watch in found.watches] == [(None, 9), (None, 9)]


def test_what_a_witness_did_not_see_is_told_from_what_it_saw() -> None:
    north, south = OTHERS
    early = cosigned(LOG, 5, (north, NOON), (south, NOON))
    found = finality_of(policy_of(LOG, OTHERS, "any"), cosigned(LOG, 9, (south, NOON)), [early], LOG.root, Limits(NOON))
    assert [seen.witness for seen in found.of(4).seen] == ["north", "south"]
    assert [seen.witness for seen in found.of(8).seen] == ["south"]
