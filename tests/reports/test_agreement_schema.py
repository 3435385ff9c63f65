"""The published JSON Schema takes what the program reads, refuses what it refuses, and explains every key."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from truceline.reports.agreement_keys import KEYS
from truceline.reports.agreement_schema import agreement_schema, schema_text
from truceline.sources.yaml_tree import read_yaml
from whole_terms import WHOLE

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "library").glob("*.yaml")), *sorted((ROOT / "cases").glob("*/agreements/*.yaml"))]
SCHEMA = agreement_schema()
CHECK = Draft202012Validator(SCHEMA)


def test_it_is_a_schema_of_its_draft() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_published_copy_is_what_the_program_prints() -> None:
    assert (ROOT / "docs" / "schema" / "agreement-1.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_agreement_fits(path: Path) -> None:
    assert [error.message for error in CHECK.iter_errors(read_yaml(path).content)] == []


def test_an_agreement_that_uses_every_key_fits() -> None:
    assert [error.message for error in CHECK.iter_errors(WHOLE)] == []


SPOILED: dict[str, dict[str, Any]] = {
    "an unknown key": {"until_when": "2025-04-01"},
    "a wrong kind": {"terms": [{"id": "a", "kind": "wish", "party": ["north"], "text": "a"}]},
    "a clause without text": {"terms": [{"id": "a", "kind": "ban", "party": ["north"]}]},
    "a length without its counting rule": {"duration": {"length": "P30D"}},
    "a length of two kinds": {"duration": {"length": "P1M2D", "count": "calendar"}},
    "a name with capitals": {"id": "River"},
    "a source under a name with capitals": {"sources": {"Words": {"title": "t", "url": "u"}}},
    "an instant without a zone": {"until": "2025-04-01T00:00"},
    "a condition of two kinds": {"ends_when": {"judged": "quiet", "happened": "fire"}},
    "a time counted from two things": {"until": {"on": "2025-04-01", "at": "2025-04-01T00:00Z"}},
    "a length after nothing": {"until": {"on": "2025-04-01", "plus": {"length": "P1D", "count": "elapsed"}}},
    "a counted-back time without its length": {"until": {"before": "end"}},
    "a word that is no point in time": {"until": {"after": "dawn", "day": 2}},
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_it_refuses(spoiled: str) -> None:
    assert not CHECK.is_valid({**deepcopy(WHOLE), **SPOILED[spoiled]})


@pytest.mark.parametrize("key", ["schema", "id", "title", "zone", "parties", "sources", "version"])
def test_it_refuses_a_file_without(key: str) -> None:
    assert not CHECK.is_valid({name: value for name, value in WHOLE.items() if name != key})


@pytest.mark.parametrize(
    "short",
    [
        {"until": "2025-04-01"},
        {"until": "2025-04-01T00:00[Europe/Kyiv]"},
        {"until": {"after": "start", "day": 3}},
        {"ends_when": {"happened": "fire"}},
        {"ends_when": {"before": ["fire", "flag"]}},
    ],
)
def test_it_takes_the_short_form(short: dict[str, Any]) -> None:
    assert CHECK.is_valid({**WHOLE, **short})


def test_every_key_is_told_and_nothing_else() -> None:
    shapes = {"Agreement": SCHEMA, **SCHEMA["$defs"]}
    plain = {name: shape["anyOf"][-1] if "anyOf" in shape else shape for name, shape in shapes.items()}
    assert {name: set(shape["properties"]) for name, shape in plain.items() if "properties" in shape} == {
        name: set(keys) for name, keys in KEYS.items()
    }
