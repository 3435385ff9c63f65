"""The files of an exercise's case: about it, the truce that both sides agreed, and how they came to it."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import timedelta

import pyarrow as pa
import pyarrow.compute as pc

from truceline.exercise.world.make import World
from truceline.exercise.world.orders import NEVER
from truceline.exercise.writing.columns import AGREEMENT, COMMON, SAID
from truceline.exercise.writing.labels import MISSION, Labels
from truceline.values.instants import DAY, HOUR, Instant, show, to_local
from truceline.values.watermark import BANNER, PREFIX
from truceline.values.zones import zone

Cells = Mapping[str, str]


def about(world: World, labels: Labels, size: int, truth: str) -> str:
    """The text of case.yaml. `size`: how many rows there are; `truth`: the SHA-256 of the truth's list of files."""
    scenario = world.scenario
    first = to_local(scenario.start, zone(scenario.zone)).date()
    days = [first + timedelta(days=number) for number in (0, 1, 6) if number < scenario.days_after]
    north, south = labels.sides
    return f"""schema: case/1
id: {labels.case}
title: "EXERCISE {labels.name}, seed {labels.seed}"
summary: >-
  {BANNER} Two sides agree on a truce along an invented line; patrols, cameras, sensors, flights, satellites, outlets
  and both sides tell of what they see, {size} rows in all. Its mark is {labels.mark}. What truly happened is kept apart
  by whoever directs the exercise; the SHA-256 of that truth is {truth}.
zone: {scenario.zone}
languages: [en]
mode: exercise
mandate:
  name: Exercise mission
  recorded: The recorded time of an entry is when the made-up source gave it.
  limits:
    - "{BANNER}"
    - The mission does not patrol at night, and attributes nothing to a side.
parties:
  - {{id: {north}, name: "{north.title()} (exercise)", role: belligerent}}
  - {{id: {south}, name: "{south.title()} (exercise)", role: belligerent}}
  - {{id: {MISSION}, name: Exercise mission, role: monitor}}
report_days: [{", ".join(f'"{day}"' for day in days)}]
"""


def truce(world: World, labels: Labels) -> str:
    """The text of the truce, as an agreement file."""
    scenario = world.scenario
    clocks = zone(scenario.zone)
    both = ", ".join(labels.sides)
    parties = "\n".join(f"  - {{id: {side}, role: belligerent}}" for side in labels.sides)
    return f"""schema: terms/1
id: {AGREEMENT}
version: 1
title: "EXERCISE truce of {labels.name}"
summary: "{BANNER}"
zone: {scenario.zone}
sources:
  text:
    title: "EXERCISE text of the truce, {labels.mark}"
    url: https://exercise.invalid/{labels.case}/truce
parties:
{parties}
  - {{id: {MISSION}, role: monitor}}
areas:
  - {{id: line, kind: line, status: to_be_defined, text: the line of an invented front}}
entry:
  all_of: [{both}]
  at: "{show(scenario.start, clocks)}"
until: "{show(scenario.end, clocks)}"
terms:
  - id: orders
    kind: commitment
    party: [{both}]
    act: {{event: order_issued}}
    by: {{at: "{show(scenario.start, clocks)}"}}
    text: each side gives the order to stop all fire before the truce begins
    src: text
  - id: no-fire
    kind: ban
    party: [{both}]
    act: {{event: fire}}
    area: line
    text: no fire of any kind at the other side
    src: text
{_flights(world, both)}"""


def _flights(world: World, both: str) -> str:
    if not any(side.drones.forbidden for side in world.scenario.sides):
        return ""
    return f"""  - id: no-flights
    kind: ban
    party: [{both}]
    act: {{event: flight}}
    area: line
    text: no flights of drones over the other side's land
    src: text
"""


def beginnings(world: World, labels: Labels, digest: str) -> list[Cells]:
    """How the truce came about, as rows: put forward, accepted by both, and the orders that were given."""
    start, clocks = world.scenario.start, zone(world.scenario.zone)
    agreed = {"agreement": AGREEMENT, "digest": digest}
    north, south = labels.sides

    def row(id: str, kind: str, when: int, text: str, **cells: str) -> Cells:
        moment = show(Instant(when), clocks)
        head = {"id": f"{PREFIX}{id}", "kind": kind, "occurred": moment, "recorded": moment}
        return head | cells | {"source": labels.mark, "text": f"Exercise: {text}"}

    early = start - min(3 * DAY, world.scenario.days_before * DAY)
    found = [
        row("proposed", "proposal", early, f"{north} puts the truce forward.", party=north, **agreed),
        row(f"accepts-{north}", "consent", early + HOUR, f"{north} accepts.", party=north, act="accept", **agreed),
        row(f"accepts-{south}", "consent", early + 5 * HOUR, f"{south} accepts.", party=south, act="accept", **agreed),
    ]
    for number, side in enumerate(labels.sides):
        issued = world.orders.issued[(world.orders.side == number) & (world.orders.issued != NEVER)]
        if len(issued):
            said = {"event": "order_issued", "actor": side, "agreement": AGREEMENT}
            given = int(issued.min()) // 1_000_000 * 1_000_000
            found.append(row(f"order-{side}", "act", given, f"{side} gives the order to stop fire.", **said))
    return found


def csv_of_rows(rows: Iterable[Cells]) -> str:
    """Rows as a CSV table, with the columns that any of them has."""
    listed = list(rows)
    columns = list(dict.fromkeys(name for row in listed for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue()


def csv_of(told: pa.Table) -> dict[str, str]:
    """What is told as CSV tables, one for each kind, without the columns that the kind does not have."""
    return {kind: csv_of_rows(rows_of(told, kind)) for kind in pc.unique(told["kind"]).to_pylist()}


def rows_of(told: pa.Table, kind: str | None = None) -> list[Cells]:
    """Rows of a slab (of one kind) as cells of entries: texts, without those that are empty."""
    mine = told if kind is None else told.filter(pc.equal(told["kind"], kind))
    names = [*COMMON, *SAID, "source", "text"]
    return [
        {name: text for name, text in row.items() if text is not None and not (name == "action" and text == "assert")}
        for row in mine.select(names).to_pylist()
    ]


def towns_of(labels: Labels, north: list[float], east: list[float]) -> str:
    """The towns of the made-up land, as a table for maps."""
    head = {"source": labels.mark}
    rows = [
        {"name": name, "north": f"{up:.5f}", "east": f"{right:.5f}"} | head
        for name, up, right in zip(labels.towns, north, east, strict=True)
    ]
    return csv_of_rows(rows)
