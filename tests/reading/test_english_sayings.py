"""Who says what in English: the speaker, on whose behalf, and the letters that are what was said."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from truceline.reading.actors import Actors
from truceline.reading.english.page import page
from truceline.reading.english.sayings import Saying, sayings
from truceline.reading.rules.dates import DateLine

LINE = DateLine(date(2025, 5, 12), ZoneInfo("Etc/UTC"), "en")


def said(text: str) -> tuple[Saying, ...]:
    """The acts of speaking of a text."""
    return sayings(page(text, LINE, Actors.world()))


def one(text: str) -> tuple[str, tuple[str, ...], str]:
    """Manner, parties and words of the only act of speaking of a text."""
    (found,) = said(text)
    return found.manner, found.parties, text[found.start : found.end].strip(" ,.“”\"'")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will not stop," said Ivan Sorin, the Russian deputy foreign minister.', ("said",
         ("ru",), "We will not stop")),
        ("Russia is ready to talk, the Kremlin said on Monday.", ("said", ("ru",), "Russia is ready to talk")),
        ("Thailand's army warned that it would answer.", ("said", ("th",), "that it would answer")),
        ("Iran's top diplomat told reporters the round was over.", ("said", ("ir",), "the round was over")),
        ('They will follow "in days, not weeks", promised SDF liaison officer Rojan Demir.', ("said",
         ("sdf",), "They will follow")),
        ("That is a lie, countered Kabul's foreign ministry.", ("said", ("af",), "That is a lie")),
        ("Rwanda denied that its soldiers had crossed the border.", ("denied",
         ("rw",), "that its soldiers had crossed the border")),
        ("Ankara rejected reports that it would host the talks.", ("denied",
         ("tr",), "reports that it would host the talks")),
        ("Jordan's king called on Israel to open the crossing.", ("asked", ("jo",), "to open the crossing")),
        ("Colombia's president announced a pause in the bombing.", ("announced", ("co",), "a pause in the bombing")),
        ("Serbia's defence ministry reported three drones.", ("reported", ("rs",), "three drones")),
        ('The truce was "a trap", Chad\'s interior minister was quoted as saying.', ("said",
         ("td",), 'The truce was "a trap')),
        ("Kremlin: no talks yet", ("said", ("ru",), "no talks yet")),
        ("Oman's foreign minister thanked both, adding that a date was near.", ("said",
         ("om",), "that a date was near")),
        ('Ankara\'s envoy sounded doubtful: "We shall see what comes of it."', ("said",
         ("tr",), "We shall see what comes of it")),
    ],
)  # fmt: skip
def test_an_act_of_speaking_has_its_manner_its_party_and_its_words(
    text: str, expected: tuple[str, tuple[str, ...], str]
) -> None:
    manner, parties, words = one(text)
    assert (manner, parties) == expected[:2]
    assert expected[2] in words


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin has not said whether it will send an envoy.",
        "The Kremlin has yet to comment.",
        "If Russia says it will stop, Ukraine will stop.",
        "Israel's government declined to say when it would answer.",
        "Turkey is expected to announce a date on Friday.",
        "There was no immediate comment from Tel Aviv.",
        "Analysts said the truce was fragile.",
        "Residents of Spin Boldak said the border remained shut.",
        "Egypt could say more next week.",
        "The Syrian army met the deadline.",
    ],
)
def test_nobody_speaks_where_nothing_was_said(text: str) -> None:
    assert said(text) == ()


def test_what_is_quoted_whole_is_said_with_all_its_sentences() -> None:
    text = 'Ukrainian President Ostap Rudenko said: "We are ready. We have said so. Russia must answer."'
    found = said(text)[0]
    assert text[found.start : found.end] == '"We are ready. We have said so. Russia must answer."'


def test_he_is_who_spoke_last() -> None:
    text = (
        "Lebanon's prime minister said the army would deploy. Israel's jets flew over Beirut. It must stop, he added."
    )
    found = said(text)[-1]
    assert found.parties == ("lb",)
    assert found.notes == ("'he' is not named in this passage",)


def test_he_is_whom_the_sentence_before_is_about() -> None:
    text = "Hungary's prime minister said so. But Qatar's emir has declined to name a day. “I do not know it,” he said."
    assert said(text)[-1].parties == ("qa",)


def test_a_quotation_alone_is_who_spoke_just_before_and_less_sure() -> None:
    text = '"We are ready," an Iranian foreign ministry spokesman said. "When we get it, we will study it."'
    first, second = said(text)
    assert second.parties == first.parties == ("ir",)
    assert second.confidence < first.confidence
    assert second.notes == ("nobody is named for this quotation",)


def test_a_person_whose_office_the_text_does_not_give_speaks_for_nobody_known() -> None:
    found = said("Halvorsen said that Moscow was stalling.")[0]
    assert found.parties == ()
    assert found.notes == ("the text does not say for whom 'Halvorsen' speaks",)


def test_a_spokesman_without_a_country_is_guessed_from_the_sentence_before_and_that_is_told() -> None:
    found = said("The Kremlin poured cold water on it. No such plan exists, spokesman Gleb Antonov said.")[-1]
    assert found.parties == ("ru",)
    assert found.notes == ("the text does not say outright for whom 'Gleb Antonov' speaks",)
    assert found.confidence < 0.7


def test_a_minister_is_not_guessed_from_what_he_says_about_the_other_side() -> None:
    found = said("Russia launched 90 drones, Defence Minister Taras Holub said.")[0]
    assert found.parties == ()


def test_a_participle_belongs_to_who_asks_and_not_to_whom_is_asked() -> None:
    found = said("Syria's interim president urged Israel to pull out, warning that patience was running out.")
    assert [one.parties for one in found] == [("sy",), ("sy",)]


def test_two_who_speak_together_are_both_named() -> None:
    found = said("Israel and Hamas said the other had broken the truce.")[0]
    assert found.together
    assert found.parties == ("il", "hamas")


@settings(max_examples=30, deadline=None)
@given(
    who=some.sampled_from(["The Kremlin", "Rwanda's army", "A Hamas official", "The UN special envoy for Yemen"]),
    verb=some.sampled_from(["said", "insisted", "warned", "claimed", "denied", "confirmed"]),
    what=some.sampled_from(["the truce was over", "nobody had crossed the line", "talks would go on"]),
)
def test_not_saying_is_never_saying(who: str, verb: str, what: str) -> None:
    base = {"said": "say", "denied": "deny"}.get(verb, verb.removesuffix("ed") if verb != "claimed" else "claim")
    plain, negated = f"{who} {verb} that {what}.", f"{who} did not {base} that {what}."
    assert [plain[one.start : one.end].strip(" .") for one in said(plain)] == [f"that {what}"]
    assert said(negated) == ()
