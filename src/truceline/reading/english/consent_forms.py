"""How a predicate says that somebody consents or does not: the act, and the text it is about."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english import consent_words as words
from truceline.reading.english.clauses import Clause
from truceline.reading.english.consent_ready import readiness
from truceline.reading.english.consent_text import Form, between, children, objects, partners, texts
from truceline.reading.english.moods import Mood
from truceline.reading.english.texts import is_text


def forms(clause: Clause) -> Iterator[Form]:
    """The acts that a clause says, the surest first; whether they were done is not looked at."""
    for rule in _RULES:
        yield from rule(clause)


def _direct(clause: Clause) -> Iterator[Form]:
    particle = children(clause.verb, "prt")
    for act, verbs in words.DIRECT.items():
        if clause.lemma in verbs or (clause.base in verbs and not particle):
            for text in objects(clause):
                if clause.base not in words.ENDING or text.lemma_.lower() in words.BINDING:
                    yield Form(act, text, 0.9, between(clause, text))
                return
            if act == words.SIGN and clause.passive and clause.doers and not clause.patients:
                yield Form(act, None, 0.75)


def _behind(clause: Clause) -> Iterator[Form]:
    for act, verbs in words.BEHIND.items():
        for verb, prepositions in verbs.items():
            if verb not in (clause.lemma, clause.base):
                continue
            passive = [word for word in clause.patients if is_text(clause.page, word)] if clause.passive else []
            for text in passive[:1] or texts(clause, *prepositions):
                yield Form(act, text, 0.85, between(clause, text))
                return


def _particle(clause: Clause) -> Iterator[Form]:
    act = words.WITH_PARTICLE.get(clause.lemma)
    if act:
        for text in objects(clause):
            yield Form(act, text, 0.85)


def _given(clause: Clause) -> Iterator[Form]:
    """ "Gave its consent to", "gave the thumbs down to"."""
    if clause.base not in words.GIVING:
        return
    for noun in clause.patients:
        for text in texts(clause, "to", "for", "of", "on"):
            if _assent(noun):
                yield Form(words.ACCEPT, text, 0.85)
            elif noun.lemma_.lower() in words.DISSENT or _thumbs_down(noun):
                yield Form(words.REJECT, text, 0.8)


def _assent(noun: Token) -> bool:
    green = noun.lemma_.lower() != "light" or any(child.lower_ == "green" for child in noun.children)
    return noun.lemma_.lower() in words.ASSENT and green and not _thumbs_down(noun)


def _thumbs_down(noun: Token) -> bool:
    near = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.lemma_.lower() == "thumb" and any(token.lower_ == "down" for token in (*noun.subtree, *near))


def _said(clause: Clause) -> Iterator[Form]:
    """ "Said yes to the plan", "said no"."""
    if clause.base not in ("say", "answer", "reply", "tell"):
        return
    kinds = ("intj", "dobj", "det", "neg", "advmod", "oprd", "prep", "ccomp", "dep")
    marks = {child.lower_ for child in clause.verb.children if child.dep_ in kinds and child.i > clause.verb.i}
    for word, act in words.SAYING_YES.items():
        if word in marks:
            for text in texts(clause, "to"):
                yield Form(act, text, 0.85)


def _put(clause: Clause) -> Iterator[Form]:
    """ "Put their names to an accord", "put pen to paper on a truce", "withdrew its signature from"."""
    nouns = {noun.lemma_.lower() for noun in clause.patients}
    if clause.base in words.AFFIXING and nouns & {"name", "signature", "pen", "initial", "hand"}:
        found = next(texts(clause, "to", "on", "under"), None)
        if found is not None or "pen" in nouns:
            yield Form(words.SIGN, found, 0.85)
    if clause.base in words.TAKING_BACK and nouns & words.SIGNED:
        for text in texts(clause, "from", "to", "of"):
            yield Form(words.WITHDRAW, text, 0.85)
    if clause.base in ("suspend", "end", "halt", "terminate") and nouns & {"participation", "adherence", "membership"}:
        for text in texts(clause, "in", "to"):
            yield Form(words.WITHDRAW, text, 0.7)


def _on_board(clause: Clause) -> Iterator[Form]:
    """ "Came on board with a truce", "is on board"."""
    board = any(pobj.lower_ == "board" for pobj in clause.after("on"))
    if clause.base in ("come", "get", "be", "jump") and (
        board or "aboard" in {child.lower_ for child in clause.verb.children}
    ):
        for text in texts(clause, "with", "for"):
            yield Form(words.ACCEPT, text, 0.75)


def _reached(clause: Clause) -> Iterator[Form]:
    """ "X and Y reached a truce", "X reached a deal with Y", "a deal was reached between them"."""
    if clause.base not in words.REACHING:
        return
    for text in objects(clause):
        if text.lemma_.lower() not in words.REACHED:
            continue
        sides, others = between(clause, text), tuple(partners(clause, text))
        if sides or len(clause.doers) > 1 or (clause.doers and others):
            yield Form(words.ACCEPT, text, 0.7, sides or (others if len(others) > 1 else (*clause.doers, *others)))
        elif clause.doers and clause.doers[0].tag_ in ("NNS", "NNPS", "DT", "PRP"):
            yield Form(words.ACCEPT, text, 0.65)


def _carried(clause: Clause) -> Iterator[Form]:
    """ "Agreed to observe the truce", "is ready to extend it", "consented to lay down arms"."""
    only = frozenset({Mood.PLEDGED, Mood.READY})
    if clause.base in words.CARRYING_OUT:
        for text in objects(clause):
            yield Form(words.ACCEPT, text, 0.75, only=only)
            return
    if clause.base in words.STOPPING:
        for child in clause.verb.children:
            whole = child.lemma_.lower() in words.WHOLE_FIGHTING or child.lower_ in words.WHOLE_FIGHTING
            if child.dep_ in ("dobj", "xcomp", "oprd") and whole and not _limited(clause.verb, child):
                yield Form(words.ACCEPT, None, 0.7, only=only)
                return


def _limited(*heads: Token) -> bool:
    """True where only some of the fighting is to stop: "stop firing at ships"."""
    return any(
        child.lower_ in ("at", "on", "against", "near", "around", "along")
        for head in heads
        for child in head.children
        if child.dep_ == "prep"
    )


_RULES = (
    _direct, _behind, _particle, _given, _said, _put, _on_board, readiness, _reached, _carried,
)  # fmt: skip
