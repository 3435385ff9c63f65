"""What comes from the field keeps every word of what was given, from cells to envelope and back."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from truceline.record.entry import payload_of
from truceline.record.kinds import Detection
from truceline.record.kinds.field import What

UTC = ZoneInfo("UTC")
LEAST = {"observer": "mission", "means": "heard", "what": "undetermined_explosion", "value": "about 60"}
WHOLE = {
    "station": "patrol-3",
    "position": "48.1 37.9 within 15 m",
    "position_name": "the water tower",
    "bearing": "W-NW",
    "range": "3-5 km",
    "location": "48.2 37.85 within 1200 m",
    "place": "Ridge",
    "precision": "near_settlement",
    "heading": "E",
    "weapon": "mortar, 120 mm",
    "assessed": "outgoing",
    "light": "night",
    "weather": "fog",
    "grade": "B6",
    "restriction": "stop-1",
    "files": "ab" * 32 + " " + "0c" * 32,
    "instance": "uuid:00000000-0000-4000-8000-000000000001",
}


@given(st.sets(st.sampled_from(sorted(WHOLE))))
def test_what_is_said_of_a_detection_is_what_was_given_and_no_more(given_columns: set[str]) -> None:
    cells = LEAST | {name: WHOLE[name] for name in given_columns}
    found = payload_of("detection", cells)
    said = found.model_dump(mode="json", exclude_none=True)
    assert {name: text for name, text in said.items() if text} == cells
    assert payload_of("detection", said) == found


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("means", "smelled"),
        ("value", "many"),
        ("bearing", "NNN"),
        ("range", "far"),
        ("location", "nowhere"),
        ("grade", "B7"),
        ("files", "photo.jpg"),
        ("instance", "1"),
        ("what", "violation"),
    ],
)
def test_a_cell_that_does_not_fit_is_refused(column: str, text: str) -> None:
    with pytest.raises(ValidationError):
        payload_of("detection", LEAST | {column: text})


def test_an_explosion_stays_undetermined_and_uncountable_has_no_upper_bound() -> None:
    found = payload_of("detection", LEAST | {"value": "uncountable"})
    assert isinstance(found, Detection)
    assert found.what is What.UNDETERMINED_EXPLOSION
    assert (found.value.low, found.value.high) == (1, None)


def test_who_hindered_may_be_unknown_and_unknown_is_not_nobody() -> None:
    found = payload_of("restriction", {"observer": "mission", "sort": "delay", "effect": "waited", "lost": "PT2H"})
    assert found.model_dump()["by"] is None


def test_a_count_of_an_inventory_that_nobody_made_stays_empty() -> None:
    cells = {"observer": "mission", "site": "depot-1", "weapon": "howitzers", "state": "access_denied"}
    assert payload_of("inventory", cells).model_dump()["present"] is None


def test_a_row_of_another_data_set_keeps_its_own_words() -> None:
    cells = {"dataset": "list", "key": "E1", "what": "Battles", "side_a": "A", "deaths": "3-7", "best": "4"}
    assert payload_of("listing", cells).model_dump(mode="json", exclude_none=True) == cells | {
        "release": "",
        "about": "",
        "detail": "",
        "side_b": "",
        "place": "",
        "unit": "",
        "outlet": "",
        "quote": "",
        "best": 4,
    }
    with pytest.raises(ValidationError):
        payload_of("listing", cells | {"certainty": "1.2"})
