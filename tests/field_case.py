"""A week of patrols, a camera and what hindered them, as an exercise in a folder of a test's own."""

import json
from pathlib import Path

from desk_case import CASE

SOURCE = "https://example.org/log urn:truceline:exercise:ridge"
Cells = dict[str, str]


def cells(id: str, kind: str, occurred: str, text: str, **columns: str) -> Cells:
    """A row of the field; it comes on record at the end of the week."""
    common = {"id": id, "kind": kind, "occurred": occurred, "recorded": "2026-04-13T00:00Z", "source": SOURCE}
    return common | {"text": text, "observer": "mission", **columns}


def heard(id: str, occurred: str, value: str, what: str = "undetermined_explosion", **more: str) -> Cells:
    where = {"position": "48.1 37.9 within 15 m", "bearing": "NW", "range": "3-5 km"}
    return cells(
        id, "detection", occurred, "Heard from the post.", means="heard", what=what, value=value, **where | more
    )


def looked(id: str, occurred: str, means: str, state: str, **more: str) -> Cells:
    return cells(id, "effort", occurred, "As logged.", means=means, state=state, **{"station": "post-1"} | more)


WEEK = [
    looked("look-06", "2026-04-06T06:00Z/2026-04-06T14:00Z", "heard", "looking", light="day"),
    looked("cam-06", "2026-04-06T18:00Z/2026-04-07T03:00Z", "camera", "looking", station="camera-1", light="night"),
    heard("six", "2026-04-06T09:00Z", "about 60"),
    heard("six-more", "2026-04-06T10:00Z/2026-04-06T10:20Z", "at least 5", "burst"),
    looked("look-07", "2026-04-07T06:00Z/2026-04-07T14:00Z", "heard", "partly", looked="PT3H", restriction="gate"),
    cells(
        "gate",
        "restriction",
        "2026-04-07T09:00Z",
        "Turned back at the bridge.",
        sort="denial",
        by="south",
        effect="turned_back",
        lost="PT5H",
    ),
    heard("seven", "2026-04-07T08:00Z", "3"),
    heard("midnight", "2026-04-07T20:50Z/2026-04-07T21:10Z", "7", "shot"),
    looked("look-09", "2026-04-09T06:00Z/2026-04-09T14:00Z", "heard", "looking", light="day"),
    looked("uav-10", "2026-04-10T06:00Z/2026-04-10T08:00Z", "uav", "cancelled", station="uav-1", reason="fog"),
    looked("look-10", "2026-04-10T06:00Z/2026-04-10T14:00Z", "heard", "looking", light="day"),
    heard("ten", "2026-04-10T07:00Z", "uncountable", "burst"),
]


def field_case(folder: Path, rows: list[Cells] = WEEK) -> Path:
    """The week as a case; it is not on record yet."""
    (folder / "entries").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    lines = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in rows)
    (folder / "entries" / "week.jsonl").write_text(lines, encoding="utf-8")
    return folder
