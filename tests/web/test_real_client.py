"""A form made here, filled in by a client that no one here wrote, arrives complete; submitted twice, it is there once.

The client is ODK's own (`@getodk/web-forms`), in a browser without a window, against a server that runs. A person
chooses the language, clicks, types, takes the position from the device, attaches a photo, and sends.
"""

import shutil
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Geolocation, Page, sync_playwright

from truceline.forms.library import form_ids
from truceline.forms.receipts import printed, receipt_of_entry
from truceline.record.entry import Entry, entry_of
from truceline.record.evidence.media import HEAD, media_of
from truceline.record.kinds import KINDS
from truceline.record.kinds.field import Detection
from truceline.record.projection import parsed
from truceline.tasks import evidence
from truceline.values.verdicts import Verdict
from truceline.wiring import evidence_desk
from web.client_app import client_app
from web.person import Person, Words
from web.served import Server, field_case, record, served

PLACE = Geolocation(latitude=48.0159, longitude=37.8029, accuracy=12)
PHOTO = (Path(__file__).parent / "ridge.jpg").read_bytes()
"""Smoke over a ridge, drawn."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """Where the page with the client is served from: another place than the server of forms."""
    handler = partial(_Quiet, directory=str(client_app()))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_address[1]}"
        site.shutdown()


@pytest.fixture(scope="module")
def server(origin: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(field_case(tmp_path_factory.mktemp("client")), None, origins=(origin,)) as running:
        yield running


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    """One browser for all tests: it keeps the client that it has loaded."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser.new_context(
            viewport={"width": 1200, "height": 900},
            timezone_id="Europe/Kyiv",
            geolocation=PLACE,
            permissions=["geolocation"],
        )
        browser.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing goes wrong."""
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def person(page: Page, origin: str, server: Server, form: str, language: str, more: str = "") -> Person:
    id = f"{server.serving.case.id}-{form}"
    words = Words(server.serving.forms[id].xml, language)
    return Person.at(page, f"{origin}/index.html?server={server.base}&form={id}{more}", words)


def on_record(server: Server) -> list[Entry]:
    """Everything that is on record, by the house's own means."""
    with record(server.path) as store:
        return [entry_of(leaf.envelope) for _, leaf in parsed(store) if leaf.envelope.kind in KINDS]


def test_an_observation_arrives_complete_with_its_photo_and_once(page: Page, origin: str, server: Server) -> None:
    before = on_record(server)
    patrol = person(page, origin, server, "observation", "uk")
    patrol.choose("observer", "mission")
    patrol.write("station", "patrol-3")
    patrol.choose("position_how", "gps")
    patrol.locate("position_gps")
    patrol.write("position_name", "Проліски")
    patrol.choose("light", "night")
    patrol.choose("weather", "fog")
    patrol.choose("means", "heard")
    patrol.write("when_at", "2025-03-20T21:15:00.000+02:00")
    patrol.choose("what", "undetermined_explosion")
    patrol.choose("value_how", "about")
    patrol.write("value_number", "60")
    patrol.choose("bearing_how", "point")
    patrol.choose("bearing_point", "NW")
    patrol.choose("range_how", "between")
    patrol.write("range_low", "3")
    patrol.write("range_high", "5")
    patrol.choose("range_unit", "km")
    patrol.write("weapon", "міномет 120 мм")
    patrol.choose("assessed", "incoming")
    patrol.choose("grade_source", "A")
    patrol.choose("grade_item", "2")
    patrol.attach("photo_1", "смуга 1.jpg", PHOTO)
    patrol.write("text", "Луна в долині")
    assert [line[:3] for line in patrol.send()] == ["201"]
    (photo,) = patrol.sent()
    assert photo == sha256(PHOTO).hexdigest()
    (entry,) = [one for one in on_record(server) if one not in before]
    assert isinstance(entry.payload, Detection)
    assert entry.text == "Луна в долині"
    assert says(entry.payload) == {
        "observer": "mission",
        "station": "patrol-3",
        "means": "heard",
        "position": "48.0159 37.8029 within 12 m",
        "position_name": "Проліски",
        "bearing": "NW",
        "range": "3-5 km",
        "what": "undetermined_explosion",
        "value": "about 60",
        "weapon": "міномет 120 мм",
        "assessed": "incoming",
        "light": "night",
        "weather": "fog",
        "grade": "A2",
        "files": photo,
    }
    assert (entry.occurred.start, entry.occurred.last) == (1742498100_000000, 1742498100_000000)
    with evidence_desk(server.path) as desk:
        kept = b"".join(desk.files.read(bytes.fromhex(photo)))
        assert sha256(kept).hexdigest() == photo
        assert media_of("ridge.jpg", kept[:HEAD]).agrees is Verdict.YES
        assert evidence.check(desk).sound
    assert [line[:3] for line in patrol.send_again()] == ["201"]
    assert len(on_record(server)) == len(before) + 1


