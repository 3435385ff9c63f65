"""The forms that there are, and each of them made for a case."""

from collections.abc import Iterable
from functools import lru_cache

from pyxform.xls2xform import convert

from truceline.forms.definition import FORMS, definition_of
from truceline.forms.setting import FormSetting
from truceline.forms.survey import sheets_of
from truceline.forms.workbook import columns_of, workbook_of
from truceline.forms.xform import XForm

ROOT = "data"
"""What the outermost element of a filled-in form is called."""


def form_ids() -> tuple[str, ...]:
    """The short names of the forms, in the order in which they are offered."""
    return FORMS


@lru_cache(maxsize=64)
def xform_of(form_id: str, setting: FormSetting) -> XForm:
    """A form for a case, in English, Ukrainian and Russian; the same setting gives the same bytes.

    Raises:
        NotOnRecord: if there is no such form.
    """
    sheets = sheets_of(definition_of(form_id), setting)
    book: dict[str, object] = {}
    for name, lines in sheets.named():
        columns = columns_of(lines)
        book[name] = [{column: line[column] for column in columns if column in line} for line in lines]
        book[f"{name}_header"] = [dict.fromkeys(columns)]
    warnings: list[str] = []
    xml = convert(book, warnings=warnings, pretty_print=False, form_name=ROOT).xform
    if heeded(warnings):
        raise AssertionError(f"the form {form_id} is not clean: {warnings}")
    return XForm(
        id=sheets.settings["form_id"],
        version=sheets.settings["version"],
        title=sheets.settings["form_title"],
        xml=xml,
        form=form_id,
        areas={area.id: area.name for area in setting.areas},
    )


def heeded(warnings: Iterable[str]) -> list[str]:
    """The warnings of pyxform but one: it advises to have clients make photographs smaller.

    They would then send other bytes than the camera wrote, without its data: as evidence, the file itself counts.
    """
    return [warning for warning in warnings if "max-pixels" not in warning]


def xlsform_of(form_id: str, setting: FormSetting) -> bytes:
    """A form for a case as an XLSForm file (.xlsx); the same setting gives the same bytes.

    Raises:
        NotOnRecord: if there is no such form.
    """
    return workbook_of(sheets_of(definition_of(form_id), setting))
