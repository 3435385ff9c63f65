"""What a form has no way to say is refused when it is to be filled in, and never left out in silence."""

import pytest

from drawn_forms import asked_only
from form_settings import FULL, UUID
from truceline.errors import BadInput
from truceline.forms.definition import FORMS, definition_of
from truceline.forms.filling import filled
from truceline.forms.library import xform_of
from truceline.forms.receipts import receipt_of
from truceline.forms.submission import read_submission
from truceline.values.counts import parse_count
from truceline.values.distances import parse_distance

RECEIPT = receipt_of(UUID)
ROWS: dict[str, dict[str, str]] = {
    "observation": {"observer": "mission", "means": "heard", "what": "shot", "value": "1", "occurred": "2026-04-12"},
    "restriction": {"observer": "mission", "sort": "denial", "effect": "waited", "occurred": "2026-04-12"},
    "weapons_site": {
        "observer": "mission", "site": "site-3", "weapon": "2S1", "state": "counted", "occurred": "2026-04-12",
    },
    "casualty": {
        "observer": "mission", "file": "file-1", "state": "reported", "harm": "injured", "standing": "civilian",
        "value": "2", "occurred": "2026-04-12",
    },
    "allegation": {"body": "mission", "lodger": "public", "receipt": RECEIPT, "what": "shot", "occurred": "2026-04-12"},
    "effort": {
        "observer": "mission", "station": "camera-7", "means": "camera", "state": "looking", "occurred": "2026-04-12",
    },
}  # fmt: skip
"""A row of each form that it can say."""
UNSAID = [
    # Only what answers make sense for is asked.
    ("observation", {"means": "satellite", "bearing": "NW"}, "bearing: the form does not ask for it here"),
    ("observation", {"means": "satellite", "range": "3 km"}, "range: the form does not ask for it here"),
    ("observation", {"heading": "NW"}, "heading: the form does not ask for it here"),
    ("observation", {"precision": "settlement"}, "precision: the form does not ask for it here"),
    ("restriction", {"condition": "An escort."}, "condition: the form does not ask for it here"),
    ("restriction", {"precision": "settlement"}, "precision: the form does not ask for it here"),
    ("weapons_site", {"state": "abandoned", "present": "2"}, "present: the form does not ask for it here"),
    ("casualty", {"sources": "2"}, "sources: the form does not ask for it here"),
    ("casualty", {"precision": "settlement"}, "precision: the form does not ask for it here"),
    ("allegation", {"issuer": "north"}, "issuer: the form does not ask for it here"),
    ("allegation", {"precision": "settlement"}, "precision: the form does not ask for it here"),
    ("effort", {"state": "denied", "looked": "PT2H"}, "looked: the form does not ask for it here"),
    ("effort", {"reason": "Fog."}, "reason: the form does not ask for it here"),
    ("effort", {"restriction": "r-17"}, "restriction: the form does not ask for it here"),
    # There is one way to word each count, distance, direction and length.
    ("observation", {"value": "around 60"}, "no way to say 'around 60'"),
    ("observation", {"value": "over 60"}, "no way to say 'over 60'"),
    ("observation", {"value": "less than 60"}, "no way to say 'less than 60'"),
    ("observation", {"value": "1,450"}, "no way to say '1,450'"),
    ("observation", {"value": "60-60"}, "no way to say '60-60'"),
    ("observation", {"value": "1000000000"}, "no way to say"),
    ("observation", {"range": "about 3-5 km"}, "no way to say 'about 3-5 km'"),
    ("observation", {"range": "around 3 km"}, "no way to say 'around 3 km'"),
    ("observation", {"range": "more than 3 km"}, "no way to say 'more than 3 km'"),
    ("observation", {"range": "at most 3 km"}, "no way to say 'at most 3 km'"),
    ("observation", {"range": "3km"}, "no way to say '3km'"),
    ("observation", {"bearing": "315 +-5"}, "no way to say '315 +-5'"),
    ("observation", {"position": "48.10 37.9"}, "no way to say '48.10 37.9'"),
    ("restriction", {"lost": "PT90M"}, "no way to say 'PT90M'"),
    ("restriction", {"lost": "P1D"}, "no way to say 'P1D'"),
    ("observation", {"restriction": "r-4072-0319-8855"}, "no way to say"),
    # Times are to the thousandth of a second; days are those of the case's zone; a day does not go on from a time.
    ("observation", {"occurred": "2026-04-12T02:10[Europe/Kyiv]"}, "no way to say"),
    ("observation", {"occurred": "2026-04-12[Europe/Kyiv]"}, "no way to say"),
    ("observation", {"occurred": "2026-04-12T02:10Z/2026-04-13"}, "no way to say"),
    # A number of a receipt is that of the instance ID; three photographs; no spaces around a text.
    ("allegation", {"receipt": "a-1"}, "no way to say 'a-1'"),
    ("observation", {"files": " ".join(f"{number:064x}" for number in range(4))}, "the form takes 3 files"),
    ("observation", {"weapon": " mortar"}, "no way to say ' mortar'"),
    ("allegation", {"quote": "x" * 281}, "no way to say"),
]


