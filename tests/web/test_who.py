"""Only stations are answered: by a token in the address, a token in a header, or HTTP Digest."""

import socket
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE
from urllib.parse import urlsplit

import httpx
import pytest

from truceline.wiring.serving import serving_of
from truceline.wiring.stations import end_station, new_station
from web.served import HTTP, JPEG, PROBE, Filled, Server, bytes_of, entries, field_case, read_probe, served

PATHS = ("/formList", "/forms/field-probe/form.xml", "/forms/field-probe/manifest", "/forms/field-probe/media/list.csv")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(field_case(tmp_path_factory.mktemp("who"))) as running:
        yield running


def digest(server: Server) -> httpx.DigestAuth:
    """An independent client of HTTP Digest."""
    return httpx.DigestAuth(server.secrets.label, server.secrets.password)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_answered_without_a_secret(server: Server, path: str) -> None:
    answer = HTTP.get(f"{server.address}{path}")
    assert answer.status_code == 401
    assert [one.split(" ")[0] for one in answer.headers.get_list("www-authenticate")] == ["Digest", "Digest"]
    assert "field" not in answer.text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("token", ["wrong", "x" * 43, "%00", "é"])
def test_a_token_that_is_none_opens_nothing(server: Server, path: str, token: str) -> None:
    assert HTTP.get(f"{server.address}/key/{token}{path}").status_code == 401


@pytest.mark.parametrize("path", PATHS)
def test_each_of_the_three_ways_opens_every_page(server: Server, path: str) -> None:
    answers = [
        HTTP.get(f"{server.base}{path}"),
        HTTP.get(f"{server.address}{path}", headers={"authorization": f"Bearer {server.secrets.token}"}),
        HTTP.get(f"{server.address}{path}", auth=digest(server)),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]


