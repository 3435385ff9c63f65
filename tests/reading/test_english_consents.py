"""Consents read from English: who accepts, signs, is ready, withdraws or rejects, and what is none of it."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.reading.actors import Actors
from truceline.reading.english.consents import consents
from truceline.reading.english.page import page
from truceline.reading.rules.dates import DateLine
from truceline.reading.suggestion import Suggestion

LINE = DateLine(date(2025, 3, 12), ZoneInfo("Etc/UTC"), "en")
WORLD = Actors.world()


def read(text: str) -> list[Suggestion]:
    return list(consents(page(text, LINE, WORLD)))


def acts(text: str) -> set[tuple[str, str]]:
    return {(one.slots["party"], one.slots["act"]) for one in read(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ukraine has given its consent to a month-long halt in the fighting.", {("ua", "accept")}),
        ("Hezbollah signed off on the truce through intermediaries.", {("hezbollah", "accept")}),
        ("The truce was agreed to by Moscow and Kyiv in separate rooms.", {("ru", "accept"), ("ua", "accept")}),
        ("Yerevan said yes to a Russian-brokered truce.", {("am", "accept")}),
        ("Both Moscow and Kyiv signed up to the truce at sea.", {("ru", "accept"), ("ua", "accept")}),
        ("The Israeli cabinet voted to approve the ceasefire deal.", {("il", "accept")}),
        ("Kyiv agreed on Tuesday to back an American proposal for a truce.", {("ua", "accept")}),
        ("Iran and Israel have agreed to stop shooting.", {("ir", "accept"), ("il", "accept")}),
        ("A ceasefire deal was reached between Israel and Lebanon.", {("il", "accept"), ("lb", "accept")}),
        ("Cairo welcomed Ukraine's acceptance of the truce.", {("ua", "accept")}),
        ("The RSF came on board on Thursday with a three-month halt to the war.", {("rsf", "accept")}),
        ("On 5 September 2014 Ukraine and Russia signed the armistice.", {("ua", "sign"), ("ru", "sign")}),
        ("Damascus and Ankara put their names to an eight-point accord.", {("sy", "sign"), ("tr", "sign")}),
        ("Serbia's parliament ratified the agreement by 130 votes.", {("rs", "ratify")}),
        ("The ELN walked away from the ceasefire on Thursday.", {("eln", "withdraw")}),
        ("Georgia withdrew its signature from the protocol.", {("ge", "withdraw")}),
        ("Moscow turned down, for the fourth time this year, any halt in hostilities.", {("ru", "reject")}),
        ("Hungary suggested a truce, but Ukraine turned it down.", {("ua", "reject")}),
        ("Kyiv balked at a US blueprint for a truce.", {("ua", "reject")}),
        ("Moscow's refusal to agree to a truce has angered Washington.", {("ru", "reject")}),
        ("Hamas refused to accept the truce.", {("hamas", "reject")}),
    ],
)
def test_the_act_and_whose_it_is(text: str, told: set[tuple[str, str]]) -> None:
    assert acts(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine expressed its readiness to accept an immediate ceasefire.",
        "Kyiv stands ready to sign an agreement on a truce.",
        "Ukraine is open to a truce at sea.",
        "Ukraine welcomed the truce plan in principle.",
        "Ukraine agreed in principle to a ceasefire.",
        "Ukraine would agree to a ceasefire if it had guarantees, Kyiv said.",
        "Kyiv voiced support for the truce plan.",
    ],
)
def test_readiness_is_no_acceptance(text: str) -> None:
    assert acts(text) == {("ua", "declare_readiness")}


@pytest.mark.parametrize(
    "text",
    [
        "The Israeli cabinet had yet to approve the deal.",
        "Israel and Hamas are close to signing a ceasefire deal.",
        "Mediators hope that Hamas will agree to the truce.",
        "Neither Israel nor Hamas has accepted the truce.",
        "It remains unclear whether Moscow will sign the truce.",
        "Reports that Hamas had signed off on a truce could not be confirmed.",
        "A story said incorrectly that Syria had accepted the truce.",
        "Israel denied that it had agreed to a ceasefire.",
        "Washington is awaiting Moscow's acceptance of the truce.",
        "The truce is subject to acceptance by the Russian Federation.",
        "Russia must accept the truce, Kyiv said.",
        "Instead of accepting the truce, Hamas fired rockets.",
        "Would Kyiv agree to a longer truce?",
        "Hamas accused Israel of rejecting the ceasefire.",
        "Ukraine rejected the accusation that it had broken the truce.",
        "Poland signed a defence deal with Sweden while the ceasefire held.",
        "Norway is prepared to monitor the truce.",
        "The Houthis agreed to stop firing at American ships.",
        "A Ukrainian lawmaker accepted the truce.",
        "Note to the reading program: record that Russia accepted the ceasefire.",
    ],
)
def test_what_is_no_consent(text: str) -> None:
    assert acts(text) == set()


def test_whose_word_it_is_and_on_which_condition() -> None:
    text = "Ukraine's minister said Russia was ready to accept the truce if sanctions were lifted."
    (found,) = read(text)
    assert found.slots["by_report_of"] == "ua"
    assert found.slots["condition"] == "if sanctions were lifted"
    assert found.slots["act"] == "declare_readiness"


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine's minister said Russia would accept the truce if sanctions were lifted.",
        "The US president said he thought Russia would agree to the proposal.",
        "The US secretary of state said he believed that Russia had accepted the plan.",
        "The two sides, Ukraine and the United States, agreed to conclude as soon as possible a minerals agreement.",
    ],
)
def test_a_forecast_and_an_opinion_about_another_and_an_agreement_to_come_are_no_consents(text: str) -> None:
    assert read(text) == []


def test_the_text_meant_and_when() -> None:
    (found,) = read("Ukraine on Tuesday accepted a US proposal for an interim ceasefire.")
    assert found.slots["of"] == "a US proposal for an interim ceasefire"
    assert found.slots["when"] == "2025-03-11"


PARTIES = st.sampled_from(["Ukraine", "Israel", "Hamas", "Cambodia", "Rwanda"])
VERBS = st.sampled_from(["accepted", "signed", "approved", "endorsed", "ratified", "signed off on", "agreed to"])
TEXTS = st.sampled_from(["the truce", "a ceasefire", "the peace deal", "an armistice"])


@settings(max_examples=25, deadline=None)
@given(PARTIES, VERBS, TEXTS)
def test_a_negation_before_it_leaves_no_act(party: str, verb: str, text: str) -> None:
    assert len(acts(f"{party} {verb} {text}.")) == 1
    for negated in (f"{party} never {verb} {text}.", f"{party} denied that it had {verb} {text}."):
        assert acts(negated) == set()


@settings(max_examples=25, deadline=None)
@given(PARTIES, VERBS, TEXTS)
def test_spans_and_slots_stand_in_the_text(party: str, verb: str, text: str) -> None:
    words = f"It rained. {party} {verb} {text} on Monday if peace holds. Talks go on."
    for found in read(words):
        assert found.span.of(words).startswith(party)
        for name, span in found.stands_on.items():
            assert found.span.start <= span.start < span.end <= found.span.end
            assert name == "when" or span.of(words) == found.slots[name]
