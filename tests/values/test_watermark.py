"""The mark of an exercise in ids, sources and any other text."""

from hypothesis import given
from hypothesis import strategies as st

from truceline.values.watermark import BANNER, bears_mark, source_of, with_mark


@given(st.text(), st.integers(0, 2**63 - 1))
def test_a_source_with_the_mark_bears_it_wherever_it_stands(around: str, seed: int) -> None:
    assert bears_mark(f"{around}{source_of('thaw', seed)}{around}")


def test_ids_of_an_exercise_bear_the_mark_and_others_do_not() -> None:
    assert bears_mark("exr-d00000001")
    assert not bears_mark("ex-1")
    assert not bears_mark("https://exercise.example/1")


def test_a_mark_is_put_once() -> None:
    once = with_mark("https://example.org/1", "thaw-1")
    assert once == "https://example.org/1 urn:truceline:exercise:thaw-1"
    assert with_mark(once, "thaw-1") == once
    assert with_mark("", "thaw-1") == "urn:truceline:exercise:thaw-1"


def test_the_banner_says_what_it_is() -> None:
    assert BANNER.startswith("EXERCISE")
