"""What is malformed or meant to do harm is refused with a clear status, and not a byte of the case changes.

Spoiled forms lie in `spoiled/`, each named by the status that it gets and by what is wrong with it.
"""

import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import pytest

from web.by_hand import BOUNDARY, form_part, headed, part, posted, raw, whole
from web.served import JPEG, PNG, Filled, Server, bytes_of, entries, field_case, served

SPOILED = sorted((Path(__file__).parent / "spoiled").glob("*.xml"))
LARGEST = 2**20


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(field_case(tmp_path_factory.mktemp("hostile"), "live"), largest=LARGEST) as running:
        running.send(Filled())
        running.send(Filled(photos=("one.jpg",)), {"one.jpg": JPEG})
        running.send(Filled(photos=("never.jpg",)))
        yield running


def refused(server: Server, status: int, answer: httpx.Response, before: dict[str, str]) -> None:
    """It was refused with a status and a message for people, nothing is stored, and the server goes on."""
    assert (answer.status_code, "<message nature=" in answer.text) == (status, True), answer.text
    assert bytes_of(server.path) == before
    assert list((server.path / "inbox" / "incoming").iterdir()) == []


@pytest.mark.parametrize("path", SPOILED, ids=lambda path: path.stem)
def test_a_spoiled_form_is_refused(server: Server, path: Path) -> None:
    before = bytes_of(server.path)
    refused(server, int(path.name[:3]), server.send(path.read_bytes()), before)


@pytest.mark.parametrize("path", SPOILED, ids=lambda path: path.stem)
def test_a_spoiled_form_is_refused_with_photos_and_in_parts_too(server: Server, path: Path) -> None:
    before = bytes_of(server.path)
    answer = server.send(path.read_bytes(), {"one.jpg": JPEG}, **{"*isIncomplete*": "yes"})
    assert 400 <= answer.status_code < 500
    assert bytes_of(server.path) == before


def form_with(inside: str, form: str = "field-probe", attributes: str = "") -> bytes:
    meta = f"<meta><instanceID>uuid:{uuid4()}</instanceID></meta>"
    return f'<data id="{form}" version="1" {attributes}><said>one</said>{inside}{meta}</data>'.encode()


def test_a_form_nested_very_deep_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    refused(server, 400, server.send(form_with("<a>" * 30_000 + "</a>" * 30_000)), before)


def test_a_form_with_very_many_elements_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    refused(server, 400, server.send(form_with("<a/>" * 50_000)), before)


def test_a_form_with_a_huge_attribute_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    refused(server, 400, server.send(form_with("", attributes=f'x="{"a" * 200_000}"')), before)


def test_a_form_with_very_many_attributes_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    many = " ".join(f'x{number}="1"' for number in range(10_000))
    refused(server, 400, server.send(form_with("", attributes=many)), before)


def test_a_huge_form_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    refused(server, 413, server.send(form_with(f"<said>{'a' * 300_000}</said>")), before)


def test_a_request_that_announces_too_much_is_refused_before_it_is_read(server: Server) -> None:
    before = bytes_of(server.path)
    answer = raw(
        server, f"Content-Length: {10**12}\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n".encode()
    )
    assert answer.startswith(b"HTTP/1.1 413")
    assert bytes_of(server.path) == before


def test_a_request_that_goes_on_and_on_is_cut_off(server: Server) -> None:
    before, sent = bytes_of(server.path), 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        yield part("xml_submission_file", Filled(photos=("one.jpg",)).xml, "form.xml", "text/xml")
        yield f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="one.jpg"; filename="one.jpg"\r\n\r\n'.encode()
        while sent < 8 * LARGEST:
            sent += 2**16
            yield JPEG[:4] + bytes(2**16 - 4)

    refused(server, 413, posted(server, endless()), before)


def test_a_request_with_very_many_parts_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    parts = [part(f"p{number}.jpg", JPEG, f"p{number}.jpg") for number in range(200)]
    refused(server, 413, posted(server, whole(form_part(), *parts)), before)


def test_a_request_with_very_long_headers_in_a_part_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{"a" * 100_000}"\r\n\r\n\r\n'.encode()
    refused(server, 400, posted(server, whole(form_part(), head)), before)


@pytest.mark.parametrize(
    "name",
    [
        "../one.jpg",
        "..\\one.jpg",
        "/etc/passwd.jpg",
        "C:\\one.jpg",
        "a/b.jpg",
        "..",
        ".",
        ".hidden.jpg",
        "one.jpg ",
        "con.jpg",
        "NUL.jpg",
        "com1.jpg",
        "one\x7f.jpg",
        "one\u202egpj.jpg",
        "one\u0000.jpg",
        "a:b.jpg",
        "*.jpg",
        "a" * 300 + ".jpg",
        "one.jpg%00.exe",
    ],
)
def test_a_file_with_a_name_that_no_client_gives_is_refused(server: Server, name: str) -> None:
    before = bytes_of(server.path)
    answer = posted(server, whole(form_part(), part(name, JPEG, name)))
    refused(server, 400, answer, before)


