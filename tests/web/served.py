"""A small case that receives forms, served on a free port of this machine, for tests of the server."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4
from xml.sax.saxutils import escape

import httpx
from defusedxml.ElementTree import fromstring

from truceline.forms.submission import Known, Submitted
from truceline.forms.xform import XForm
from truceline.record.entry import Entry, entry_of
from truceline.record.projection import parsed
from truceline.record.store import Store
from truceline.sources.rows import Row
from truceline.tasks.stations import Secrets
from truceline.web.app import Handled, Settings, make_app
from truceline.web.server import Listening, Stop, bound, run
from truceline.wiring import build_record, new_keys, record_of
from truceline.wiring.cases import case_folder
from truceline.wiring.serving import Serving, serving_of
from truceline.wiring.stations import new_station

_CASE = """\
schema: case/1
id: field
title: A line with a patrol
summary: For tests of receiving forms.
zone: Europe/Kyiv
languages: [en]
mode: {mode}
mandate: {{name: Test desk, recorded: When it came to the desk.}}
parties:
  - {{id: mission, name: The mission, role: monitor}}
  - {{id: side-a, name: Side A, role: belligerent}}
  - {{id: side-b, name: Side B, role: belligerent}}
"""
_PROBE = """\
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Probe</h:title>
<model><instance><data id="field-probe" version="{version}"><said/></data></instance></model></h:head><h:body/></h:html>
"""
PROBE = XForm("field-probe", "1", "Probe", _PROBE.format(version="1"), {"list.csv": b"name,label\na,A\n"}, "probe")
OTHER = replace(PROBE, id="field-other", form="other", media={})
HTTP = httpx.Client(verify=False, timeout=20)
"""One for all requests: making one takes longer than a request."""
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def field_case(to: Path, mode: str = "reconstructed") -> Path:
    """A case with nothing on record yet."""
    case = to / "case"
    (case / "agreements").mkdir(parents=True)
    (case / "entries").mkdir()
    (case / "case.yaml").write_text(_CASE.format(mode=mode), encoding="utf-8")
    if mode == "live":
        new_keys(case)
    build_record(case, anew=False)
    return case


def read_probe(xml: bytes, form: XForm, known: Known) -> Submitted:
    """The small forms of these tests: each `said` is an entry, `photo` names files of the first."""
    root = fromstring(xml)
    meta = {child.tag: child.text or "" for child in root.find("meta") or ()}
    instance, replaces = meta["instanceID"], meta.get("deprecatedID")
    first = known.first(replaces or instance).removeprefix("uuid:").replace("-", "")
    rows = []
    for number, said in enumerate(root.findall("said")):
        id = f"restriction-{first}{f'-{number}' if number else ''}"
        rows.append(Row("the form", number + 1, _cells(id, said.text or "", instance)))
    photos = tuple(child.text or "" for child in root.findall("photo"))
    return Submitted(form.id, form.version, instance, tuple(rows), {rows[0].cells["id"]: photos}, replaces)


def _cells(id: str, said: str, instance: str) -> dict[str, str]:
    return {
        "id": id,
        "kind": "restriction",
        "occurred": "2025-03-20T12:00Z",
        "source": f"urn:{instance}",
        "text": said,
        "observer": "mission",
        "sort": "denial",
        "effect": "turned_back" if said != "nonsense" else "sat_down",
        "instance": instance,
    }


@dataclass(frozen=True)
class Filled:
    """A probe as somebody filled it in."""

    said: tuple[str, ...] = ("stopped at the bridge",)
    photos: tuple[str, ...] = ()
    instance: UUID = field(default_factory=uuid4)
    replaces: UUID | None = None
    form: str = "field-probe"
    version: str = "1"

    @property
    def xml(self) -> bytes:
        said = "".join(f"<said>{escape(text)}</said>" for text in self.said)
        photos = "".join(f"<photo>{escape(name)}</photo>" for name in self.photos)
        before = "" if self.replaces is None else f"<deprecatedID>uuid:{self.replaces}</deprecatedID>"
        meta = f"<meta><instanceID>uuid:{self.instance}</instanceID>{before}</meta>"
        return f'<data id="{self.form}" version="{self.version}">{said}{photos}{meta}</data>'.encode()

    @property
    def id(self) -> str:
        return f"restriction-{self.instance.hex}"


@dataclass
class Server:
    """A server that runs. `told` are the lines of its log."""

    path: Path
    address: str
    secrets: Secrets
    serving: Serving
    told: list[Handled]

    @property
    def base(self) -> str:
        return f"{self.address}/key/{self.secrets.token}"

    def send(self, form: Filled | bytes, files: Mapping[str, bytes] | None = None, **more: str) -> httpx.Response:
        """Submit a form with files, by the token in the address."""
        xml = form if isinstance(form, bytes) else form.xml
        parts = {"xml_submission_file": ("form.xml", xml, "text/xml")}
        parts |= {name: (name, data, "image/jpeg") for name, data in (files or {}).items()}
        return self.post(files=parts, data=more)

    def post(self, **request: object) -> httpx.Response:
        """A request to submission as it is, by the token in the address."""
        return HTTP.post(f"{self.base}/submission", **request)  # type: ignore[arg-type]


@contextmanager
def served(
    path: Path, forms: Iterable[XForm] | None = (PROBE, OTHER), label: str = "patrol-1", **settings: object
) -> Iterator[Server]:
    """A case served by a real server in a thread, with one station more that may submit.

    Without `forms`, it offers the case's own.
    """
    secrets = new_station(path, label)
    offered = serving_of(path) if forms is None else serving_of(path, forms, read_probe)
    with offered as serving, running(serving, **settings) as (address, told):
        yield Server(path, address, secrets, serving, told)


@contextmanager
def running(serving: Serving, **settings: object) -> Iterator[tuple[str, list[Handled]]]:
    """A server in a thread; its address and the lines of its log."""
    told: list[Handled] = []
    made = Settings(tell=told.append, **settings)  # type: ignore[arg-type]
    where = Listening(port=0, head=made.pace.head)
    listening = bound(where)
    started, stops = Event(), list[Stop]()

    def begun(stop: Stop) -> None:
        stops.append(stop)
        started.set()

    thread = Thread(target=run, args=(make_app(serving, made), where, listening, begun))
    thread.start()
    try:
        assert started.wait(10)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}{made.prefix}", told
    finally:
        for stop in stops:
            stop()
        thread.join(30)
        listening.close()


@contextmanager
def record(path: Path) -> Iterator[Store]:
    """The record of a case, to read."""
    store = record_of(case_folder(path))
    try:
        yield store
    finally:
        store.close()


def entries(path: Path) -> list[Entry]:
    """The restrictions that are on record, by the house's own means."""
    with record(path) as store:
        return [entry_of(leaf.envelope) for _, leaf in parsed(store) if leaf.envelope.kind == "restriction"]


def bytes_of(path: Path) -> dict[str, str]:
    """The head of the record, and the SHA-256 of every other file of a case by its place.

    It is what must not change where something is refused. The head stands for the record's own files, into which
    reading alone may write.
    """
    with record(path) as store:
        found = {"record": str(store.head())}
    for place in sorted(path.rglob("*")):
        name = str(place.relative_to(path))
        if not name.startswith("record."):
            found[name] = sha256(place.read_bytes()).hexdigest() if place.is_file() else "folder"
    return found


def taken_lines(path: Path) -> list[dict[str, object]]:
    """What the inbox wrote down as taken."""
    file = path / "inbox" / "taken.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


Send = Callable[[Filled], httpx.Response]
