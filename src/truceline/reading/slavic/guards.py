"""Sentences of which nothing is proposed: they turn to a reader or a program, or tell of sport, trade or a story."""

from collections.abc import Sequence
from itertools import pairwise

from truceline.reading.rules.layout import paragraphs
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.words import Words
from truceline.reading.span_check import speaks_to_a_machine

_NEAR = 3


def addressed(scenes: Sequence[Scene]) -> frozenset[int]:
    """The numbers of sentences that turn to a reader or a program, and of those that they are about.

    A paragraph of which at least half turns so is left alone whole; else the sentence behind a colon, and the one
    before where "this" is to be put down.
    """
    found: set[int] = set()
    for some in _by_paragraph(scenes):
        turned = [one for one in some if turns_to_reader(one)]
        if 2 * len(turned) >= len(some):
            found |= {one.sentence.number for one in some} if turned else set()
            continue
        found |= {one.sentence.number for one in turned}
        for one, following in pairwise(some):
            if one in turned and _leads(one):
                found.add(following.sentence.number)
            if following in turned and _points(following):
                found.add(one.sentence.number)
    return frozenset(found)


def turns_to_reader(scene: Scene) -> bool:
    """Whether a sentence tells its reader or a program what to put down."""
    if speaks_to_a_machine(scene.sentence.span.of(scene.article.text)):
        return True
    lows, words = scene.article.lows(scene.sentence.first, scene.sentence.last), scene.article.words
    orders = words.starts("to_reader")
    if any(tuple(lows[at : at + len(said)]) == said for at, low in enumerate(lows) for said in orders.get(low, ())):
        return True
    return _told_to_program(lows, words) or _order(lows, words)


def elsewhere(scene: Scene) -> bool:
    """Whether a sentence is about sport, trade, crime or a story, where truces and exchanges are other things."""
    words = scene.article.words
    every = scene.article.every[scene.sentence.first : scene.sentence.last]
    stems, stories = words.several("elsewhere"), words.set("invented")
    first = scene.sentence.first
    return any(
        one.low.startswith(stems) or (one.low in stories and (not one.capital or one is scene.article.every[first]))
        for one in every
    )


def asks_which(scene: Scene) -> bool:
    """Whether a sentence asks of which thing something is told: "про яке перемир'я йдеться", "о каком обмене речь".

    In "обмін, про який йдеться" nothing is asked: no noun stands between.
    """
    lows, words = scene.article.lows(scene.sentence.first, scene.sentence.last), scene.article.words
    for place, low in enumerate(lows):
        near = lows[max(place - _NEAR + 1, 0) : place]
        if low in words.set("asking") and words.set("beside") & set(near) and "," not in near:
            behind = lows[place + 1 :]
            if words.set("is_about") & set(behind[1:]) and behind[0] not in words.set("is_about"):
                return True
    return False


def _told_to_program(lows: list[str], words: Words) -> bool:
    """ "Асистент має записати": a program is named, and what it is to put down is no past."""
    programs, writing = words.set("programs"), words.several("writing")
    named = any(low in programs for low in lows)
    return named and any(low.startswith(writing) and _to_do(low) for low in lows)


def _order(lows: list[str], words: Words) -> bool:
    """ "Прошу внести", "слід зазначити до реєстру", "Внести до бази": an infinitive with where to put it down."""
    writing, into = words.several("writing"), words.several("registers")
    places = [at for at, low in enumerate(lows) if low.startswith(writing) and low.endswith(_INFINITIVES)]
    kept = any(low.startswith(into) for low in lows)
    for at in places:
        asked = bool(words.set("asks_reader") & set(lows[max(at - _NEAR, 0) : at]))
        if asked or (kept and at <= 1):
            return True
    return False


_INFINITIVES = ("ти", "тись", "тися", "ть", "сти")


def _to_do(low: str) -> bool:
    """Whether a form is an infinitive, an order or a future one, and no past."""
    return not low.endswith(("в", "ла", "ли", "ло", "л", "но", "то", "ны", "ні", "на"))


def _leads(scene: Scene) -> bool:
    return scene.sentence.span.of(scene.article.text).rstrip('»”" ').endswith(":") or bool(
        scene.article.words.set("following") & set(scene.article.lows(scene.sentence.first, scene.sentence.last))
    )


def _points(scene: Scene) -> bool:
    return bool(
        scene.article.words.set("pointing") & set(scene.article.lows(scene.sentence.first, scene.sentence.last))
    )


def _by_paragraph(scenes: Sequence[Scene]) -> list[list[Scene]]:
    if not scenes:
        return []
    parts = paragraphs(scenes[0].article.text)
    return [
        [one for one in scenes if start <= one.sentence.span.start < end]
        for start, end in parts
        if any(start <= one.sentence.span.start < end for one in scenes)
    ]
