import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from small_log import NOON, SmallLog, forked, hands, numbered, policy_for, witness_in
from truceline.cli.witness import server_of
from truceline.errors import BrokenRecord
from truceline.record.tlog.policy import Policy
from truceline.tasks.witness import Witness
from truceline.tasks.witnessing import Answer, Cosigned, Refused, Silent, ask_witnesses

LOG = SmallLog(numbered(20))
(HAND,) = hands("north")


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[str]:
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def answering(*replies: tuple[int, str, bytes]) -> Iterator[str]:
    """A witness that answers what it is told to, one reply for each request."""
    left = list(replies)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status, kind, body = left.pop(0)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        yield address
    assert not left


@contextmanager
def serving(witness: Witness) -> Iterator[str]:
    with running(server_of(witness, "127.0.0.1", 0)) as address:
        yield address


def policy(address: str) -> Policy:
    return policy_for(LOG, [("north", HAND.vkey, address)])


def asked(policy: Policy, size: int = 9, patience: float = 10, **believed: int) -> list[Answer]:
    return ask_witnesses(policy, LOG.note(size), LOG.proof, patience, believed)


def line(size: int) -> bytes:
    return str(HAND.sign(LOG.checkpoint(size), NOON)).encode()


def test_a_cosignature_is_verified_and_can_be_put_under_the_checkpoint(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    with serving(witness) as address:
        members = policy_for(LOG, [("north", witness.key, f"{address}/")])
        (answer,) = asked(members)
    assert isinstance(answer, Cosigned)
    note = LOG.note(9).adding([answer.line])
    assert members.verify(note, LOG.checkpoint(9)) == {"north": answer.cosignature}


def test_a_witness_that_is_elsewhere_says_where_and_is_asked_once_more(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 6))
    with serving(witness) as address:
        members = policy_for(LOG, [("north", witness.key, address)])
        assert [type(answer) for answer in asked(members, 9, north=3)] == [Cosigned]
        assert [type(answer) for answer in asked(members, 12, north=9)] == [Cosigned]
        assert [type(answer) for answer in asked(members, 15, north=99)] == [Cosigned]


def test_a_witness_that_has_seen_more_leaves_is_not_asked_twice(tmp_path: Path) -> None:
    with answering((409, "text/x.tlog.size", b"12\n")) as address:
        assert asked(policy(address)) == [
            Refused("north", 409, "it has cosigned 12 leaves, more than the checkpoint has")
        ]


def test_a_fork_is_refused_by_a_witness_that_knows_the_other_side(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(forked(6, 2).request(0, 6))
    with serving(witness) as address:
        (answer,) = asked(policy_for(LOG, [("north", witness.key, address)]), north=6)
    assert isinstance(answer, Refused)
    assert answer.status == 422


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 500, 301])
def test_a_refusal_is_told_with_its_status_and_words(status: int) -> None:
    with answering((status, "text/plain", b"no\x1b[1m way\n")) as address:
        assert asked(policy(address)) == [Refused("north", status, "no [1m way")]


def test_a_second_409_is_a_refusal_and_no_third_try() -> None:
    with answering((409, "text/x.tlog.size", b"3\n"), (409, "text/x.tlog.size", b"4\n")) as address:
        assert asked(policy(address)) == [Refused("north", 409, "4")]


@pytest.mark.parametrize(
    "body", [b"", b"hello\n", line(8), line(9)[:-9] + b"AAAAAAAA\n", str(LOG.note(9).signatures[0]).encode()]
)
def test_an_answer_that_does_not_hold_is_not_believed(body: bytes) -> None:
    with answering((200, "text/plain", body)) as address:
        (answer,) = asked(policy(address))
    assert isinstance(answer, Refused)
    assert answer.status == 200


def test_lines_by_others_are_passed_over() -> None:
    _, other = hands("north", "other")
    stranger = str(other.sign(LOG.checkpoint(9), NOON)).encode()
    with answering((200, "text/plain", stranger + line(9))) as address:
        assert [type(answer) for answer in asked(policy(address))] == [Cosigned]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "file:///etc", "nonsense"])
def test_a_witness_that_cannot_be_reached_is_silent(address: str) -> None:
    assert [type(answer) for answer in asked(policy(address))] == [Silent]


def test_an_answer_without_end_is_cut_off() -> None:
    with answering((200, "text/plain", b"x" * 200_000)) as address:
        assert asked(policy(address)) == [Silent("north", "its answer is too long")]


def test_nobody_waits_for_a_witness_that_does_not_answer(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    with socket.create_server(("127.0.0.1", 0)) as deaf, serving(witness) as address:
        members = [("deaf", HAND.vkey, f"http://127.0.0.1:{deaf.getsockname()[1]}"), ("north", witness.key, address)]
        silent, answer = asked(policy_for(LOG, members), patience=1)
    assert isinstance(silent, Silent)
    assert isinstance(answer, Cosigned)


def test_witnesses_without_an_address_are_not_asked() -> None:
    assert asked(policy("")) == []


def test_a_record_that_cannot_give_its_proof_is_an_error_of_ours() -> None:
    def broken(old: int, size: int) -> Sequence[bytes]:
        raise BrokenRecord("the record is broken", "verify it")

    with pytest.raises(BrokenRecord):
        ask_witnesses(policy("http://127.0.0.1:1"), LOG.note(9), broken, 10)
