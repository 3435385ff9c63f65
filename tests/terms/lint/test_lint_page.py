"""The page on static analysis has every code, with the words of the program."""

import re
from pathlib import Path

from lint_drafts import written
from truceline.terms.lint import CODES, deadlocks

PAGE = (Path(__file__).parents[3] / "docs" / "lint.md").read_text(encoding="utf-8")


def test_the_table_has_every_code_in_order_with_its_meaning_and_remedy() -> None:
    rows = re.findall(r"^\| ([A-Z][0-9]{2}) \| (.*?) \| .*? \| (.*?) \|$", PAGE, re.MULTILINE)
    assert rows == [(name, code.meaning, code.remedy) for name, code in CODES.items()]


def test_the_example_of_a_knot_is_one() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert deadlocks(written(example)) == [("north-stops", "south-stops")]
