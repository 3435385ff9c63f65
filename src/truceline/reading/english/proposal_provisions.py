"""What a plan says, and whose it is: "Italy's offer of a truce", "under the US plan, fighting would stop"."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english import proposal_words as words
from truceline.reading.english.clauses import Clause, joined, objects_of
from truceline.reading.english.page import Page
from truceline.reading.english.proposal_forms import Offer, fighting, inner_truce, lasts
from truceline.reading.english.texts import is_truce


def owned(page: Page, noun: Token) -> Offer | None:
    """ "Italy's offer of a 100-day truce", "a US plan for a month's halt": a noun with whose it is."""
    if noun.lemma_.lower() not in words.PLANS or not noun.tag_.startswith("NN"):
        return None
    stops = next(
        (child for child in noun.children if child.dep_ == "acl" and child.lemma_.lower() in words.STOPPING), None
    )
    if stops is not None and fighting(stops) and (by := owner(page, noun)):
        return Offer(stops, by, 0.6)
    truce = inner_truce(page, noun) or next((one for one in _called(noun) if is_truce(page, one)), None)
    by = owner(page, noun)
    return Offer(noun, by, 0.6) if by and truce is not None and lasts(page, noun) else None


def _called(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ in ("compound", "appos")] + [noun]


def owner(page: Page, noun: Token) -> tuple[Token, ...]:
    """Whose a plan is; empty where it does not say."""
    for child in noun.children:
        if child.dep_ in ("poss", "compound", "amod", "nmod") and child.i < noun.i and _party(page, child):
            return (child,)
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            for head in objects_of(child):
                if _party(page, head):
                    return joined(head)[:1]
    return ()


def _party(page: Page, token: Token) -> bool:
    found = page.named.get(token.i)
    return found is not None and bool(found.parties)


def provisions(clause: Clause) -> Iterator[Offer]:
    """What a plan provides: by its owner."""
    page = clause.page
    for thing in clause.doers:
        if thing.lemma_.lower() in words.PLANS and clause.base in words.PROVIDING:
            truce = next(
                (token for token in clause.verb.subtree if token.i > clause.verb.i and is_truce(page, token)), None
            )
            if truce is not None and lasts(page, clause.verb) and (by := owner(page, thing)):
                yield Offer(truce, by, 0.6)
    for plan in clause.after("under", "in"):
        by = owner(page, plan) if plan.lemma_.lower() in words.PLANS and lasts(page, clause.verb) else ()
        stops = clause.base in words.STOPPING and fighting(clause.verb)
        if by and (stops or any(is_truce(page, one) for one in clause.doers)):
            yield Offer(clause.verb, by, 0.6)


def announced(clause: Clause) -> Iterator[Offer]:
    """ "All combat will cease from Friday", "let the guns stop for 30 days": by whoever says it."""
    page, verb = clause.page, clause.verb
    subjects = (*clause.patients, *clause.doers)
    about = any(word.lemma_.lower() in words.FIGHTING for word in subjects)
    let = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "let" else verb
    if clause.base in words.STOPPING and about and (lasts(page, let) or (let is verb and _from(page, verb))):
        yield Offer(let, (), 0.65)


def _from(page: Page, verb: Token) -> bool:
    one = page.sentence(verb)
    letters = page.text[one.start : one.end].lower()
    return any(one.start <= moment.start < one.end for moment in page.moments) and (
        "from " in letters or "until " in letters
    )
