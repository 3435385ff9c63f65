import pytest

from truceline.values.grades import parse_grade


def test_source_and_item_are_judged_apart() -> None:
    grade = parse_grade("B2")
    assert (grade.source, grade.item, str(grade)) == ("B", "2", "B2")


def test_f_and_6_say_that_it_cannot_be_judged() -> None:
    assert not parse_grade("F1").source_judged
    assert parse_grade("F1").item_judged
    assert not parse_grade("A6").item_judged


@pytest.mark.parametrize("text", ["", "B", "2", "b2", "G1", "A7", "A0", "AA1"])
def test_what_is_no_grade_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be judged"):
        parse_grade(text)
