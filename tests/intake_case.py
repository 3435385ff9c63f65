"""A case with a record into which small tables are taken, for tests of the intake as a whole."""

from pathlib import Path

from truceline.intake.mapping import Loaded, parse_mapping
from truceline.tasks.intake import Asked, Came
from truceline.wiring.intake import import_file

CASE = """
schema: case/1
id: small
title: A small case
summary: For tests of the intake.
zone: Europe/Kyiv
languages: [en]
mode: MODE
mandate: {name: A test, recorded: the time of the import, limits: [made up]}
parties:
  - {id: smm, name: The mission, role: monitor}
"""
MAPPING = """
schema: mapping/1
dataset: reports
title: Reports of an office
kind: listing
key: id
skip_where:
  - if: [{column: id, is: total}]
    reason: the line of totals
cells:
  occurred: {time: {start: day}}
  source: {value: "https://office.example/reports"}
  text: {say: "Shelling of {village}"}
  what: {value: shelling}
  place: {from: village}
  location: {place: {north: lat, east: lon}}
  deaths: {count: {exactly: dead}}
"""
LOADED = parse_mapping("reports.yaml", MAPPING)
RECORDED = parse_mapping("recorded.yaml", MAPPING.replace("kind: listing", "kind: listing\nto: record"))
HEAD = "id,day,village,lat,lon,dead\n"
ROWS = "1,2020-08-01,Pisky,48.06,37.65,0\n2,2020-08-02,Avdiivka,48.14,37.74,3\n"


def new_case(folder: Path, mode: str = "reconstructed") -> Path:
    """A case without agreements or entries: it is built at once."""
    case = folder / "case"
    case.mkdir(parents=True)
    (case / "case.yaml").write_text(CASE.replace("MODE", mode), encoding="utf-8")
    return case


def table(folder: Path, rows: str = ROWS, name: str = "reports.csv") -> Path:
    """A table of the office."""
    path = folder / name
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def take(case: Path, file: Path, loaded: Loaded = LOADED, release: str = "", whole: bool | None = None) -> Came:
    """Take a table in, and see that it is told of on record."""
    came, untold = import_file(case, file, Asked(loaded, release, None, whole), lambda _: None)
    assert untold == ""
    return came
