"""What clients of OpenRosa ask for: the list of forms, a form, its manifest and files, and whether they may submit."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from hashlib import md5
from pathlib import Path

import httpx
import pytest
from defusedxml.ElementTree import fromstring

from web.served import HTTP, PROBE, Filled, Server, field_case, served

LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(field_case(tmp_path_factory.mktemp("pages"))) as running:
        yield running


def cells(server: Server, query: str = "") -> list[dict[str, str]]:
    root = fromstring(HTTP.get(f"{server.base}/formList{query}").text)
    assert root.tag == f"{LIST}xforms"
    return [{child.tag.removeprefix(LIST): child.text or "" for child in form} for form in root]


def test_the_list_says_what_a_client_needs(server: Server) -> None:
    probe, other = cells(server)
    assert (probe["formID"], probe["name"], probe["version"]) == ("field-probe", "Probe", "1")
    assert probe["hash"] == f"md5:{md5(PROBE.xml.encode()).hexdigest()}"
    assert "manifestUrl" not in other


def test_one_form_can_be_asked_for(server: Server) -> None:
    assert [form["formID"] for form in cells(server, "?formID=field-other")] == ["field-other"]
    assert cells(server, "?formID=none") == []


def test_a_client_gets_along_from_the_list_alone(server: Server) -> None:
    """Every address in it leads on, with the token of the station in it."""
    (form,) = cells(server, "?formID=field-probe")
    assert HTTP.get(form["downloadUrl"]).text == PROBE.xml
    (file,) = fromstring(HTTP.get(form["manifestUrl"]).text)
    found = {child.tag.removeprefix(MANIFEST): child.text or "" for child in file}
    data = HTTP.get(found["downloadUrl"]).content
    assert (found["filename"], data) == ("list.csv", PROBE.media["list.csv"])
    assert found["hash"] == f"md5:{md5(data).hexdigest()}"


def test_a_client_is_told_where_and_how_much_it_may_submit(server: Server) -> None:
    answer = HTTP.head(f"{server.base}/submission")
    assert (answer.status_code, answer.headers["location"]) == (204, f"{server.base}/submission")
    assert int(answer.headers["x-openrosa-accept-content-length"]) == 100 * 2**20


@pytest.mark.parametrize("path", ["/formList", "/submission", "/nowhere", "/forms/none/form.xml"])
def test_every_answer_has_the_headers_of_the_standard(server: Server, path: str) -> None:
    for method in ("GET", "HEAD", "POST", "PUT"):
        headers = HTTP.request(method, f"{server.base}{path}").headers
        assert headers.get_list("x-openrosa-version") == ["1.0"]
        assert len(headers.get_list("date")) == 1
        assert parsedate_to_datetime(headers["date"]).tzinfo is not None


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/forms/none/form.xml", 404),
        ("GET", "/forms/field-probe/media/other.csv", 404),
        ("GET", "/forms/field-probe/media/..%2f..%2fcase.yaml", 404),
        ("GET", "/forms/..%2f..%2fcase.yaml/form.xml", 404),
        ("PUT", "/submission", 405),
        ("DELETE", "/forms/field-probe/form.xml", 405),
    ],
)
def test_what_is_not_there_is_told_in_a_message(server: Server, method: str, path: str, status: int) -> None:
    answer = HTTP.request(method, f"{server.base}{path}")
    assert (answer.status_code, "<message nature=" in answer.text) == (status, True)


def test_a_prefix_stands_before_every_path_and_in_every_address(tmp_path: Path) -> None:
    with served(field_case(tmp_path), prefix="/forms") as server:
        assert all(form["downloadUrl"].startswith(server.base) for form in cells(server))
        assert server.send(Filled()).status_code == 201
        auth = httpx.DigestAuth(server.secrets.label, server.secrets.password)
        assert HTTP.get(f"{server.address}/formList", auth=auth).status_code == 200
        root = server.address.removesuffix("/forms")
        assert HTTP.get(f"{root}/key/{server.secrets.token}/formList").status_code == 404


def test_behind_a_proxy_addresses_are_those_that_the_operator_gives(tmp_path: Path) -> None:
    with served(field_case(tmp_path), public="https://forms.mission.example") as server:
        token = server.secrets.token
        assert cells(server)[0]["downloadUrl"].startswith(f"https://forms.mission.example/key/{token}/forms/")
