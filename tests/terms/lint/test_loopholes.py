"""The loophole matrix and the mirror."""

from lint_drafts import HOLD, draft, span, term
from truceline.terms.lint import Asymmetry, asymmetries, loopholes

AREAS = [{"id": "north", "kind": "zone", "status": "agreed"}, {"id": "south", "kind": "zone", "status": "agreed"}]


def bound(**parts: object) -> dict[tuple[str, ...], tuple[str, ...]]:
    cells = loopholes(draft(**parts)).cells
    return {(cell.act, cell.area, cell.party, cell.phase): cell.bound_by for cell in cells}


def test_a_ban_in_one_zone_binds_nobody_in_the_other() -> None:
    cells = bound(terms=[{**HOLD, "area": "north"}], areas=AREAS)
    assert cells["fire", "north", "a", "always"] == ("hold",)
    assert cells["fire", "south", "a", "always"] == ()


def test_an_act_under_a_banned_word_is_bound() -> None:
    word = [{"id": "fire", "means": ["shelling"], "text": "any fire"}]
    assert bound(terms=[HOLD], definitions=word)["shelling", "everywhere", "b", "always"] == ("hold",)


def test_a_domain_is_bound_where_the_words_of_a_ban_mention_it() -> None:
    cells = bound(terms=[{**HOLD, "text": "no drones"}])
    assert cells["domain: drones", "everywhere", "a", "always"] == ("hold",)
    assert cells["domain: sea", "everywhere", "a", "always"] == ()


def test_terms_with_something_missing_are_listed() -> None:
    late = term("late", act="list", by={"after": "start", "plus": span("P3D")})
    found = loopholes(draft(terms=[HOLD, term("loose", act="talks", monitor=["m"]), late]))
    assert found.unwatched == ("hold", "late")
    assert found.without_deadline == ("loose",)
    assert found.without_consequence == ("hold", "late")
    assert all(not cell.bound_by for cell in found.open_cells)


def test_terms_that_bind_both_sides_alike_are_symmetric() -> None:
    images = [term("x", act="talks", party="a", to=["b"]), term("y", act="talks", party="b", to=["a"])]
    assert asymmetries(draft(terms=[HOLD, *images])) == []


def test_a_term_for_one_side_has_no_image() -> None:
    assert asymmetries(draft(terms=[term("x", act="talks", party="a")])) == [Asymmetry("x", ("a", "b"), None)]


def test_the_nearest_term_is_named_with_what_differs() -> None:
    one = term("x", act="withdrawn", party="a", area="north")
    other = term("y", act="withdrawn", party="b", area="south")
    found = asymmetries(draft(terms=[one, other], areas=AREAS))
    assert found[0] == Asymmetry("x", ("a", "b"), "y", ("area",))
