"""Whose doing a figure counts, as far as its sentence says it."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english.claim_figures import Figure, above, base, passive
from truceline.reading.english.claim_sides import Found, agent_of, party_of
from truceline.reading.english.claim_words import (
    ACCUSING,
    ARMS,
    BREACHES,
    CASES,
    COMMITTING,
    COUNTING,
    DEEDS,
    DOWNING,
    FIRING,
    FLYING,
    HURTING,
    LANDING,
    LOSSES,
    PUTTING,
    REACHING,
    STRIKING,
)  # fmt: skip
from truceline.reading.english.clauses import is_predicate, objects_of, subject
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind

_CAUSE = ("by", "from", "in", "under", "to", "amid", "during", "as", "after", "following", "through", "of", "at")
_ACTS = BREACHES | ARMS | CASES
_FAR = 14
_WITH_DOWN = ("shoot", "take", "bring", "knock", "gun", "strike")
_ARMED = set_of(
    "militant gunman fighter rebel insurgent sniper troop soldier force army group warplane jet militia militiaman "
    "paramilitary terrorist assailant saboteur infiltrator squad unit"
)
_DOING = STRIKING | COMMITTING | FIRING | HURTING


def accused(figure: Figure) -> Found:
    """Who did what is counted; FOE for "the enemy"; nothing where the sentence does not say it."""
    page = figure.page
    other = False
    for find in (_blamed, _by_maker, _by_attribute, _by_agent, _by_doing, _by_cause, _by_measure, _by_following):
        if found := find(page, figure):
            return found
        other = other or found.other
    return Found(other=other)


def _blamed(page: Page, figure: Figure) -> Found:
    """ "Accused Russia of 12 attacks", "12 deaths were blamed on Russia", "laid at Russia's door"."""
    for verb in above(figure):
        if verb.lemma_.lower() in ACCUSING and (found := _target(page, verb)):
            return found
    for token in _around(page, figure):
        lemma = token.lemma_.lower()
        blaming = (lemma == "blame" and token.tag_.startswith("VB")) or (lemma == "accuse" and token.tag_ == "VBG")
        if blaming and (found := _target(page, token)):
            return found
        if token.lower_ == "door" and token.head.lower_ == "at" and (found := party_of(page, token)):
            return found
    return Found()


def _around(page: Page, figure: Figure) -> Iterator[Token]:
    """The words of the sentence, as far as no semicolon parts them from the figure."""
    words = page.tokens(page.number(figure.head))
    stops = [token.i for token in words if token.text == ";"]
    first = max((stop for stop in stops if stop < figure.head.i), default=-1)
    last = min((stop for stop in stops if stop > figure.head.i), default=len(page.doc))
    return (token for token in words if first < token.i < last)


def _target(page: Page, verb: Token) -> Found:
    on = [
        pobj for child in verb.children if child.dep_ == "prep" and child.lower_ == "on" for pobj in objects_of(child)
    ]
    direct = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "dative")]
    return next((found for one in (*on, *direct) if (found := party_of(page, one))), Found())


def _by_attribute(page: Page, figure: Figure) -> Found:
    """ "Russian strikes", "attacks by Russia", "drones launched from Russia"; not whose soldiers died."""
    if figure.unit is None or base(figure.head) in LOSSES:
        return Found()
    for one in (figure.head, *_listed(figure), *_joined(figure.head)):
        if base(one) in _ACTS | DEEDS and (found := party_of(page, one)):
            return found
    return Found()


def _listed(figure: Figure) -> Iterator[Token]:
    """The nouns above a figure that it is a part of or joined to: "violations, including 12 raids"."""
    for token in figure.chain[1:]:
        if base(token) in DEEDS and not token.tag_.startswith("VB"):
            yield token


def _joined(head: Token) -> Iterator[Token]:
    """The nouns that follow with "and": "12 drones and two missiles launched from Russia"."""
    for child in head.children:
        if child.dep_ == "conj" and not child.tag_.startswith("VB"):
            yield child
            yield from _joined(child)


def _by_maker(page: Page, figure: Figure) -> Found:
    """ "Recorded eight by the Thais", "non-combatants killed by Indian strikes", "21 dead from Pakistani shelling"."""
    for child in figure.head.rights:
        if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in HURTING and (found := _cause_of(page, child)):
            return found
        loss = figure.unit is None or base(figure.head) in LOSSES
        if loss and child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "in"):
            for pobj in objects_of(child):
                if (child.lower_ == "by" or base(pobj) in DEEDS) and (found := party_of(page, pobj)):
                    return found
    verb = figure.verb
    if figure.unit is None and verb is not None and verb.lemma_.lower() in COUNTING:
        return agent_of(page, verb)
    return Found()


def _by_agent(page: Page, figure: Figure) -> Found:
    verb = figure.verb
    if verb is None or not passive(verb) or (figure.base in FLYING and downs(verb)):
        return Found()
    if verb.lemma_.lower() in COUNTING | DOWNING - STRIKING - HURTING:
        return Found()
    return agent_of(page, verb)


def _by_doing(page: Page, figure: Figure) -> Found:
    """ "Russia fired 12 drones", "broke the truce 12 times", "attacked with 12 drones"."""
    flies = base(figure.head) in FLYING
    for verb in above(figure):
        if verb.lemma_.lower() in ACCUSING or _downed(verb) or (flies and downs(verb)):
            return Found()
        if found := _noun_after_all(page, verb):
            return found
        done = verb.lemma_.lower() in _DOING or went_back(verb)
        if done and not passive(verb) and (found := _doer(page, figure, verb)) != Found():
            return found
    return Found()


def _doer(page: Page, figure: Figure, verb: Token) -> Found:
    """Who does it; `other` where that is told by a noun that stands for no actor here."""
    if found := _just_before(page, verb):
        return found
    doer = subject(verb)
    if doer is not None and doer.tag_.startswith("VB"):
        doer = subject(doer)
    if doer is None or doer.i == figure.head.i:
        return Found()
    return party_of(page, doer) or Found(other=doer.tag_ not in ("PRP", "WDT", "WP", "DT"))


def by_armed(figure: Figure) -> bool:
    """True where somebody in arms does it whose side is not told: "militants had fired two rockets"."""
    for verb in above(figure):
        doer = subject(verb)
        if verb.lemma_.lower() in _DOING and not passive(verb) and doer is not None:
            return base(doer) in _ARMED | ARMS
    return False


def _just_before(page: Page, verb: Token) -> Found:
    """Who is named right before a predicate, where the grammar has another subject or none."""
    at = verb.i - 1
    deed = page.named.get(at - 1)
    if at > 0 and base(page.doc[at]) in DEEDS and deed is not None and len(deed.parties) == 1:
        return Found(deed.parties[0])
    while at >= 0 and page.doc[at].dep_ in ("aux", "auxpass", "advmod", "neg") and page.doc[at].tag_ != "IN":
        at -= 1
    before = page.named.get(at)
    inside = at >= 0 and page.doc[at].dep_ in ("pobj", "poss", "compound", "dobj")
    if before is None or inside or before.kind is Kind.ATTRIBUTE or len(before.parties) != 1:
        return Found()
    return Found(before.parties[0])


def _noun_after_all(page: Page, verb: Token) -> Found:
    """ "Russian shelling" where the grammar takes it for a verb."""
    before = page.named.get(verb.i - 1)
    if verb.tag_ == "VBG" and before is not None and before.kind is Kind.ATTRIBUTE and len(before.parties) == 1:
        return Found(before.parties[0])
    return Found()


def went_back(verb: Token) -> bool:
    """True for "went back on its word"."""
    return verb.lemma_.lower() in ("go", "renege") and any(child.lower_ in ("back", "on") for child in verb.children)


def downs(verb: Token) -> bool:
    """True for a predicate of downing what flies: "intercepted", "shot down"."""
    if verb.lemma_.lower() not in _WITH_DOWN:
        return verb.lemma_.lower() in DOWNING - {"stop", "block", "engage", "turn"}
    near = (*verb.children, *verb.doc[verb.i + 1 : verb.i + 3])
    return any(one.lower_ in ("down", "out") for one in near)


def _downed(verb: Token) -> bool:
    return verb.lemma_.lower() in ("shoot", "take", "bring") and any(child.lower_ == "down" for child in verb.children)


def _by_cause(page: Page, figure: Figure) -> Found:
    """ "12 people were killed in Russian shelling", "died from fire by Russia"."""
    if figure.verb is None or (figure.base in FLYING and downs(figure.verb)):
        return Found()
    others = (child for child in figure.verb.children if child.dep_ == "conj" and child.lemma_.lower() in HURTING)
    return next((found for verb in (figure.verb, *others) if (found := _cause_of(page, verb))), Found())


def _cause_of(page: Page, verb: Token) -> Found:
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "advcl") and child.lower_ in _CAUSE:
            for pobj in objects_of(child):
                deed = base(pobj) in DEEDS or any(base(one) in DEEDS for one in pobj.lefts)
                if (deed or child.dep_ == "agent") and (found := party_of(page, pobj)):
                    return found
        if child.dep_ == "advcl" and child.lemma_.lower() in STRIKING | FIRING | LANDING:
            doer = subject(child)
            if doer is not None and doer.head.i == child.i and (found := party_of(page, doer)):
                return found
    return Found()


def _by_measure(page: Page, figure: Figure) -> Found:
    """ "Put Russian shelling at 961 instances", "the count of breaches by Russia came to 12"."""
    verb = figure.verb
    if verb is None or verb.lemma_.lower() not in PUTTING | REACHING | {"be"}:
        return Found()
    before = [token for token in page.tokens(page.number(verb)) if token.i < figure.head.i]
    for token in reversed(before):
        if base(token) in DEEDS or token.lower_ == "by":
            heads = objects_of(token) if token.lower_ == "by" else (token,)
            for head in heads:
                if found := party_of(page, head):
                    return found
            mention = page.named.get(token.i - 1)
            if mention is not None and len(mention.parties) == 1:
                return Found(mention.parties[0])
    return Found()


def _by_following(page: Page, figure: Figure) -> Found:
    """ "Hits on energy sites by Russia": whoever is named behind "by", before the next predicate or stop."""
    if base(figure.head) not in _ACTS | DEEDS:
        return Found()
    for token in page.doc[figure.head.i + 1 : figure.head.i + _FAR]:
        if is_predicate(token) or token.text in ",;:." or token.is_sent_start:
            break
        if token.lower_ == "by":
            for pobj in objects_of(token):
                if found := party_of(page, pobj):
                    return found
    return Found()
