"""Who gives and who takes, as far as a passage tells."""

from spacy.tokens import Token

from truceline.reading.english.acting import Who, mention_of, who
from truceline.reading.english.captives import Captives
from truceline.reading.english.clauses import Clause, objects_of
from truceline.reading.english.handing_words import role_of
from truceline.reading.english.handings import Handing
from truceline.reading.english.page import Page
from truceline.reading.english.sides import right_before, the_two
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind

Direction = tuple[str, str, str]
"""Giver and taker, empty where that is not told, and what is open about it."""

_GO_BETWEENS = set_of("icrc un eu")
_DOING_ONE = set_of(
    "carry conduct hold complete make stage perform do agree wrap finish undertake implement plan propose offer "
    "conclude begin start arrange negotiate execute see continue resume finalise finalize prepare announce"
)
"""Verbs whose subjects are the two sides of the swap that they have as an object."""
_TELLING_OF = set_of("announce confirm report celebrate hail secure achieve obtain welcome win")
_PLACES = set_of("custody captivity detention jail jails prison prisons hands")
_HOLDING = set_of("hold detain imprison keep jail")
_KEEPING = set_of("hold capture detain take imprison abduct seize keep jail")


def directions(found: Handing, people: Captives, mutual: bool, reporter: str) -> list[Direction]:
    """Each direction told; both ways where two sides swap number for number (`mutual`).

    `reporter`: who tells it, empty where that is nobody's word.
    """
    if found.way is not None:
        return [(*found.way, "")]
    if found.role == "both":
        return _both_ways(found, people, mutual, reporter)
    acting = Who() if found.nominal and not _comes_home(found) else doer(found.clause, reporter)
    alone = len(acting.parties) == 1 and acting.parties[0] not in _GO_BETWEENS and not found.helped
    one = acting.parties[0] if alone else ""
    givers = _party(found.page, phrases(found.at, "from", "by")) or _keeper(found.page, people.head)
    dative = [child for child in found.at.children if _dative(found.page, child, people.head)]
    takers = _party(found.page, phrases(found.at, "to") + dative)
    own = _own(found, people, one, reporter)
    if found.role == "taker":
        return [_taken(found, people, one or takers or own, givers, reporter, acting.note)]
    if found.role == "come":
        taker = takers or own or _party(found.page, phrases(found.at, "with") if found.at.lemma_ == "reunite" else [])
        return [(_other(givers, taker), taker, "")]
    takes = one == own or (bool(givers) and givers != one and not found.clause.passive)
    if one and (found.nominal or takes):
        return [(_other(givers, one), one, acting.note)]
    giver = one or givers
    return [(giver, _other(takers or own, giver), acting.note)]


def _dative(page: Page, child: Token, people: Token) -> bool:
    """True for who is given them without "to": "handed Ukraine 1,000 bodies"."""
    before = child.dep_ == "dobj" and child.i in page.named and child.i < people.i
    return (child.dep_ == "dative" and child.tag_ != "IN") or before


def _own(found: Handing, people: Captives, one: str, reporter: str) -> str:
    """Whose the people are: as named, or of who acts or speaks ("its own", "our")."""
    if people.own and found.role == "come" and not one:
        return reporter
    if people.own and found.clause.passive:
        return ""
    if people.own and one:
        return one
    return people.whose[0] if len(people.whose) == 1 else ""


def _taken(found: Handing, people: Captives, taker: str, givers: str, reporter: str, note: str) -> Direction:
    """The direction where the one who acts takes; who reports that it was refused is the one who would give."""
    taker = taker or (reporter if found.verb.lemma_ == "bring" else "")
    giver = givers or _giver_behind(found.page, people.head) or (reporter if found.state == "refused" else "")
    return _other(giver, taker), taker, note


def _comes_home(found: Handing) -> bool:
    """True for "Kyiv announced the return of 12 soldiers": who tells of it takes them."""
    announced = found.verb.lemma_.lower() in _TELLING_OF and found.state == "done"
    return announced and found.at.lower_ in ("return", "repatriation", "homecoming")


