"""A small case about the right of reply and windows of silence: the repair of a power station between two lines.

All places are invented. The clocks go forward on 30 March 2025 at midnight, in the middle of the first window. South
leaves the hotline on 23 March.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from drawn_terms import entry, hour
from truceline.cli import main
from truceline.record.entry import Entry
from truceline.record.kinds import Payload
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.terms.load import load
from truceline.values.instants import Instant
from truceline.values.intervals import Interval, exactly

SOURCE = "https://example.org/1 urn:truceline:exercise:orna-1"
ABOUT: dict[str, Any] = {
    "schema": "case/1",
    "id": "orna",
    "title": "Orna power station",
    "summary": "For tests only.",
    "zone": "Asia/Beirut",
    "languages": ["en"],
    "mode": "exercise",
    "mandate": {"name": "Test desk", "recorded": "As written."},
    "parties": [
        {"id": "north", "name": "North", "role": "belligerent"},
        {"id": "south", "name": "South", "role": "belligerent"},
        {"id": "mission", "name": "the Mission", "role": "monitor"},
    ],
    "voices": [
        {"id": "north-staff", "of": "north", "name": "Staff of North"},
        {"id": "operator", "of": "north", "name": "the operator of Orna"},
    ],
}
CASE = Case.model_validate(ABOUT)

AGREEMENT = """
schema: terms/1
id: standstill
version: 1
title: A standstill
zone: Asia/Beirut
sources: {text: {title: Text, url: "https://example.org/standstill"}}
parties: [{id: north, role: belligerent}, {id: south, role: belligerent}, {id: mission, role: monitor}]
entry: {all_of: [north, south], at: "2025-03-10T00:00[Asia/Beirut]"}
duration: {length: P20D, count: calendar}
definitions:
  - {id: heavy_movement, means: [vehicles_moved, guns_moved], text: movement of anything heavy}
areas:
  - {id: bank, kind: zone, status: agreed, text: the east bank}
terms:
  - {id: no-fire, kind: ban, party: [north, south], act: {event: shelling}, text: no shelling}
  - {id: no-moves, kind: ban, party: [north, south], act: {event: heavy_movement}, text: nothing heavy is moved}
  - id: no-lights
    kind: ban
    party: [north, south]
    act: {event: lights_used}
    excepts: [repair-lights]
    text: no lights
  - {id: repair-lights, kind: permission, party: [north, south], act: {event: lights_used}, text: lights for repairs}
  - {id: no-digging, kind: ban, party: [north, south], act: {event: digging}, area: bank, text: no digging on the bank}
  - id: blasts
    kind: duty
    party: [south]
    act: {event: controlled_blast}
    by: "2025-03-30T12:00[Asia/Beirut]"
    text: South destroys its mines
  - {id: longer, kind: power, party: [north, south], effect: extend, needs: 2, text: both may extend it}
