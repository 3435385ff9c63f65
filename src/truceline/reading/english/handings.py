"""How people or bodies change hands: the event that they are told to have a part in, and who acts in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from truceline.reading.english.clauses import Clause, is_predicate, subject
from truceline.reading.english.frames import dated
from truceline.reading.english.handing_order import by_order, verb_before
from truceline.reading.english.handing_states import governors, of_a_deal, state_by_noun, state_of, under_a_deal
from truceline.reading.english.handing_words import (
    COUNTING,
    HELPING,
    PEOPLE,
    PLANNING,
    RELEASES,
    SWAPS,
    role_of,
    role_of_participle,
)  # fmt: skip
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

_RELATIVE = set_of("whom who that which")
_THOSE = set_of("those all people captives prisoners")
_ON_THE_WAY = set_of("arrive reach cross land return come carry bring transport ferry fly take drive")
_AWAITING = set_of("due up slated scheduled earmarked")
_NOT_SETTLED = PLANNING | set_of("due set plan likely")


@dataclass(frozen=True, eq=False)
class Handing:
    """One event of handing over. `at`: the predicate or noun that tells it; `verb`: what that hangs on.

    `role`: what the one who acts is: "giver", "taker", "both" (they swap), "come" (nobody is said to act).
    `helped`: who acts only helps. `nominal`: a noun tells it. `sure`: how clearly it is told. `way`: giver
    and taker, where they are not told by the grammar of its predicate.
    """

    page: Page
    at: Token
    verb: Token
    role: str
    state: str
    helped: bool = False
    nominal: bool = False
    sure: float = 1.0
    way: tuple[str, str] | None = None

    @property
    def clause(self) -> Clause:
        """The clause of its predicate."""
        return Clause(self.page, self.verb, self.verb.lemma_.lower())


def handing(page: Page, head: Token, depth: int = 0) -> Handing | None:
    """The event in which people with this head change hands; None where none is told, or not as an event."""
    if depth > 6:
        return None
    found = _by_place(page, head, depth) or next(_by_clause_about(page, head), None) or _freed_already(page, head)
    if found is None and depth == 0 and (told := by_order(head.left_edge)):
        word, role, state = told
        return Handing(page, word, word, role, state, sure=0.7)
    if found is None and depth == 0 and (verb := verb_before(page, head.left_edge)) is not None:
        found = _done_to(page, verb)
        return replace(found, sure=0.7) if found is not None else None
    return found


def _freed_already(page: Page, head: Token) -> Handing | None:
    """As in "a bus with 90 freed prisoners arrived", "the 90 released men crossed": who is on the way home."""
    freed = any(child.dep_ == "amod" and child.i < head.i and role_of_participle(child) for child in head.children)
    verb = head.head
    while freed and not is_predicate(verb) and verb.head.i != verb.i:
        verb = verb.head
    going = verb.lemma_.lower() in _ON_THE_WAY and is_predicate(verb)
    if not freed or not going or mood(verb) not in (Mood.DONE, Mood.NOW):
        return None
    return Handing(page, verb, verb, "come", "done", sure=0.8)


def nominal(page: Page, noun: Token) -> Handing | None:
    """The event that a noun such as "release" or "swap" tells, by the predicate it hangs on."""
    at, through = noun, []
    while not is_predicate(at) and at.head.i != at.i:
        through.append(at)
        at = at.head
    if not is_predicate(at):
        return None
    state = state_by_noun(noun, through, at)
    role = "both" if noun.lower_ in SWAPS else "giver"
    return Handing(page, noun, at, role, state, at.lemma_.lower() in HELPING, nominal=True) if state else None


def settled(found: Handing) -> Handing:
    """What one side will do under an agreement is agreed; what only will be is planned."""
    if found.state != "planned" or {one.lemma_.lower() for one in governors(found.verb)} & _NOT_SETTLED:
        return found
    acts = found.role in ("giver", "taker") and found.clause.doers and not found.clause.passive
    in_exchange = found.nominal and found.at.dep_ == "pobj" and found.at.head.lower_ == "in"
    told = (found.verb, *(child for child in found.verb.children if child.dep_ in ("xcomp", "ccomp")))
    day = any(dated(found.page, verb) for verb in told)
    one_way = in_exchange or (acts and not found.nominal and not day)
    agreed = under_a_deal(found.page, found.verb) or (one_way and of_a_deal(found.page, found.verb))
    return replace(found, state="agreed") if agreed else found


def _by_place(page: Page, head: Token, depth: int) -> Handing | None:
    """By the place of the people in the sentence: who is spoken of, what is done to them, what they hang on."""
    above, kind = head.head, head.dep_
    if above.i == head.i:
        return None
    if kind in ("conj", "appos"):
        return handing(page, above, depth + 1) if not is_predicate(above) else None
    if kind == "pobj":
        return _behind(page, head, above, depth)
    if kind in ("compound", "nmod", "poss", "amod", "nummod"):
        return _before_noun(page, above)
    return _in_clause(page, head, above) if above.tag_.startswith("VB") else None


def _before_noun(page: Page, noun: Token) -> Handing | None:
    """As in "a 50-prisoner swap"; and "returned 14 children home", where "home" is taken for a noun."""
    if noun.lower_ in ("home", "back") and noun.head.tag_.startswith("VB"):
        return _done_to(page, noun.head)
    return nominal(page, noun) if noun.lower_ in SWAPS | RELEASES else None


def _in_clause(page: Page, head: Token, verb: Token) -> Handing | None:
    if head.dep_ in ("nsubj", "nsubjpass"):
        return _about(page, verb)
    if verb.lower_ in ("involving", "including") and verb.dep_ == "acl" and verb.head.lower_ in SWAPS | RELEASES:
        return nominal(page, verb.head)
    noun = _swap_in_subject(verb) if verb.lemma_.lower() in COUNTING else None
    if noun is not None:
        state = state_by_noun(noun, [], verb)
        return Handing(page, noun, verb, "both", state, nominal=True) if state else None
    return _among(page, verb) if head.dep_ == "attr" else _done_to(page, verb)


def _swap_in_subject(verb: Token) -> Token | None:
    """As in "the third phase of the exchange involved 451 captives"."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return next((one for child in subjects for one in child.subtree if one.lower_ in SWAPS), None)


