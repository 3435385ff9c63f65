"""Whatever a case calls its people and places, its forms hold; whatever arrives, it is read or refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from form_settings import BARE, UUID
from truceline.errors import BadInput, NotOnRecord
from truceline.forms.definition import FORMS
from truceline.forms.filling import filled
from truceline.forms.library import ROOT, form_ids, heeded, xform_of, xlsform_of
from truceline.forms.setting import Choice, FormSetting
from truceline.forms.submission import read_submission

ODD = ("=1+1", "${value_how}", "", "<b>&amp;</b>", "Two\nlines", "“Quoted”", "-3", "1e5", "TRUE", "x" * 300)
SEEN = xform_of("observation", BARE)
ROW = {
    "observer": "north",
    "means": "heard",
    "what": "shot",
    "value": "12-15",
    "occurred": "2026-04-12T02:10Z/2026-04-12T02:40Z",
    "position": "48.1 37.9 within 15 m",
    "bearing": "300-330",
    "range": "3-5 km",
    "grade": "B2",
    "text": "Heard.",
}


def named(name: str) -> FormSetting:
    odd = (Choice("odd", name), *BARE.parties)
    return FormSetting("odd", name, "UTC", odd, odd, odd, odd, odd)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_make_valid_forms(name: str) -> None:
    warnings: list[str] = []
    made = xform_of("effort", named(name))
    assert convert(xlsform_of("effort", named(name)), warnings=warnings, form_name=ROOT).xform == made.xml
    assert heeded(warnings) == []


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(xlsform_of("effort", named("=1+1"))))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_a_form_that_there_is_not_is_named() -> None:
    assert form_ids() == FORMS
    with pytest.raises(NotOnRecord, match="there is no form patrol"):
        xform_of("patrol", BARE)


WHOLE = filled(SEEN, [ROW], UUID)


def read_or_refused(xml: bytes) -> bool:
    """Whether it is read with rows, or refused with reasons. Any other error goes through."""
    try:
        return bool(read_submission(xml, {SEEN.id: SEEN}).rows)
    except BadInput as wrong:
        return all(fault.problem and fault.remedy for fault in wrong.faults)


@given(st.data())
def test_anything_that_arrives_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(start + 40, len(WHOLE))))
    piece = data.draw(st.binary(max_size=12) | st.sampled_from([b"<", b"&", b"<a/>", b"nan", b"-1", b"/", b"9" * 40]))
    spoiled = WHOLE[:start] + piece + WHOLE[end:]
    assert read_or_refused(spoiled)


@given(st.data())
def test_any_answer_to_any_question_is_read_or_refused(data: st.DataObject) -> None:
    text = WHOLE.decode()
    answers = [found for part in text.split("><") if (found := part.partition(">")[2].partition("<")[0])]
    answer = data.draw(st.sampled_from(answers))
    odd = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<&\ufffe\uffff"), max_size=30)
    other = data.draw(odd | st.sampled_from(["nan", "inf", "1_000", "٣", "0x10", "-0", "1e309", "all", "_other"]))
    assert read_or_refused(text.replace(f">{answer}<", f">{other}<", 1).encode())