@pytest.mark.parametrize("name", ["../one.jpg", "a/b.jpg", "con.jpg", "..", "one\u202egpj.jpg"])
def test_a_form_that_names_such_a_file_is_refused(server: Server, name: str) -> None:
    before = bytes_of(server.path)
    refused(server, 400, server.send(Filled(photos=(name,))), before)


def test_a_file_that_the_form_does_not_name_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    refused(server, 400, server.send(Filled(photos=("one.jpg",)), {"two.jpg": JPEG}), before)


def zipped(size: int) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file:
        file.writestr("bomb", bytes(size))
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("one.jpg", b"\x7fELF" + bytes(100)),
        ("one.jpg", b"MZ" + bytes(100)),
        ("one.jpg", b"#!/bin/sh\nrm -rf\n"),
        ("one.jpg", b"<html><script>alert(1)</script></html>"),
        ("one.jpg", b"%PDF-1.7"),
        ("one.jpg", b""),
        ("one.jpg", zipped(10_000_000)),
        ("one.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("one.html", PNG),
        ("one.exe", PNG),
        ("one", PNG),
        ("one.zip", zipped(10_000_000)),
        ("one.xlsx", zipped(1000)),
        ("one.mp3", b"<html>"),
    ],
)
def test_a_file_that_is_no_picture_sound_or_film_is_refused_unopened(server: Server, name: str, content: bytes) -> None:
    before = bytes_of(server.path)
    refused(server, 415, server.send(Filled(photos=(name,)), {name: content}), before)


@pytest.mark.parametrize(
    "kind",
    [
        "text/xml",
        "application/json",
        "multipart/form-data",
        "multipart/mixed; boundary=a-boundary",
        "",
        "multipart/form-data; boundary=",
    ],
)
def test_another_content_type_is_refused(server: Server, kind: str) -> None:
    before = bytes_of(server.path)
    answer = server.post(content=whole(form_part()), headers={"content-type": kind})
    refused(server, 415, answer, before)


def test_a_compressed_request_is_refused_unopened(server: Server) -> None:
    before = bytes_of(server.path)
    refused(server, 415, posted(server, whole(form_part()), **{"content-encoding": "gzip"}), before)


def test_a_form_that_is_sent_as_something_else_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    answer = posted(server, whole(part("xml_submission_file", Filled().xml, "form.xml", "text/html")))
    refused(server, 415, answer, before)


@pytest.mark.parametrize(
    "parts",
    [
        [],
        ["photo"],
        ["form", "form"],
        ["form", "photo", "photo"],
        ["nameless"],
        ["form", "nameless"],
        ["form", "double header"],
        ["form", "two names"],
        ["form", "attachment"],
    ],
    ids=" and ".join,
)
def test_a_request_with_parts_missing_double_or_nameless_is_refused(server: Server, parts: list[str]) -> None:
    before = bytes_of(server.path)
    form = Filled(photos=("one.jpg",))
    known = {
        "form": part("xml_submission_file", form.xml, "form.xml", "text/xml"),
        "photo": part("one.jpg", JPEG, "one.jpg"),
        "nameless": f"--{BOUNDARY}\r\nContent-Type: text/xml\r\n\r\n".encode() + form.xml + b"\r\n",
        "double header": headed('form-data; name="a"\r\nContent-Disposition: form-data; name="b"'),
        "two names": headed('form-data; name="a.jpg"; name="b.jpg"'),
        "attachment": headed('attachment; name="a.jpg"'),
    }
    refused(server, 400, posted(server, whole(*(known[name] for name in parts))), before)


def test_a_request_that_is_cut_off_is_refused(server: Server) -> None:
    before = bytes_of(server.path)
    body = whole(form_part())
    for end in (1, 10, len(body) // 2, len(body) - 5):
        refused(server, 400, posted(server, body[:end]), before)


def test_a_client_that_hangs_up_leaves_nothing(server: Server) -> None:
    before = bytes_of(server.path)
    where = urlsplit(server.address)
    with socket.create_connection((where.hostname or "", where.port or 0)) as line:
        body = whole(part("one.jpg", JPEG, "one.jpg"), form_part())
        head = f"POST /key/{server.secrets.token}/submission HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n"
        line.sendall(f"{head}Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n".encode() + body[:3000])
    assert server.send(Filled()).status_code == 201
    after = bytes_of(server.path)
    assert {name for name in after if name.startswith("inbox/incoming/")} == set()
    assert {name for name in after if name.startswith("evidence")} == {
        name for name in before if name.startswith("evidence")
    }


def test_after_all_of_this_the_record_still_takes_forms(server: Server) -> None:
    form = Filled()
    assert server.send(form).status_code == 201
    assert form.id in {one.id for one in entries(server.path)}
