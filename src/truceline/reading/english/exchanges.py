"""Exchanges: people or bodies handed over, agreed, planned, proposed or refused."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from truceline.reading.english.acting import Who
from truceline.reading.english.addressed import addressed
from truceline.reading.english.captives import CAPTIVE, HELD, Captives, bargains, captives, swapped
from truceline.reading.english.directions import Direction, directions, two_sides
from truceline.reading.english.frames import Word, made, slots_for, taken_back, when, word_for
from truceline.reading.english.gapped import gapped
from truceline.reading.english.handing_words import SWAPS, strong
from truceline.reading.english.handings import Handing, handing, nominal, settled
from truceline.reading.english.page import Page
from truceline.reading.english.places import place_near
from truceline.reading.english.words import set_of
from truceline.reading.suggestion import Sort, Suggestion

_ALL = re.compile(r"(?i)\ball(?:[ -](?!for)[a-z]+){0,3}[ -]for[ -]all\b")
_EACH = re.compile(
    r"(?i)\b(?:each(?! other)|apiece|a side|(?:on|from|by|for) (?:each|both) (?:sides?|countr(?:y|ies))|either side|"
    r"equal numbers?)\b"
)
_RATIO = re.compile(r"(?i)\bfor (?:each|every)\b")
_SWAPPED = re.compile(r"(?i)\b(?:prisoner|in|of) (?:a|an|the|this|that|another)? ?(?:prisoner )?(?:swap|exchange)\b")
_GOODWILL = re.compile(r"(?i)\b(?:goodwill|unilateral(?:ly)?|one ?- ?sided|gesture)\b")
_NO_HANDING = re.compile(
    r"(?i)\b(?:amnesty|bail|parole|rescued?|stormed|rubble|commando|in a raid|training|rotation|special operation|"
    r"court)\b"
)
_ABDUCTED = re.compile(r"(?i)\b(?:kidnap|abduct|hostage)")
_DISPLACED = re.compile(r"(?i)\b(?:displaced|refugees?|residents who|villages)\b")
_FOR = re.compile(r"[^,;.]{0,60}?[ -]for[ -](?:an? |the |some )?")
_HOSTAGE_TAKERS = set_of("hamas pij eln farc houthis hezbollah")
_TAKERS = re.compile(r"\b(?:Hamas|Gaza|Islamic Jihad)\b")


def exchanges(page: Page) -> Iterator[Suggestion]:
    """One for each category, number and direction of a sentence."""
    seen: set[tuple[object, ...]] = set()
    for people, found in _events(page):
        word = word_for(page, found.at)
        barred = word.barred and found.state not in ("proposed", "refused")
        if barred or addressed(page, found.at) or taken_back(page, found.at):
            continue
        for suggestion in _suggested(settled(found), people, word):
            key = suggestion.span, *(suggestion.slots.get(name) for name in ("category", "value", "giver", "taker"))
            if key not in seen:
                seen.add(key)
                yield suggestion


def _events(page: Page) -> Iterator[tuple[Captives, Handing]]:
    """Those who are counted, or all of them, with what becomes of them; then what numbers alone tell, or none."""
    counted: list[tuple[Captives, Handing]] = []
    for people in captives(page):
        found = handing(page, people.head)
        if found is not None and (people.value or people.every or _ALL.search(_sentence(page, people.head))):
            counted.append((people, found))
    yield from counted
    yield from gapped(page, counted)
    told = {page.number(people.head) for people, _ in counted}
    for people in bargains(page):
        number = page.number(people.head)
        near = (people.head, *people.head.ancestors, *page.tokens(number))
        noun = next((one for one in near if one.lower_ in SWAPS), people.head)
        bargain = nominal(page, noun) or handing(page, people.head)
        if bargain is not None and number not in told:
            told.add(number)
            yield people, bargain
    yield from (
        (people, swap)
        for people, swap in _uncounted(page)
        if not told & {page.number(swap.at) + far for far in (-1, 0, 1)}
    )


def _uncounted(page: Page) -> Iterator[tuple[Captives, Handing]]:
    """Swaps of which no number is told, between two sides that are named."""
    for people in swapped(page):
        swap = nominal(page, people.head) if people.head.lower_ in SWAPS else handing(page, people.head)
        settled_enough = swap is not None and swap.role == "both" and swap.state in ("done", "agreed", "planned")
        if swap is not None and settled_enough and two_sides(swap, word_for(page, swap.at).party):
            yield people, replace(swap, sure=0.7)


def _sentence(page: Page, token: Token) -> str:
    one = page.sentence(token)
    return page.text[one.start : one.end]


def _suggested(found: Handing, people: Captives, word: Word) -> Iterator[Suggestion]:
    formula = _formula(found, people)
    ways = directions(found, people, formula == "number_for_number" and found.state in ("done", "planned"), word.party)
    people = people if people.category else replace(people, category=_category(found, people, ""))
    if not _credible(found, people, ways, formula) or _otherwise(found, people, ways):
        return
    for giver, taker, note in ways:
        slots = slots_for(found.clause, Who(), word)
        slots.put("category", _category(found, people, giver))
        slots.put("state", found.state)
        slots.put("giver", giver)
        slots.put("taker", taker)
        slots.put("formula", formula)
        if people.value:
            slots.stand("value", people.value, people.start, people.end)
        slots.note(people.note)
        slots.note(note)
        if found.state == "done":
            place_near(slots, found.page, found.at)
        when(slots, found.clause, ahead=found.state in ("planned", "proposed", "agreed"))
        yield made(Sort.EXCHANGE, slots, found.clause, _sure(found, people) * word.trust)


def _sure(found: Handing, people: Captives) -> float:
    return 0.9 * found.sure * (0.85 if found.nominal else 1) * (0.8 if people.weak else 1)


def _credible(found: Handing, people: Captives, ways: list[Direction], formula: str) -> bool:
    """Whether it is about people who are held: by the words, or because two sides have a part in it."""
    if (any(giver and taker for giver, taker, _ in ways) and found.role != "come") or formula == "number_for_number":
        return True
    held, sure = _spoken(found.page, people.head, HELD), not people.weak or strong(found.at)
    if found.role == "both":
        return sure or _spoken(found.page, people.head, CAPTIVE)
    if any(giver or taker for giver, taker, _ in ways):
        return held or _own_back(found, people, ways) or (found.role == "giver" and sure) or _such(found, people)
    near = HELD.search(_sentence(found.page, people.head)) or _spoken(found.page, people.head, CAPTIVE)
    if people.category == "bodies" and found.role == "giver" and found.state != "done" and not found.nominal:
        return True
    if found.role in ("come", "taker", "giver") and _SWAPPED.search(_sentence(found.page, people.head)):
        return True
    if found.role == "come" and near and not _DISPLACED.search(_sentence(found.page, people.head)):
        return True
    return (held or found.nominal) and (sure or people.head.tag_ == "CD" or people.head.lower_ == "others")


def _such(found: Handing, people: Captives) -> bool:
    """People of whom one side alone need be told: hostages, bodies that are given, children who are brought."""
    if people.category == "bodies":
        return found.at.lemma_.lower() != "bring"
    reunited = found.at.lemma_.lower() == "reunite"
    return people.category == "hostages" or (people.category == "children" and (found.role != "come" or reunited))


def _own_back(found: Handing, people: Captives, ways: list[Direction]) -> bool:
    """Whether a side gets its own back."""
    theirs = people.own or any(word.lower_ in ("its", "their") for word in people.head.subtree)
    got_back = found.at.lemma_.lower() in ("get", "win") and people.category == "prisoners_of_war" and not people.weak
    whose = any(taker and (taker,) == people.whose for _, taker, _ in ways)
    return found.role == "taker" and (theirs or got_back or whose)


def _otherwise(found: Handing, people: Captives, ways: list[Direction]) -> bool:
    """Whether it is no handing over: bodies found, hostages fought free, prisoners let out by a court or an amnesty."""
    if found.at.lemma_.lower() in ("recover", "retrieve") and not any(giver for giver, _, _ in ways):
        return True
    return bool(_NO_HANDING.search(_sentence(found.page, people.head)))


def _spoken(page: Page, token: Token, words: re.Pattern[str]) -> bool:
    """True where such words stand in the sentence or in one of the two before it."""
    number = page.number(token)
    return any(words.search(page.text, one.start, one.end) for one in page.sentences[max(number - 2, 0) : number + 1])


def _category(found: Handing, people: Captives, giver: str) -> str:
    """The category; those held by a group that takes hostages, and who are called captives only, are hostages."""
    text = _sentence(found.page, people.head)
    captive = people.head.lemma_.lower() == "captive" and people.category == "prisoners" and not people.whose
    if captive and (giver in _HOSTAGE_TAKERS or (not giver and _TAKERS.search(text))):
        return "hostages"
    if not people.category and _ABDUCTED.search(text):
        return "hostages"
    return people.category or _category_near(found.page, people.head)


def _category_near(page: Page, head: Token) -> str:
    """What those are who were last spoken of; hostages spoken of later in the sentence; else prisoners."""
    number = page.number(head)
    near = [one for one in captives(page) if one.category and number - 2 <= page.number(one.head) <= number]
    before = [one.category for one in near if one.head.i < head.i]
    later = [one.category for one in near if one.head.i > head.i and one.category == "hostages"]
    return before[-1] if before else later[0] if later else "prisoners"


def _formula(found: Handing, people: Captives) -> str:
    text = _sentence(found.page, people.head)
    if _ALL.search(text):
        return "all_for_all"
    if _RATIO.search(text):
        return "ratio"
    if people.other:
        return "number_for_number" if people.other == people.value else "ratio"
    if found.role == "both" and (pair := _pair(found.page, people)):
        return "number_for_number" if pair[0] == pair[1] else "ratio"
    if people.value and _EACH.search(text):
        return "number_for_number"
    return "one_sided" if _GOODWILL.search(text) else ""


def _pair(page: Page, people: Captives) -> tuple[str, str] | None:
    """The two numbers of "40 fighters for 12 civilians", in the sentence of these people."""
    one = page.sentence(people.head)
    here = [found for found in page.quantities if one.start <= found.start < one.end]
    for first, second in pairwise(here):
        if _FOR.fullmatch(page.text, first.end, second.start):
            return first.value, second.value
    return None