def test_a_form_with_a_photo_is_submitted_by_digest(server: Server) -> None:
    form = Filled(photos=("one.jpg",))
    parts = {"xml_submission_file": ("form.xml", form.xml, "text/xml"), "one.jpg": ("one.jpg", JPEG, "image/jpeg")}
    with httpx.Client(auth=digest(server), verify=False) as client:
        assert client.head(f"{server.address}/submission").status_code == 204
        answers = [client.post(f"{server.address}/submission", files=parts) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert form.id in {one.id for one in entries(server.path)}


def test_a_client_asked_once_goes_on_without_being_asked_again(server: Server) -> None:
    """The nonce is good for many requests, with another count each."""
    with httpx.Client(auth=digest(server), verify=False) as client:
        answers = [client.get(f"{server.address}/formList") for _ in range(5)]
    assert [len(answer.history) for answer in answers] == [1, 0, 0, 0, 0]


def test_older_clients_that_know_only_md5_are_let_in(server: Server) -> None:
    """httpx takes the first challenge; here it is shown only the second."""

    class OnlyMd5(httpx.DigestAuth):
        def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
            flow = super().auth_flow(request)
            answer: httpx.Response = yield next(flow)  # type: ignore[assignment]
            md5 = [one for one in answer.headers.get_list("www-authenticate") if "algorithm=MD5" in one]
            yield flow.send(httpx.Response(401, headers={"www-authenticate": md5[0]}, request=request))

    auth = OnlyMd5(server.secrets.label, server.secrets.password)
    answer = HTTP.get(f"{server.address}/formList", auth=auth)
    assert answer.status_code == 200
    assert "MD5" in answer.request.headers["authorization"]


def test_a_wrong_password_opens_nothing_and_is_not_asked_for_for_ever(server: Server) -> None:
    answer = HTTP.get(f"{server.address}/formList", auth=httpx.DigestAuth("patrol-1", "wrong"))
    assert answer.status_code == 401
    assert "stale" not in answer.headers["www-authenticate"]


def test_what_was_seen_on_the_way_cannot_be_sent_again(server: Server) -> None:
    first = HTTP.get(f"{server.address}/formList", auth=digest(server))
    again = HTTP.get(f"{server.address}/formList", headers={"authorization": first.request.headers["authorization"]})
    other = HTTP.head(f"{server.address}/submission", headers={"authorization": first.request.headers["authorization"]})
    assert (first.status_code, again.status_code, other.status_code) == (200, 401, 401)
    assert "stale=true" in again.headers["www-authenticate"]


def test_an_unknown_client_that_sends_much_stores_nothing(server: Server) -> None:
    before = bytes_of(server.path)
    answer = HTTP.post(
        f"{server.address}/submission", files={"xml_submission_file": ("form.xml", bytes(3_000_000), "text/xml")}
    )
    assert answer.status_code == 401
    assert bytes_of(server.path) == before


def test_a_station_that_was_ended_is_refused_at_once(server: Server) -> None:
    secrets = new_station(server.path, "patrol-9")
    address = f"{server.address}/key/{secrets.token}/formList"
    assert HTTP.get(address).status_code == 200
    end_station(server.path, "patrol-9")
    assert HTTP.get(address).status_code == 401
    auth = httpx.DigestAuth("patrol-9", secrets.password)
    assert HTTP.get(f"{server.address}/formList", auth=auth).status_code == 401


def test_the_file_of_stations_is_readable_by_nobody_else_and_holds_no_secret(server: Server) -> None:
    file = server.path / "inbox" / "stations.json"
    assert S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text(encoding="utf-8")
    assert server.secrets.token not in text
    assert server.secrets.password not in text


def test_every_folder_of_the_inbox_is_readable_by_nobody_else(server: Server) -> None:
    form = Filled(photos=("one.jpg", "two.jpg"))
    parts = {"xml_submission_file": ("form.xml", form.xml, "text/xml"), "one.jpg": ("one.jpg", JPEG, "image/jpeg")}
    assert server.post(files=parts).status_code == 202
    inbox = server.path / "inbox"
    modes = {path: S_IMODE(path.stat().st_mode) for path in (inbox, *inbox.rglob("*")) if path.is_dir()}
    assert {path.name for path in modes} >= {"inbox", "incoming", "held", "offered", form.instance.hex}
    assert set(modes.values()) == {0o700}


def test_the_secrets_of_a_station_are_closed_before_any_server_ran(tmp_path: Path) -> None:
    case = field_case(tmp_path)
    new_station(case, "patrol-1")
    modes = {path.name: S_IMODE(path.stat().st_mode) for path in (case / "inbox", *(case / "inbox").iterdir())}
    assert modes == {"inbox": 0o700, "stations.json": 0o600}


def test_an_inbox_from_a_backup_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    case = field_case(tmp_path)
    new_station(case, "patrol-1")
    (case / "inbox").chmod(0o755)
    (case / "inbox" / "stations.json").chmod(0o644)
    with serving_of(case, [PROBE], read_probe):
        modes = [S_IMODE(path.stat().st_mode) for path in (case / "inbox", case / "inbox" / "stations.json")]
    assert modes == [0o700, 0o600]


def test_pages_of_other_sites_are_let_in_only_where_the_operator_says_so(server: Server, tmp_path: Path) -> None:
    asked = {"origin": "https://forms.example", "access-control-request-method": "POST"}
    assert "access-control-allow-origin" not in HTTP.options(f"{server.base}/submission", headers=asked).headers
    with served(field_case(tmp_path), origins=("https://forms.example",)) as other:
        answer = HTTP.options(f"{other.base}/submission", headers=asked)
        assert answer.headers["access-control-allow-origin"] == "https://forms.example"
        strange = HTTP.options(f"{other.base}/submission", headers=asked | {"origin": "https://elsewhere.example"})
        assert "access-control-allow-origin" not in strange.headers


def test_an_address_that_the_client_made_up_is_not_believed_for_more_than_itself(server: Server) -> None:
    """Two requests in one, a host with a path: whoever tries is answered about that host, or not at all."""
    where = urlsplit(server.address)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=10) as line:
        line.sendall(f"GET /key/{server.secrets.token}/formList HTTP/1.1\r\nHost: a<b>\r\n\r\n".encode())
        assert b"<b>" not in line.recv(65536)
