"""Asking a language model over HTTP (`/v1/chat/completions`), and holding what it answers against the document.

The model is a second reader beside the rules: whatever goes wrong with it is told, and what the rules proposed stays.
"""

import json
import time
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import httpx

from truceline.errors import BadInput, Fault
from truceline.reading.model import Heard, heard, parts_of, question
from truceline.sources.documents.document import Document
from truceline.tasks.reading import NOBODY
from truceline.values.zones import zone

_PATH = "/v1/chat/completions"
_LARGEST = 2 * 1024 * 1024
_UTC = zone("Etc/UTC")
_CHECK = "check the address and that the model runs; what the rules propose is there without it"
_OTHER = "try another model; what the rules propose is there without it"


@dataclass(frozen=True)
class Model:
    """Where a model answers, its name, how many seconds an answer may take, and the key that it asks for, if any."""

    address: str
    name: str
    seconds: float = 120.0
    key: str = ""

    def __repr__(self) -> str:
        return f"Model({self.address!r}, {self.name!r})"  # the key is shown nowhere


def model_at(address: str, name: str, key: str = "", seconds: float = 120.0) -> Model:
    """A model by its address, such as `http://127.0.0.1:8080`.

    Raises:
        BadInput: if it is not a web address, or a key would go over the network in the open.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise BadInput(Fault(NOBODY, None, "is not a web address", "write one such as http://127.0.0.1:8080"))
    if key and parts.scheme == "http" and not _is_here(parts.hostname):
        remedy = "use https, or a model on this machine"
        raise BadInput(Fault(NOBODY, None, "the key would go over the network in the open", remedy))
    whole = address.rstrip("/").removesuffix(_PATH).removesuffix("/v1")
    return Model(whole + _PATH, name, seconds, key)


def ask(model: Model, document: Document, home: ZoneInfo = _UTC) -> Heard:
    """What a model proposes of a document, as far as it stands on it.

    Raises:
        BadInput: if the model cannot be reached, takes too long, or answers in no form that can be used.
    """
    found = Heard()
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=model.seconds) as client:
        for part in parts_of(document.text):
            answer = _answer(client, model, question(document, part))
            try:
                found += heard(answer, document.text, part, home)
            except ValueError as cause:
                raise _fault(document, str(cause), _OTHER) from cause
    return found


def _answer(client: httpx.Client, model: Model, messages: list[dict[str, str]]) -> str:
    """The words of one answer. Raises BadInput."""
    headers = {"Authorization": f"Bearer {model.key}"} if model.key else {}
    asked = {"model": model.name, "messages": messages, "temperature": 0, "response_format": {"type": "json_object"}}
    until = time.monotonic() + model.seconds
    try:
        with client.stream("POST", model.address, json=asked, headers=headers) as response:
            status, body = response.status_code, _body(response, until)
    except httpx.TimeoutException as cause:
        raise _told(f"gave no answer within {model.seconds:g} seconds", _CHECK) from cause
    except httpx.HTTPError as cause:
        raise _told(f"cannot be reached ({type(cause).__name__})", _CHECK) from cause
    if status != httpx.codes.OK:
        raise _told(f"answered with the status {status}", _CHECK)
    return _words(body)


def _body(response: httpx.Response, until: float) -> bytes:
    """The bytes of an answer; a server that gives a little now and then is cut off too."""
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > _LARGEST:
            raise _told("answered with more than 2 MB", _OTHER)
        if time.monotonic() > until:
            raise httpx.ReadTimeout("the time for an answer is over")
    return bytes(body)


def _words(body: bytes) -> str:
    try:
        words = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as cause:
        raise _told("answered in another form than /v1/chat/completions has", _OTHER) from cause
    if not isinstance(words, str):
        raise _told("answered without words", _OTHER)
    return words


def _told(problem: str, remedy: str) -> BadInput:
    return BadInput(Fault(NOBODY, None, f"the model {problem}", remedy))


def _fault(document: Document, problem: str, remedy: str) -> BadInput:
    return BadInput(Fault(document.file, None, f"the model's answer cannot be used: {problem}", remedy))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
