import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from small_log import SmallLog, forked, numbered, policy_text, seed, witness_in
from truceline.cli.witness import command, server_of
from truceline.record.tlog.cosignatures import cosignature_of
from truceline.record.tlog.forks import parse_fork
from truceline.record.tlog.notes import parse_note_key, parse_signature
from truceline.record.tlog.policy import parse_policy
from truceline.record.tlog.requests import Request
from truceline.record.tlog.signatures import PrivateKey
from truceline.tasks.witness import Witness

LOG = SmallLog(numbered(20))
Asked = tuple[int, str, bytes]


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    """A witness that has cosigned seven leaves."""
    one = witness_in(tmp_path / "w", LOG)
    one.add(LOG.request(0, 7))
    return one


@pytest.fixture
def port(witness: Witness) -> Iterator[int]:
    """Where it answers."""
    server = server_of(witness, "127.0.0.1", 0)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def post(port: int, body: bytes, path: str = "/add-checkpoint") -> Asked:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", path, body)
    answer = connection.getresponse()
    found = answer.status, answer.headers["Content-Type"], answer.read()
    connection.close()
    return found


def test_a_good_request_is_answered_with_200_and_a_cosignature(port: int, witness: Witness) -> None:
    status, _, body = post(port, LOG.request(7, 12))
    assert status == 200
    assert body.endswith(b"\n")
    cosignature_of(parse_signature(body.decode()[:-1]), witness.key, LOG.checkpoint(12))


STRANGER = SmallLog(numbered(20), key=PrivateKey(seed(2)))
UNKNOWN = SmallLog(numbered(20), origin="log.example/other")
OLD_TOO_LARGE = Request(9, (), LOG.note(8)).bytes()
PROOF_DROPPED = Request(7, tuple(LOG.proof(7, 12)[1:]), LOG.note(12)).bytes()
TABLE = {
    "not a request": (b"hello", 400, "text/plain"),
    "no checkpoint": (b"old 7\n\nhello\n", 400, "text/plain"),
    "the old size above the new": (OLD_TOO_LARGE, 400, "text/plain"),
    "no trusted signature": (STRANGER.request(7, 12), 403, "text/plain"),
    "an unknown origin": (UNKNOWN.request(7, 12), 404, "text/plain"),
    "another old size": (LOG.request(3, 12), 409, "text/x.tlog.size"),
    "an old size of zero, to ask": (LOG.request(0, 12), 409, "text/x.tlog.size"),
    "a smaller checkpoint": (LOG.request(3, 5), 409, "text/x.tlog.size"),
    "the same size with another root": (forked(7, 2).request(7, 7), 409, "text/plain"),
    "a proof that does not hold": (PROOF_DROPPED, 422, "text/plain"),
    "a rewritten log": (forked(12, 2).request(7, 12), 422, "text/plain"),
}


@pytest.mark.parametrize("case", TABLE)
def test_the_table_of_statuses_is_that_of_the_specification(port: int, case: str) -> None:
    body, status, kind = TABLE[case]
    found, content_type, answer = post(port, body)
    assert (found, content_type.split(";")[0]) == (status, kind)
    if kind == "text/x.tlog.size":
        assert answer == b"7\n"


def test_another_path_is_not_found(port: int) -> None:
    assert post(port, LOG.request(7, 12), "/elsewhere")[0] == 404


