"""Every named attack is refused for its reason, and every honest case is accepted, by the file and by the page."""

from pathlib import Path

import pytest

from verifier import attacks
from verifier.hostile import Case
from verifier.in_node import answers, needs_node
from verifier.judged import judge, without_ml_dsa

TOLD = list(attacks.told())


@pytest.mark.parametrize(("case", "code"), [told[1:] for told in TOLD], ids=[told[0] for told in TOLD])
def test_the_file(case: Case, code: str) -> None:
    with without_ml_dsa():
        assert judge(case)["code"] == code


@needs_node
def test_the_page_says_the_same_of_each(tmp_path: Path) -> None:
    said = answers([case for _, case, _ in TOLD], tmp_path)
    assert [what for (what, _, code), one in zip(TOLD, said, strict=True) if one["code"] != code] == []


def test_no_two_sentences_are_the_same() -> None:
    assert len({what for what, *_ in TOLD}) == len(TOLD)