def _behind(page: Page, head: Token, preposition: Token, depth: int) -> Handing | None:
    above, word = preposition.head, preposition.lower_
    if word == "to" and any(child.dep_ == "nmod" and child.tag_ == "NNP" for child in head.children):
        return _done_to(page, above)  # "returned to Armenia two servicemen"
    if above.tag_.startswith("VB"):
        if word == "for" and role_of(above) == "both":
            return _done_to(page, above)
        swap = above.lower_ == "involving" and above.head.lower_ in SWAPS | RELEASES
        return nominal(page, above.head) if swap else None
    if above.lower_ in SWAPS | RELEASES and word in ("of", "involving", "for", "with", "to", "in"):
        return nominal(page, above)
    if word == "for" or (word == "of" and (above.tag_ == "CD" or above.lower_ in PEOPLE)):
        found = handing(page, above, depth + 1)
        return found if found is not None and (word == "of" or found.role == "both") else None
    return None


def _about(page: Page, verb: Token) -> Handing | None:
    """People as the subject: "were freed", "are to be released", "came home"."""
    if verb.lemma_.lower() == "go" and verb.head.lemma_.lower() == "let":
        return _event(page, verb.head, "giver")
    if (due := _due_for(page, verb)) is not None:
        return due
    near = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "conj", "acomp")]
    far = [inner for child in near for inner in child.children if inner.dep_ in ("xcomp", "ccomp")]
    for one in (verb, *near, *far):
        role = role_of(one)
        own = one.i != verb.i and any(child.dep_ == "nsubj" for child in one.children)
        if not role or own or subject(one) is None:
            continue
        if any(child.dep_ == "auxpass" for child in one.children) or (one.tag_ == "VBN" and one.dep_ == "xcomp"):
            return _event(page, one, role)
        alone = one.lemma_.lower() == "return" and not any(child.dep_ == "dobj" for child in one.children)
        if role == "come" or alone:
            return _event(page, one, "come")
    return _among(page, verb) if verb.lemma_.lower() == "be" else None


def _due_for(page: Page, verb: Token) -> Handing | None:
    """People who are "due for release", "up for exchange", "slated for repatriation"."""
    for child in verb.subtree:
        told = child.lower_ == "for" and child.dep_ == "prep" and child.head.lower_ in _AWAITING
        for noun in child.children if told else ():
            if noun.lower_ in SWAPS | RELEASES and mood(verb) in (Mood.DONE, Mood.NOW):
                role = "both" if noun.lower_ in SWAPS else "giver"
                return Handing(page, noun, verb, role, "planned", nominal=True)
    return None


def _done_to(page: Page, verb: Token) -> Handing | None:
    if verb.lemma_.lower() == "go" and verb.head.lemma_.lower() == "let":
        verb = verb.head
    role = role_of(verb)
    if verb.lemma_.lower() in ("promise", "pledge") and mood(verb) in (Mood.DONE, Mood.NOW):
        return Handing(page, verb, verb, "giver", "agreed")
    return _event(page, verb, role) if role and role != "come" else None


def _event(page: Page, verb: Token, role: str) -> Handing | None:
    state = state_of(page, verb)
    helped = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in HELPING
    return Handing(page, verb, verb, role, state, helped) if state else None


def _by_clause_about(page: Page, head: Token) -> Iterator[Handing]:
    """As in "200 prisoners whom it has promised to release", "two men freed on Monday"."""
    clauses = [child for child in head.children if child.dep_ in ("relcl", "acl")]
    for child in clauses:
        for verb in (child, *(inner for inner in child.children if inner.dep_ == "xcomp")):
            role = role_of(verb)
            if role in ("giver", "taker", "both") and _lacks_object(verb) and (found := _event(page, verb, role)):
                yield found


def _lacks_object(verb: Token) -> bool:
    """True for a clause about people that they are the object of: "whom it freed", not "who freed others"."""
    things = any(child.dep_ == "dobj" and child.lower_ not in _RELATIVE for child in verb.children)
    they_act = any(child.dep_ == "nsubj" and child.lower_ in ("who", "that") for child in verb.children)
    return not things and not they_act


def _among(page: Page, verb: Token) -> Handing | None:
    """As in "among those freed were 31 wounded": the event that those are said to have gone through."""
    for word in verb.subtree:
        role = role_of(word) or role_of_participle(word)
        told = "come" if role == "both" else role
        if role and word.dep_ == "acl" and word.head.lower_ in _THOSE and word.tag_ == "VBN":
            return Handing(page, word, word, told, "done")
        if role and word.dep_ in ("pobj", "nsubj") and any(child.lower_ == "the" for child in word.children):
            return Handing(page, verb, verb, told, "done")
    return None
