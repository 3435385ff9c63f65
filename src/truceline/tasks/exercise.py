"""Exercises: a made-up world of a wished size, with what is told of it and its truth apart; and marks."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from truceline.errors import BadInput, Fault
from truceline.exercise.scoring.baseline import judged
from truceline.exercise.scoring.judgement import read_judgement
from truceline.exercise.scoring.key import digest_in, read_key
from truceline.exercise.scoring.marks import Marks, marks_of
from truceline.exercise.scoring.observed import Observed
from truceline.exercise.watching.noise import Noise
from truceline.exercise.watching.rows import Kind
from truceline.exercise.watching.slab import Stage, slabs
from truceline.exercise.watching.watch import stage_of, watch
from truceline.exercise.world.make import make_world
from truceline.exercise.world.scenario import Scenario
from truceline.exercise.world.sizing import sized
from truceline.exercise.writing import case as files
from truceline.exercise.writing.columns import SCHEMA
from truceline.exercise.writing.labels import Labels, labels_of
from truceline.exercise.writing.told import Pages, pages
from truceline.exercise.writing.truths import BEHIND, EVENTS
from truceline.sources.case import Case, Mode, Role
from truceline.sources.yaml_tree import parse_yaml
from truceline.terms.load import load_tree
from truceline.values.zones import zone

WHOLE = 25_000
"""Up to so many rows an exercise is a case with all entries; a bigger one has its observations in columns."""
_SMALL_WORLDS = ((3_000, 1, 4, 50), (12_000, 2, 8, 100), (40_000, 4, 10, 200), (300_000, 8, 20, 500))
"""Up to so many observations: days before and from the truce, and kilometres of front."""
_LARGE_WORLD = (28, 56, 1_000)
_SECTOR_KM = 50
_PILOT = 20_000
_LOGS = (Kind.EFFORT, Kind.RESTRICTION, Kind.CLAIM, Kind.UTTERANCE)
"""What there is of it does not depend on how much happens."""
Tell = Callable[[int], None]


class Sink(Protocol):
    """Where the files of an exercise go. Names have slashes; each gives the SHA-256 of what was written."""

    def text(self, name: str, content: str) -> str:
        """Write a text file."""

    def tables(self, parts: Iterator[Mapping[str, pa.Table]], schemas: Mapping[str, pa.Schema]) -> dict[str, str]:
        """Write several files of columns side by side, part after part."""


@dataclass(frozen=True)
class Plan:
    """A scenario of the right size, and how it is watched."""

    scenario: Scenario
    noise: Noise


@dataclass(frozen=True)
class Made:
    """What was made: how many events truly happened, how many rows tell of them, whether they are entries of the case
    (or columns beside it), and the digest of the truth."""

    case: str
    events: int
    rows: int
    entries: bool
    truth: str


def shaped(scenario: Scenario, observations: int, days: int | None, length_km: float | None) -> Scenario:
    """A scenario over fewer days and a shorter front, for as many observations as are wanted.

    `days`: in all; a fifth of them lies before the truce.
    """
    before, after, length = next((rest for most, *rest in _SMALL_WORLDS if observations <= most), _LARGE_WORLD)
    if days is not None:
        before = max(1, days // 5)
        after = max(1, days - before)
    km = length_km if length_km is not None else length
    sectors = max(1, round(km / _SECTOR_KM))
    front = scenario.front.model_copy(update={"length": km * 1000.0, "line": None, "sectors": sectors})
    silences = tuple(one for one in scenario.silences if one.sector < sectors)
    changed = {"front": front, "days_before": before, "days_after": after, "silences": silences}
    return scenario.model_copy(update=changed)


def fitted(scenario: Scenario, noise: Noise, observations: int) -> Scenario:
    """The scenario made louder or quieter until about so many rows are told of it.

    Raises:
        BadInput: if the stations' own logs are more than that already, or the world would be too large.
    """
    events = min(_PILOT, max(observations, 200))
    for _ in range(3):
        told, logs, happened = _tried(sized(scenario, events), noise)
        if observations <= logs * 1.05:
            problem = f"{observations} observations are too few: the stations' logs alone are {logs} rows"
            raise BadInput(Fault("--observations", None, problem, "ask for more, for fewer days or a shorter front"))
        wanted = max(1, round(events * (observations - logs) / max(told, 1)))
        if happened > _PILOT // 2 and wanted > happened:
            events = wanted
            break
        events = wanted
    try:
        return sized(scenario, events)
    except ValueError as wrong:
        raise BadInput(Fault("--observations", None, str(wrong), "ask for fewer observations")) from wrong


def _tried(scenario: Scenario, noise: Noise) -> tuple[int, int, int]:
    """How many rows tell of events, how many are there anyhow, and how many events there are."""
    told = logs = 0
    stage = stage_of(make_world(scenario), noise)
    for slab in slabs(stage):
        kinds = watch(slab).rows["kind"]
        mine = sum(int((kinds == kind).sum()) for kind in _LOGS)
        told, logs = told + len(kinds) - mine, logs + mine
    return told, logs, len(stage.world.truth)


def made(plan: Plan, sink: Sink, observations: int, tell: tuple[Tell, Tell]) -> Made:
    """Make a world, have it watched, and write both: what is told in `case/`, what is true in `truth/`.

    `observations`: about how many are to be expected; it decides on entries or columns. `tell`: told how many events
    exist, and how many have been told of.
    """
    world = make_world(plan.scenario, tell[0])
    stage = stage_of(world, plan.noise)
    labels = labels_of(stage)
    text = files.truce(world, labels)
    digest = load_tree(parse_yaml("truce.yaml", text)).digest
    whole = observations <= WHOLE
    keeper = _Keeper(pages(stage, labels), tell[1], whole)
    schemas = {"truth/events.parquet": EVENTS, "truth/behind.parquet": BEHIND}
    if not whole:
        schemas["case/columns/observations.parquet"] = SCHEMA
    written = sink.tables(keeper.parts(), schemas)
    truth = sink.text("truth/manifest.json", _manifest(plan, written, keeper.rows, len(world.truth)))
    sink.text("truth/SEALED.txt", _SEAL.format(mark=labels.mark))
    sink.text("case/agreements/truce.yaml", text)
    sink.text("case/entries/truce.csv", files.csv_of_rows(files.beginnings(world, labels, digest)))
    if whole:
        for kind, table in files.csv_of(keeper.told()).items():
            sink.text(f"case/entries/{kind}.csv", table)
    _map(stage, labels, sink)
    sink.text("case/case.yaml", files.about(world, labels, keeper.rows, truth))
    return Made(labels.case, len(world.truth), keeper.rows, whole, truth)


def _map(stage: Stage, labels: Labels, sink: Sink) -> None:
    towns, front = stage.towns, stage.world.front
    sink.text("case/map/towns.csv", files.towns_of(labels, towns.north.tolist(), towns.east.tolist()))
    line = [
        [round(float(east), 5), round(float(north), 5)] for north, east in zip(front.north, front.east, strict=True)
    ]
    shape = {"type": "LineString", "coordinates": line}
    feature = {"type": "Feature", "properties": {"source": labels.mark, "exercise": True}, "geometry": shape}
    sink.text("case/map/line.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}) + "\n")


def judgement_of(observed: Observed, case: Case) -> str:
    """What a plain judge makes of an exercise, as a table in the form that `score` reads."""
    rows = list(judged(observed, zone(case.zone), sides_of(case)))
    return files.csv_of_rows(rows)


def score(case: Case, truth: Path, judgement: Path) -> Marks:
    """Mark a judgement of an exercise.

    Raises:
        BadInput: if a row of the judgement cannot be used, or the case is no exercise.
        NotOnRecord, BrokenRecord: if the truth is not there, or is not that of this case.
    """
    if case.mode is not Mode.EXERCISE:
        fault = Fault("case.yaml", None, "the case is no exercise, and its truth is not known", "name an exercise")
        raise BadInput(fault)
    return marks_of(
        read_judgement(judgement, zone(case.zone), sides_of(case)), read_key(truth, digest_in(case.summary))
    )


def sides_of(case: Case) -> tuple[str, ...]:
    """The ids of the sides of a case."""
    return tuple(party.id for party in case.parties if party.role is Role.BELLIGERENT)


class _Keeper:
    """Hands pages on to be written, counts them, and keeps what is told of a small world."""

    def __init__(self, source: Iterator[Pages], tell: Tell, whole: bool) -> None:
        self._source, self._tell, self._whole = source, tell, whole
        self._kept: list[pa.Table] = []
        self.rows = 0

    def parts(self) -> Iterator[Mapping[str, pa.Table]]:
        """What goes into the files of columns."""
        for page in self._source:
            self.rows += len(page.told)
            self._tell(page.done)
            found = {"truth/events.parquet": page.events, "truth/behind.parquet": page.behind}
            if self._whole:
                self._kept.append(page.told)
            else:
                found["case/columns/observations.parquet"] = page.told
            yield found

    def told(self) -> pa.Table:
        """Everything that is told, by when it came on record."""
        return pa.concat_tables(self._kept).sort_by([("recorded_us", "ascending"), ("id", "ascending")])


def _manifest(plan: Plan, written: Mapping[str, str], rows: int, events: int) -> str:
    content = {
        "form": "truceline/exercise-truth/1",
        "scenario": plan.scenario.model_dump(mode="json", by_alias=True),
        "noise": plan.noise.model_dump(mode="json"),
        "start_us": int(plan.scenario.start),
        "events": events,
        "rows": rows,
        "files": {name: digest for name, digest in sorted(written.items()) if name.startswith("truth/")},
    }
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


_SEAL = """EXERCISE TRUTH. SEALED.

This folder tells what truly happened in the made-up world {mark}.
It is for whoever directs the exercise. Those who train do not open it before they have been marked:
move it away from the case before you hand the case out.

truceline exercise score needs it; it opens it, holds it against the SHA-256 that stands in the case, and tells marks.
"""
