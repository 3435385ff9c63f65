"""A small exercise with a duty desk and a joint commission, in a folder of a test's own."""

import csv
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from truceline.cli import main
from truceline.sources.case import Case
from truceline.sources.models import hold
from truceline.sources.yaml_tree import parse_yaml

CASE = """
schema: case/1
id: ridge
title: Exercise Ridge
summary: Two sides, a hotline and a commission.
zone: Europe/Kyiv
languages: [en]
mode: exercise
mandate: {name: Exercise desk, recorded: when the desk wrote it down}
parties:
  - {id: north, name: North, role: belligerent}
  - {id: south, name: South, role: belligerent}
  - {id: mission, name: the Mission, role: monitor}
voices:
  - {id: north-duty, of: north, name: duty officer of North}
  - {id: commission, of: mission, name: Joint Commission}
"""
Row = dict[str, str]


def case() -> Case:
    """The case without any file."""
    return hold(parse_yaml("case.yaml", CASE), Case)


def row(id: str, kind: str, when: str, text: str, **columns: str) -> Row:
    """An entry on record as soon as it happened, unless `recorded` is given; times of a day are UTC."""
    span = when.rpartition("/")[2]
    found = {
        "id": id,
        "kind": kind,
        "occurred": when,
        "recorded": span,
        "source": "https://example.org/log urn:truceline:exercise:ridge-1",
        "text": text,
    }
    return found | columns


WATCH = [
    row("join-n", "presence", "2026-04-01T06:00Z", "North joined.", party="north", channel="hotline", act="joined"),
    row("join-s", "presence", "2026-04-01T06:00Z", "South joined.", party="south", channel="hotline", act="joined"),
    row(
        "hand-1",
        "handover",
        "2026-04-12T05:05Z",
        "Night to day.",
        desk="ops",
        outgoing="night-11",
        incoming="day-12",
        watch="2026-04-11T20:00Z/2026-04-12T04:30Z",
        open="m-old t-map",
    ),
    row(
        "m-old",
        "message",
        "2026-04-11T22:00Z",
        "Asked for a line to the bridge post.",
        sender="mission",
        receiver="south",
        channel="hotline",
        acknowledge_by="2026-04-11T23:00Z",
    ),
    row("t-map", "task", "2026-04-10T09:00Z", "Hand over the mine map.", owner="south", due="2026-04-12T16:00Z"),
    row(
        "m-fire",
        "message",
        "2026-04-12T06:10Z",
        "Fire reported near the pumping station; both sides asked to hold.",
        sender="mission",
        receiver="north",
        channel="hotline",
        acknowledge_by="2026-04-12T06:40Z",
    ),
    row("a-fire", "acknowledgement", "2026-04-12T06:20Z", "North confirmed.", body="north-duty", of="m-fire"),
    row(
        "m-road",
        "message",
        "2026-04-12T12:00Z",
        "The convoy asks for the north road at 15:00Z.",
        sender="mission",
        receiver="north",
        channel="hotline",
        acknowledge_by="2026-04-12T13:30Z",
    ),
    row("alleged-1", "allegation", "2026-04-12T06:00Z", "Fire on the pumping station.")
    | {"issuer": "south", "accused": "north", "place": "pumping station", "unit": "shots"},
    row("notice-1", "notice", "2026-04-12T07:00Z", "North is told of the allegation.")
    | {"body": "mission", "to": "north", "about": "alleged-1", "reply_by": "2026-04-12T15:00Z", "channel": "hotline"},
    row("suspend-s", "presence", "2026-04-12T08:00Z", "South stays away.")
    | {"party": "south", "channel": "hotline", "act": "suspended"},
    row("window-1", "window", "2026-04-12T09:00Z", "Silence for the repair of the pump.")
    | {
        "body": "mission",
        "parties": "north south",
        "purpose": "repair",
        "place": "pumping station",
        "period": "2026-04-12T17:00Z/2026-04-12T19:00Z",
    },
    row("confirm-n", "confirmation", "2026-04-12T10:00Z", "North confirms.")
    | {"party": "north", "window": "window-1", "answer": "confirms"},
    row("alleged-1", "allegation", "2026-04-12T06:00Z", "Fire near the pumping station, not on it.")
    | {"issuer": "south", "accused": "north", "place": "near pumping station", "unit": "shots"}
    | {"action": "correct", "recorded": "2026-04-12T11:00Z"},
]
SITTINGS = [
    row("s-1", "session", "2026-04-03T08:00Z", "First session.")
    | {"body": "commission", "parties": "north south mission", "absent": "south", "place": "bridge post"},
    row("i-map", "item", "2026-04-03T08:00Z", "Maps of mines.") | {"session": "s-1", "number": "2", "party": "north"},
    row("i-line", "item", "2026-04-03T08:00Z", "A line between posts.") | {"session": "s-1", "number": "1"},
    row("i-flag", "item", "2026-04-03T08:00Z", "Marks on vehicles.") | {"session": "s-1", "number": "3"},
    row("d-line", "minute", "2026-04-03T09:00Z", "Put off.")
    | {"session": "s-1", "item": "i-line", "outcome": "deferred"},
    row("d-map", "minute", "2026-04-03T09:10Z", "South hands over its map.")
    | {"session": "s-1", "item": "i-map", "outcome": "agreed", "parties": "north", "dissent": "mission"},
    row("t-map", "task", "2026-04-03T09:10Z", "Hand over the mine map.")
    | {"owner": "south", "session": "s-1", "item": "i-map", "due": "2026-04-05T09:00Z"},
    row("p-map", "progress", "2026-04-04T09:00Z", "South says it is half done.")
    | {"body": "south", "of": "t-map", "course": "partly_done"},
    row("s-2", "session", "2026-04-10T08:00Z", "Second session.")
    | {"body": "commission", "parties": "north south mission"},
    row("i-line-2", "item", "2026-04-10T08:00Z", "The line again.")
    | {"session": "s-2", "number": "1", "about": "i-line"},
    row("d-line-2", "minute", "2026-04-10T09:00Z", "Both took note of it.")
    | {"session": "s-2", "item": "i-line-2", "outcome": "noted"},
]


def made(to: Path, rows: Sequence[Row], case: str = CASE) -> Path:
    """The case with its record, built."""
    folder = to / "ridge"
    (folder / "entries").mkdir(parents=True)
    (folder / "agreements").mkdir()
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    columns = list(dict.fromkeys(name for one in rows for name in one))
    with (folder / "entries" / "all.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    said(folder, "build")
    return folder


def said(folder: Path, command: str, *words: str) -> str:
    """What a command prints in 80 columns; it must succeed."""
    outcome = CliRunner().invoke(main, [command, str(folder), *words], env={"COLUMNS": "80"})
    assert outcome.exit_code == 0, outcome.output
    return outcome.output
