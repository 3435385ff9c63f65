import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.canonical import Json, canonical_bytes, digest

KEYS = st.text(alphabet=st.characters(max_codepoint=127), max_size=8)
CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
)


@given(st.dictionaries(KEYS, CONTENT, max_size=5))
def test_the_order_of_keys_does_not_matter(content: dict[str, Json]) -> None:
    assert canonical_bytes(dict(reversed(list(content.items())))) == canonical_bytes(content)


@given(CONTENT, CONTENT)
def test_two_contents_have_the_same_bytes_only_when_they_are_the_same(one: Json, other: Json) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (canonical_bytes(one) == canonical_bytes(other)) == same


@given(CONTENT)
def test_the_bytes_read_back_as_the_content(content: Json) -> None:
    assert json.loads(canonical_bytes(content)) == content


@pytest.mark.parametrize("content", [1.0, 2**53, {"ключ": 1}, {1: 2}, [object()], {"a": float("nan")}])
def test_what_cannot_be_written_the_same_everywhere_is_refused(content: object) -> None:
    with pytest.raises(ValueError, match=r"too large|ASCII|canonically"):
        canonical_bytes(content)  # type: ignore[arg-type]


@given(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_parts_that_run_together_to_the_same_bytes_have_different_digests(a: list[bytes], b: list[bytes]) -> None:
    assert (digest("mark", *a) == digest("mark", *b)) == (a == b)


def test_the_domain_mark_is_part_of_the_digest() -> None:
    assert digest("one", b"x") != digest("other", b"x")
