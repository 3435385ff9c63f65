"""Undertakings that take effect on a condition: "its part would apply only once sanctions are lifted"."""

from collections.abc import Iterator

from truceline.reading.english.acting import Who, who
from truceline.reading.english.addressed import addressed
from truceline.reading.english.clauses import Clause, helpers, subject
from truceline.reading.english.commitment_words import PARTS, TAKING_EFFECT
from truceline.reading.english.deeds import trigger_of
from truceline.reading.english.frames import made, slots_for, word_for
from truceline.reading.suggestion import Sort, Suggestion


def taking_effect(clause: Clause) -> Iterator[Suggestion]:
    """One where a side's part of something takes effect only on a condition."""
    words = {token.lower_ for token in helpers(clause.verb)}
    if clause.base not in TAKING_EFFECT or not words & {"will", "would", "shall"}:
        return
    parts = [token for token in clause.verb.subtree if token.i < clause.verb.i and token.lower_ in PARTS]
    trigger = trigger_of(clause.page, clause.verb, clause.verb.head if clause.verb.dep_ == "ccomp" else clause.verb)
    if not parts or trigger is None or addressed(clause.page, clause.verb):
        return
    word = word_for(clause.page, clause.verb)
    owner = who(clause.page, [child for child in parts[0].children if child.dep_ == "poss"])
    party = owner.parties[0] if len(owner.parties) == 1 else word.party or _teller(clause)
    if not party or word.barred:
        return
    slots = slots_for(clause, owner if owner else Who(), word, of=party)
    slots.put("party", party)
    slots.take("trigger", *trigger)
    yield made(Sort.COMMITMENT, slots, clause, 0.7 * word.trust)


def _teller(clause: Clause) -> str:
    """The one side that tells it, by the grammar."""
    told = clause.verb.dep_ == "ccomp" and subject(clause.verb.head)
    found = who(clause.page, [told]) if told else Who()
    return found.parties[0] if len(found.parties) == 1 else ""
