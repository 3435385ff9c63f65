import pytest

from truceline.incidents.unit_words import Crosswalk, read_crosswalk

SHIPPED = Crosswalk()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("violations", "violations_total"),
        ("violations in 24 hours", "ceasefire breaches"),
        ("shelling", "artillery strikes"),
        ("assaults", "assault operations"),
        ("Verstöße", "порушення"),
        ("mortar and artillery attacks", "artillery_mortar"),
    ],
)
def test_wordings_of_one_thing_in_any_language_are_one_unit(one: str, other: str) -> None:
    assert SHIPPED.meaning(one) == SHIPPED.meaning(other)


def test_a_wording_that_says_more_is_a_narrower_unit_of_the_same_family() -> None:
    whole, heavy = SHIPPED.meaning("shellings"), SHIPPED.meaning("shellings with heavy weapons")
    assert (whole.family, whole.unit != heavy.unit) == (heavy.family, True)


def test_a_wording_that_may_be_of_two_families_is_of_none() -> None:
    assert SHIPPED.meaning("drones and shells killed people while shooting").family in ("", "killed")
    assert SHIPPED.meaning("assault drone").family == ""


def test_an_unknown_wording_is_a_unit_of_its_own() -> None:
    assert SHIPPED.meaning("balloons") == SHIPPED.meaning("balloon")
    assert SHIPPED.meaning("balloons").family == ""


def test_numbers_in_a_unit_count() -> None:
    assert SHIPPED.meaning("guns of 100 mm") != SHIPPED.meaning("guns of 152 mm")


def test_a_missions_own_wordings_come_first() -> None:
    own = read_crosswalk("family,unit,words\nair,balloon,balloons\nair,balloon,violations\n")
    assert own.meaning("violations") == own.meaning("balloons")


def test_a_row_without_a_wording_is_refused_by_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_crosswalk("family,unit,words\nair,balloon,\n")
