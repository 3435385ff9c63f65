"""Requests written by hand, byte for byte, as no honest client would."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from web.served import Filled, Server

BOUNDARY = "a-boundary"


def part(name: str, content: bytes, file: str | None = None, kind: str = "image/jpeg") -> bytes:
    """One part."""
    more = "" if file is None else f'; filename="{file}"'
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\nContent-Type: {kind}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def headed(disposition: str) -> bytes:
    """A part with another disposition."""
    return f"--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n\r\nx\r\n".encode()


def form_part() -> bytes:
    """The part with a form."""
    return part("xml_submission_file", Filled().xml, "form.xml", "text/xml")


def whole(*parts: bytes) -> bytes:
    """All parts, and the end."""
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def posted(server: Server, content: bytes | Iterator[bytes], **headers: str) -> httpx.Response:
    """What comes back to them."""
    kind = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    return server.post(content=content, headers=kind | headers)


def raw(server: Server, rest: bytes) -> bytes:
    """What comes back to a request that is written by hand."""
    where = urlsplit(server.address)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=10) as line:
        line.sendall(f"POST /key/{server.secrets.token}/submission HTTP/1.1\r\nHost: a\r\n".encode() + rest)
        return line.recv(65536)
