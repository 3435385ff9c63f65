"""What the English rules share: when something was, and letters that stand in the text whatever it says."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.reading.actors import Actors
from truceline.reading.english.acting import Who
from truceline.reading.english.clauses import clauses
from truceline.reading.english.commitments import commitments
from truceline.reading.english.exchanges import exchanges
from truceline.reading.english.frames import letters, slots_for, when, word_for
from truceline.reading.english.page import Page, page
from truceline.reading.english.words import set_of
from truceline.reading.evaluation.passages import VERBATIM
from truceline.reading.rules.dates import DateLine
from truceline.reading.suggestion import Sort, Span

LINE = DateLine(date(2025, 3, 12), ZoneInfo("Etc/UTC"), "en")
WORLD = Actors.world()


def laid_out(text: str) -> Page:
    return page(text, LINE, WORLD)


def when_of(text: str, lemma: str) -> str:
    clause = next(one for one in clauses(laid_out(text)) if one.base == lemma)
    slots = slots_for(clause, Who(), word_for(clause.page, clause.verb))
    when(slots, clause, ahead=False)
    return slots.suggestion(Sort.EXCHANGE, Span(0, 1), 0.5).slots.get("when", "")


@pytest.mark.parametrize(
    ("text", "lemma", "day"),
    [
        ("Armenia freed 12 soldiers on Monday.", "free", "2025-03-10"),
        ("On Monday Armenia and Azerbaijan traded 12 soldiers.", "trade", "2025-03-10"),
        ("Armenia freed 12 soldiers on Monday and Azerbaijan released nine.", "release", "2025-03-10"),
        ("Armenia freed 12 soldiers, officials said on Monday.", "free", ""),
        ("Armenia freed soldiers on Sunday whom it had captured on Monday.", "free", "2025-03-09"),
    ],
)
def test_the_time_of_a_deed_is_not_that_of_telling_it(text: str, lemma: str, day: str) -> None:
    assert when_of(text, lemma) == day


def test_a_phrase_ends_where_a_clause_about_it_begins() -> None:
    found = laid_out("Armenia freed twelve wounded soldiers, whom the Red Cross had visited.")
    head = next(token for token in found.doc if token.text == "soldiers")
    start, end = letters(head)
    assert found.text[start:end] == "twelve wounded soldiers"


WORDS = sorted(
    set_of(
        "Russia Ukraine Kyiv Hamas Israel the a its and but if once not will would agreed to on of for from "
        "by with handed over released freed returned swap exchange prisoners soldiers bodies hostages 12 175 "
        "each all home back , . ; : “ ” ? said promised pledged undertook withdraw lift open troops road "
        "Monday that which is are was were been lists immediately "
    )
)
PIECES = st.lists(
    st.sampled_from(WORDS),
    min_size=1,
    max_size=18,
)


@settings(max_examples=120, deadline=None)
@given(PIECES)
def test_whatever_is_written_all_letters_stand_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = laid_out(text)
    for one in (*exchanges(found), *commitments(found)):
        assert one.span.end <= len(text)
        for name, span in one.stands_on.items():
            assert one.span.start <= span.start < span.end <= one.span.end
            assert name not in VERBATIM or span.of(text) == one.slots[name]
