"""The passages by which reading is judged: that each is well formed, and that there are enough of them."""

import re
from collections import Counter

import pytest
from babel import Locale

from one_passage import CLAIM
from truceline.errors import BadInput
from truceline.reading.evaluation.passages import ANYTHING, Part, Passage, passages, passages_of
from truceline.reading.suggestion import Sort
from truceline.values.counts import parse_count
from truceline.values.durations import parse_duration
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

PARTS: tuple[Part, ...] = ("dev", "test")
EVERYTHING = (*passages("dev"), *passages("test"))
WITH_GOLD = tuple(one for one in EVERYTHING if one.gold)
EVERYWHERE = {"when", "place", "by_report_of"}
SLOTS = {
    Sort.CONSENT: {"party", "act", "of", "condition"},
    Sort.PROPOSAL: {"party", "name", "duration", "extension", "entry", "scope", "begins", "ends"},
    Sort.COMMITMENT: {"party", "to", "does", "trigger", "due"},
    Sort.UTTERANCE: {"speaker", "office", "party", "behalf", "manner", "quote", "about"},
    Sort.CONTACT: {"participants", "form", "planned"},
    Sort.CLAIM: {"issuer", "accused", "value", "unit"},
    Sort.EXCHANGE: {"giver", "taker", "category", "value", "state", "formula"},
}
WORDS = {
    "act": {"declare_readiness", "accept", "sign", "ratify", "withdraw", "reject"},
    "manner": {"said", "announced", "denied", "asked", "reported"},
    "form": {"call", "meeting", "visit", "message"},
    "planned": {"yes", "no"},
    "state": {"done", "agreed", "planned", "proposed", "refused"},
    "formula": {"all_for_all", "number_for_number", "ratio", "one_sided"},
    "category": {
        *("prisoners_of_war", "wounded", "civilian_detainees", "children"),
        *("bodies", "hostages", "prisoners"),
    },
}
WHO = ("party", "to", "behalf", "participants", "issuer", "accused", "giver", "taker", "by_report_of")
BODIES = {"un", "eu", "nato", "osce", "icrc", "iaea"}
COUNTRIES = {code.lower() for code in map(str, Locale("en").territories) if len(code) == 2}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('span: "Moscow said Kyiv', 'span: "Moscow says Kyiv', "do not occur"),
        ("Kyiv said nothing.", "Moscow said Kyiv broke it 80 times.", "more than once"),
        ('unit: "times"', 'unit: "shots"', "do not occur"),
        ("sort: claim", "sort: rumour", "not one of the choices"),
        ("id: a", "id: A b", "not a name"),
        ("    text:", "    published: 2025-02-30\n    text:", "not a real date"),
    ],
)
def test_a_spoiled_file_is_refused_with_its_line(old: str, new: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as caught:
        passages_of("a.yaml", CLAIM.replace(old, new))
    assert all(fault.file == "a.yaml" and fault.line for fault in caught.value.faults)


def test_a_passage_without_a_zone_is_read_in_universal_time() -> None:
    assert passages_of("a.yaml", CLAIM)[0].home == zone("Etc/UTC")


def test_every_passage_has_an_id_of_its_own() -> None:
    assert [name for name, times in Counter(one.id for one in EVERYTHING).items() if times > 1] == []


def test_no_sentence_of_the_one_part_stands_in_the_other() -> None:
    dev, tested = ({gold.span.of(one.text) for one in passages(part) for gold in one.gold} for part in PARTS)
    assert dev & tested == set()


@pytest.mark.parametrize("part", PARTS)
def test_there_is_enough_of_every_sort_and_language(part: Part) -> None:
    english = passages(part, "en")
    sorts = Counter(gold.sort for one in english for gold in one.gold if not gold.optional)
    assert min(sorts[sort] for sort in Sort) >= 20
    assert len(english) >= {"dev": 45, "test": 50}[part]
    assert min(len(passages(part, language)) for language in ("uk", "ru")) >= 20


@pytest.mark.parametrize("part", PARTS)
def test_english_negatives_say_why_they_are_hard(part: Part) -> None:
    hard = [one for one in passages(part, "en") if one.negative]
    assert len(hard) >= 7
    assert [one.id for one in hard if not one.note] == []


@pytest.mark.parametrize("passage", EVERYTHING, ids=lambda passage: passage.id)
def test_every_gold_is_well_formed(passage: Passage) -> None:
    known = {ANYTHING, *COUNTRIES, *BODIES, *(actor.id for actor in passage.actors)}
    for gold in passage.gold:
        assert gold.span.of(passage.text) == gold.span.of(passage.text).strip()
        assert gold.slots.keys() <= SLOTS[gold.sort] | EVERYWHERE
        assert gold.stands_on.keys() <= gold.slots.keys()
        assert all(gold.span.start <= span.start < span.end <= gold.span.end for span in gold.stands_on.values())
        assert {who for name in WHO for who in gold.slots.get(name, "").split()} <= known
        for name, slot in gold.slots.items():
            assert slot == ANYTHING or readable(passage, name, slot), f"{name}: {slot}"
    assert all(never.slots.keys() <= SLOTS[never.sort] for never in passage.never)


@pytest.mark.parametrize("passage", WITH_GOLD, ids=lambda passage: passage.id)
def test_the_numbers_of_gold_stand_in_its_span_or_are_said_in_words_there(passage: Passage) -> None:
    for gold in passage.gold:
        letters = gold.span.of(passage.text).replace(",", "")
        for digits in re.findall(r"[0-9]+", gold.slots.get("value", "")):
            assert "value" in gold.stands_on or re.search(rf"(?<![0-9]){digits}(?![0-9])", letters)


def readable(passage: Passage, name: str, slot: str) -> bool:
    """Whether a slot is one of its words, or what its reader reads; a reader that cannot raises ValueError."""
    if name in WORDS:
        return slot in WORDS[name]
    if name == "participants":
        return slot.split() == sorted(slot.split()) and len(slot.split()) > 1
    if name == "value":
        return parse_count(slot).low > 0
    if name == "duration":
        return parse_duration(slot) != parse_duration("PT0H")
    if name in ("when", "begins", "ends", "due"):
        return bool(parse_interval(slot, passage.home))
    return 0 < len(slot) <= 280
