"""Two versions held against each other."""

from lint_drafts import HOLD, draft, span, term
from truceline.terms.lint import Change, differences
from truceline.terms.lint.versions import KeyChange


def test_a_version_does_not_differ_from_itself() -> None:
    assert differences(draft(terms=[HOLD]), draft(terms=[HOLD])) == []


def test_terms_that_came_and_went_are_named() -> None:
    found = differences(draft(terms=[HOLD]), draft(terms=[term("talk", act="talks")]))
    assert found == [Change("removed", "terms", "hold"), Change("added", "terms", "talk")]


def test_a_changed_key_is_shown_with_both_values() -> None:
    old, new = (draft(terms=[{**HOLD, "duration": span(length)}]) for length in ("P3D", "P5D"))
    (found,) = differences(old, new)
    assert found.keys == (KeyChange("duration.length", '"P3D"', '"P5D"'),)


def test_a_key_that_was_left_out_is_empty() -> None:
    (found,) = differences(draft(), draft(duration=span("P30D")))
    assert (found.what, found.group) == ("changed", "duration")
    assert {(key.key, key.old, key.new) for key in found.keys} == {
        ("duration.count", "", '"elapsed"'),
        ("duration.length", "", '"P30D"'),
    }


def test_the_order_of_terms_is_no_difference() -> None:
    talk = term("talk", act="talks")
    assert differences(draft(terms=[HOLD, talk]), draft(terms=[talk, HOLD])) == []


def test_words_count_between_versions_but_not_between_languages() -> None:
    old, new = (draft(title=title, terms=[{**HOLD, "text": title}]) for title in ("a truce", "перемир'я"))
    assert [change.group for change in differences(old, new)] == ["title", "terms"]
    assert differences(old, new, languages=True) == []


def test_a_party_that_is_missing_in_one_language_is_a_difference() -> None:
    old, new = (draft(terms=[{**HOLD, "party": parties}]) for parties in (["a", "b"], ["a"]))
    assert [change.keys[0].key for change in differences(old, new, languages=True)] == ["party"]
