"""Which people or bodies a page speaks of, and how many: what can be handed over or exchanged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from truceline.reading.english.acting import who
from truceline.reading.english.handing_words import SWAP, SWAPS, role_of
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind
from truceline.reading.rules.numbers import Quantity, plain_number

_NOUNS: dict[str, frozenset[str]] = {
    "bodies": set_of("body bodies coffin coffins remains corpse corpses dead fallen deceased cadavers"),
    "wounded": set_of("wounded injured sick ill amputees casualties"),
    "children": set_of(
        "child children minor minors teenager teenagers teen teens orphan orphans infant infants boy boys girl "
        "girls youngster youngsters toddlers"
    ),
    "hostages": set_of("hostage hostages abductee abductees"),
    "prisoners_of_war": set_of(
        "soldier soldiers serviceman servicemen servicewoman servicewomen servicemember servicemembers troops "
        "fighter fighters defender defenders pow pows marine marines guardsman guardsmen ranger rangers combatant "
        "combatants personnel conscript conscripts sailor sailors pilot pilots guard guards paratrooper "
        "paratroopers militiaman militiamen warrior warriors militants gunmen rebels recruits crew crewmen"
    ),
    "civilian_detainees": set_of("civilian civilians"),
    "prisoners": set_of(
        "prisoner prisoners captive captives detainee detainees inmate inmates convict convicts policeman "
        "policemen people person persons man men woman women citizen citizens national nationals compatriots "
        "officer officers police journalist journalists"
    ),
    "": set_of(
        "others residents resident fisherman fishermen nun nuns priest priests student students pupils villagers "
        "villager workers worker engineers tourists crewman teacher teachers mothers fathers relatives activists "
        "medics doctors members member migrants migrant deportees nurse nurses farmers staff"
    ),
}
"""The categories and the nouns that name them; the first that a phrase has counts."""
_WEAK = (
    set_of(
        "people person persons man men woman women citizen citizens national nationals compatriots officer "
        "officers police journalist journalists boy boys girl girls"
    )
    | _NOUNS[""]
)
"""Nouns that say nothing of being held."""
_MARKS: dict[str, frozenset[str]] = {
    "bodies": set_of("dead fallen deceased slain"),
    "wounded": set_of("wounded injured sick ill hurt maimed"),
    "children": set_of("underage"),
    "civilian_detainees": set_of("civilian"),
}
"""Words before a noun that make it one of a category: "wounded fighters"."""
_HOLDING = set_of("war")
_GROUPS = set_of(
    "set sets group groups batch batches total hundreds dozens scores thousands number pair convoy others "
    "rest most majority column"
)
_ONE_OF = set_of("a an another one")
_ONE_HELD = set_of("soldier captive prisoner civilian serviceman fighter man woman person officer pilot")
_HELD_NOUNS = set_of("prisoner prisoners pow pows captive captives hostage hostages detainee detainees")
_ONE = (
    r"(?:an? )?(?:\d[\d,]*|(?:[a-z]+[- ])?(?:hundred|thousand|dozen)"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|one)"
)
_BARGAIN = re.compile(rf"(?i)(?<![\w,.])(?P<one>{_ONE})[- ]for[- ](?P<other>{_ONE})(?![\w%])(?! each\b)")
_HELD = (
    r"captiv|prison|hostage|abduct|kidnap|captur|custody|detain|detention|jail|pows?\b|imprison|inmates?\b|"
    r"remains\b|repatriat"
)
CAPTIVE = re.compile(rf"(?i)\b(?:{_HELD})")
"""Words that say that people are held."""
HELD = re.compile(rf"(?i)\b(?:swap|exchang|{_HELD})")
"""The same, and words of exchanging."""


@dataclass(frozen=True, eq=False)
class Captives:
    """A phrase for people or bodies: its head, their category (empty for a bare number), how many, whose they are.

    Letters [start, end) say how many: those of the number, or of the phrase for "a captured guard". `value` is empty
    where no number is given, `every` says that it is all of them, `weak` that the noun says nothing of being held,
    `own` that they are of whoever speaks or acts ("its own", "our"). `other`: the number on the other side.
    """

    head: Token
    category: str
    value: str
    start: int
    end: int
    note: str
    whose: tuple[str, ...]
    every: bool
    weak: bool
    own: bool = False
    other: str = ""


@lru_cache(maxsize=8)
def captives(page: Page) -> tuple[Captives, ...]:
    """All phrases for people or bodies in order of their heads, each once."""
    made: dict[int, Captives] = {}
    for token in page.doc:
        if (_names_people(token) or _counted(page, token)) and (top := _top(token)).i not in made:
            made[top.i] = _read(page, top)
    return tuple(made[place] for place in sorted(made))


def _names_people(token: Token) -> bool:
    low = token.lower_
    if token.dep_ in ("amod", "compound", "nmod", "poss"):
        return False
    return (
        any(low in words for words in _NOUNS.values())
        and token.tag_[:2] in ("NN", "JJ", "VB")
        and token.dep_ not in ("ROOT", "acomp", "acl", "ccomp", "conj_v")
    )


def _counted(page: Page, token: Token) -> bool:
    """True for "six Israelis", and for a number that stands for people beside a verb of handing over."""
    if token.dep_ in ("amod", "compound", "nmod", "poss"):
        return False
    numbered = any(child.dep_ == "nummod" for child in token.children)
    if token.tag_ in ("NNPS", "NNS") and token.i in page.named:
        return numbered
    if token.tag_ == "CD" and token.dep_ == "pobj" and token.head.lower_ == "for":
        return token.head.head.tag_.startswith("VB") and role_of(token.head.head) == "both"
    alone = token.tag_ == "CD" and token.dep_ in ("nsubjpass", "nsubj", "dobj", "conj")
    return alone and token.head.tag_.startswith("VB") and bool(role_of(token.head))


def _top(token: Token) -> Token:
    """The head of the whole phrase: "bodies" of "bodies of 12 soldiers", "sets" of "43 sets of remains"."""
    at = token
    if at.dep_ == "appos" and at.head.lower_ in _GROUPS:
        return at.head
    while at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.i < at.i:
        above = at.head.head
        if (
            above.lower_ not in _GROUPS
            and above.tag_ != "CD"
            and not any(above.lower_ in words for words in _NOUNS.values())
        ):
            break
        at = above
    return at


def _phrase(top: Token) -> list[Token]:
    """The words of the phrase: what stands before its head, and what hangs on it by "of"."""
    return sorted(_inside(top), key=lambda one: one.i)


def _inside(at: Token) -> Iterator[Token]:
    yield at
    if at.lower_ in _GROUPS:
        yield from (one for child in at.children if child.dep_ == "appos" for one in child.subtree)
    for child in at.children:
        before = child.i < at.i and child.dep_ not in ("relcl", "acl", "conj", "appos", "punct", "cc", "prep")
        if before or child.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "poss", "advmod", "npadvmod"):
            yield from child.subtree
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield child
            for inner in child.children:
                yield from _inside(inner)


def bargains(page: Page) -> tuple[Captives, ...]:
    """What is told by numbers alone: "a 175-for-175 swap", "300 for 200"."""
    found = []
    for match in _BARGAIN.finditer(page.text):
        one, other = (_plain(match[name], page.line.language) for name in ("one", "other"))
        words = page.within(match.start("one"), match.end())
        if one and words:
            found.append(
                Captives(words[-1], "", one, match.start("one"), match.end(), "", (), False, False, other=other)
            )
    return tuple(found)


def swapped(page: Page) -> tuple[Captives, ...]:
    """Who is swapped where no number is told: "a prisoner swap", "an exchange of bodies"."""
    found = []
    for token in page.doc:
        if token.lower_ in SWAPS and token.tag_.startswith("NN"):
            lows = {child.lower_ for child in token.children if child.dep_ in ("compound", "nmod", "amod")}
            lows |= {inner.lower_ for child in token.children if child.lower_ == "of" for inner in child.subtree}
            if lows & _HELD_NOUNS:
                found.append(
                    Captives(token, _category(lows), "", token.idx, token.idx + len(token), "", (), False, False)
                )
        elif token.lower_ in _HELD_NOUNS and token.head.lemma_.lower() in SWAP and token.dep_ in ("dobj", "nsubjpass"):
            found.append(_read(page, token))
    return tuple(found)


def _plain(words: str, language: str) -> str:
    number = plain_number(re.sub(r"^(?i:an?) (?=\d)", "", words.replace("-", " ")), language)
    return str(number) if number else ""


def _read(page: Page, top: Token) -> Captives:
    words = _phrase(top)
    quantity = _quantity(page, words)
    first, last = words[0], words[-1]
    value, start, end, note = "", first.idx, last.idx + len(last), ""
    if quantity is not None:
        value, start, end, note = quantity.value, quantity.first, quantity.end, quantity.note
    elif _one_alone(top, words):
        value = "1"
    lows = {word.lower_ for word in words}
    strong = [word for word in lows if any(word in nouns for nouns in _NOUNS.values()) and word not in _WEAK]
    category = _category(lows)
    return Captives(
        head=top, category=category, value=value, start=start, end=end, note=note, whose=_whose(page, words),
        every="all" in lows, weak=not strong, own=bool(lows & {"our", "own"}),
    )  # fmt: skip


def _one_alone(top: Token, words: list[Token]) -> bool:
    """True for "a captured guard", "the body of a soldier" and "the remains of another hostage"."""
    if top.tag_ in ("NN", "CD") and any(word.lower_ in _ONE_OF for word in words if word.i <= top.i):
        return True
    one = [word for word in words if word.tag_ == "NN" and word.lower_ in _ONE_HELD | _NOUNS["hostages"]]
    single = any(child.lower_ in _ONE_OF for word in one for child in word.children)
    return top.lower_ in ("remains", "body") and single


def _category(lows: set[str]) -> str:
    if (
        lows & _HOLDING
        and lows & {"prisoner", "prisoners"}
        and not lows & _MARKS["wounded"]
        and not lows & _NOUNS["bodies"]
    ):
        return "prisoners_of_war"
    for category, nouns in _NOUNS.items():
        if lows & nouns or lows & _MARKS.get(category, frozenset()):
            return category
    return ""


def _quantity(page: Page, words: list[Token]) -> Quantity | None:
    """The number that counts a phrase: the last that stands before its noun, for "a first group of 12"."""
    inside = {word.idx for word in words}
    return next((one for one in page.quantities if any(one.first <= place < one.end for place in inside)), None)


def _whose(page: Page, words: list[Token]) -> tuple[str, ...]:
    found = [one for word in words if (one := page.named.get(word.i)) is not None and one.parties]
    plain = [one for one in found if one.kind in (Kind.ATTRIBUTE, Kind.ACTOR)]
    named = tuple(dict.fromkeys(party for one in plain for party in one.parties))
    owners = [word for word in words if word.lower_ in ("its", "their", "his", "her")]
    return named or (who(page, owners[:1]).parties if owners else ())
