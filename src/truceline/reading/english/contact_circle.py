"""Who takes part in talks that a noun tells: "talks with X", "a call between X and Y", "X's round"."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.acting import Who, who
from truceline.reading.english.clauses import Clause, joined, objects_of, subject
from truceline.reading.english.contact_found import among, in_person
from truceline.reading.english.moods import TELLING
from truceline.reading.english.page import Page
from truceline.reading.english.speaking import owners
from truceline.reading.rules.mentions import Kind

_AMONG = ("between", "among", "of", "involving", "amongst")


def between(page: Page, noun: Token) -> Who:
    """Those that a noun puts into one circle: "between X and Y", "involving X and Y", "attended by X and Y"."""
    heads = [
        word
        for child in noun.children
        if child.dep_ in ("prep", "acl") and child.lower_ in _AMONG
        for pobj in (objects_of(child) or [one for one in child.children if one.dep_ == "dobj"])
        for word in joined(pobj)
    ]
    attending = [
        word
        for child in noun.children
        if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in words.ATTENDING
        for word in _there(page, child)
        if word.i != noun.i
    ]
    return among(page, (*heads, *attending))


def _there(page: Page, verb: Token) -> tuple[Token, ...]:
    """Who attends, and whom talks bring together."""
    clause = Clause(page, verb, verb.lemma_.lower())
    return (*clause.doers, *clause.patients)


def beside(page: Page, noun: Token, verb: Token) -> Who:
    """Whoever stands behind "with" (or "to", for a visit or a letter), beside the noun or beside its verb."""
    marks = ("with", "to") if noun.lemma_.lower() in words.VISITS | words.LETTERS else ("with",)
    heads = list(_behind(noun, marks))
    if not heads:
        later = [child for child in _marked(verb, marks) if child.i > noun.i]
        nested = [
            child
            for part in noun.children
            if part.dep_ == "prep"
            for one in objects_of(part)
            for child in one.children
            if child.lower_ in marks
        ]
        heads = [word for child in (*later, *nested) for pobj in objects_of(child) for word in joined(pobj)]
    found = among(page, heads)
    # "Talks with mediators from X": the grammar may hang "from X" on the talks.
    return found or (among(page, _behind(noun, ("from",))) if heads and heads[0].tag_ == "NNS" else found)


def _marked(head: Token, marks: tuple[str, ...]) -> Iterator[Token]:
    return (child for child in head.children if child.dep_ in ("prep", "dative") and child.lower_ in marks)


def _behind(head: Token, marks: tuple[str, ...]) -> Iterator[Token]:
    return (word for child in _marked(head, marks) for pobj in objects_of(child) for word in joined(pobj))


def senders(page: Page, letter: Token) -> Who:
    """Whose message it is, whoever hands it over: "a message from X"."""
    return among(page, _behind(letter, ("from",)))


def whom(page: Page, noun: Token, verb: Token) -> Who:
    """To whom something is given or said in talks whose circle the noun does not name.

    "At the round X handed Y a paper", "at the meeting X told Y".
    """
    inside = any(
        child.dep_ == "prep" and child.lower_ in ("in", "at", "during") and noun in child.subtree
        for child in verb.children
    )
    clause = Clause(page, verb, verb.lemma_.lower())
    if not inside or clause.passive:
        return Who()
    told = clause.patients if clause.base in TELLING | words.FACING else ()
    return among(page, (*clause.receivers, *(word for word in told if in_person(clause, word))))


def answered(page: Page, verb: Token) -> Who:
    """Whose paper it was that somebody took up after talks: "accepted a US proposal after eight hours of talks"."""
    clause = Clause(page, verb, verb.lemma_.lower())
    papers = [word for word in clause.patients if word.lemma_.lower() in words.PAPERS]
    whose = tuple(dict.fromkeys(party for word in papers for party in owners(page, word)))
    return Who(whose, None, "that the other side took part follows only from its paper", 0.65) if whose else Who()


def acting_with(page: Page, verb: Token) -> Who:
    """Who acts in the clause of a verb, or in the one above it."""
    clause = Clause(page, verb, verb.lemma_.lower())
    found = who(page, clause.doers) or among(page, clause.doers)
    if found or clause.passive:
        return found
    above = subject(verb)
    return among(page, joined(above)) if above is not None else Who()


def topic(page: Page, verb: Token) -> Who:
    """Whose talks "with X" were that nobody acts in: who tells of them, else who acted in the sentence before.

    "The Kremlin said the call with X had been short"; "The concession was made in a call with X".
    """
    number = page.number(verb)
    clause = Clause(page, verb, verb.lemma_.lower())
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in TELLING:
        teller = subject(verb.head)
        return who(page, joined(teller)) if teller is not None else Who()
    if not clause.passive or clause.doers or not number:
        return Who()
    if page.sentences[number - 1].paragraph < page.sentences[number].paragraph - 1:
        return Who()
    acting = [token for token in page.tokens(number - 1) if token.dep_ in ("nsubj", "nsubjpass")]
    found = who(page, joined(acting[0])) if acting else Who()
    note = "who took part beside those named stands in an earlier passage"
    return Who(found.parties, found.mention, note, 0.6) if len(found.parties) == 1 else Who()


def named_before(page: Page, noun: Token) -> Who:
    """Whose talks they are that nobody is named with: the two who acted together in the sentence before."""
    number = page.number(noun)
    if not number or page.sentences[number - 1].paragraph < page.sentences[number].paragraph - 1:
        return Who()
    pairs = [
        found
        for token in page.tokens(number - 1)
        if token.dep_ in ("nsubj", "nsubjpass") and len((found := who(page, joined(token))).parties) == 2
    ]
    note = "whose talks they are stands in an earlier passage"
    return Who(pairs[0].parties, pairs[0].mention, note, 0.5) if len(pairs) == 1 else Who()


def own(page: Page, noun: Token) -> Who:
    """Whose talks they are: "the president's call", "US-Iranian talks"."""
    parties: dict[str, None] = {}
    for token in noun.subtree:
        found = page.named.get(token.i)
        if token.i >= noun.i or found is None:
            continue
        if token.head.i == noun.i or found.kind is Kind.ATTRIBUTE or token.dep_ in ("compound", "nmod", "amod", "conj"):
            parties |= dict.fromkeys(found.parties)
    return Who(tuple(parties), None) if parties else Who()
