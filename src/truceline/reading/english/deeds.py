"""The words of an undertaking: what will be done, on which trigger, and by when."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english.commitment_words import AGREEING
from truceline.reading.english.conditions import fronted
from truceline.reading.english.page import Page
from truceline.reading.english.undertakings import Undertaking
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind
from truceline.reading.rules.slots import Slots, put_when

Letters = tuple[int, int]

_AT_ONCE = set_of("immediately forthwith instantly promptly")
_AT_ONCE_PHRASES = (
    "at once",
    "without delay",
    "with immediate effect",
    "as soon as possible",
    "straight away",
    "right away",
    "without further delay",
)
_MARKS = set_of("if once provided providing unless when after until assuming should")
_ON = set_of("upon after pending following")
_ON_PHRASES = (
    "in exchange for", "in return for", "on condition", "on the condition", "subject to", "conditional on",
    "contingent on",
    "as soon as", "as long as", "so long as", "immediately after", "immediately upon", "provided that", "provided",
    "in case",
    "the moment", "only if", "only once", "only after",
)  # fmt: skip
_CONDITION = re.compile(r"(?:If|Once|Unless|Provided|Providing|Assuming|As soon as|On condition)\b[^,;:.“”\"]*(?=,)")
_DUE = set_of("by before within")
_ASIDE = set_of("which who while as but although though after when if once unless before saying adding extending")


def words_of_deed(slots: Slots, found: Undertaking) -> None:
    """What is undertaken, its trigger and until when, as slots."""
    page, at, deed = found.page, found.at, found.deed
    agreed = found.clause.base in AGREEING
    trigger = trigger_of(page, deed, at, agreed)
    due = _due(page, at, deed)
    if trigger is not None:
        slots.take("trigger", *trigger)
    if due is not None:
        _put_due(slots, page, due)
    start = _begin_of_clause(deed) if found.whole else _begin(deed)
    slots.take("does", start, _end(page, deed, [one for one in (trigger, due) if one is not None]))


def trigger_of(page: Page, deed: Token, at: Token, agreed: bool = False) -> Letters | None:
    """The letters for what a deed hangs on, or for "immediately"; None where neither is said.

    `agreed`: it was agreed, so that "after" and "when" may tell when that was.
    """
    return (
        _phrase(page, deed, at, _ON_PHRASES)
        or next(_clausal(page, at, deed, agreed), None)
        or next(_prepositional(at, deed, agreed), None)
        or _first_of_all(page, deed)
        or _at_once(page, at, deed)
    )


def _first_of_all(page: Page, deed: Token) -> Letters | None:
    """A condition with which the sentence begins, where the grammar was read wrongly: "Provided all agree, it will"."""
    one = page.sentence(deed)
    found = _CONDITION.match(page.text, one.start, one.end)
    return found.span() if found and found.end() < deed.idx else None


def _end(page: Page, deed: Token, without: list[Letters]) -> int:
    end = deed.idx + len(deed)
    misread = deed.dep_ in ("amod", "compound", "nmod")
    passed = False
    for token in sorted((deed.head if misread else deed).subtree, key=lambda one: one.i):
        if token.i <= deed.i:
            continue
        over = next((one for one in without if one[0] <= token.idx < one[1]), None)
        passed = (over is not None and _brief(page, over)) or (passed and token.is_punct)
        if passed:
            continue
        if over is not None or _cut(page, token, deed) or token.idx >= page.sentence(deed).end:
            break
        end = token.idx + len(token)
    return end


def _brief(page: Page, letters: Letters) -> bool:
    """True for "as soon as possible" and the like, behind which a deed goes on."""
    words = page.text[letters[0] : letters[1]].lower()
    return words in _AT_ONCE or " ".join(words.split()) in _AT_ONCE_PHRASES


def _begin_of_clause(deed: Token) -> int:
    first = deed.left_edge
    return first.nbor().idx if first.lower_ == "that" and first.i < deed.i else first.idx


def _begin(deed: Token) -> int:
    nots = [child for child in deed.children if child.dep_ == "neg" and child.i < deed.i]
    if deed.tag_[:2] in ("NN", "CD") and deed.dep_ not in ("amod", "compound", "nmod"):
        return deed.left_edge.idx
    if nots:
        return nots[0].idx
    before = deed.nbor(-1) if deed.i else deed
    how = before.tag_ == "RB" and before.head.i == deed.i and before.lower_.endswith("ly")
    return before.idx if how and before.lower_ not in _AT_ONCE else deed.idx


def _cut(page: Page, token: Token, deed: Token) -> bool:
    """True where another clause begins that is no part of the deed."""
    if token.text in (";", ":", "–", "—", "--") or (token.text == "," and _leaves(token)):
        return True
    if token.lower_ == "and" and _other_acts(page, token):
        return True
    at = token
    while at.i not in (deed.i, at.head.i):
        if at.head.i == deed.i and at.dep_ in ("conj", "parataxis") and at.tag_.startswith("VB"):
            return True
        if at.head.i == deed.i and at.dep_ == "cc":
            return any(child.dep_ == "conj" and child.tag_.startswith("VB") for child in deed.children)
        at = at.head
    return False


def _leaves(comma: Token) -> bool:
    """True for a comma behind which another clause begins, not the next of a list."""
    after = comma.nbor() if comma.i + 1 < len(comma.doc) else comma
    return after.lower_ in _ASIDE or after.tag_ in ("VBG", "VBD", "VBN", "VBZ") or after.dep_ in ("advcl", "ccomp")


def _other_acts(page: Page, conjunction: Token) -> bool:
    """True for "... and the TPLF will": another side begins to act."""
    place = conjunction.i + 1
    while place < len(page.doc) and page.doc[place].tag_ == "DT":
        place += 1
    one = page.named.get(place)
    if one is None or one.kind is Kind.ATTRIBUTE or one.last >= len(page.doc):
        return False
    return page.doc[one.last].tag_ in ("MD", "VBD", "VBZ", "VBP")


def _verbs(at: Token, deed: Token) -> tuple[Token, ...]:
    return (deed,) if at.i == deed.i else (deed, at)


def _clausal(page: Page, at: Token, deed: Token, agreed: bool) -> Iterator[Letters]:
    for verb in _verbs(at, deed):
        for token in (*verb.subtree, *fronted(verb)):
            if token.dep_ != "advcl" or not token.tag_.startswith(("VB", "MD")):
                continue
            marks = [child for child in token.children if _marks(child, token)]
            marks = [token] if token.lower_ in ("provided", "providing", "assuming") else marks
            told = verb.i != deed.i and agreed and marks and marks[0].lower_ in ("after", "when", "until")
            if marks and not told:
                first = marks[0].i
                if first and page.doc[first - 1].lower_ in ("only", "immediately", "shortly", "right"):
                    first -= 1
                yield _letters(token, first, token.right_edge.i)


def _marks(word: Token, verb: Token) -> bool:
    """True for the "if" of a clause on which a deed hangs, and for "as" of what goes on beside ("as troops leave")."""
    if word.i > verb.i or word.dep_ == "nsubj":
        return False
    return word.lower_ in _MARKS or (word.lower_ == "as" and word.dep_ == "mark" and verb.tag_ in ("VBP", "VBZ"))


def _letters(token: Token, first: int, last: int) -> Letters:
    doc = token.doc
    while last > first and doc[last].is_punct:
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _prepositional(at: Token, deed: Token, agreed: bool) -> Iterator[Letters]:
    for verb in _verbs(at, deed):
        for token in verb.subtree:
            if token.dep_ == "prep" and token.lower_ in _ON and (verb.i == deed.i or not agreed):
                yield _letters(token, token.left_edge.i, token.right_edge.i)


def _phrase(page: Page, deed: Token, at: Token, phrases: tuple[str, ...]) -> Letters | None:
    """A phrase such as "in exchange for" with what follows, up to the next comma, behind the deed."""
    one = page.sentence(deed)
    low = page.text[one.start : one.end].lower()
    begin = max(deed.idx, at.idx) - one.start
    found = [
        place
        for words in phrases
        if (place := low.find(f" {words} ", begin)) >= 0 and not low.startswith("as soon as possible", place + 1)
    ]
    if not found:
        return None
    place = min(found) + 1
    stop = min(
        (spot for mark in (",", ";", ":", " and will ", " -- ") if (spot := low.find(mark, place)) >= 0),
        default=len(low),
    )
    return one.start + place, one.start + stop


def _at_once(page: Page, at: Token, deed: Token) -> Letters | None:
    for verb in _verbs(at, deed):
        for child in verb.children:
            if child.lower_ in _AT_ONCE:
                return child.idx, child.idx + len(child)
    one = page.sentence(deed)
    low = page.text[one.start : one.end].lower()
    for words in _AT_ONCE_PHRASES:
        place = low.find(words)
        if place >= 0:
            return one.start + place, one.start + place + len(words)
    return None


def _due(page: Page, at: Token, deed: Token) -> Letters | None:
    """The letters for until when it is to be done: "by May 20", "within 30 days"; of what only will be, its day too."""
    for verb in _verbs(at, deed):
        for token in verb.subtree:
            if token.dep_ == "prep" and token.lower_ in _DUE and token.i > verb.i and _timely(page, token):
                return _letters(token, token.left_edge.i, token.right_edge.i)
    for child in deed.children:
        if (
            child.dep_ in ("prep", "npadvmod")
            and child.lower_ not in ("for", "during", "until", "since")
            and child.i > deed.i
            and at.i == deed.i
        ):
            first, last = child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
            if any(first <= one.start < last for one in page.moments):
                return _letters(child, child.left_edge.i, child.right_edge.i)
    return None


def _timely(page: Page, preposition: Token) -> bool:
    first, last = preposition.left_edge.idx, preposition.right_edge.idx + 1
    starts = [one.start for one in page.moments] + [one.start for one in page.lengths]
    return any(first <= start < last for start in starts) or "end of" in page.text[first:last]


def _put_due(slots: Slots, page: Page, due: Letters) -> None:
    moment = next((one for one in page.moments if due[0] <= one.start < due[1]), None)
    if moment is not None and moment.ahead:
        put_when(slots, "due", moment, ahead=True)
    else:
        slots.take("due", *due)
