"""The forms of a case folder."""

from collections.abc import Iterator
from pathlib import Path

from truceline.forms.field_lists import FILE, NO_LISTS, FieldLists
from truceline.forms.setting import FormSetting
from truceline.sources.case import CaseFolder
from truceline.sources.models import hold
from truceline.sources.yaml_tree import read_yaml
from truceline.tasks.desk import load_agreements
from truceline.tasks.forms import Written, setting_of, write_forms
from truceline.wiring.cases import case_folder
from truceline.wiring.files import write_bytes


def form_setting_of(path: Path) -> FormSetting:
    """A case as its forms need it, from its files; it need not have been built.

    Raises:
        NotOnRecord: if there is no case at the path.
        BadInput: if one of its files is not well formed.
    """
    folder = case_folder(path)
    return setting_of(folder.case(), load_agreements(folder), folder.rows(), _own(folder))


def written_forms(setting: FormSetting, out: Path) -> Iterator[Written]:
    """Write all forms into a folder, one after another. Raises BadInput."""
    return write_forms(setting, out, write_bytes)


def _own(folder: CaseFolder) -> FieldLists:
    file = folder.root / FILE
    return hold(read_yaml(file), FieldLists) if file.is_file() else NO_LISTS
