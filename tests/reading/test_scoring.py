"""The scoring of reading: what meets what, and the figures when nothing, everything or too much is proposed."""

import random
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_passage import CLAIM
from truceline.reading.evaluation.matching import KEYS, meets, right
from truceline.reading.evaluation.passages import ANYTHING, Gold, Part, Passage, passages, passages_of
from truceline.reading.scoring import FLOORS, Scores, score, short, table
from truceline.reading.suggestion import Sort, Span, Suggestion

PARTS: tuple[Part, ...] = ("dev", "test")
EVERYTHING = (*passages("dev"), *passages("test"))
WITH_GOLD = tuple(one for one in EVERYTHING if one.gold)


def perfect(passage: Passage) -> list[Suggestion]:
    return [gold.as_suggestion() for gold in passage.gold if not gold.optional]


def scored(passage: Passage, offered: list[Suggestion]) -> Scores:
    return score([passage], lambda _: offered)


def one_claim(**changed: str) -> Suggestion:
    slots = {"issuer": "ru", "accused": "ua", "value": "more than 80"} | changed
    return Suggestion(Sort.CLAIM, Span(0, 35), {name: slot for name, slot in slots.items() if slot})


def of_claim(*suggestions: Suggestion) -> Scores:
    return score(passages_of("a.yaml", CLAIM), lambda _: suggestions)


def met(*suggestions: Suggestion) -> int:
    return of_claim(*suggestions).of(Sort.CLAIM).met


@st.composite
def readings(draw: st.DrawFn) -> tuple[Passage, list[Suggestion]]:
    """A passage with some right, some displaced and some wrong suggestions, a few of them more than once."""
    passage = draw(st.sampled_from(WITH_GOLD))
    offered = []
    for one in draw(st.lists(st.sampled_from([gold.as_suggestion() for gold in passage.gold]), max_size=6)):
        cut = draw(st.integers(1, len(passage.text) - 1))
        span = draw(st.sampled_from([one.span, Span(cut, len(passage.text)), Span(0, cut)]))
        wrong = {draw(st.sampled_from(KEYS[one.sort])): "nobody"} if draw(st.booleans()) else {}
        offered.append(replace(one, span=span, slots={**one.slots, **wrong}, confidence=draw(st.floats(0, 1))))
    return passage, offered


@pytest.mark.parametrize(("part", "language"), list(product(PARTS, ["en", "uk", "ru"])))
def test_a_perfect_reader_scores_one_everywhere(part: Part, language: str) -> None:
    scores = score(passages(part, language), perfect)
    assert {(one.precision, one.recall, one.spans_exact, one.slots_share) for one in scores.figures} == {(1, 1, 1, 1)}
    assert (scores.missed, scores.wrong, scores.upgraded, scores.alarmed) == ((), (), (), 0)
    assert short(scores) == ()


def test_a_reader_that_proposes_nothing_has_no_precision_at_all() -> None:
    scores = score(EVERYTHING, lambda _: [])
    assert {(one.precision, one.recall, one.spans_exact) for one in scores.figures} == {(None, 0, None)}
    assert len(scores.missed) == sum(one.gold for one in scores.figures)
    assert len(short(scores)) == 3 * len(Sort)


def test_optional_gold_is_neither_owed_nor_wrong() -> None:
    everything = score(EVERYTHING, lambda passage: [gold.as_suggestion() for gold in passage.gold])
    assert everything.figures == score(EVERYTHING, perfect).figures
    assert everything.wrong == ()


@given(readings(), st.randoms(use_true_random=False))
def test_the_order_of_suggestions_changes_no_figure(case: tuple[Passage, list[Suggestion]], by: random.Random) -> None:
    passage, offered = case
    assert scored(passage, by.sample(offered, len(offered))) == scored(passage, offered)


@given(readings(), st.data())
def test_leaving_a_suggestion_out_never_raises_recall(
    case: tuple[Passage, list[Suggestion]], data: st.DataObject
) -> None:
    passage, offered = case
    gone = data.draw(st.integers(0, len(offered)))
    before, after = scored(passage, offered), scored(passage, offered[:gone] + offered[gone + 1 :])
    assert all(one.met <= other.met for one, other in zip(after.figures, before.figures, strict=True))


@given(st.sampled_from([one for one in WITH_GOLD if not any(gold.optional for gold in one.gold)]))
def test_proposing_everything_twice_halves_precision(passage: Passage) -> None:
    once = perfect(passage)
    scores = scored(passage, once + once)
    for sort in {one.sort for one in once}:
        assert (scores.of(sort).precision, scores.of(sort).recall) == (0.5, 1)


