"""Which people or bodies a sentence speaks of, and how many: what can be exchanged."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.numbers import Quantity
from truceline.reading.slavic.parts import noun, nouns, phrase
from truceline.reading.slavic.sayings import Scene

_RANK = ("bodies", "children", "wounded", "hostages", "civilian_detainees", "prisoners_of_war", "prisoners")
_STEPS = 6
_GIVEN_TO = ("дітям", "детям", "людям", "людям")


@dataclass(frozen=True)
class Captives:
    """People or bodies at tokens [first, last): their category, how many, and in which formula.

    `firm`: the words say that they are captives, and not only people. `whose`: the country of an adjective before them.
    """

    first: int
    last: int
    category: str
    quantity: Quantity | None
    firm: bool
    whose: str
    formula: str = ""


def captives(scene: Scene) -> Iterator[Captives]:
    """All whose number is said, and those of a formula; else all that are named at all, as one."""
    counted = [found for quantity in scene.sentence.quantities if (found := _of(scene, quantity))]
    counted = _without_parts(scene, counted)
    if counted:
        yield from counted
        return
    every = nouns(scene.grammar, scene.sentence.first, scene.sentence.last, "people")
    named = [one for one in every if _held(scene, one[0])]
    if named:
        category, firm = _category(scene, [(place, one.key) for place, one in named[:2]])
        whose = _whose(scene, named[0][0] - 3, named[0][0])
        formula = "all_for_all" if phrase(scene.grammar, "for_all", scene.sentence.first, scene.sentence.last) else ""
        yield Captives(named[0][0], named[-1][0] + 1, category, None, firm, whose, formula)


def _held(scene: Scene, place: int) -> bool:
    """Whether people who are named can be those handed over, and are not only told of, listed, given to or kin."""
    left = _talked_about(scene, place) or _listed(scene, place) or _kin(scene, place)
    return not left and not scene.article.every[place].low.endswith(_GIVEN_TO)


def _kin(scene: Scene, place: int) -> bool:
    """Whether it is their families who are meant: "сім'ї полонених", "матері 200 полонених"."""
    words, every = scene.article.words, scene.article.every
    at = place - 1
    while at > scene.sentence.first and _steps_over(scene, at):
        at -= 1
    return at >= scene.sentence.first and every[at].low.startswith(words.several("kin"))


def _steps_over(scene: Scene, place: int) -> bool:
    token = scene.article.every[place]
    return (
        token.text[0].isdigit()
        or token.low in scene.article.words.numbers("numbers")
        or looks_adjectival(token.low, scene.article.words.language)
    )


def _talked_about(scene: Scene, place: int) -> bool:
    """Whether they are only what something is about: "послання щодо заручників"."""
    before = scene.article.every[place - 1].low if place > scene.sentence.first else ""
    if any(one.kind == "swaps" for one in scene.article.words.nouns.get(before, ())):
        return False  # "домовилися про обмін полоненими"
    about = {"щодо", "про", "о", "об", "стосовно", "относительно", "насчет", "для"}
    return bool(about & set(scene.article.lows(max(place - 2, scene.sentence.first), place)))


def _without_parts(scene: Scene, counted: list[Captives]) -> list[Captives]:
    """Without those that are a part of others: "205 полонених, серед них 12 офіцерів"."""
    kept: list[Captives] = []
    for one in counted:
        start = one.quantity.first if one.quantity else one.first
        within = phrase(scene.grammar, "among", max(start - 4, scene.sentence.first), start)
        if not (within and kept):
            kept.append(one)
    return kept


def _of(scene: Scene, quantity: Quantity) -> Captives | None:
    formula, last = _formula(scene, quantity)
    if formula == "second" or _listed(scene, quantity.first) or _kin(scene, quantity.first):
        return None
    found, place = _behind(scene, last)
    found = [*_before(scene, quantity), *found]
    if not found and formula:
        found = _near(scene)
    if not found:
        return None
    category, firm = _category(scene, found)
    whose = _whose(scene, quantity.first - 3, place)
    return Captives(quantity.first, max(place, last), category, quantity, firm or bool(formula), whose, formula)


def _behind(scene: Scene, first: int) -> tuple[list[tuple[int, str]], int]:
    """The nouns behind a count, over the adjectives between, and where they end."""
    found: list[tuple[int, str]] = []
    place, end = first, scene.sentence.last
    while place < min(first + _STEPS, end):
        named = noun(scene.grammar, place, min(place + 3, end), "people")
        if named and named[0] == place:
            found.append((place, named[1].key))
            place += len(named[1].words)
            if named[1].key not in ("wounded", "bodies") and not _adjective_noun(scene, place - 1):
                break
        elif _between(scene, place, bool(found)):
            place += 1
        else:
            break
    return found, place


def _listed(scene: Scene, place: int) -> bool:
    """Whether only names are handed over: "список із 317 дітей"."""
    lows = scene.article.lows(max(place - 3, scene.sentence.first), place)
    return any(low.startswith(scene.article.words.several("lists")) for low in lows)


def _adjective_noun(scene: Scene, place: int) -> bool:
    return looks_adjectival(scene.article.every[place].low, scene.article.words.language)


def _between(scene: Scene, place: int, found: bool) -> bool:
    token, words = scene.article.every[place], scene.article.words
    if token.text in '«»"“”':
        return True
    if any(one.first <= place < one.last for one in scene.sentence.mentions) and not found:
        return True
    return looks_adjectival(token.low, words.language) or token.low in (
        "із",
        "з",
        "из",
        "наших",
        "своїх",
        "своих",
        "ще",
        "еще",
        "загиблих",
    )


def _before(scene: Scene, quantity: Quantity) -> list[tuple[int, str]]:
    """ "Тіла 5800 загиблих"."""
    first = max(quantity.first - 2, scene.sentence.first)
    found = [(place, one.key) for place, one in nouns(scene.grammar, first, quantity.first, "people")]
    return found[:1] if found and found[0][1] in ("bodies", "wounded") else []


def _near(scene: Scene) -> list[tuple[int, str]]:
    """With a formula, whoever is named in the sentence: "обмінялися полоненими 172 на 172"."""
    every = [
        (place, one.key) for place, one in nouns(scene.grammar, scene.sentence.first, scene.sentence.last, "people")
    ]
    return sorted(every, key=lambda one: _RANK.index(one[1]))[:1]


def _formula(scene: Scene, quantity: Quantity) -> tuple[str, int]:
    """Whether a count is the first of "172 на 172", and where that ends; `second` where it is the other number."""
    every, on = scene.article.every, scene.article.words.set("on")
    for other in scene.sentence.quantities:
        if other.number == quantity.last + 1 and every[quantity.last].low in on:
            return ("number_for_number" if other.plain == quantity.plain else "ratio"), other.last
        if other.last == quantity.first - 1 and every[other.last].low in on:
            return "second", quantity.last
    each = quantity.first > 0 and every[quantity.first - 1].low in scene.article.words.set("each_gave")
    return ("number_for_number" if each else ""), quantity.last


def _category(scene: Scene, found: list[tuple[int, str]]) -> tuple[str, bool]:
    """The category that says most of what is named, and whether the words are those of captives."""
    category = min((key for _, key in found), key=_RANK.index)
    plain = [scene.article.every[place].low for place, _ in found]
    return category, not all(_plain(scene, low) for low in plain)


def _plain(scene: Scene, low: str) -> bool:
    """Whether a word says only that somebody is a person or a soldier."""
    if low in scene.article.words.set("plain_people"):
        return True
    held = "полонен" in low or "пленн" in low
    return not held and low.startswith(scene.article.words.several("plain_stems"))


def _whose(scene: Scene, first: int, last: int) -> str:
    adjectives = [one.party for one in scene.sentence.attributes if first <= one.place <= last]
    named = [
        one.parties[0]
        for one in scene.sentence.mentions
        if one.parties
        and first <= one.first <= last
        and one.can("g")
        and one.head in ("військові", "военные", "военнослужащие", "військовослужбовці")
    ]
    return (adjectives or named or [""])[0]
