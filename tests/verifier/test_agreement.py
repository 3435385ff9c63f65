"""Two verifiers, written apart, say the same about 10,000 inputs, honest and hostile."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from truceline.verifier import truceline_verify as v
from verifier.hostile import Case, cases
from verifier.in_node import answers, needs_node
from verifier.judged import JUDGES, judge, without_ml_dsa

SEED, NUMBER = 20250318, 10_000


@pytest.fixture(scope="module")
def drawn() -> list[Case]:
    return list(cases(SEED, NUMBER))


@pytest.fixture(scope="module")
def judged(drawn: list[Case]) -> list[dict[str, Any]]:
    """What the Python file says, as it looks after a way through JSON."""
    with without_ml_dsa():
        return [json.loads(json.dumps(judge(case))) for case in drawn]


@needs_node
def test_the_file_and_the_page_accept_the_same_refuse_the_same_and_for_the_same_reason(
    drawn: list[Case], judged: list[dict[str, Any]], tmp_path: Path
) -> None:
    told = answers(drawn, tmp_path)
    differing = [
        f"{case['op']}, {case['trick']}: the file says {one}, the page says {other}"
        for case, one, other in zip(drawn, judged, told, strict=True)
        if one != other
    ]
    assert differing == []


def test_a_fair_share_of_the_inputs_is_accepted_for_each_thing_that_is_checked(
    drawn: list[Case], judged: list[dict[str, Any]]
) -> None:
    asked = Counter(case["op"] for case in drawn)
    accepted = Counter(case["op"] for case, said in zip(drawn, judged, strict=True) if not said["code"])
    assert sum(accepted.values()) > NUMBER / 5
    assert all(accepted[op] > asked[op] / 20 for op in JUDGES if op != "ed25519")


def test_every_reason_occurs(judged: list[dict[str, Any]]) -> None:
    occurring = {said["code"] for said in judged if said["code"]}
    assert occurring == {
        "json", "leaf", "algorithm", "envelope", "signer", "signature", "unchecked", "copy", "fields", "proof", "index",
        "length", "path", "size", "note", "key", "checkpoint", "log", "quorum", "policy", "acknowledgement", "fork",
        "mode", "bundle",
    }  # fmt: skip


@needs_node
def test_the_page_has_a_sentence_for_every_reason_in_every_language(judged: list[dict[str, Any]]) -> None:
    page = (Path(v.__file__).parent / "verify.html").read_text("utf-8")
    lists = re.findall(r"codes: {(.*?)\n    }", page, re.DOTALL)
    assert len(lists) == 3
    for said in lists:
        assert {said["code"] for said in judged} - {""} <= set(re.findall(r"([a-z]+): \"", said))


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert list(cases(SEED, 200)) == list(cases(SEED, 200))
