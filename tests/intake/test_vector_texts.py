"""What is told of many texts by their bytes alone never misses what is told of each."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from truceline.intake.columns import Columns
from truceline.intake.rows import BLANKS
from truceline.intake.vector_texts import to_be_shortened

_TEXTS = st.lists(st.text(st.sampled_from(f"ab é’—ї{BLANKS}\x1c\x85\u3000"), max_size=6), min_size=1, max_size=6)


@given(_TEXTS, st.integers(1, 6))
def test_every_text_that_shortening_changes_is_found(texts: list[str], most: int) -> None:
    found = to_be_shortened(pa.array(texts, pa.string()), most)
    for number, text in enumerate(texts):
        plain = text.strip(" ")
        if len(text) > most or (text == plain and " ".join(text.split()) != text):
            assert found is not None
            assert found[number]


@given(_TEXTS, st.integers(0, 3))
def test_every_cell_loses_the_blanks_at_its_ends(texts: list[str], start: int) -> None:
    table = pa.table({"a": pa.array(texts, pa.string())}).slice(start)
    assert Columns(table).text("a").to_pylist() == [text.strip(BLANKS) for text in texts[start:]]
