"""Who speaks: the actor, office or person that a verb of saying or "according to" stands with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from truceline.reading.english import saying_words as words
from truceline.reading.english.acting import Who, mention_of, who
from truceline.reading.english.clauses import Clause, joined, objects_of, subject
from truceline.reading.english.page import Page
from truceline.reading.english.said import said_before
from truceline.reading.english.words import set_of
from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.mentions import Kind, Mention

_UNKNOWN = 0.4
_TO_SOMEBODY = set_of("tell inform notify urge ask accuse blame brief thank call demand request deny describe")
"""Verbs behind which stands to whom or of whom it is said."""
_ENDS_SAID = (",", "”", '"', "’", "'", "»", "?", "!", "…", "–", "—")
_ALOUD = ("i", "we", "you", "one", "who", "which", "that", "there", "this", "these", "those", "what")
_OWNED = 0.75
_OWNING = ("poss", "amod", "compound", "nmod", "prep", "appos", "acl")
_SENT = set_of("envoy representative ambassador coordinator emissary rapporteur director")
"""Offices that are somewhere, or about somewhere, and not of it."""
_SPOKEN = set_of("figure figures strategist strategists loyalist loyalists rulers chairperson")
_DEEPEST = 2
_OF = ("of", "from", "in", "with", "for")
PRONOUNS = set_of("he she they it")
"""Words that name nobody and stand for who was named."""


def heads_of_speakers(clause: Clause) -> tuple[Token, ...]:
    """The heads of the phrases for who speaks.

    Where the grammar finds nobody who can speak: whoever is named right behind the verb ("said Moscow") or before it.
    """
    found = clause.doers
    behind = _right_after(clause)
    mention = clause.page.named[behind[0].i] if behind else None
    if mention is not None and not any(mention.first <= word.i < mention.last for word in found):
        return behind
    beside = _beside_participle(clause)
    if beside:
        return beside
    if found and (found[0].lower_ in PRONOUNS or found[0].lower_ in _ALOUD or who(clause.page, found)):
        return found
    if found and may_speak(found[0]) and clause.verb.dep_ != "parataxis":
        return found
    nearer = _right_before(clause)
    inside = any(word in head.subtree for word in nearer for head in found if may_speak(head))
    return (nearer if not inside else ()) or _of_sentence(clause) or found


def _beside_participle(clause: Clause) -> tuple[Token, ...]:
    """Who acts in the clause that ", warning that" hangs on: never whom that clause asks for something."""
    verb = clause.verb
    if (
        verb.tag_ != "VBG"
        or verb.dep_ != "advcl"
        or not verb.i
        or verb.nbor(-1).text != ","
        or not verb.head.tag_.startswith("VB")
    ):
        return ()
    found = subject(verb.head)
    heads = joined(found) if found is not None else ()
    return heads if heads and (who(clause.page, heads) or heads[0].lower_ in PRONOUNS) else ()


def _of_sentence(clause: Clause) -> tuple[Token, ...]:
    """Who acts in the main clause, for ", saying that" which the grammar has hung elsewhere."""
    verb = clause.verb
    if verb.tag_ != "VBG" or not verb.i or verb.nbor(-1).text != ",":
        return ()
    top = verb
    while top.i != top.head.i and (top.i == verb.i or top.dep_ != "ccomp"):
        top = top.head
    found = subject(top)
    return joined(found) if found is not None and who(clause.page, joined(found)) else ()


def _right_after(clause: Clause) -> tuple[Token, ...]:
    """Who is named behind a verb that stands right behind what was said: "..., announced the minister"."""
    verb, page = clause.verb, clause.page
    before = page.text[page.sentence(verb).start : verb.idx].rstrip()
    if verb.tag_ not in ("VBD", "VBZ", "VBN") or clause.base in _TO_SOMEBODY or not before.endswith(_ENDS_SAID):
        return ()
    if any(child.dep_ == "nsubj" and verb.i - 2 <= child.right_edge.i < verb.i for child in verb.children):
        return ()  # "the minister, X, said the head of ...": who speaks stands before
    found = page.named.get(verb.i + 1)
    goes_on = found is not None and found.last < len(page.doc) and page.doc[found.last].pos_ in ("VERB", "AUX")
    return () if goes_on else _spoken_by(page, found, verb)


def behind_what_was_said(page: Page) -> Iterator[Clause]:
    """Verbs that the grammar takes for an adjective of who speaks: "..., promised commander X"."""
    for token in page.doc:
        if token.tag_ in ("VBD", "VBN") and token.dep_ in ("amod", "compound") and token.i:
            clause = Clause(page, token, token.lemma_.lower())
            if _right_after(clause) and said_before(clause):
                yield clause


def _right_before(clause: Clause) -> tuple[Token, ...]:
    verb, page = clause.verb, clause.page
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or (verb.dep_ in ("acl", "relcl") and not said_before(clause)):
        return ()
    at = verb.i - 1
    while at > 0 and (page.doc[at].pos_ in ("ADV", "AUX") or page.doc[at].text == ","):
        at -= 1
    return _spoken_by(page, page.named.get(at), verb) if at >= 0 else ()


def _spoken_by(page: Page, found: Mention | None, verb: Token) -> tuple[Token, ...]:
    """The last word of a mention that stands for somebody in the verb's own sentence."""
    if (
        found is None
        or found.kind is Kind.ATTRIBUTE
        or not page.sentence(verb).start <= found.start < page.sentence(verb).end
    ):
        return ()
    return (page.doc[found.last - 1],)


