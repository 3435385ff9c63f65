"""In which manner a clause says something, if it does: said, announced, asked, denied or reported."""

from spacy.tokens import Token

from truceline.reading.english import saying_words as words
from truceline.reading.english.clauses import Clause
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.said import aside, said_before
from truceline.reading.rules.lexicon import lexicon

_NEAR = 9
"""Words behind "brushed aside" within which a story is what it is about."""
_NEXT = 5
"""Words behind "rejected" within which "claims" is a story, even where the grammar takes it for a verb."""
_UNSURE = {"will", "would", "could", "may", "might", "should", "must", "can", "'ll", "’ll"}
_TOLD = (Mood.DONE, Mood.NOW)


def manner(clause: Clause) -> str:
    """In which manner a clause says something; empty where it does not, or where that is refused, wished or to come."""
    found = "" if _a_story(clause.verb) else _by_verb(clause)
    return found if found and _happened(clause) else ""


def _a_story(verb: Token) -> bool:
    """True for "claims" in "rejected Thai claims that", which the grammar may take for a verb."""
    return (
        verb.lower_ in ("claims", "reports", "charges", "accounts")
        and verb.i > 0
        and verb.nbor(-1).tag_ in ("JJ", "PRP$", "POS")
    )


def _happened(clause: Clause) -> bool:
    """True where the speaking took place."""
    verb = clause.verb
    if any(child.lower_ in ("whether", "if") and child.dep_ == "mark" for child in verb.children):
        return False
    helping = set(clause.auxiliaries)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return verb.head.head.lemma_.lower() in ("quote", "cite") and mood(verb.head.head) in _TOLD
    put = any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)
    if put or aside(clause) or (verb.dep_ in ("ccomp", "conj") and said_before(clause)):
        lost = aside(clause) and verb.tag_ == "VBN" and not helping
        own = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        return lost or not (clause.negated or clause.passive or own & _UNSURE)
    if verb.tag_ == "VBN" and not helping:
        return (verb.dep_ in ("conj", "ROOT", "parataxis", "ccomp") and bool(clause.doers)) or said_before(clause)
    if clause.passive and not clause.doers:
        return False
    if "would" in helping and any(child.lower_ == "only" for child in verb.children):
        return True
    if "to" in helping:
        governor = verb.head
        return governor.i != verb.i and governor.lemma_.lower() in words.TO_SAY and mood(governor) in _TOLD
    return mood(verb) in _TOLD


def _by_verb(clause: Clause) -> str:
    base, verb = clause.base, clause.verb
    for test in (_denying, _pleading, _asking, _plain, _idiom, _judging):
        found = test(clause, base, verb)
        if found:
            return found
    return ""


def _denying(clause: Clause, base: str, verb: Token) -> str:
    if base in words.DENYING:
        return "denied"
    if base not in words.WAVING_OFF:
        return ""
    near = verb.doc[verb.i + 1 : verb.i + (_NEAR if base in words.WITH_PARTICLE else _NEXT)]
    about = verb.head if verb.dep_ == "relcl" else None
    stories = [
        word for word in (*near, *clause.patients, about) if word is not None and word.lemma_.lower() in words.STORIES
    ]
    return "denied" if stories else ""


def _asking(clause: Clause, base: str, verb: Token) -> str:
    if base in words.ASKING:
        return "asked"
    if base in words.ASKING_WITH and any(not _a_day(word) for word in clause.after(*words.ASKING_WITH[base])):
        return "asked"
    bidden = [one for one in verb.children if one.dep_ in ("xcomp", "ccomp") and one.tag_ == "VB" and _infinitive(one)]
    if base in words.ASKING_TO and bidden:
        return "said" if base in words.NOTHING_TOLD else "asked"
    return ""


def _pleading(clause: Clause, base: str, verb: Token) -> str:
    pleas = any(word.lemma_.lower() in words.PLEAS for word in clause.patients)
    return "asked" if pleas and base in words.RENEWING else ""


def _a_day(word: Token) -> bool:
    return word.lower_ in (*lexicon("en").weekdays, *lexicon("en").months) or word.like_num


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _plain(clause: Clause, base: str, verb: Token) -> str:
    for found, verbs in words.FIRM.items():
        if base in verbs and not _empty(clause):
            return found
    if base in words.BLAMING:
        return "said"
    if base in words.CONFIRMING and clause.patients:
        return "said"
    for found, verbs in words.SOFT.items():
        if base in verbs and says(clause):
            return found
    return ""


def _empty(clause: Clause) -> bool:
    """True for "said to be", "said nothing", "said goodbye"."""
    verb = clause.verb
    told = [child.lower_ for child in verb.children if child.dep_ in ("dobj", "advmod", "intj") and child.i > verb.i]
    if clause.base == "say" and any(word in ("yes", "no") for word in told):
        return not beside_quote(clause)
    if clause.base == "say" and any(word in ("nothing", "goodbye", "so", "little", "much") for word in told):
        return not _clause_of(verb)
    if clause.base == "tell" and any(word in ("it", "story", "truth", "lie", "lies") for word in told):
        return not _clause_of(verb)
    return clause.base == "state" and clause.passive


def says(clause: Clause) -> bool:
    """True where a verb has a clause or a quotation of what was said, or stands in the middle or at the end of it."""
    verb = clause.verb
    if clause.base in words.WITH_QUOTE:
        return (beside_quote(clause) and verb.dep_ != "relcl") or said_before(clause)
    following = {token.text for token in verb.doc[verb.i + 1 : verb.i + 3]}
    return bool(
        _clause_of(verb) or aside(clause) or beside_quote(clause) or following & {":", "that"} or said_before(clause)
    )


def _clause_of(verb: Token) -> Token | None:
    """The clause of what was said, with a verb that is no infinitive."""
    for child in verb.children:
        if child.dep_ == "ccomp" and not _infinitive(child) and not _asked_whether(child):
            return child
    return None


def _asked_whether(child: Token) -> bool:
    return any(one.lower_ in ("whether", "if") and one.dep_ == "mark" for one in child.children)


def beside_quote(clause: Clause) -> bool:
    """True where words in quotation marks are in the sentence of a verb, beside it or within what depends on it."""
    page, verb = clause.page, clause.verb
    one = page.sentence(verb)
    here = [
        quote for quote in page.quotes if one.start <= quote.start < one.end and not quote.start <= verb.idx < quote.end
    ]
    if not here:
        return False
    left, right = verb.left_edge.idx, verb.right_edge.idx + len(verb.right_edge)
    return any(left <= quote.start < right or quote.whole for quote in here)


def _idiom(clause: Clause, base: str, verb: Token) -> str:
    particles = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod", "prep")}
    for verbs, particle in words.WITH_PARTICLES:
        if base in verbs and particle in particles and says(clause):
            return "said"
    if base == "speak" and any(one.i > verb.i for one in clause.after("of")):
        return "said"
    if base == "rule" and "out" in particles and clause.patients:
        return "said"
    if base == "make" and any(child.lower_ == "known" for child in verb.children):
        return "announced"
    given = words.GIVING_NOTICE.get(base)
    beside = {child.lower_ for child in verb.children if child.dep_ in ("dobj", "acomp", "oprd", "ccomp", "advmod")}
    if given and given in beside:
        return (
            "said"
            if base != "put" or any(child.lower_ == "as" for child in verb.children) or beside_quote(clause)
            else ""
        )
    return ""


def _judging(clause: Clause, base: str, verb: Token) -> str:
    return "said" if base in words.JUDGING and beside_quote(clause) else ""
