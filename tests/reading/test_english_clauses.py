"""Clauses: who acts and whom it is done to, in passives, relative clauses, joined verbs, after urging and agreeing."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from truceline.reading.actors import Actors
from truceline.reading.english.clauses import Clause, clauses
from truceline.reading.english.page import Page, page
from truceline.reading.rules.dates import DateLine

LINE = DateLine(date(2025, 3, 12), ZoneInfo("Etc/UTC"), "en")
WORLD = Actors.world()


def laid_out(text: str) -> Page:
    return page(text, LINE, WORLD)


def clause(text: str, lemma: str) -> Clause:
    return next(one for one in clauses(laid_out(text)) if one.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "doers"),
    [
        ("Kyiv and Moscow accepted the truce.", "accept", ["Kyiv", "Moscow"]),
        ("The truce was accepted by Kyiv.", "accept", ["Kyiv"]),
        ("Kyiv, which had accepted the truce, waited.", "accept", ["Kyiv"]),
        ("Kyiv met envoys and accepted the truce.", "accept", ["Kyiv"]),
        ("Paris urged Kyiv to accept the truce.", "accept", ["Kyiv"]),
        ("Paris called on Kyiv to accept the truce.", "accept", ["Kyiv"]),
        ("Kyiv agreed to accept the truce.", "accept", ["Kyiv"]),
        ("Kyiv is ready to accept the truce.", "accept", ["Kyiv"]),
        ("Moscow's refusal to accept the truce angered Paris.", "accept", ["Moscow"]),
        ("Paris told Kyiv after accepting the truce that it would hold.", "accept", ["Paris"]),
        ("On 5 September 2014 Ukraine and Russia signed the armistice.", "sign", ["Ukraine", "Russia"]),
        ("The truce drafted by Paris holds.", "draft", ["Paris"]),
        ("The truce was accepted.", "accept", []),
    ],
)
def test_who_acts(text: str, lemma: str, doers: list[str]) -> None:
    assert [word.text for word in clause(text, lemma).doers] == doers


@pytest.mark.parametrize(
    ("text", "lemma", "patients"),
    [
        ("Kyiv accepted the truce.", "accept", ["truce"]),
        ("The truce was accepted by Kyiv.", "accept", ["truce"]),
        ("Angola proposed a truce, which the rebels rejected.", "reject", ["truce"]),
        ("The cabinet approved the ceasefire deal with Hezbollah.", "approve", ["deal"]),
    ],
)
def test_what_it_is_done_to(text: str, lemma: str, patients: list[str]) -> None:
    assert [word.text for word in clause(text, lemma).patients] == patients


def test_a_particle_belongs_to_the_verb() -> None:
    assert clause("Hamas turned the offer down.", "turn down").base == "turn"


def test_a_negation_is_shared_by_joined_infinitives() -> None:
    found = clause("Kyiv did not accept or sign the truce.", "sign")
    assert found.negated


def test_a_date_line_is_no_part_of_the_first_clause() -> None:
    text = "DOHA/KINSHASA, July 20 (Lakeswire) - Congo accepted the truce."
    assert [word.text for word in clause(text, "accept").doers] == ["Congo"]


def test_every_sentence_covers_its_tokens() -> None:
    found = laid_out('Kyiv accepted. Moscow did not. "We shall see," a diplomat said.')
    for number, one in enumerate(found.sentences):
        for token in found.tokens(number):
            assert one.start <= token.idx < one.end
            assert found.number(token) == number


def test_a_verb_in_the_past_does_not_share_the_will_of_the_one_before() -> None:
    assert clause("The envoy said he will fly to Cairo and meet the king.", "meet").auxiliaries == ("will",)
    assert clause("The envoy said he will fly to Cairo and met the king.", "meet").auxiliaries == ()
