"""Clients that only hold a line are let go; those on a bad one are waited for."""

import socket
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

import pytest

from truceline.web.pace import Pace
from web.served import Filled, Server, bytes_of, field_case, served

PACE = Pace(silence=0.5, grace=0.5, least=1000.0, head=0.5)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(field_case(tmp_path_factory.mktemp("slow")), pace=PACE) as running:
        yield running


def line(server: Server) -> socket.socket:
    where = urlsplit(server.address)
    return socket.create_connection((where.hostname or "", where.port or 0), timeout=10)


def head(server: Server, length: int) -> bytes:
    kind = f"Content-Type: multipart/form-data; boundary=a-boundary\r\nContent-Length: {length}"
    return f"POST /key/{server.secrets.token}/submission HTTP/1.1\r\nHost: a\r\n{kind}\r\n\r\n".encode()


def ended(client: socket.socket) -> bytes:
    """What came until the server hung up."""
    found = b""
    try:
        while data := client.recv(65536):
            found += data
    except ConnectionResetError:
        pass
    return found


def test_a_client_that_says_nothing_is_let_go(server: Server) -> None:
    with line(server) as client:
        assert ended(client) == b""


def test_a_client_that_trickles_its_headers_is_let_go(server: Server) -> None:
    with line(server) as client:
        client.sendall(b"GET / HTTP/1.1\r\n")
        for number in range(3):
            sleep(0.1)
            client.sendall(f"X-{number}: a\r\n".encode())
        assert ended(client) == b""


def test_a_client_that_stops_in_the_middle_is_told_and_let_go(server: Server) -> None:
    before = bytes_of(server.path)
    with line(server) as client:
        client.sendall(head(server, 1000) + b"--a-boundary\r\n")
        assert ended(client).startswith(b"HTTP/1.1 408")
    assert bytes_of(server.path) == before


def test_a_client_that_trickles_its_form_is_told_and_let_go(server: Server) -> None:
    before = bytes_of(server.path)
    with line(server) as client:
        client.sendall(head(server, 100_000) + b"--a-boundary\r\n")
        found = b""
        for _ in range(20):
            sleep(0.1)
            try:
                client.sendall(b"a")
            except (BrokenPipeError, ConnectionResetError):
                break
        found = ended(client)
    assert found.startswith(b"HTTP/1.1 408") or found == b""
    assert bytes_of(server.path) == before


def test_others_are_served_meanwhile(server: Server, tmp_path: Path) -> None:
    lines = [line(server) for _ in range(20)]
    assert server.send(Filled()).status_code == 201
    for one in lines:
        one.close()
