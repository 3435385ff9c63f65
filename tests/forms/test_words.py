"""Every form says everything in every language, and asks for everything that its kind of entry can hold."""

import re
from collections.abc import Iterator, Mapping

import pytest

from form_settings import FULL
from truceline.forms.choices import ENUMS, FIXED, names_of
from truceline.forms.definition import FORMS, definition_of
from truceline.forms.library import xform_of
from truceline.forms.receipts import as_receipt
from truceline.forms.survey import Line, asks_of, pages_of, sheets_of
from truceline.forms.words import LANGUAGES, Words, all_words, words_of
from truceline.record.kinds import KINDS

NAMES = [words.name for words in all_words()]
CYRILLIC, LATIN = re.compile("[а-яґєіїё]", re.IGNORECASE), re.compile("[a-z]", re.IGNORECASE)
BESIDE = {"instance", "files"}
"""Columns that come with a submission: nobody is asked for them by name."""


def texts(words: Words) -> Iterator[tuple[str, str]]:
    """Every text of a language with its key."""
    yield from (("needed", words.needed), ("exercise", words.exercise))
    yield from words.titles.items()
    yield from words.pages.items()
    for key, said in words.asks.items():
        yield from ((f"{key} {part}", text) for part, text in said.model_dump().items() if text)
    for name, choices in words.choices.items():
        yield from ((f"{name} {choice}", text) for choice, text in choices.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks_anything(language: str) -> None:
    assert [key for key, _ in texts(words_of(language))] == [key for key, _ in texts(words_of("en"))]


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_nothing_is_left_in_english(language: str) -> None:
    # Compass points, units and grades stand with their letters, in every language.
    assert [key for key, text in texts(words_of(language)) if not CYRILLIC.search(text)] == []


def test_ukrainian_and_russian_are_not_mixed_up() -> None:
    assert [text for _, text in texts(words_of("uk")) if re.search("[ыэёъ]", text, re.IGNORECASE)] == []
    assert [text for _, text in texts(words_of("ru")) if re.search("[іїєґ]", text, re.IGNORECASE)] == []
    assert [text for _, text in texts(words_of("en")) if CYRILLIC.search(text)] == []


def mixed(text: str) -> bool:
    """True where one word has letters of two scripts, which nobody sees."""
    return any(CYRILLIC.search(word) and LATIN.search(word) for word in re.findall(r"\w+", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_has_letters_of_two_scripts(language: str) -> None:
    assert [text for _, text in texts(words_of(language)) if mixed(text)] == []


def lines(form: str) -> tuple[Line, ...]:
    return sheets_of(definition_of(form), FULL).survey


@pytest.mark.parametrize("form", FORMS)
def test_what_is_shown_is_shown_in_every_language(form: str) -> None:
    for line in lines(form):
        kinds = {column.partition("::")[0] for column in line if "::" in column}
        if not line["type"].startswith(("end", "calculate")):
            assert "label" in kinds
        assert [column for kind in kinds for name in NAMES if (column := f"{kind}::{name}") not in line] == []
        assert ("constraint" in line) <= ("constraint_message" in kinds)
        assert ("required" in line) <= ("required_message" in kinds)


def test_every_text_is_used_by_some_form() -> None:
    used = set()
    for form in FORMS:
        for _, page in pages_of(definition_of(form)):
            asks = [ask.words for question in page.ask for ask in asks_of(question, FULL)]
            own = words_of("en").asks
            used |= {f"{form}/{key}" if f"{form}/{key}" in own else key for key in asks}
    assert set(words_of("en").asks) - used == set()


@pytest.mark.parametrize("form", FORMS)
def test_no_form_and_no_kind_forgets_a_column_of_the_other(form: str) -> None:
    definition = definition_of(form)
    asked = {question.cell for question in definition.asked()} - {"occurred", "text", ""}
    columns = set(KINDS[definition.kind].model_fields)
    # Every form has a reference number; only a complaint keeps it as a column.
    assert asked - {"receipt"} <= columns
    assert columns - asked == BESIDE & columns
    takes_photographs = any(question.ask == "photos" for question in definition.asked())
    assert takes_photographs == ("files" in columns)


@pytest.mark.parametrize("form", FORMS)
def test_what_a_kind_must_have_a_form_asks_for(form: str) -> None:
    definition = definition_of(form)
    questions = {question.cell: question for question in definition.asked()}
    for column, field in KINDS[definition.kind].model_fields.items():
        if field.is_required():
            # The label of a file and a receipt are made where nobody gives one.
            assert questions[column].required or questions[column].ask in ("label", "receipt"), column
    assert questions["occurred"].required


@pytest.mark.parametrize("name", ENUMS)
def test_every_value_of_the_kinds_can_be_chosen(name: str) -> None:
    assert [value for value, _ in names_of(name, FULL)] == [str(value) for value in ENUMS[name]]
    assert all(set(words.choices[name]) == {str(value) for value in ENUMS[name]} for words in all_words())


def test_every_list_is_chosen_from_by_some_form() -> None:
    chosen = {line["type"].partition(" ")[2] for form in FORMS for line in lines(form)}
    assert set(ENUMS) | set(FIXED) <= chosen


def test_no_two_choices_of_a_list_read_the_same() -> None:
    for words in all_words():
        for name, choices in words.choices.items():
            assert len(set(choices.values())) == len(choices), (words.name, name)


@pytest.mark.parametrize("form", FORMS)
def test_no_form_asks_for_anybody_by_name(form: str) -> None:
    first = next(line for line in lines(form) if line["type"] == "note")
    assert first["name"] == "no_names"
    words: Mapping[str, str] = dict(texts(words_of("en")))
    asked = [text for key, text in words.items() if key.endswith("label") and re.search("name|who are you", text, re.I)]
    assert asked == [words["no_names label"]]


@pytest.mark.parametrize("form", ["casualty", "allegation"])
def test_an_exact_place_is_asked_for_only_by_those_who_may_give_it(form: str) -> None:
    rows = {line["name"]: line for line in lines(form)}
    assert rows["location_allowed"]["default"] == "no"
    assert all(
        "${location_allowed} = 'yes'" in rows[name]["relevant"]
        for name in rows
        if name.startswith("location_") and name != "location_allowed"
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_time_is_there_already_only_where_the_present_moment_is_likely(form: str) -> None:
    """Elsewhere, somebody in a hurry would leave an exact time on record that nobody gave."""
    rows = {line["name"]: line for line in lines(form)}
    there = (rows["when_how"].get("default"), rows["when_at"].get("default"))
    others = {"casualty": (None, None), "allegation": (None, None), "effort": ("period", None)}
    assert there == others.get(form, ("moment", "now()"))


@pytest.mark.parametrize("form", FORMS)
def test_no_client_is_asked_to_make_a_photograph_smaller(form: str) -> None:
    assert "max-pixels" not in xform_of(form, FULL).xml


@pytest.mark.parametrize("form", FORMS)
def test_a_choice_from_many_is_closed_until_somebody_opens_it(form: str) -> None:
    closed = {line["type"] for line in lines(form) if line.get("appearance") == "minimal"}
    long = {f"select_one {name}" for name, values in ENUMS.items() if len(values) > 9}
    assert closed == {line["type"] for line in lines(form)} & long


@pytest.mark.parametrize("form", FORMS)
def test_what_depends_on_another_answer_is_not_asked_before_it(form: str) -> None:
    rows = [line["relevant"] for line in lines(form) if " != '" in line.get("relevant", "")]
    assert [condition for condition in rows if "!= ''" not in condition] == []


def test_the_examples_of_reference_numbers_are_right() -> None:
    found = [
        number
        for words in all_words()
        for _, text in texts(words)
        for number in re.findall(r"[A-Z](?:-\d{4}){3}", text)
    ]
    assert len(found) == 6
    assert all(as_receipt(number) for number in found)