def speaker_of(page: Page, heads: Sequence[Token]) -> Who | None:
    """Who speaks; nobody's parties where the text does not say for whom, None where it is nobody who can speak."""
    if not heads or heads[0].lower_ in _ALOUD:
        return None
    if heads[0].lemma_.lower() in words.NOT_PARTIES and not mention_of(page, heads[0]):
        return None
    found = who(page, heads)
    if found:
        return found
    head = heads[0]
    if head.lower_ in PRONOUNS:
        return Who((), None, f"{head.text!r} is not named in this passage", _UNKNOWN)
    named = mention_of(page, head) or _made_up(page, head)
    whose = owners(page, head) if may_speak(head) else ()
    if whose:
        return Who(whose, _phrase(page, head, named, whose), "", _OWNED)
    if named is None or named.former:
        return None
    shown = named.name or page.text[named.start : named.end]
    return Who((), named, f"the text does not say for whom {shown!r} speaks", _UNKNOWN)


def owners(page: Page, head: Token, depth: int = 0) -> tuple[str, ...]:
    """Whose a person or body is by the words of its phrase: "an officer of the Sudanese army", "three Polish monks"."""
    for child in sorted(head.children, key=lambda token: (token.i > head.i, token.i)):
        inner = _leads_to(head, child)
        found = [page.named.get(word.i) for one in inner for word in joined(one)]
        parties = tuple(dict.fromkeys(party for one in found if one is not None for party in one.parties))
        deeper = () if parties or depth > _DEEPEST or child.dep_ not in ("prep", "appos") else inner
        parties = parties or next((whose for one in deeper if (whose := owners(page, one, depth + 1))), ())
        if parties:
            return parties
    return ()


def _leads_to(head: Token, child: Token) -> tuple[Token, ...]:
    """The words by which a part of a phrase can tell whose its head is."""
    if child.dep_ == "prep":
        sent = head.lemma_.lower() in _SENT and child.lower_ in ("for", "in")
        return objects_of(child) if child.lower_ in _OF and not sent else ()
    if child.dep_ == "amod" and child.i > head.i:
        return (child, *(word for one in child.children if one.dep_ == "prep" for word in objects_of(one)))
    return (child,) if child.dep_ in _OWNING else ()


def may_speak(head: Token) -> bool:
    """True for a word for an office or a body, and for a name."""
    known = lexicon("en")
    return head.pos_ == "PROPN" or head.lower_ in {*known.titles, *known.organs, *known.bands, *known.pairs} | _SPOKEN


def _phrase(page: Page, head: Token, named: Mention | None, whose: tuple[str, ...]) -> Mention:
    """How somebody is named whom no list of offices has."""
    if named is not None:
        return replace(named, parties=whose)
    first, last = head.left_edge, head
    for token in head.subtree:
        if token.i > head.i and (token.text in ",;:—" or token.dep_ == "relcl"):
            break
        last = token if token.i > head.i else last
    start, end = first.idx, last.idx + len(last)
    return Mention(first.i, last.i + 1, start, end, Kind.OFFICE, whose, office=page.text[start:end], head=head.lower_)


def _made_up(page: Page, head: Token) -> Mention | None:
    """A mention of a person by name whose office the text does not give."""
    if head.lower_ in lexicon("en").titles and head.tag_.startswith("NN"):
        return _phrase(page, head, None, ())
    if head.pos_ != "PROPN":
        return None
    first = head
    while first.i and first.nbor(-1).dep_ == "compound" and first.nbor(-1).head.i == head.i:
        first = first.nbor(-1)
    start, end = first.idx, head.idx + len(head)
    return Mention(first.i, head.i + 1, start, end, Kind.PERSON, (), name=page.text[start:end])


def sources(page: Page) -> Iterator[tuple[Token, Who]]:
    """Each "according to X" with whose word it is."""
    for token in page.doc:
        if token.lower_ != "according" or token.i + 1 >= len(page.doc) or token.nbor(1).lower_ != "to":
            continue
        heads = tuple(word for pobj in objects_of(token.nbor(1)) for word in joined(pobj))
        found = speaker_of(page, heads)
        if found is not None:
            yield token, replace(found, sure=min(found.sure, 0.85))
