"""Finds out from a text who holds which office, before it is read for what happened."""

import re
from collections.abc import Iterable, Sequence

from truceline.reading.rules.guesses import guessed
from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.mentions import Kind, Mention, mentions
from truceline.reading.rules.naming import Naming
from truceline.reading.rules.persons import Holder, Known, surname

_ROUNDS = 3
_HEADED = re.compile(r",? (?:which (?:is|was) )?(?:headed|led) by (?:the )?(?:country’s |country's )?$|, $")


def holders(naming: Naming, language: str) -> Known:
    """The persons whose office the text gives. What one sentence tells helps with the next ("Ivanova's aide")."""
    known = Known()
    heard = mentions(naming, known, language)
    for _ in range(_ROUNDS):
        found = _learned(heard, naming.text, known)
        if found == known:
            break
        known, heard = found, mentions(naming, found, language)
    settled = _guessed(known, heard, language)
    if settled != known:
        heard = mentions(naming, settled, language)
    return Known(guessed(settled.holders, heard, naming)) if language == "en" else settled


def _learned(found: Sequence[Mention], text: str, known: Known) -> Known:
    holders = dict(known.holders)
    for place, one in enumerate(found):
        key = surname(one.name)
        if not one.office or len(key) < 2 or one.former or not one.head:
            continue
        parties = one.parties or _beside(found, place, text)
        old = holders.get(key)
        if old is None or (not old.parties and len(parties) == 1):
            holders[key] = Holder(parties if len(parties) == 1 else (), one.office, one.head)
    return Known(holders)


def _beside(found: Sequence[Mention], place: int, text: str) -> tuple[str, ...]:
    """Whose somebody is by the words beside: "the Ukrainian delegation, headed by Minister X"."""
    one = found[place]
    if place and _HEADED.fullmatch(text[found[place - 1].end : one.start]) and not found[place - 1].name:
        before = found[place - 1]
        closed = text[one.end : one.end + 1] in (",", ".", ")", ";", "") or text[before.end : one.start] != ", "
        if closed and before.office and before.kind is not Kind.ATTRIBUTE:
            return before.parties
    after = found[place + 1] if place + 1 < len(found) else None
    if after and after.office and not after.name and text[one.end : after.start] == ", ":
        return after.parties
    return ()


def _guessed(known: Known, found: Iterable[Mention], language: str) -> Known:
    """Where one country's president is spoken of without a name, and one president is named without a country."""
    holders = dict(known.holders)
    nameless = [one for one in found if not one.name and one.kind is Kind.OFFICE and len(one.parties) == 1]
    for head in sorted({one.head for one in holders.values() if not one.parties}):
        alike = next((group for group in lexicon(language).same if head in group), (head,))
        taken = {one.parties for one in holders.values() if one.head in alike and one.parties}
        open_ = {one.parties for one in nameless if one.head == head} - taken
        bare = [name for name, one in holders.items() if one.head in alike and not one.parties]
        if len(bare) == 1 and len(open_) == 1:
            holders[bare[0]] = Holder(open_.pop(), holders[bare[0]].office, head, guessed=True)
    return Known(holders)
