"""Forms are what ODK Collect and KoboToolbox take: converted by pyxform and held valid by ODK Validate."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from form_settings import BARE, FULL
from odk_engine import no_java, validated
from shipped import CASES
from truceline.forms.definition import FORMS
from truceline.forms.library import ROOT, heeded, xform_of, xlsform_of
from truceline.forms.setting import FormSetting
from truceline.forms.words import all_words
from truceline.wiring.forms import form_setting_of

SETTINGS = {"bare": BARE, "hills": FULL}


@no_java
def test_odk_validate_has_nothing_to_say_about_any_form_of_any_case(tmp_path: Path) -> None:
    cases = {**SETTINGS, "donbas": form_setting_of(CASES / "donbas-2020")}
    made = {f"{case}-{form}": xform_of(form, setting).xml for case, setting in cases.items() for form in FORMS}
    assert validated(made, tmp_path) == (18, "")


@no_java
def test_odk_validate_would_say_something_about_a_broken_form(tmp_path: Path) -> None:
    text = xform_of("effort", FULL).xml
    valid, said = validated({"broken": text.replace("decimal-date-time(now())", "decimal-date-time(now()")}, tmp_path)
    assert valid == 0
    assert "Mismatched brackets" in said


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_the_xlsform_gives_the_same_form_without_a_warning(form: str, setting: FormSetting) -> None:
    warnings: list[str] = []
    assert convert(xlsform_of(form, setting), warnings=warnings, form_name=ROOT).xform == xform_of(form, setting).xml
    assert heeded(warnings) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_same_case_gives_the_same_bytes(form: str) -> None:
    assert xlsform_of(form, FULL) == xlsform_of(form, FULL)
    assert b"2026" not in xlsform_of(form, FULL)[:64]


def test_a_version_is_that_of_what_stands_on_the_form() -> None:
    with_another = FormSetting(**{**vars(BARE), "title": "Another title"})
    versions = [xform_of("effort", setting).version for setting in (BARE, with_another, BARE)]
    assert versions[0] == versions[2] != versions[1]
    assert {version.partition("-")[0] for version in versions} == {"1"}


@pytest.mark.parametrize("form", FORMS)
def test_the_workbook_has_the_sheets_and_columns_of_the_standard(form: str) -> None:
    book = load_workbook(io.BytesIO(xlsform_of(form, FULL)))
    assert book.sheetnames == ["survey", "choices", "settings"]
    survey, choices, settings = ([cell.value for cell in book[name][1]] for name in book.sheetnames)
    assert survey[:2] == ["type", "name"]
    assert choices[:2] == ["list_name", "name"]
    assert settings == ["form_title", "form_id", "default_language", "version"]
    for words in all_words():
        assert {f"label::{words.name}", f"hint::{words.name}", f"constraint_message::{words.name}"} <= set(survey)
        assert f"label::{words.name}" in choices
    assert book["settings"][2][2].value == "Українська (uk)"


@pytest.mark.parametrize("form", FORMS)
def test_names_fit_every_client(form: str) -> None:
    book = load_workbook(io.BytesIO(xlsform_of(form, FULL)))
    rows = [[cell.value for cell in row[:2]] for row in book["survey"].iter_rows(min_row=2)]
    names = [name for type, name in rows if not type.startswith("end")]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 32 and name.replace("_", "").isalnum() and name.islower() for name in names)


def test_an_exercise_says_so_in_its_title() -> None:
    assert xform_of("effort", FULL).title.startswith("[НАВЧАННЯ] ")
    assert "[" not in xform_of("effort", BARE).title
