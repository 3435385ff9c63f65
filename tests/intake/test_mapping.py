"""Mapping files: what is refused, with which line; and that the page about them is true."""

import re
from pathlib import Path

import pytest

from truceline.errors import BadInput
from truceline.intake import cell_forms, mapping
from truceline.intake.filling import filler
from truceline.intake.mapping import Loaded, parse_mapping
from truceline.sources.models import Strict
from truceline.sources.yaml_tree import parse_yaml
from truceline.values.zones import zone

PAGE = (Path(__file__).parents[2] / "docs" / "mapping-format.md").read_text(encoding="utf-8")
HEAD = "schema: mapping/1\ndataset: set\ntitle: A set\nkind: listing\nkey: id\n"
CELLS = (
    "cells:\n  occurred: {time: {start: day}}\n  source: {value: 'https://example.org'}\n  text: {say: 'x'}\n"
    "  what: {value: x}\n"
)
KYIV = zone("Europe/Kyiv")


def cell_of(written: str) -> Loaded:
    """A mapping whose cell `detail` is made in some way."""
    return parse_mapping("m.yaml", f"{HEAD}{CELLS}  detail: {written}\n")


def filled(written: str, **columns: str) -> str:
    """The text of a cell for some columns."""
    cells = cell_of(written).mapping.cells
    return filler(cells["detail"], cells, KYIV).fill(columns)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (HEAD + CELLS.replace("{value: x}", "{valu: x}"), 10, "a cell begins with exactly one of"),
        (HEAD + CELLS + "  detail:\n    from: a\n    chose: {b: c}\n", 13, "cells.detail.chose is not known here"),
        (HEAD + CELLS + "  detail: {from: a, capture: '('}\n", 11, "is not a pattern"),
        (HEAD + CELLS + "  detail: {say: '{a'}\n", 11, "a brace without its other half"),
        (HEAD + CELLS + "  detail: {say: '{cell.nothing}'}\n", 1, "names nothing, which is no cell here"),
        (HEAD + CELLS + "  wher: {from: a}\n", 1, "a listing has no column wher"),
        (HEAD + CELLS + "  key: {from: a}\n", 1, "the cell key is filled from the head"),
        (HEAD + CELLS.replace("  what: {value: x}\n", ""), 1, "the cell what is missing"),
        (HEAD + CELLS.replace("start: day", "start: day, formats: [day first]"), 7, "is no form of a date"),
        (HEAD + CELLS + "  detail: {from: a, choose: {b: true}}\n", 11, "has no quotes"),
        (HEAD.replace("dataset: set", "dataset: my--set") + CELLS, 2, "two hyphens in a row"),
        (HEAD.replace("kind: listing", "kind: listings") + CELLS, 4, "is not a kind of entry"),
        (HEAD + CELLS + "  location: {place: {north: a}}\n", 11, "a place has north and east, or a point"),
        (HEAD + CELLS + "  deaths: {count: {low: a, about: b}}\n", 11, "a count has low and high"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_mapping("m.yaml", text)
    assert [(fault.line, problem in fault.problem) for fault in caught.value.faults] == [(line, True)]


@pytest.mark.parametrize(
    ("written", "columns", "text"),
    [
        ("{from: [a, b]}", {"b": "second"}, "second"),
        ("{from: a, default: none}", {}, "none"),
        ("{from: a, choose: {x: y}, otherwise: z}", {"a": "q"}, "z"),
        ("{from: a, capture: 'caliber ([0-9]+)'}", {"a": "a caliber 152 gun"}, "152"),
        ("{from: a, as: whole}", {"a": "1,234.0"}, "1234"),
        ("{from: a, as: share}", {"a": "0.99991234"}, "0.999912"),
        ("{from: a, as: percent}", {"a": "85 %"}, "0.85"),
        ("{from: a, as: name}", {"a": "Government of Ukraine"}, "government-of-ukraine"),
        ("{from: a, shorten: 5}", {"a": "12345678"}, "1234…"),
        ("{join: [a, b, c], with: ' / '}", {"a": "x", "c": "y"}, "x / y"),
        ("{say: 'at {a}[, of {b}][ and {c}]'}", {"a": "", "b": "x"}, "at (not given), of x"),
        ("{say: '{cell.what} in {a}'}", {"a": "y"}, "x in y"),
        ("{count: {low: a, high: b}}", {"a": "3", "b": "7"}, "3-7"),
        ("{count: {between: [a, b, c]}}", {"a": "7", "b": "7", "c": "6"}, "6-7"),
        ("{count: {about: a}}", {"a": "250"}, "about 250"),
        ("{place: {north: a, east: b, within: {value: 2 km}}}", {"a": "48,10", "b": "37.8"}, "48.1 37.8 within 2000 m"),
        ("{place: {point: a}}", {"a": "48.1 37.8 120.5 5"}, "48.1 37.8 within 5 m"),
        ("{place: {point: a}}", {"a": "POINT (37.8 48.1)"}, "48.1 37.8"),
        ("{place: {north: a, east: b, zero_is_unknown: true}}", {"a": "0.0", "b": "0"}, ""),
        ("{time: {start: a, end: b}}", {"a": "2020-01-05", "b": "2020-01-07"},
         "2020-01-05[Europe/Kyiv]/2020-01-07[Europe/Kyiv]"),
        ("{time: {start: a, clock: b, clock_unknown: '00:00'}}", {"a": "2020-01-05", "b": "00:00"},
         "2020-01-05[Europe/Kyiv]"),
        ("{time: {start: a, clock: b, clock_formats: hhmm, zone: UTC}}", {"a": "2020-01-05", "b": "5"},
         "2020-01-05T00:05+00:00"),
        ("{time: {start: a, formats: epoch seconds, zone: UTC}}", {"a": "1577836800"}, "2020-01-01T00:00+00:00"),
        ("{time: {start: a, formats: DD MMMM YYYY, precision: {value: week}}}", {"a": "08 January 2020"},
         "2020-01-06[Europe/Kyiv]/2020-01-12[Europe/Kyiv]"),
        ("{time: {start: a, precision: {value: 1 day before}}}", {"a": "2020-01-05"},
         "2020-01-04[Europe/Kyiv]/2020-01-05[Europe/Kyiv]"),
        ("{time: {start: a, formats: 'YYYY-MM-DD 00:00:00.000'}}", {"a": "2020-01-05 00:00:00.000"},
         "2020-01-05[Europe/Kyiv]"),
        ("{time: {start: a, formats: YYYY-MM}}", {"a": "2020-02"}, "2020-02-01[Europe/Kyiv]/2020-02-29[Europe/Kyiv]"),
        ("{time: {start: a}}", {"a": "2020-10-25 03:30"}, "2020-10-25T03:30+03:00/2020-10-25T03:30:00.000001+02:00"),
        ("{address: a, between: ';', otherwise: 'https://example.org'}", {"a": "www.example.org/1; https://b.example/2"},
         "https://www.example.org/1 https://b.example/2"),
        ("{url: 'https://example.org/{a}'}", {"a": "a b/c"}, "https://example.org/a%20b%2Fc"),
        ("{when: [{if: [{column: a, above: '0.5'}], then: {value: much}}], otherwise: {value: little}}", {"a": "0.7"},
         "much"),
        ("{when: [{if: [{column: a, above: '0.5'}], then: {value: much}}]}", {"a": "many"}, ""),
        ("{flags: {a: drone, b: mine}, set: ['1', '1.0']}", {"a": "1.0", "b": "1"}, "drone, mine"),
    ],
)  # fmt: skip
def test_every_form_of_a_cell_fills_it(written: str, columns: dict[str, str], text: str) -> None:
    assert filled(written, **columns) == text


@pytest.mark.parametrize(
    ("written", "columns", "problem"),
    [
        ("{from: a, choose: {x: y}}", {"a": "q"}, "is not among the choices"),
        ("{from: a, as: whole}", {"a": "5.5"}, "is not a whole number"),
        ("{count: {low: a, high: b}}", {"a": "7", "b": "6"}, "above the upper bound"),
        ("{place: {north: a, east: b}}", {"a": "48.1"}, "degrees east are missing"),
        ("{place: {north: a, east: b}}", {"a": "148.1", "b": "37"}, "is not on the globe"),
        ("{time: {start: a}}", {"a": "2020-02-30"}, "a date that does not exist"),
        ("{time: {start: a, end: b}}", {"a": "2020-01-05", "b": "2020-01-01"}, "the end is before the start"),
        ("{time: {start: a}}", {"a": "2020-03-29 03:30"}, "is skipped by the clocks"),
        ("{address: a}", {"a": "nowhere"}, "is not an address"),
        ("{url: 'https://example.org/{a}'}", {}, "a part of the address is missing"),
    ],
)
def test_what_cannot_be_filled_says_why(written: str, columns: dict[str, str], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        filled(written, **columns)


def test_the_first_example_of_the_page_is_a_mapping() -> None:
    first = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0]
    assert parse_mapping("example.yaml", first).mapping.dataset == "shelling-reports"


def test_every_example_of_a_cell_on_the_page_is_one() -> None:
    for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1:]:
        for part in re.split(r"(?m)^(?=[a-z])", block):
            content = parse_yaml("example.yaml", part).content if part.strip() else {}
            assert isinstance(content, dict)
            for name, cell in content.items():
                where = name if name in ("occurred", "source", "text") else "detail"
                cells = {**parse_yaml("x", CELLS).content["cells"], where: cell, "deaths": {"value": "1"}}  # type: ignore[call-overload,index,dict-item]
                head = parse_yaml("x", HEAD).content
                assert mapping.Mapping.model_validate({**head, "cells": cells})  # type: ignore[dict-item]


def test_every_key_is_explained_on_the_page() -> None:
    found = set()
    for module in (mapping, cell_forms):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, Strict) and model is not Strict:
                found |= {field.alias or name for name, field in model.model_fields.items()}
    assert {key for key in found if not re.search(rf"\b{key}\b", PAGE)} == set()
