"""Stamps by an authority that the tests make themselves with `openssl ts`."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from truceline.errors import BadInput, NotProved
from truceline.record.tlog.checkpoints import Checkpoint
from truceline.record.tlog.notes import Note
from truceline.record.tlog.signatures import PrivateKey
from truceline.tasks.timestamps import (
    REPLY,
    Authority,
    StampRequest,
    ask,
    parse_request,
    request_for,
    verify_stamp,
)
from truceline.values.instants import SECOND, from_datetime

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="there is no openssl command to make a local authority with")

CONFIG = """
[ tsa ]
default_tsa = here
[ here ]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1, millisecs:500
ess_cert_id_alg = sha256
"""
LONG = timedelta(days=3650)


@dataclass(frozen=True)
class Tsa:
    """An authority in a folder, and the certificates by which it is believed."""

    folder: Path
    authority: Authority

    def answer(self, query: bytes) -> bytes:
        """What `openssl ts -reply` says."""
        (self.folder / "query").write_bytes(query)
        parts = {"config": "config", "queryfile": "query", "signer": "tsa.pem", "inkey": "tsa.key"}
        words = [word for option, name in parts.items() for word in (f"-{option}", str(self.folder / name))]
        command = [OPENSSL or "", "ts", "-reply", *words, "-out", str(self.folder / "answer")]
        subprocess.run(command, check=True, capture_output=True)
        return (self.folder / "answer").read_bytes()


def certificate(
    name: str, key: RSAPrivateKey, issuer: tuple[str, RSAPrivateKey], lasting: tuple[datetime, datetime], stamps: bool
) -> x509.Certificate:
    subject, by = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in (name, issuer[0]))
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(by).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(lasting[0]).not_valid_after(lasting[1])
    builder = builder.add_extension(x509.BasicConstraints(ca=not stamps, path_length=None), critical=True)
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(issuer[1], SHA256())


def tsa_in(folder: Path, since: timedelta = -LONG, until: timedelta = LONG) -> Tsa:
    """An authority whose certificates hold from and until some time from now."""
    folder.mkdir()
    now = datetime.now(UTC)
    root, signer = (generate_private_key(65537, 2048) for _ in range(2))
    lasting = now + since, now + until
    ca = certificate("root", root, ("root", root), lasting, stamps=False)
    tsa = certificate("stamps", signer, ("root", root), lasting, stamps=True)
    key = signer.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for name, data in {"ca.pem": ca.public_bytes(Encoding.PEM), "tsa.pem": tsa.public_bytes(Encoding.PEM)}.items():
        (folder / name).write_bytes(data)
    (folder / "tsa.key").write_bytes(key)
    (folder / "serial").write_text("01\n")
    (folder / "config").write_text(CONFIG.format(folder=folder))
    return Tsa(folder, Authority.from_pem((folder / "ca.pem").read_bytes()))


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Tsa:
    """One authority for all tests that only ask it."""
    return tsa_in(tmp_path_factory.mktemp("tsa") / "one")


def note_of(size: int) -> Note:
    return Checkpoint("log.example/one", size, sha256(b"root").digest()).signed(PrivateKey(bytes(32)))


NOTE = note_of(7)


def test_a_stamp_proves_that_the_note_was_there_by_an_instant(tsa: Tsa) -> None:
    before = from_datetime(datetime.now(UTC).replace(microsecond=0))
    request = request_for(NOTE)
    stamp = verify_stamp(NOTE, tsa.answer(request.raw), tsa.authority, request)
    assert before <= stamp.time <= from_datetime(datetime.now(UTC))
    assert stamp.by == stamp.time + 1.5 * SECOND
    assert stamp.digest == NOTE.digest()


def test_a_request_can_be_kept_in_a_file_and_its_answer_come_back_on_a_stick(tsa: Tsa, tmp_path: Path) -> None:
    (tmp_path / "request.tsq").write_bytes(request_for(NOTE).raw)
    (tmp_path / "answer.tsr").write_bytes(tsa.answer((tmp_path / "request.tsq").read_bytes()))
    request = parse_request((tmp_path / "request.tsq").read_bytes())
    assert verify_stamp(NOTE, (tmp_path / "answer.tsr").read_bytes(), tsa.authority, request)


def test_openssl_reads_the_request_as_it_was_meant(tsa: Tsa) -> None:
    request = request_for(NOTE)
    (tsa.folder / "read").write_bytes(request.raw)
    command = [OPENSSL or "", "ts", "-query", "-in", str(tsa.folder / "read"), "-text"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Hash Algorithm: sha256" in said
    (nonce,) = re.findall(r"Nonce: 0x([0-9A-F]+)", said)
    assert int(nonce, 16) == request.nonce
    assert "Certificate required: yes" in said


def test_requests_are_never_the_same_twice() -> None:
    assert len({request_for(NOTE).nonce for _ in range(20)}) == 20


def test_every_request_that_is_made_can_be_read_again() -> None:
    for _ in range(200):  # nonces have different lengths
        request = request_for(NOTE)
        assert parse_request(request.raw) == StampRequest(request.raw, NOTE.digest(), request.nonce)


def test_an_answer_to_an_earlier_request_is_refused(tsa: Tsa) -> None:
    earlier, request = request_for(NOTE), request_for(NOTE)
    answer = tsa.answer(earlier.raw)
    with pytest.raises(NotProved, match="Nonce"):
        verify_stamp(NOTE, answer, tsa.authority, request)


def test_a_stamp_of_another_note_is_refused(tsa: Tsa) -> None:
    request = request_for(NOTE)
    answer = tsa.answer(request.raw)
    with pytest.raises(NotProved, match="messages"):
        verify_stamp(note_of(8), answer, tsa.authority)
    with pytest.raises(NotProved, match="another note"):
        verify_stamp(note_of(8), answer, tsa.authority, request)


def test_a_stamp_by_another_authority_is_refused(tsa: Tsa, tmp_path: Path) -> None:
    other = tsa_in(tmp_path / "other")  # with the same names in its certificates
    request = request_for(NOTE)
    with pytest.raises(NotProved, match="does not hold"):
        verify_stamp(NOTE, other.answer(request.raw), tsa.authority, request)


def test_a_token_with_any_byte_changed_proves_nothing_else(tsa: Tsa) -> None:
    """Two version numbers and the name of an algorithm (11 bytes) are signed by nobody, and say nothing."""
    request = request_for(NOTE)
    answer = tsa.answer(request.raw)
    right = verify_stamp(NOTE, answer, tsa.authority, request)
    accepted = 0
    for place in range(0, len(answer), 2):
        changed = answer[:place] + bytes([answer[place] ^ 0x10]) + answer[place + 1 :]
        with suppress(NotProved):
            assert verify_stamp(NOTE, changed, tsa.authority, request) == right
            accepted += 1
    assert accepted <= 11


def test_bytes_behind_an_answer_are_refused(tsa: Tsa) -> None:
    answer = tsa.answer(request_for(NOTE).raw)
    for wrong in (answer + b"x", answer[:-1], b"", b"junk", b"x" * 300_000):
        with pytest.raises(NotProved):
            verify_stamp(NOTE, wrong, tsa.authority)


def test_a_stamp_still_verifies_when_all_its_certificates_have_expired(tmp_path: Path) -> None:
    short = tsa_in(tmp_path / "short", until=timedelta(seconds=2))
    answer = short.answer(request_for(NOTE).raw)
    time.sleep(3)
    assert all(one.not_valid_after_utc < datetime.now(UTC) for one in short.authority.roots)
    assert verify_stamp(NOTE, answer, short.authority)


@pytest.mark.parametrize(("since", "until"), [(-LONG, timedelta(days=-1)), (timedelta(days=1), LONG)])
def test_a_stamp_from_outside_the_time_of_its_certificates_is_refused(
    tmp_path: Path, since: timedelta, until: timedelta
) -> None:
    wrong = tsa_in(tmp_path / "wrong", since, until)
    with pytest.raises(NotProved, match="does not hold"):
        verify_stamp(NOTE, wrong.answer(request_for(NOTE).raw), wrong.authority)


def test_a_refusal_by_the_authority_is_said(tsa: Tsa) -> None:
    request = request_for(NOTE)
    wrong = request.raw.replace(bytes.fromhex("0609608648016503040201"), bytes.fromhex("0609608648016503040204"))
    with pytest.raises(NotProved, match="refused"):
        verify_stamp(NOTE, tsa.answer(wrong), tsa.authority)


@pytest.mark.parametrize("raw", [b"", b"junk", b"\x30\x03\x02\x01\x01"])
def test_what_is_no_request_of_ours_is_refused(raw: bytes) -> None:
    with pytest.raises(NotProved, match="not a request"):
        parse_request(raw)


def test_certificates_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(NotProved, match="certificates"):
        Authority.from_pem(b"none")


@contextmanager
def served(reply: Callable[[bytes], bytes], status: int = 200, type: str = REPLY) -> Iterator[str]:
    """A server that answers with what `reply` makes of what was sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = reply(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Location", "http://127.0.0.1:9/")
            self.send_header("Content-Type", type)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_an_authority_can_be_asked_over_http(tsa: Tsa) -> None:
    request = request_for(NOTE)
    with served(tsa.answer) as address:
        assert verify_stamp(NOTE, ask(address, request, 10), tsa.authority, request)


@pytest.mark.parametrize(("status", "type"), [(500, REPLY), (302, REPLY), (200, "text/html")])
def test_what_is_no_answer_is_said(status: int, type: str) -> None:
    with served(lambda _: b"no", status, type) as address, pytest.raises(BadInput, match=f"status {status}"):
        ask(address, request_for(NOTE), 10)


def test_an_answer_without_end_is_cut_off() -> None:
    with served(lambda _: bytes(400_000)) as address, pytest.raises(BadInput, match="too long"):
        ask(address, request_for(NOTE), 10)


def test_a_silent_authority_is_waited_for_no_longer_than_said() -> None:
    def slow(_: bytes) -> bytes:
        time.sleep(1)
        return b""

    start = time.monotonic()
    with served(slow) as address:
        with pytest.raises(BadInput, match="timed out"):
            ask(address, request_for(NOTE), 0.2)
        assert time.monotonic() - start < 0.9


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "nothing"])
def test_nothing_but_http_is_spoken(address: str) -> None:
    with pytest.raises(BadInput, match="gave no timestamp"):
        ask(address, request_for(NOTE), 1)


def test_without_the_library_the_program_runs_and_says_what_to_install() -> None:
    script = """
import sys
sys.modules["rfc3161_client"] = None
import truceline.cli, truceline.tasks.timestamps as stamps
from truceline.errors import BadInput
from truceline.record.tlog.notes import Note
try:
    stamps.request_for(Note("x", ()))
except BadInput as fault:
    print(fault)
"""
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert "pip install truceline[timestamps]" in said