@given(readings())
def test_no_figure_counts_more_than_was_there(case: tuple[Passage, list[Suggestion]]) -> None:
    scores = scored(*case)
    for one in scores.figures:
        assert one.exact <= one.met <= min(one.gold, one.proposed)
        assert one.slots_right <= one.slots
    assert sum(one.proposed - one.met for one in scores.figures) == len(scores.wrong)
    assert sum(one.gold - one.met for one in scores.figures) == len(scores.missed)


def test_a_gold_takes_the_suggestion_with_the_exact_span() -> None:
    wide = replace(one_claim(), span=Span(0, 50), confidence=0.9)
    figures = of_claim(wide, one_claim()).of(Sort.CLAIM)
    assert (figures.met, figures.exact, figures.proposed) == (1, 1, 2)


def test_slots_beyond_the_key_are_told_apart_from_it() -> None:
    assert of_claim(one_claim()).of(Sort.CLAIM).slots_share == 0
    assert of_claim(one_claim(unit="times")).of(Sort.CLAIM).slots_share == 1


def test_counts_are_compared_as_counts() -> None:
    assert met(one_claim(value="over 80")) == 1
    assert met(one_claim(value="80")) == 0
    assert right("value", "about 1900", "about 1,900")


def test_lengths_are_compared_as_lengths() -> None:
    assert right("duration", "P14D", "P2W")
    assert not right("duration", "P1M", "P30D")


def test_a_key_that_gold_leaves_out_must_be_left_out() -> None:
    gold = Gold(Sort.PROPOSAL, Span(0, 5), {"party": "no"}, {}, optional=False)
    assert meets(Suggestion(Sort.PROPOSAL, Span(0, 5), {"party": "no"}), gold)
    assert not meets(Suggestion(Sort.PROPOSAL, Span(0, 5), {"party": "no", "duration": "P3D"}), gold)
    assert met(one_claim(accused="")) == 0


def test_a_question_mark_in_gold_lets_anything_pass() -> None:
    gold = Gold(Sort.PROPOSAL, Span(0, 5), {"party": "no", "duration": ANYTHING}, {}, optional=False)
    assert meets(Suggestion(Sort.PROPOSAL, Span(0, 5), {"party": "no", "duration": "P3D"}), gold)
    assert meets(Suggestion(Sort.PROPOSAL, Span(0, 5), {"party": "no"}), gold)


def test_spans_that_only_touch_do_not_meet() -> None:
    assert met(replace(one_claim(), span=Span(35, 54))) == 0
    assert met(replace(one_claim(), span=Span(34, 54))) == 1


def test_words_may_differ_by_an_article_or_a_few_words_but_not_by_half() -> None:
    assert right("speaker", "Kremlin", "The Kremlin")
    assert right("office", "Russian presidential aide", "presidential aide")
    assert not right("office", "Russian presidential aide", "aide")
    assert not right("party", "ua", "the ua")


def test_readiness_as_acceptance_is_told_apart_from_what_is_merely_wrong() -> None:
    passage = next(one for one in passages("dev", "en") if one.id == "en-d02")
    accepted = Suggestion(Sort.CONSENT, Span(0, 20), {"party": "ru", "act": "accept"})
    assert [one.passage for one in scored(passage, [accepted]).upgraded] == ["en-d02"]
    assert scored(passage, perfect(passage)).upgraded == ()


def test_a_negative_of_which_something_is_proposed_is_counted() -> None:
    alarm = Suggestion(Sort.COMMITMENT, Span(0, 1), {"party": "fr"})
    scores = score(EVERYTHING, lambda _: [alarm])
    assert scores.negatives == scores.alarmed == sum(one.negative for one in EVERYTHING)


def test_the_table_has_a_row_for_each_sort_and_a_dash_for_what_is_not_known() -> None:
    rows = table(of_claim())
    assert [row[0] for row in rows[1:]] == [str(sort) for sort in Sort]
    assert next(row for row in rows if row[0] == "claim") == ("claim", "1", "0", "0", "-", "0.00", "-", "-")


def test_what_falls_short_is_said_with_the_figure_to_reach() -> None:
    told = short(of_claim(one_claim(), one_claim(value="7")))
    assert f"claim: precision 0.50, to reach {FLOORS.precision:.2f}" in told
    assert not any(line.startswith("claim: recall") for line in told)
