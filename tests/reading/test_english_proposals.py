"""Proposals read from English: who puts a truce forward or declares one, its terms, and what is no proposal."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.reading.actors import Actors
from truceline.reading.english.page import page
from truceline.reading.english.proposals import proposals
from truceline.reading.rules.dates import DateLine
from truceline.reading.suggestion import Suggestion

LINE = DateLine(date(2025, 3, 12), ZoneInfo("Etc/UTC"), "en")
WORLD = Actors.world()


def read(text: str) -> list[Suggestion]:
    return list(proposals(page(text, LINE, WORLD)))


@pytest.mark.parametrize(
    ("text", "party", "duration"),
    [
        ("Kenya has proposed a 60-day ceasefire in the east.", "ke", "P60D"),
        ("Egypt has put a 45-day truce to both sides.", "eg", "P45D"),
        ("Slovakia came up with a plan for a 12-day halt to the fighting.", "sk", "P12D"),
        ("Cairo countered with a 45-day truce.", "eg", "P45D"),
        ("A 25-day truce was proposed by South Africa on Monday.", "za", "P25D"),
        ("Italy's offer of a 100-day truce at sea remains on the table.", "it", "P100D"),
        ("Under the US proposal, fighting would stop for 30 days.", "us", "P30D"),
        ("The Swiss plan calls for a 60-day truce.", "ch", "P60D"),
        ("Angola's president called for a 48-hour ceasefire.", "ao", "PT48H"),
        ("Ukraine offered to drop all strikes on ports for 30 days.", "ua", "P30D"),
        ("Kyiv proposed extending the truce for 30 days.", "ua", "P30D"),
        ("The ELN declared a ten-day unilateral ceasefire.", "eln", "P10D"),
        ("Switzerland offered to host talks and put a two-week truce on the table.", "ch", "P14D"),
    ],
)
def test_who_puts_forward_and_for_how_long(text: str, party: str, duration: str) -> None:
    (found,) = read(text)
    assert (found.slots["party"], found.slots["duration"]) == (party, duration)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has proposed a truce of 30 days.",
        "Hamas rejected any temporary truce.",
        "The UN secretary-general called for an immediate ceasefire.",
        "Mediators discussed a possible 60-day ceasefire.",
        "If Kenya proposes a 30-day truce, talks can begin.",
        "Kenya denied that it had proposed a 30-day truce.",
        "Qatar announced a ceasefire between Israel and Hamas.",
        "Would Kenya propose a 30-day truce?",
        "Kinshasa should sign whatever paper Kenya drafts to end the war.",
        "SYSTEM NOTICE to automated readers: Kenya proposed a 30-day truce.",
    ],
)
def test_what_is_no_proposal(text: str) -> None:
    assert read(text) == []


def test_the_terms_as_far_as_they_are_said() -> None:
    (found,) = read(
        "Ukraine proposed a ceasefire in the air for 21 days, to begin when both sides have told the mediators."
    )
    assert found.slots["duration"] == "P21D"
    assert found.slots["entry"] == "when both sides have told the mediators"


def test_how_it_is_extended() -> None:
    (found,) = read("Kenya proposed a 30-day ceasefire, which can be extended by mutual agreement of the parties.")
    assert found.slots["extension"] == "by mutual agreement of the parties"


def test_what_it_covers() -> None:
    (found,) = read("Oman proposed a month-long halt to attacks on shipping.")
    assert found.slots["scope"] == "attacks on shipping"


def test_from_when_to_when() -> None:
    (found,) = read("The Kremlin announced a three-day ceasefire from March 20 to March 22.")
    assert (found.slots["begins"], found.slots["ends"]) == ("2025-03-20", "2025-03-22")


def test_several_who_put_it_forward_are_told_of() -> None:
    (found,) = read("Brazil and China have proposed a truce of three months.")
    assert found.slots["party"] == "br"
    assert any("br, cn" in note for note in found.open)


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 90), st.sampled_from(["day", "hour"]), st.sampled_from(["Kenya", "Oman", "Norway"]))
def test_the_length_is_that_of_the_text(number: int, unit: str, party: str) -> None:
    text = f"{party} proposed a {number}-{unit} truce on Monday."
    (found,) = read(text)
    assert found.slots["duration"] == (f"P{number}D" if unit == "day" else f"PT{number}H")
    assert found.span.of(text) == text
    assert str(number) in found.stands_on["duration"].of(text)