@pytest.mark.parametrize("form", FORMS)
def test_what_it_can_say_is_filled_in(form: str) -> None:
    made = xform_of(form, FULL)
    (row,) = read_submission(filled(made, [ROWS[form]], UUID), {made.id: made}).rows
    assert ROWS[form].items() <= row.cells.items()


@pytest.mark.parametrize(("form", "more", "problem"), UNSAID)
def test_what_it_cannot_say_is_refused(form: str, more: dict[str, str], problem: str) -> None:
    files = {f"{number:064x}": f"{number}.jpg" for number in range(4)}
    with pytest.raises(BadInput, match=problem.replace("(", r"\(").replace("+", r"\+")):
        filled(xform_of(form, FULL), [ROWS[form] | more], UUID, files)


def test_every_condition_of_every_form_is_among_them() -> None:
    conditional = {(form, question.cell) for form in FORMS for question in definition_of(form).asked() if question.when}
    refused = {(form, column) for form, more, problem in UNSAID if "not ask for it" in problem for column in more}
    assert conditional <= refused


@pytest.mark.parametrize(
    ("said", "instead"), [("around 60", "about 60"), ("over 60", "more than 60"), ("less than 60", "fewer than 60")]
)
def test_what_is_worded_otherwise_means_the_same(said: str, instead: str) -> None:
    one, other = parse_count(said), parse_count(instead)
    assert (one.low, one.high) == (other.low, other.high)


@pytest.mark.parametrize(
    ("said", "instead"),
    [("about 3-5 km", "3-5 km"), ("more than 3 km", "at least 3 km"), ("at most 3 km", "under 3 km")],
)
def test_a_distance_worded_otherwise_means_the_same(said: str, instead: str) -> None:
    one, other = parse_distance(said), parse_distance(instead)
    assert (one.low, one.high) == (other.low, other.high)


@pytest.mark.parametrize("form", FORMS)
def test_a_column_of_another_kind_is_refused(form: str) -> None:
    with pytest.raises(BadInput, match="does not ask for series"):
        filled(xform_of(form, FULL), [ROWS[form] | {"series": "x"}], UUID)


def test_rows_that_do_not_agree_are_several_submissions() -> None:
    made = xform_of("observation", FULL)
    with pytest.raises(BadInput, match="in several submissions"):
        filled(made, [ROWS["observation"], ROWS["observation"] | {"light": "night"}], UUID)
    with pytest.raises(BadInput, match="in no submission"):
        filled(made, [], UUID)


def test_nothing_is_drawn_that_is_not_asked() -> None:
    assert asked_only("effort", ROWS["effort"] | {"reason": "Fog."}) == ROWS["effort"]
