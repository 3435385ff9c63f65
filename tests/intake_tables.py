"""A mapping that uses every form of a cell, and what is read by it in the plain and in the fast way."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from truceline.intake.batches import Batch, plain_batches
from truceline.intake.csv_tables import CsvTable
from truceline.intake.fast import fast_batches
from truceline.intake.mapping import Loaded, parse_mapping
from truceline.intake.plain import Ground, Reader
from truceline.intake.rows import Held, Kept, Skipped
from truceline.values.instants import parse_instant
from truceline.values.zones import zone

NOW = parse_instant("2026-01-01T00:00Z")
GROUND = Ground(zone("Europe/Kyiv"), NOW, release="7")
HEADER = ("id", "part", "day", "until", "sort", "where", "lat", "lon", "prec", "low", "high", "url", "said", "flag")
MAPPING = """
schema: mapping/1
dataset: drawn
title: Drawn rows
kind: listing
key: [id, part]
skip_where:
  - if: [{column: sort, is: total}]
    reason: a line of totals
columns:
  whole: {join: [where, sort], with: " / "}
cells:
  occurred: {time: {start: day, end: until, formats: [YYYY-MM-DD, DD.MM.YYYY, "YYYY-MM-DD hh:mm"]}}
  source: {address: url, otherwise: "https://example.org/none"}
  text: {say: "{sort} at {where}[, {low} to {high}][; {cell.deaths}]"}
  what: {from: sort, choose: {"1": battle, "2": shelling}, otherwise: other}
  detail: {say: "[{whole}]"}
  side_a: {from: [part, where], default: nobody}
  side_b: {when: [{if: [{column: low, above: "2"}], then: {from: where}}], otherwise: {value: few}}
  place: {join: [where, part], with: ", "}
  location:
    place:
      north: lat
      east: lon
      within: {from: prec, choose: {"1": 1 km, "2": 25 km}, otherwise: ""}
      zero_is_unknown: true
  precision: {from: prec, choose: {"1": settlement, "2": district}, otherwise: unknown}
  deaths: {count: {low: low, high: high}}
  best: {from: low, as: whole}
  unit: {flags: {flag: flagged}, none: plain}
  outlet: {from: said, capture: "by ([a-z]+)", otherwise: ""}
  quote: {from: said, shorten: 12}
"""
LOADED = parse_mapping("drawn.yaml", MAPPING)
Rows = list[Kept | Held | Skipped]


def table_text(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> bytes:
    """Cells as a CSV file, as they stand."""
    return "\n".join(",".join(row) for row in (header, *rows)).encode()


def reader_of(table: CsvTable, loaded: Loaded = LOADED, ground: Ground = GROUND) -> Reader:
    """A reader for a table."""
    return Reader(loaded, ground, table.header, table.path.name)


def _all(batches: Iterator[Batch]) -> tuple[Rows, Rows, Rows, bytes]:
    kept: Rows = []
    held: Rows = []
    skipped: Rows = []
    digested = b""
    for batch in batches:
        kept.extend(batch.kept())
        held.extend(batch.held)
        skipped.extend(batch.skipped)
        digested += batch.digest_bytes()
    return kept, held, skipped, digested


def plainly(path: Path, loaded: Loaded = LOADED, ground: Ground = GROUND) -> tuple[Rows, Rows, Rows, bytes]:
    """What is kept, held back and left out, and what is digested, row by row."""
    with closing(CsvTable(path, loaded.mapping.file)) as table:
        return _all(plain_batches(table, reader_of(table, loaded, ground)))


def fast(path: Path, large: int, loaded: Loaded = LOADED, ground: Ground = GROUND) -> tuple[Rows, Rows, Rows, bytes]:
    """The same in the fast way, in blocks of so many bytes."""
    with closing(CsvTable(path, loaded.mapping.file)) as table:
        return _all(fast_batches(table, reader_of(table, loaded, ground), large))
