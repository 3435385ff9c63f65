"""Contacts in English: who met, called, visited or wrote to whom, and what is no contact."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from truceline.reading.actors import Actors
from truceline.reading.english.contacts import contacts
from truceline.reading.english.page import page
from truceline.reading.rules.dates import DateLine
from truceline.reading.slots import check_slots
from truceline.reading.suggestion import Suggestion

LINE = DateLine(date(2025, 3, 12), ZoneInfo("Etc/UTC"), "en")


def proposed(text: str) -> list[Suggestion]:
    """The contacts of a text."""
    return list(contacts(page(text, LINE, Actors.world())))


def kinds(text: str) -> list[tuple[str, str, str]]:
    """Participants, form and whether it is planned, for each contact."""
    return [(one.slots["participants"], one.slots["form"], one.slots["planned"]) for one in proposed(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The foreign ministers of Turkey and Iran met in Ankara on Monday.", ("ir tr", "meeting", "no")),
        ("After talks with Ukrainian officials in Jeddah, the US secretary of state was hopeful.",
         ("ua us", "meeting", "no")),
        ("Negotiators from Russia and Ukraine huddled in Istanbul.", ("ru ua", "meeting", "no")),
        ("A phone call between the Russian and American presidents is planned for Tuesday.", ("ru us", "call", "yes")),
        ("Talks between India and Pakistan took place in Dubai last week.", ("in pk", "meeting", "no")),
        ("US-Iran talks will be held in Muscat on Saturday.", ("ir us", "meeting", "yes")),
        ("Jordan's king hosted Syria's interim president in Amman.", ("jo sy", "meeting", "no")),
        ("The Saudi foreign minister telephoned his Iranian counterpart on Thursday.", ("ir sa", "call", "no")),
        ("Thailand's army chief and his Cambodian counterpart spoke by hotline late on Sunday.",
         ("kh th", "call", "no")),
        ("North Korea's leader sent a letter to the Russian president.", ("kp ru", "message", "no")),
        ("The Chinese foreign minister wrote to the Sudanese army chief.", ("cn sd", "message", "no")),
        ("Israel's defence minister is scheduled to visit Washington next month.", ("il us", "visit", "yes")),
        ("Representatives of the Taliban and Pakistan will sit down in Istanbul.", ("pk taliban", "meeting", "yes")),
        ("Turkey's president told his Russian counterpart in a phone call that he was ready.", ("ru tr", "call", "no")),
        ("Armenia's premier and Azerbaijan's president came face to face in Prague.", ("am az", "meeting", "no")),
        ("Qatar mediated talks between Congo and the M23 in Doha.", ("cd m23", "meeting", "no")),
        ("The talks in Doha, attended by delegations from Congo and Rwanda, ended without a statement.",
         ("cd rw", "meeting", "no")),
        ("The talks, which brought together envoys from Chad, Niger and Mali, lasted two days.",
         ("ml ne td", "meeting", "no")),
        ("Iran's foreign minister is due in Ankara on Friday for talks with his Turkish counterpart.",
         ("ir tr", "meeting", "yes")),
        ("A team from Hamas was expected in Cairo on Sunday for talks with Egyptian mediators.",
         ("eg hamas", "meeting", "yes")),
        ("It was the first face-to-face meeting between the leaders of Syria and Turkey in a decade.",
         ("sy tr", "meeting", "no")),
        ("The presidents of Serbia and Kosovo spoke for an hour.", ("rs xk", "call", "no")),
        ("Saudi Arabia's foreign minister got a call from his Iranian counterpart.", ("ir sa", "call", "no")),
        ("Cambodia's premier thanked Malaysia's prime minister in a phone call on Sunday.", ("kh my", "call", "no")),
        ("Kenya's president chaired a virtual summit with the leaders of Somalia and Ethiopia.",
         ("et ke so", "call", "no")),
        ("The Swiss ambassador handed a message from the US president to Iran's foreign minister.",
         ("ir us", "message", "no")),
        ("Ethiopia's prime minister shook hands with Eritrea's president in Asmara.", ("er et", "meeting", "no")),
        ("Turkey's spy chief told reporters after meeting his Iraqi counterpart that trust had grown.",
         ("iq tr", "meeting", "no")),
        ("Vietnam's defence minister paid a visit to Beijing and met China's president.", ("cn vn", "meeting", "no")),
        ("The White House said the president would meet the Israeli prime minister on Monday.",
         ("il us", "meeting", "yes")),
        ("The two sides, Thailand and Cambodia, are scheduled to meet again on 7 August.", ("kh th", "meeting", "yes")),
        ("Envoys of Sudan's army and of the RSF gathered in Washington.", ("rsf sd", "meeting", "no")),
        ("Israel sent a delegation to Doha for talks with Qatari mediators.", ("il qa", "meeting", "no")),
    ],
)  # fmt: skip
def test_a_contact_has_its_circle_its_form_and_whether_it_is_to_come(text: str, expected: tuple[str, str, str]) -> None:
    assert kinds(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The planned meeting between the leaders of Rwanda and Congo was cancelled.",
        "The meeting between the Sudanese army and the RSF did not take place.",
        "Russia rejected a meeting with Ukraine's president.",
        "The Kremlin said no meeting with Ukraine was planned.",
        "If the presidents of Russia and Ukraine meet, a deal could follow.",
        "Iran's foreign minister will not meet the US envoy.",
        "Kosovo's prime minister refused to meet Serbia's president in Brussels.",
        "Serbia's president and Kosovo's prime minister failed to meet in Brussels.",
        "Talks between Kyiv and Moscow could resume next month.",
        "The Indian army called the Pakistani proposal a joke.",
        "Russia and Ukraine met the deadline.",
        "Russia's wrestlers met Georgia in the final.",
        "Egypt's president urged Israel's prime minister to meet the Palestinian president.",
        "A meeting between the Rwandan and Congolese foreign ministers was postponed.",
        "Turkey has offered to host talks between Russia and Ukraine.",
        "Turkey said it would host Russian and Ukrainian negotiators if both agreed.",
        "Should Russia and Ukraine meet, Turkey will host them.",
        "Negotiations between Ethiopia and Eritrea have been at a standstill for months.",
        "The Russian army took calls from Ukrainian units to surrender.",
        "Jordan's foreign minister called on Israel's government for restraint.",
        "Russia and Ukraine have agreed to exchange prisoners.",
        "Thailand and Cambodia parted ways over the border.",
        "Russia and Ukraine traded fire. A cabinet meeting took place in Berlin.",
    ],
)
def test_what_did_not_come_about_is_no_contact(text: str) -> None:
    assert kinds(text) == []


def test_the_day_and_the_place_are_taken_from_the_words_beside() -> None:
    (found,) = proposed("Delegations from Lebanon and Syria met in the Saudi port of Jeddah on Friday.")
    assert (found.slots["place"], found.slots["when"]) == ("Jeddah", "2025-03-07")


def test_a_visit_with_talks_is_one_contact() -> None:
    found = kinds("A US delegation arrived in Beirut and met with Lebanon's president.")
    assert found == [("lb us", "meeting", "no")]


def test_him_and_them_are_those_who_were_named_before() -> None:
    arrived = "The Qatari prime minister arrived on Sunday. Iran's president met him at the airport."
    assert ("ir qa", "meeting", "no") in kinds(arrived)
    assert kinds("Kosovo's premier and Serbia's president quarrelled. Albania's president met them in Tirana.") == [
        ("al rs xk", "meeting", "no")
    ]


def test_nobody_meets_himself() -> None:
    assert kinds("Iran's president spoke. Everybody in the hall wanted to hear him.") == []


def test_the_two_leaders_and_the_talks_point_back() -> None:
    called = "Ukraine's president spoke with his French counterpart. The two leaders will meet in Paris next week."
    assert ("fr ua", "meeting", "yes") in kinds(called)
    apart = "Iran and the United States remain far apart. A sixth round of talks is to be held in Muscat on Sunday."
    assert kinds(apart) == [("ir us", "meeting", "yes")]


def test_what_somebody_was_to_do_is_to_come_and_his_own() -> None:
    text = "Ukraine agreed to a text a day before the American side was to hold talks with Russian officials."
    assert kinds(text) == [("ru us", "meeting", "yes")]


def test_will_does_not_reach_a_verb_in_the_past() -> None:
    text = "Israel's prime minister said he will fly home and met the Egyptian president on Sunday."
    assert kinds(text) == [("eg il", "meeting", "no")]


def test_a_meeting_that_a_side_tells_of_stands_on_its_word() -> None:
    (found,) = proposed("Egypt's foreign minister met Hamas leaders in Cairo, Qatar said.")
    assert found.slots["by_report_of"] == "qa"


@settings(max_examples=40, deadline=None)
@given(
    one=some.sampled_from(["Russia's foreign minister", "The Kenyan president", "A Hamas delegation", "The UN envoy"]),
    other=some.sampled_from(["Iran's top diplomat", "the Cuban ambassador", "the Taliban's spokesman"]),
    deed=some.sampled_from(["meet", "receive", "telephone", "hold talks with"]),
    refusal=some.sampled_from(["did not", "will not", "refused to", "failed to", "declined to", "could"]),
)
def test_what_is_refused_or_only_possible_is_never_a_contact(one: str, other: str, deed: str, refusal: str) -> None:
    assert kinds(f"{one} {refusal} {deed} {other} on Friday.") == []


@settings(max_examples=40, deadline=None)
@given(
    one=some.sampled_from(["Russia's foreign minister", "The Kenyan president", "A Hamas delegation"]),
    other=some.sampled_from(["Iran's top diplomat", "the Cuban ambassador", "the Taliban's spokesman"]),
    deed=some.sampled_from(
        ["met", "will meet", "telephoned", "spoke by phone with", "held talks with", "is to hold talks with"]
    ),
    where=some.sampled_from(["in Cairo", "at the Allenby crossing", "outside Geneva", ""]),
)
def test_every_contact_is_valid_and_stands_on_letters_of_its_passage(
    one: str, other: str, deed: str, where: str
) -> None:
    text = f"{one} {deed} {other} {where} on Friday."
    (found,) = proposed(text)
    check_slots(found.sort, found.slots)
    assert found.slots["planned"] == ("yes" if deed.startswith(("will", "is")) else "no")
    for name, place in found.stands_on.items():
        assert name == "when" or place.of(text) == found.slots[name]
