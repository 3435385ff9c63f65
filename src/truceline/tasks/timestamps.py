"""RFC 3161 timestamps of checkpoints: a third party says that a note was there before an instant.

What is stamped is the SHA-256 of a note's bytes, by which envelopes name it. Everything works with files that are
carried on a stick; asking over HTTP is one way to carry them. An authority is believed as it was at the time that it
says: certificates may have expired since. Whether one had been revoked is not looked up.

Needs `rfc3161-client` (pip install truceline[timestamps]), which is imported when it is first used.
"""

import re
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, UnknownHandler
from urllib.request import Request as WebRequest

from cryptography import x509

from truceline.errors import BadInput, Fault, NotProved
from truceline.record.tlog.notes import Note
from truceline.values.instants import MICROSECOND, SECOND, Instant, from_datetime

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"
_LONGEST = 262_144
_SHA256 = "2.16.840.1.101.3.4.2.1"
_MILLISECOND = 1000 * MICROSECOND
# A TimeStampReq as it is made here: version 1, SHA-256, no policy, a nonce, certificates wanted.
_REQUEST = re.compile(
    rb"\x30.\x02\x01\x01\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20(?P<digest>.{32})"
    rb"\x02(?P<length>[\x01-\x14])(?P<nonce>.+)\x01\x01\xff",
    re.DOTALL,
)


@dataclass(frozen=True)
class StampRequest:
    """A request as it is sent, the digest that it asks about, and the number that its answer must bring back."""

    raw: bytes
    digest: bytes
    nonce: int


@dataclass(frozen=True)
class Authority:
    """Whose stamps are believed: roots, and certificates between them and the signer that answers may leave out."""

    roots: tuple[x509.Certificate, ...]
    between: tuple[x509.Certificate, ...] = ()

    @classmethod
    def from_pem(cls, roots: bytes, between: bytes = b"") -> "Authority":
        """From certificates in PEM. Raises NotProved."""
        try:
            known = x509.load_pem_x509_certificates(roots)
            return cls(tuple(known), tuple(x509.load_pem_x509_certificates(between)) if between else ())
        except ValueError as cause:
            raise NotProved("the certificates of a time-stamping authority cannot be read") from cause


@dataclass(frozen=True)
class Stamp:
    """What a stamp proves: the note with this SHA-256 was there by `by`, which is `time` and its stated inexactness."""

    digest: bytes
    time: Instant
    by: Instant
    serial: int


def request_for(note: Note) -> StampRequest:
    """A new request for a note, with a random nonce."""
    client = _client()
    builder = client.TimestampRequestBuilder().data(note.bytes()).hash_algorithm(client.HashAlgorithm.SHA256)
    return parse_request(builder.build().as_bytes())


def parse_request(raw: bytes) -> StampRequest:
    """A request from a file, as `request_for` makes it. Raises NotProved."""
    found = _REQUEST.fullmatch(raw)
    if not found or raw[1] != len(raw) - 2 or found["length"][0] != len(found["nonce"]):
        raise NotProved("it is not a request for a timestamp that was made here")
    return StampRequest(raw, found["digest"], int.from_bytes(found["nonce"], "big", signed=True))


def verify_stamp(note: Note, answer: bytes, authority: Authority, request: StampRequest | None = None) -> Stamp:
    """What an answer proves about a note; with the request, also that it answers that one and no earlier.

    Raises:
        NotProved: if it proves nothing: another note, nonce or signer, a certificate that did not hold at the time that
            it says, or changed bytes.
    """
    read = _read(answer)
    digest = note.digest()
    if request is not None and request.digest != digest:
        raise NotProved("the request is for another note")
    client = _client()
    roots, between, nonce = list(authority.roots), list(authority.between), request.nonce if request else None
    try:
        # Given as whole lists: the builder's methods share theirs.
        verifier = client.VerifierBuilder(roots=roots, intermediates=between, nonce=nonce).build()
        verifier.verify(read, digest)
        return _stamp(read, digest)
    except (client.VerificationError, ValueError, AttributeError) as cause:
        raise NotProved(f"the timestamp does not hold: {cause}") from cause


def _read(answer: bytes) -> "TimeStampResponse":
    if len(answer) > _LONGEST:
        raise NotProved("an answer about a timestamp is too long")
    try:
        read: TimeStampResponse = _client().decode_timestamp_response(answer)
        refused, why = read.status != 0, ", ".join(read.status_string)
    except ValueError as cause:
        raise NotProved("it is not an answer about a timestamp") from cause
    if refused:
        raise NotProved(f"the authority refused: {''.join(char if char.isprintable() else ' ' for char in why[:200])}")
    if read.as_bytes() != answer:
        raise NotProved("an answer about a timestamp has bytes that say nothing")
    return read


def _stamp(read: "TimeStampResponse", digest: bytes) -> Stamp:
    info = read.tst_info
    if info.message_imprint.hash_algorithm.dotted_string != _SHA256:
        raise NotProved("a timestamp is not over SHA-256")
    at, inexact = from_datetime(info.gen_time), 0
    if info.accuracy is not None:
        parts = info.accuracy.seconds or 0, info.accuracy.millis or 0, info.accuracy.micros or 0
        inexact = parts[0] * SECOND + parts[1] * _MILLISECOND + parts[2] * MICROSECOND
    return Stamp(digest, at, Instant(at + inexact), info.serial_number)


def ask(address: str, request: StampRequest, patience: float) -> bytes:
    """Send a request to an authority; its answer, of which nothing is believed yet.

    No redirect is followed, no proxy is asked, and nothing but http and https is spoken. All is over after about
    `patience` seconds.

    Raises:
        BadInput: if no answer comes, or none that could be one.
    """
    until = time.monotonic() + patience
    try:
        message = WebRequest(address, data=request.raw, method="POST", headers={"Content-Type": QUERY})
        with _opener().open(message, timeout=patience) as response:
            return _body(response, until)
    except (OSError, HTTPException, ValueError) as cause:
        remedy = "try again, try another authority, or carry the request there as a file"
        raise BadInput(Fault(address, None, f"gave no timestamp ({_why(cause)})", remedy)) from cause


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    for handler in (HTTPHandler(), HTTPSHandler(), UnknownHandler()):
        opener.add_handler(handler)
    return opener


def _body(response: HTTPResponse, until: float) -> bytes:
    if response.status != 200 or response.headers.get_content_type() != REPLY:
        raise ValueError(f"it answered something else, with status {response.status}")
    data = b""
    while part := response.read1(_LONGEST):
        data += part
        if len(data) > _LONGEST:
            raise ValueError("its answer is too long")
        if time.monotonic() > until:
            raise TimeoutError("no answer in time")
    return data


def _why(cause: Exception) -> str:
    return str(cause.reason if isinstance(cause, URLError) else cause) or type(cause).__name__


def _client() -> ModuleType:
    try:
        return import_module("rfc3161_client")
    except ImportError as cause:
        problem, remedy = "is not installed, so no timestamp can be checked", "run: pip install truceline[timestamps]"
        raise BadInput(Fault("rfc3161-client", None, problem, remedy)) from cause
