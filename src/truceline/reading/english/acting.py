"""Which actors a word means: itself, the body or office it heads, or whom a pronoun points back to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english.clauses import Clause, joined, subject
from truceline.reading.english.moods import TELLING
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind, Mention

_SEVERAL = frozenset(("they", "both"))
_PRONOUNS = set_of("it they he she we i")
_GUESSED = 0.6


@dataclass(frozen=True)
class Who:
    """The actors meant, in the order of the text. `mention`: how the first is named, None for a pronoun.

    `note`: what is open about it; `sure`: how much a suggestion about them is worth, between 0 and 1.
    """

    parties: tuple[str, ...] = ()
    mention: Mention | None = None
    note: str = ""
    sure: float = 1.0

    def __bool__(self) -> bool:
        return bool(self.parties)


def who(page: Page, words: Iterable[Token]) -> Who:
    """The actors that phrases with these heads mean, all together; nobody where one of them cannot act."""
    return together([_one(page, word) for word in words])


def together(found: Sequence[Who]) -> Who:
    """All of several as one; nobody where one of them is nobody."""
    if not found or not all(found):
        return Who()
    parties = tuple(dict.fromkeys(party for one in found for party in one.parties))
    return Who(
        parties, found[0].mention, next((one.note for one in found if one.note), ""), min(one.sure for one in found)
    )


def mention_of(page: Page, word: Token) -> Mention | None:
    """The mention that a phrase with this head is: the head is in it, or it stands before the head as a name."""
    found = page.named.get(word.i)
    if found is not None and found.kind is not Kind.ATTRIBUTE:
        return found
    return None


def _one(page: Page, word: Token) -> Who:
    found = mention_of(page, word)
    if found is None or not found.parties:
        found = _apposed(page, word) or found
    if found is not None:
        if found.former:
            return Who()
        note = _open(found)
        return (
            Who(found.parties, found, note, _GUESSED if found.guessed else 0.8 if note else 1.0)
            if found.parties
            else Who()
        )
    if word.lower_ in _SEVERAL:
        together = _together_above(page, word)
        if together:
            return together
    if word.lower_ in _PRONOUNS:
        return _pronoun(page, word)
    return Who()


def _together_above(page: Page, word: Token) -> Who:
    """All who act in the clause above, where they are joined: "Ukraine and the United States said they"."""
    at = word.head
    while at.head.i != at.i:
        at = at.head
        found = subject(at) if at.tag_.startswith("VB") else None
        if found is not None and found.i != word.i and found.lower_ not in _PRONOUNS:
            every = joined(found)
            return who(page, every) if len(every) > 1 else Who()
    return Who()


def _open(found: Mention) -> str:
    """What remains open about a mention."""
    if found.guessed:
        return f"the text does not say outright for whom {found.name!r} speaks"
    return "whom the passage means stands in an earlier one" if found.bare and not found.name else ""


def _apposed(page: Page, word: Token) -> Mention | None:
    """The office that stands beside a name: "Wallberg, the US envoy"."""
    for child in word.children:
        found = mention_of(page, child) if child.dep_ == "appos" and child.i > word.i else None
        if found is not None and found.parties and found.kind is Kind.OFFICE and not found.name:
            return found
    return None


def _pronoun(page: Page, word: Token) -> Who:
    meant = antecedent(page, word)
    if meant is None:
        return Who()
    return Who(
        meant.parties,
        meant,
        f"{word.text!r} is not named in this passage" if _elsewhere(page, word, meant) else "",
        0.8,
    )


def _elsewhere(page: Page, word: Token, meant: Mention) -> bool:
    return not page.sentence(word).start <= meant.start < page.sentence(word).end


def antecedent(page: Page, word: Token) -> Mention | None:
    """Whom a pronoun means: "I" and "we" the speaker of the quotation; others the subject above or before it."""
    low = word.lower_
    if low in ("i", "we"):
        return _speaker(page, word)
    above = _subject_above(page, word)
    if above is not None and _agrees(low, above):
        return above
    number = page.number(word)
    same = number > 0 and page.sentences[number - 1].paragraph >= page.sentences[number].paragraph - 1
    for at in (number, *((number - 1,) if same else ())):
        for one in _subjects(page, at):
            if one.start < word.idx and _agrees(low, one):
                return one
    return None


def _agrees(pronoun: str, one: Mention) -> bool:
    person = bool(one.name) or one.kind is Kind.PERSON or (one.kind is Kind.OFFICE and len(one.parties) == 1)
    if pronoun in ("he", "she"):
        return person
    if pronoun == "it":
        return len(one.parties) == 1 and not one.name
    return pronoun == "they" or len(one.parties) > 1


def _subject_above(page: Page, word: Token) -> Mention | None:
    """Who acts in the clause that governs the pronoun's own: "Russia said it would"."""
    at = word.head
    while at.head.i != at.i:
        at = at.head
        if at.tag_.startswith("VB"):
            found = subject(at)
            if found is not None and found.i != word.i:
                one = mention_of(page, found)
                if one is not None:
                    return one
    return None


def _subjects(page: Page, number: int) -> list[Mention]:
    """Who acts in a sentence, in order of the text, those without parties left out."""
    found = [token for token in page.tokens(number) if token.dep_ in ("nsubj", "nsubjpass") or token.dep_ == "agent"]
    heads = [child for token in found for child in (token.children if token.dep_ == "agent" else joined(token))]
    mentions = [one for head in heads if (one := mention_of(page, head)) is not None and one.parties]
    return sorted(dict.fromkeys(mentions), key=lambda one: one.start)


def _speaker(page: Page, word: Token) -> Mention | None:
    """Who is told to say the quotation that a word stands in: the subject of a verb of telling beside it."""
    quote = page.quote(word)
    if quote is None:
        return None
    for token in page.tokens(page.number(word)):
        outside = not quote.start <= token.idx < quote.end
        if outside and token.tag_.startswith("VB") and token.lemma_.lower() in TELLING:
            found = subject(token)
            if found is not None and (one := mention_of(page, found)) is not None:
                return one
    return None


def doers(clause: Clause) -> Who:
    """Who acts in a clause."""
    return who(clause.page, clause.doers)
