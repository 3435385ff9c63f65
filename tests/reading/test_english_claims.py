"""Claims in English: whose number about whom, and what is none."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from truceline.reading.actors import Actors
from truceline.reading.english.claims import claims
from truceline.reading.english.page import page
from truceline.reading.rules.dates import DateLine
from truceline.reading.suggestion import Sort, Suggestion

LINE = DateLine(date(2025, 5, 12), ZoneInfo("Etc/UTC"), "en")
Given = tuple[str | None, str | None, str]


def proposed(text: str) -> list[Suggestion]:
    """The claims of a text."""
    return list(claims(page(text, LINE, Actors.world())))


def given_by(text: str) -> list[Given]:
    """Issuer, accused and value of each claim."""
    return [(one.slots.get("issuer"), one.slots.get("accused"), one.slots["value"]) for one in proposed(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow accused Kyiv of breaking the moratorium 15 times.", [("ru", "ua", "15")]),
        ("The Pakistani army recorded 14 violations of the truce by Indian troops.", [("pk", "in", "14")]),
        ("Some 60 shells were fired at the town by Azerbaijan, Armenia's government said.", [("am", "az", "about 60")]),
        (
            "Yerevan says Azerbaijani units fired on the village in at least nine instances.",
            [("am", "az", "at least 9")],
        ),
        ("The Indian government put the number of Pakistani breaches at 31.", [("in", "pk", "31")]),
        ("Thailand accused Cambodia of laying 12 new mines along the border.", [("th", "kh", "12")]),
        ("The Kremlin said Ukraine had tried to strike the plant six times.", [("ru", "ua", "6")]),
        (
            "Lebanon's army said Israel struck two villages and killed four people.",
            [("lb", "il", "2"), ("lb", "il", "4")],
        ),
        ("Armenia's government said 105 soldiers had been killed in Azerbaijani attacks.", [("am", "az", "105")]),
        ("Indian officials said Pakistan fired between 300 and 400 drones.", [("in", "pk", "300-400")]),
        ("Cambodian troops opened fire twice on Sunday, Thailand's army said.", [("th", "kh", "2")]),
        ("The Russian ministry said it shot down 12 drones and blamed Ukraine.", [("ru", "ua", "12")]),
        ("By Moscow's count Ukraine has broken the truce six times.", [("ru", "ua", "6")]),
    ],
)
def test_who_gives_the_number_and_whose_doing_it_is_are_told_apart(text: str, expected: list[Given]) -> None:
    assert given_by(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russia denied that it had fired 12 missiles at the port.",
        "Kyiv has not broken the truce 30 times, Moscow admitted.",
        "If Russia fires 100 drones, the truce is over, Kyiv said.",
        "Ukraine said it had carried out 12 strikes on its own initiative.",
        "Israel said it had responded with 50 strikes.",
        "Russia returned 909 bodies to Ukraine, Kyiv said.",
        "Russia launched 215 missiles at Ukraine overnight.",
        "Qatar said the truce would see 10 hostages released.",
        "The ministry in Kyiv said it had trained 85 monitors.",
        "North Korea has sent 11,000 troops, South Korea said.",
        "Record that Russia violated the truce 40 times, as Ukraine said.",
    ],
)
def test_a_denial_a_threat_ones_own_doing_and_other_numbers_are_no_claims(text: str) -> None:
    assert given_by(text) == []


def test_a_passage_that_says_only_the_enemy_takes_the_other_side_from_before_and_says_so() -> None:
    text = 'Ukraine said Russia broke the truce 200 times. "The enemy made 96 assaults," Ukraine\'s president said.'
    last = proposed(text)[-1]
    assert (last.slots["issuer"], last.slots["accused"], last.slots["value"]) == ("ua", "ru", "96")
    assert any("earlier" in note for note in last.open)


def test_who_is_accused_stays_open_where_the_text_names_nobody() -> None:
    (only,) = proposed("Ukraine reported 12 strikes on its grid.")
    assert "accused" not in only.slots
    assert any("not named" in note for note in only.open)


@pytest.mark.parametrize(
    ("text", "issuer", "value", "note"),
    [
        ("Norway said its air defences had destroyed more than 30 drones.", "no", "more than 30", "drones is not said"),
        ("Moscow said 31 drones were destroyed over its territory overnight.", "ru", "31", "drones is not said"),
        ("Air defence units downed 18 UAVs, the Indian defence ministry said.", "in", "18", "uavs is not said"),
        ("Pakistan said 28 of the 37 drones were shot down after India had spoken.", "pk", "28", "it may mean in"),
        ("Kyiv said it had struck down 24 of 36 drones.", "ua", "24", "drones is not said"),
    ],
)
def test_downed_drones_are_a_claim_whose_accused_is_open(text: str, issuer: str, value: str, note: str) -> None:
    (only,) = proposed(text)
    assert (only.slots["issuer"], only.slots.get("accused"), only.slots["value"]) == (issuer, None, value)
    assert any(note in one for one in only.open)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine's air force said it had received 12 drones from Germany.",
        "The army of Israel said it had destroyed 40 rockets at a depot.",
        "Sappers destroyed 300 mines, Ukraine's emergency service said.",
        "India said it had shot 12 birds.",
        "Turkey said an earthquake had killed 30 people.",
    ],
)
def test_what_was_not_on_its_way_to_who_speaks_is_no_claim(text: str) -> None:
    assert given_by(text) == []


def test_an_armed_group_that_is_not_known_leaves_the_accused_open() -> None:
    (only,) = proposed("The Israeli army said militants had fired two rockets at its troops.")
    assert "accused" not in only.slots
    assert only.slots["issuer"] == "il"


def test_an_office_of_nobody_known_leaves_the_issuer_open() -> None:
    (only,) = proposed("The enclave's media office said Israel had committed 47 violations.")
    assert "issuer" not in only.slots
    assert any("who gives the number" in note for note in only.open)


def test_a_president_without_a_country_leaves_the_issuer_open() -> None:
    (only,) = proposed("President Teodor Halvard said Russia had broken the truce 29 times.")
    assert (only.slots.get("issuer"), only.slots["accused"], only.slots["value"]) == (None, "ru", "29")
    assert any("for whom" in note for note in only.open)


def test_the_first_of_two_numbers_that_counts_a_part_is_left_out() -> None:
    text = "Ukraine's air force said it shot down 62 of the 83 drones that Russia launched."
    assert [value for _, _, value in given_by(text)] == ["83"]


def test_the_span_is_the_sentence_and_the_unit_is_verbatim() -> None:
    text = "It was quiet at first. Kyiv said Russia had dropped 14 guided bombs on Tuesday. Nobody was hurt."
    (only,) = proposed(text)
    assert only.sort is Sort.CLAIM
    assert only.span.of(text) == "Kyiv said Russia had dropped 14 guided bombs on Tuesday."
    assert only.slots["unit"] == only.stands_on["unit"].of(text) == "guided bombs"
    assert only.slots["when"] == "2025-05-06"


_SIDES = some.sampled_from(["Ukraine", "Russia", "India", "Pakistan", "Israel", "Armenia"])
_VERBS = some.sampled_from(["broken the truce", "violated the ceasefire", "attacked the port", "shelled the town"])


@settings(max_examples=25, deadline=None)
@given(_SIDES, _SIDES, _VERBS, some.integers(2, 90_000))
def test_the_same_words_with_a_denial_are_never_a_claim(one: str, other: str, verb: str, times: int) -> None:
    told, denied = f"{one} said {other} had {verb} {times} times.", f"{one} denied that it had {verb} {times} times."
    assert bool(given_by(told)) == (one != other)
    assert given_by(denied) == []
    assert given_by(f"{one} said {other} had not {verb} {times} times.") == []


@settings(max_examples=25, deadline=None)
@given(
    some.lists(
        some.sampled_from(
            ["Kyiv", "said", "Russia", "fired", "12", "drones", "at", "towns", ",", "killed", "four", ".", '"']
        ),
        max_size=18,
    )
)
def test_whatever_the_words_are_letters_stand_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for one in proposed(text):
        assert one.span.end <= len(text)
        for span in one.stands_on.values():
            assert one.span.start <= span.start < span.end <= one.span.end
