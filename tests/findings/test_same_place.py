import pytest

from truceline.findings.same_place import names_place, same_place
from truceline.values.verdicts import Verdict


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Orna switchyard", "Orna, cooling pond", Verdict.YES),
        ("Orna switchyard", "near the switchyard", Verdict.YES),
        ("Orna", "ORNA", Verdict.YES),
        ("Orna", "Old Bridge", Verdict.NO),
        ("Orna", "", Verdict.UNKNOWN),
        ("Orna", "unknown", Verdict.UNKNOWN),
        ("Orna", "48.05 37.64", Verdict.UNKNOWN),
        ("48.05 37.64", "48.05 37.64", Verdict.YES),
        ("48.05 37.64", "48.10 37.64", Verdict.UNKNOWN),
    ],
)
def test_places_are_compared_by_their_words(one: str, other: str, expected: Verdict) -> None:
    assert (same_place(one, other), same_place(other, one)) == (expected, expected)


def test_a_first_word_in_common_is_too_little_to_say_that_a_term_applies() -> None:
    assert not names_place("the east bank", "East Gate")
    assert names_place("the east bank of the Orna", "Orna")