def doer(clause: Clause, reporter: str = "") -> Who:
    """Who acts: the actor named right before the predicate where the grammar has another, else the grammar's."""
    before = None if clause.passive else right_before(clause.page, clause.verb)
    both = before or the_two(clause.page, clause.doers, reporter)
    return (who(clause.page, clause.doers) or _nobody_known(clause)) if both is None else both


def _nobody_known(clause: Clause) -> Who:
    """Nobody; with a note where a person acts of whom the text does not say for whom."""
    for head in clause.doers:
        one = mention_of(clause.page, head)
        name = (
            head.text if one is None and head.tag_ == "NNP" else one.name if one is not None and not one.parties else ""
        )
        if name:
            return Who((), None, f"the text does not say for whom {name!r} acts")
    return Who()


def two_sides(found: Handing, reporter: str) -> bool:
    """True where both who swap are told, or where it is "the two sides", whoever they are."""
    parties, note = _swapping(found, reporter)
    return len(parties) == 2 or (not parties and bool(note))


def _both_ways(found: Handing, people: Captives, mutual: bool, reporter: str) -> list[Direction]:
    parties, note = _swapping(found, reporter)
    if len(parties) == 2 and mutual:
        return [(parties[0], parties[1], note), (parties[1], parties[0], note)]
    if len(parties) == 2 and len(people.whose) == 1 and people.whose[0] in parties:
        return [(next(one for one in parties if one != people.whose[0]), people.whose[0], note)]
    return [("", "", note)]


def _swapping(found: Handing, reporter: str) -> tuple[tuple[str, ...], str]:
    page = found.page
    light = not found.nominal or found.verb.lemma_.lower() in _DOING_ONE
    acting = doer(found.clause, reporter) if light else Who()
    parties = acting.parties
    if len(parties) == 1:
        other = _party(page, phrases(found.at, "with") + phrases(found.verb, "with"))
        parties = (*parties, other) if other and other != parties[0] else parties
    if found.nominal and len(parties) != 2:
        sides = [word for head in phrases(found.at, "between") for word in (head, *head.conjuncts)]
        parties = tuple(dict.fromkeys(party for word in sides for party in who(page, [word]).parties))
    return parties, acting.note


def _party(page: Page, heads: list[Token]) -> str:
    """The one party that phrases name, by an adjective too: "from Russian captivity"."""
    for head in heads:
        for token in sorted(_close(head), key=lambda one: abs(one.i - head.i)):
            one = page.named.get(token.i)
            if one is not None and len(one.parties) == 1 and one.kind is not Kind.PERSON:
                return "" if one.parties[0] in _GO_BETWEENS else one.parties[0]
    return ""


def _close(head: Token) -> list[Token]:
    """A head with the words that say whose it is; not what it is under or beside."""
    found = [head]
    for child in head.children:
        if child.dep_ in ("amod", "compound", "poss", "nmod", "conj", "appos") or child.lower_ in ("of", "in"):
            found += list(child.subtree)
    return found


def _keeper(page: Page, head: Token) -> str:
    """Who holds people: "soldiers in Thai custody", "hostages held by Hamas"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            return _party(page, [inner for inner in child.children if inner.lower_ in _PLACES])
        kept = child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _KEEPING
        where = ("by", "in") if child.lemma_.lower() in _HOLDING else ("by",)
        if kept and (found := _party(page, phrases(child, *where))):
            return found
    return ""


def _giver_behind(page: Page, head: Token) -> str:
    """Who gives those that another received: "24 soldiers, whom Moscow handed over"."""
    for child in head.children:
        if child.dep_ == "relcl" and role_of(child) == "giver":
            parties = doer(Clause(page, child, child.lemma_.lower())).parties
            return parties[0] if len(parties) == 1 else ""
    return ""


def _other(party: str, than: str) -> str:
    return party if party != than else ""


def phrases(token: Token, *words: str) -> list[Token]:
    """The heads behind these prepositions of a word, or of an adverb beside it ("back to")."""
    beside = [token, *(child for child in token.children if child.dep_ in ("advmod", "prt", "npadvmod"))]
    return [
        pobj
        for one in beside
        for child in one.children
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in words
        for pobj in objects_of(child)
    ]
