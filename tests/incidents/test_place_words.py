import pytest

from truceline.incidents.place_words import Place, names, places


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mirash", "Mirasch", Place.SAME),
        ("Port Seren", "Puerto Seren: oil depot", Place.SHARED),
        ("Halmi district", "Port Seren", Place.APART),
        ("whole line of contact", "Halmi", Place.OPEN),
        ("Харків", "Kharkiv", Place.OPEN),
    ],
)
def test_places_are_compared_by_their_names(one: str, other: str, expected: Place) -> None:
    assert places(one, other) is expected


def test_abbreviations_and_plain_words_are_not_names() -> None:
    assert names("Whole line: UAV near Halmi District") == {"halmi"}