def test_a_connection_can_be_used_for_many_requests(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    statuses = []
    for old, size in ((7, 9), (7, 9), (9, 12)):
        connection.request("POST", "/add-checkpoint", LOG.request(old, size))
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()
    assert statuses == [200, 409, 200]


@pytest.mark.parametrize(
    "header",
    [
        "Content-Length: 524289",
        "Content-Length: 000000000000999999",
        f"Content-Length: {'9' * 5000}",
        "Content-Length: -1",
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "X: y",
    ],
)
def test_a_body_that_is_too_long_or_of_no_said_length_is_refused_unread(port: int, header: str) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\n{header}\r\n\r\n".encode())
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"says its length" in answer


def test_the_page_shows_what_it_last_saw_of_each_log(port: int, witness: Witness) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    shown = connection.getresponse().read().decode()
    connection.close()
    assert str(witness.key) in shown
    assert f"{LOG.checkpoint(7).text}cosigned 2026-02-02T02:40:00Z\n" in shown
    assert shown.endswith("no evidence of a fork\n")


def test_a_memory_that_cannot_be_read_is_answered_with_500(port: int, tmp_path: Path) -> None:
    (path,) = (tmp_path / "w" / "logs").iterdir()
    path.write_bytes(b"damaged")
    assert post(port, LOG.request(7, 12))[0] == 500


def test_the_server_writes_down_no_address_and_nothing_that_was_sent(
    port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    post(port, LOG.request(7, 12))
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"SECRET /secret HTTP/1.1\r\n\r\n")
        connection.makefile("rb").read()
    said = capsys.readouterr().err
    assert "POST 200" in said
    assert "127.0.0.1" not in said
    assert "secret" not in said.lower()


SERVE = "from truceline.cli.witness import command; command()"


def test_serve_says_where_it_answers_and_answers_there(tmp_path: Path, witness: Witness) -> None:
    (tmp_path / "policy").write_text(policy_text(LOG, []))
    words = ["serve", str(tmp_path / "w"), "--policy", str(tmp_path / "policy"), "--port", "0"]
    started = [sys.executable, "-c", SERVE, *words]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as served:
        assert served.stdout
        port = int(served.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
        assert post(port, LOG.request(7, 12))[0] == 200
        served.kill()
    assert witness.kept()[0].checkpoint.size == 12


def run(*words: str | Path, code: int = 0) -> Result:
    outcome = CliRunner().invoke(command, [str(word) for word in words])
    assert outcome.exit_code == code, outcome.output
    return outcome


@pytest.mark.parametrize("algorithm", ["ed25519", "ml-dsa-44"])
def test_a_request_on_a_stick_is_answered_on_a_stick(tmp_path: Path, algorithm: str) -> None:
    folder, policy, stick = tmp_path / "w", tmp_path / "policy", tmp_path / "request"
    vkey = run("new", folder, "--name", "witness.example/north", "--algorithm", algorithm).stdout.strip()
    policy.write_text(policy_text(LOG, [("north", parse_note_key(vkey), "")]))
    stick.write_bytes(LOG.request(0, 12))
    line = run("cosign", folder, "--policy", policy, stick).stdout
    note = LOG.note(12).adding([parse_signature(line.removesuffix("\n"))])
    assert list(parse_policy(policy.read_text()).verify(note, LOG.checkpoint(12))) == ["north"]


def test_a_refusal_on_a_stick_says_from_which_size_to_start(tmp_path: Path, witness: Witness) -> None:
    policy, stick = tmp_path / "policy", tmp_path / "request"
    policy.write_text(policy_text(LOG, []))
    stick.write_bytes(LOG.request(0, 12))
    outcome = run("cosign", tmp_path / "w", "--policy", policy, stick, code=1)
    assert outcome.stderr == "refused: the last checkpoint cosigned has 7 leaves\n"


def test_show_names_the_evidence_and_its_file_is_a_fork_proof(tmp_path: Path, witness: Witness) -> None:
    witness.add(forked(12, 2).request(7, 12))
    name = run("show", tmp_path / "w").stdout.splitlines()[-1]
    fork = parse_fork((tmp_path / "w" / "evidence" / name).read_bytes())
    fork.verify(parse_policy(policy_text(LOG, [])))


def test_a_second_key_in_one_folder_is_refused(tmp_path: Path, witness: Witness) -> None:
    assert "what to do" in run("new", tmp_path / "w", "--name", "other", code=2).stderr


def test_a_folder_without_a_key_says_what_to_run(tmp_path: Path) -> None:
    assert "truceline witness new" in run("show", tmp_path, code=2).stderr


def test_no_command_shows_the_private_key(tmp_path: Path, witness: Witness) -> None:
    secret = (tmp_path / "w" / "key").read_text().strip().rsplit("+", 1)[1]
    (tmp_path / "w" / "key").write_text(f"PRIVATE+KEY+other+00000000+{secret}\n")
    assert secret not in run("show", tmp_path / "w", code=2).output