"""


def beirut(text: str) -> str:
    """`29T18:00` in March on the clocks of Beirut, `04-02T12:00` in another month; a day stays a day."""
    full = f"2025-{text}" if "-" in text else f"2025-03-{text}"
    return f"{full}[Asia/Beirut]"


def row(id: str, kind: str, occurred: str, recorded: str | None = None, **cells: str) -> dict[str, str]:
    """A row of the table of entries; recorded when it occurred, where nothing else is said."""
    both = {"occurred": _times(occurred), "recorded": _times(recorded or occurred)}
    return {"id": id, "kind": kind, **both, "source": SOURCE, "text": "for a test", **cells}


def _times(text: str) -> str:
    return "/".join(beirut(part) for part in text.split("/"))


def rows(digest: str) -> list[dict[str, str]]:
    agreed = {"agreement": "standstill", "digest": digest}
    hotline = {"channel": "hotline"}
    until = beirut("04-10T00:00")
    return [
        row("put", "proposal", "09T10:00", party="north", **agreed),
        row("yes-north", "consent", "09T11:00", party="north", act="accept", **agreed),
        row("yes-south", "consent", "09T12:00", party="south", act="accept", **agreed),
        row("longer-north", "power", "28T10:00", party="north", agreement="standstill", power="longer", until=until),
        row("longer-south", "power", "28T11:00", party="south", agreement="standstill", power="longer", until=until),
        row("in-north", "presence", "10T09:00", party="north", act="joined", **hotline),
        row("in-south", "presence", "10T10:00", party="south", act="joined", **hotline),
        row("out-south", "presence", "23T18:00", party="south", act="left", **hotline),
        *_notices(hotline),
        *_windows(),
    ]


def _notices(hotline: dict[str, str]) -> list[dict[str, str]]:
    by_south = {"issuer": "south", "accused": "north"}
    by_north = {"issuer": "north", "accused": "south"}
    gives = {"body": "mission"}
    return [
        row("al-1", "allegation", "20T06:10", "20T08:00", unit="shells", place="Orna, switchyard", **by_south),
        row("al-2", "allegation", "21", "22", unit="drone overflight", place="Orna, cooling pond", **by_north),
        row("al-3", "allegation", "22T09:00", unit="shells", place="Old Bridge", **by_north),
        row("al-4", "allegation", "22T10:00", unit="shells", place="Orna, gate", **by_south),
        row("n-1", "notice", "20T10:00", to="north", about="al-1", reply_by=beirut("22T12:00"), **gives, **hotline),
        row("r-1", "reply", "21T15:00", party="north-staff", notice="n-1", stance="asks_for_time"),
        row("r-2", "reply", "22T11:00", "23T09:00", party="north", notice="n-1", stance="denies"),
        row("rem-1", "remedy", "24T09:00", party="north", measure="inquiry", notice="n-1"),
        row("p-1", "progress", "27T09:00", body="north", of="rem-1", course="done"),
        row("p-2", "progress", "27T12:00", body="mission", of="rem-1", course="begun"),
        row("rem-2", "remedy", "25T09:00", party="south", measure="order"),
        row("n-2", "notice", "22T13:00", to="south", about="al-2", reply_by=beirut("24T12:00"), **gives, **hotline),
        row("n-3", "notice", "22T14:00", to="south", about="al-3", reply_by=beirut("25T12:00"), **gives),
        row("n-4", "notice", "22T15:00", to="north", about="al-4", reply_by=beirut("25T12:00"), **gives),
        row("al-4", "allegation", "22T10:00", "24T10:00", action="retract", unit="shells", place="Orna", **by_south),
        row("r-4", "reply", "25", "26", party="north", notice="n-4", stance="explains"),
        row("n-5", "notice", "28T09:00", to="south", about="ob-0", reply_by=beirut("04-02T12:00"), **gives, **hotline),
        row("ob-0", "observation", "27T09:00", observer="mission", area="Orna", unit="shells", value="3", series="ear"),
        row("d-1", "disclosure", "28T10:00", to="north", shown="al-1", shape="summary", **gives),
        row("d-2", "disclosure", "28T11:00", to="south", shown="al-1 al-2 ob-0", shape="whole", **gives),
        row("d-3", "disclosure", "28T12:00", to="north", shown="al-3", shape="spoken", **gives),
    ]


def _windows() -> list[dict[str, str]]:
    asks = {"body": "mission", "parties": "north south", "place": "Orna switchyard", "agreement": "standstill"}
    work = {"purpose": "repair", "by": "operator", "does": "line_repaired vehicles_moved lights_used"}
    steps = {"body": "mission", "window": "w-1"}
    night = f"{beirut('29T18:00')}/{beirut('30T18:00')}"
    seen = {"observer": "mission", "series": "ear"}
    return [
        row("w-0", "window", "25T09:00", period=f"{beirut('26T08:00')}/{beirut('26T14:00')}", **asks, **work),
        row("c-0", "confirmation", "25T10:00", party="north", window="w-0", answer="confirms"),
        row("w-1", "window", "28T09:00", period=night, quiet="shelling controlled_blast", **asks, **work),
        row("c-1", "confirmation", "28T12:00", party="north", window="w-1", answer="confirms"),
        row(
            "c-2",
            "confirmation",
            "28T13:00",
            party="south",
            window="w-1",
            answer="confirms_if",
            condition="observers stand on both banks",
        ),
        row("c-3", "confirmation", "29T10:00", party="south", window="w-1", answer="confirms"),
        row("s-1", "step", "29T18:05", step="started", **steps),
        row("ob-1", "observation", "29T20:00/29T22:00", area="Orna", unit="explosions", value="at least 3", **seen),
        row("s-2", "step", "30T01:30", step="paused", **steps),
        row("al-6", "allegation", "30T01:45", issuer="north", accused="south", unit="shots", place="unknown"),
        row("s-3", "step", "30T02:10", step="resumed", **steps),
        row("al-5", "allegation", "30T03:00", issuer="south", accused="north", unit="shells", place="Orna, switchyard"),
        row("al-7", "allegation", "30T03:30", issuer="south", accused="north", unit="shells", place="Old Bridge"),
        row("a-2", "act", "30T04:00", event="shelling", actor="south"),
        row("a-1", "act", "30T14:00", event="line_repaired", actor="operator"),
        row("s-4", "step", "30T15:00", step="stopped", **steps),
        row("al-8", "allegation", "30T15:00", issuer="north", accused="south", unit="shots", place="Orna, gate"),
        row("w-2", "window", "31T09:00", period=f"{beirut('04-09T18:00')}/{beirut('04-11T18:00')}", **asks, **work),
    ]


def build_case(folder: Path, more: Sequence[dict[str, str]] = (), agreement: str = AGREEMENT) -> Path:
    """The case in a folder, on record, with some rows more."""
    case = folder / "orna"
    (case / "agreements").mkdir(parents=True)
    (case / "entries").mkdir()
    (case / "case.yaml").write_text(json.dumps(ABOUT), encoding="utf-8")
    text = case / "agreements" / "standstill.yaml"
    text.write_text(agreement, encoding="utf-8")
    lines = [json.dumps(one) for one in (*rows(load(text).digest), *more)]
    (case / "entries" / "entries.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcome = CliRunner().invoke(main, ["build", str(case)])
    assert outcome.exit_code == 0, outcome.output
    return case


def told(command: str, case: Path, at: str, known: str | None = None, *more: str) -> str:
    """What a command prints, asked at a time on the clocks of Beirut."""
    horizon = "latest" if known is None else beirut(known)
    outcome = CliRunner().invoke(main, [command, str(case), "--at", beirut(at), "--known", horizon, *more])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def answer(command: str, case: Path, at: str, known: str | None = None, *more: str) -> Any:
    """The same as JSON."""
    return json.loads(told(command, case, at, known, *more, "--json"))


def said(id: str, payload: Payload, when: Instant | Interval, recorded: Instant | None = None) -> Entry:
    """An entry for tests without a folder."""
    return entry(id, payload, when if isinstance(when, Interval) else exactly(when), recorded)


def view(entries: Sequence[Entry], known: Instant | None = None) -> View:
    """What was known of some entries; without an instant, all of them."""
    return View(entries, hour(100_000) if known is None else known)
