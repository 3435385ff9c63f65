"""I17: the digest hangs on what was agreed, and on nothing else."""

import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.sources.yaml_tree import parse_yaml
from truceline.terms.load import load_tree

AGREEMENT: dict[str, Any] = {
    "schema": "terms/1",
    "id": "truce",
    "version": 1,
    "title": "A truce",
    "zone": "Europe/Kyiv",
    "sources": {"text": {"title": "The text", "url": "https://example.org/"}},
    "parties": [{"id": "a", "role": "belligerent"}, {"id": "b", "role": "belligerent"}],
    "questions": [{"id": "done", "asks": "Is it done?"}],
    "entry": {"all_of": ["a", "b"], "and": {"judged": "done"}, "at": "2025-03-18T00:00Z"},
    "duration": {"length": "P30D", "count": "calendar"},
    "readings": [],
    "tracks": [],
    "terms": [{"id": "no-fire", "kind": "ban", "party": ["a"], "text": "No fire.", "src": "text"}],
}


def digest(content: object) -> str:
    return load_tree(parse_yaml("drawn.yaml", json.dumps(content))).digest


def shuffled(content: Any, random_order: random.Random) -> Any:
    if isinstance(content, dict):
        keys = list(content)
        random_order.shuffle(keys)
        return {key: shuffled(content[key], random_order) for key in keys}
    return [shuffled(one, random_order) for one in content] if isinstance(content, list) else content


@given(st.randoms(use_true_random=False), st.sampled_from([None, 1, 4]))
def test_the_order_of_keys_and_the_layout_do_not_change_it(order: random.Random, indent: int | None) -> None:
    text = json.dumps(shuffled(AGREEMENT, order), indent=indent)
    assert load_tree(parse_yaml("drawn.yaml", text)).digest == digest(AGREEMENT)


def test_block_style_and_comments_do_not_change_it() -> None:
    block = "# a comment\n" + "\n".join(f"{key}: {json.dumps(value)}" for key, value in AGREEMENT.items())
    assert load_tree(parse_yaml("drawn.yaml", block)).digest == digest(AGREEMENT)


def test_a_default_that_is_written_out_does_not_change_it() -> None:
    entry = {**AGREEMENT["entry"], "retroactive": False}
    assert digest({**AGREEMENT, "entry": entry}) == digest(AGREEMENT)


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "A Truce"},
        {"version": 2},
        {"zone": "Europe/Moscow"},
        {"duration": {"length": "P31D", "count": "calendar"}},
        {"duration": {"length": "P30D", "count": "elapsed"}},
        {"duration": {"length": "P30D", "count": "unstated"}},
        {"entry": {**AGREEMENT["entry"], "at": "2025-03-18T00:00:00.000001Z"}},
        {"entry": {"all_of": ["a", "b"], "at": "2025-03-18T00:00Z"}},
        {"entry": {**AGREEMENT["entry"], "all_of": ["b", "a"]}},
        {"terms": []},
        {"terms": [{**AGREEMENT["terms"][0], "party": ["a", "b"]}]},
        {"terms": [{**AGREEMENT["terms"][0], "text": "No fire!"}]},
        {"questions": [{"id": "done", "asks": "Is it done?", "body": "a"}]},
    ],
)
def test_any_edit_of_what_was_agreed_changes_it(edit: dict[str, Any]) -> None:
    assert digest({**AGREEMENT, **edit}) != digest(AGREEMENT)


def test_readings_tracks_and_notes_may_come_later_without_making_another_version() -> None:
    reading = {"id": "mine", "by": ["a"], "title": "Mine", "source": "text", "entry": {"all_of": ["a"]}}
    later = {"readings": [reading], "tracks": [{"id": "talks", "title": "Talks"}], "notes": ["no hour is named"]}
    assert digest({**AGREEMENT, **later}) == digest(AGREEMENT)
