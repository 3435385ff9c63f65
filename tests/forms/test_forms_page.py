"""docs/forms.md says what the forms have."""

import re
from pathlib import Path

from form_settings import FULL
from truceline.forms.definition import FORMS, Question, definition_of
from truceline.forms.field_lists import FieldLists
from truceline.forms.incoming import LARGEST
from truceline.forms.shape import MOST_ROWS
from truceline.forms.survey import asks_of, pages_of
from truceline.sources.models import hold
from truceline.sources.yaml_tree import parse_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "forms.md").read_text(encoding="utf-8")


def test_every_page_and_question_is_listed() -> None:
    listed = re.findall(r"^\| (\w+) \| `(\w+)`(?: in `(\w+)`)? \| (`.*) \|$", PAGE, re.MULTILINE)
    there = [
        (form, page.page, repeat, ", ".join(f"`{question.name}` {question.ask}" for question in page.ask))
        for form in FORMS
        for repeat, page in pages_of(definition_of(form))
    ]
    assert listed == there


def test_the_rows_of_every_sort_of_question_are_listed() -> None:
    rows = {
        name: found
        for names, found in re.findall(r"^\| ([a-z, ]+) \| (.*) \|$", PAGE, re.MULTILINE)
        for name in names.split(", ")
    }
    for form in FORMS:
        for question in definition_of(form).asked():
            if question.ask not in ("note", "receipt"):
                assert set(re.findall("`(_[a-z_0-9]+)`", rows[question.ask])) - {"_other"} >= parts(question), question


def parts(question: Question) -> set[str]:
    names = {ask.name.removeprefix(question.name) for ask in asks_of(question, FULL)}
    return names - {""}


def test_the_lists_of_a_case_are_as_shown() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    lists = hold(parse_yaml("field.yaml", example), FieldLists)
    assert [len(one) for one in (lists.stations, lists.sites, lists.areas)] == [2, 1, 1]


def test_the_limits_are_the_ones_that_are_kept() -> None:
    assert f"longer than {LARGEST} bytes" in PAGE
    assert f"more than {MOST_ROWS} entries" in PAGE


def test_every_form_is_in_the_table_with_its_kind() -> None:
    assert re.findall(r"^\| (\w+) \| `(\w+)` \| (?!`)", PAGE, re.MULTILINE) == [
        (form, definition_of(form).kind) for form in FORMS
    ]
