"""Handing over by the order of words alone, for sentences whose grammar was read wrongly."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english.clauses import is_predicate
from truceline.reading.english.handing_words import role_of
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

_FAR = 7
_OPEN = set_of("not n't n’t never no nor neither if whether unless until before denied deny denies could might may")
"""Words after which nothing is told as settled."""
_STEPS = set_of("also then now soon further in addition all another a an the some about at least more than further")
_AGREED = set_of("agreed agrees agree pledged promised undertook vowed committed shall")
_PROPOSED = set_of("offered proposed ready willing prepared offering proposes offers")
_PROPOSED_THAT = set_of("proposed proposes propose suggested suggests proposing suggesting")
_PLANNED = set_of("will would due set expected scheduled plans planned about is are was were supposed going intends")
_REFUSED = set_of("refused refuses declined declines")


def by_order(first: Token) -> tuple[Token, str, str] | None:
    """The word that tells it, the role of who acts and the state, for people whose phrase begins at `first`."""
    for word in _left_of(first):
        role = role_of(word)
        if role and role != "come" and not is_predicate(word) and (state := _state(word)):
            return word, role, state
    return None


def verb_before(page: Page, first: Token) -> Token | None:
    """The predicate before a phrase for people, with only "to whom" between: "handed to Armenia 20 bodies"."""
    place = first.i - 1
    while place > 0 and first.i - place < _FAR:
        word = first.doc[place]
        if is_predicate(word):
            return word if place < first.i - 1 else None
        if word.lower_ not in ("to", "side", "the") and word.i not in page.named:
            return None
        place -= 1
    return None


def _left_of(first: Token) -> Iterator[Token]:
    for place in range(first.i - 1, max(first.i - _FAR, -1), -1):
        word = first.doc[place]
        if word.is_sent_start or word.text in ".;:,":
            return
        yield word
        if is_predicate(word):
            return


def _state(word: Token) -> str:
    """What the helping words before it say."""
    before = [one.lower_ for one in word.doc[word.sent.start : word.i]]
    if _OPEN & set(before[-15:]) or word.sent[-1].text == "?":
        return ""
    while before and before[-1] in _STEPS:
        before.pop()
    if not before:
        return ""
    last = before[-1]
    if last in ("will", "shall"):
        return "agreed" if last == "shall" else "planned"
    if last != "to":
        # "proposed that X free", where "free" is taken for no verb
        return "proposed" if "that" in before[-_FAR:] and _PROPOSED_THAT & set(before[-2 * _FAR :]) else ""
    for helping, state in ((_AGREED, "agreed"), (_PROPOSED, "proposed"), (_REFUSED, "refused"), (_PLANNED, "planned")):
        if helping & set(before[-3:-1]):
            return state
    return ""
