"""A change of the questions of a form makes a new version of them: what phones still hold is read by it."""

import hashlib
import json

import pytest

from truceline.forms.definition import FORMS, definition_of
from truceline.forms.shape import leaves_of

SENT = {
    ("observation", 1): "8301f1f788dd5f44",
    ("restriction", 1): "2f1ebe6ae95f1a53",
    ("weapons_site", 1): "ca1bddb3de5bd02e",
    ("casualty", 1): "4672ec45c0efa5a7",
    ("allegation", 1): "a9f19347f67c2970",
    ("effort", 1): "ea8f493b930d5d73",
}
"""By form and version of its questions, a digest of the rows that it sends. Do not change one: add the next version,
and say in read_submission how the one before is read."""


@pytest.mark.parametrize("form", FORMS)
def test_the_rows_of_a_version_stay_as_they_were(form: str) -> None:
    rows = [[*where, *names] for where, names in leaves_of(form).items()]
    digest = hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]
    assert SENT[form, definition_of(form).questions] == digest