def says(payload: Detection) -> dict[str, str]:
    """The columns as they stand in a table, without what nobody said."""
    cells = {name: value for name, value in payload.model_dump(mode="json").items() if value not in (None, "")}
    instance = cells.pop("instance")
    assert instance.startswith("uuid:")
    return cells


def test_an_observation_in_several_requests_arrives_whole(page: Page, origin: str, server: Server) -> None:
    before = on_record(server)
    photos = [snow(number) for number in range(3)]
    patrol = person(page, origin, server, "observation", "ru", "&most=100000")
    patrol.choose("means", "seen")
    patrol.choose("what", "smoke")
    patrol.choose("value_how", "exactly")
    patrol.write("value_number", "1")
    for number, photo in enumerate(photos, start=1):
        patrol.attach(f"photo_{number}", f"one-{number}.jpg", photo)
    statuses = [line[:3] for line in patrol.send()]
    assert len(statuses) > 1
    assert statuses == [*["202"] * (len(statuses) - 1), "201"]
    (entry,) = [one for one in on_record(server) if one not in before]
    assert isinstance(entry.payload, Detection)
    assert sorted(entry.payload.files or ()) == sorted(sha256(photo).hexdigest() for photo in photos)
    assert sorted(patrol.sent()) == sorted(entry.payload.files or ())
    assert {line[:3] for line in patrol.send_again()} == {"201"}
    assert len(on_record(server)) == len(before) + 1
    assert server.serving.inbox.waiting() == []


def snow(number: int) -> bytes:
    """A picture of some 80 kB."""
    kept = BytesIO()
    Image.frombytes("L", (300, 300), Random(number).randbytes(90_000)).save(kept, "JPEG", quality=80)
    return kept.getvalue()


@pytest.mark.parametrize("form", [form for form in form_ids() if form != "observation"])
def test_every_other_form_can_be_filled_in_and_sent(page: Page, origin: str, server: Server, form: str) -> None:
    before = on_record(server)
    somebody = person(page, origin, server, form, "en")
    somebody.answer_what_must_be_answered()
    (told,) = somebody.send()
    (entry,) = [one for one in on_record(server) if one not in before]
    number = printed(receipt_of_entry(entry.id) or "")
    assert told == f"201 Received, and on record. Reference number: {number}."
    assert number in page.inner_text(".odk-form")


def test_a_time_that_is_none_is_told_how_to_write_it(page: Page, origin: str, server: Server) -> None:
    somebody = person(page, origin, server, "casualty", "en")
    somebody.choose("when_how", "moment")
    assert somebody.written("when_at") == ""
    for text in ("14:30", "2025-03-20 14:30", "2025-03-20T14:30", "2125-03-20T14:30+02:00"):
        somebody.write("when_at", text)
        assert somebody.told_about("when_at") == somebody.words.wrong("when_at")
    somebody.write("when_at", "2025-03-20T14:30+02:00")
    assert somebody.told_about("when_at") == ""
