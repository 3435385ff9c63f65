"""Contacts told by a verb: "met", "telephoned", "visited", "wrote to"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.acting import Who, mention_of, who
from truceline.reading.english.clauses import Clause, objects_of
from truceline.reading.english.contact_afar import calling, giving_a_call, means, on_the_line, speaking, writing
from truceline.reading.english.contact_found import Found, acting_in, among, from_afar, in_person, met, planned, staying
from truceline.reading.english.moods import Mood, mood
from truceline.reading.rules.mentions import Kind


def by_verb(clause: Clause) -> Iterator[Found]:
    """The contacts that the verb of a clause tells."""
    ahead = planned(clause.verb)
    purpose = ahead is None
    if ahead is None:
        ahead = _on_the_way(clause)
    elif _dated_present(clause):
        ahead = True
    if ahead is None:
        return
    told = _done_so(clause)
    for rule in (
        _meeting,
        _receiving,
        _bringing_together,
        _sitting,
        _touching,
        _parting,
        _going_through,
        calling,
        giving_a_call,
        speaking,
        _discussing,
        _visiting,
        writing,
        on_the_line,
    ):
        found = rule(told, ahead)
        if found is not None:
            where = clause.verb.head if purpose else found.verb if told is clause else clause.verb
            yield replace(found, verb=where)
            return


def _done_so(clause: Clause) -> Clause:
    """The clause that "would do so again" repeats, else the clause itself."""
    verb = clause.verb
    so = clause.base == "do" and any(child.lower_ == "so" for child in verb.children)
    return Clause(clause.page, verb.head, verb.head.lemma_.lower()) if so and verb.dep_ == "conj" else clause


def _dated_present(clause: Clause) -> bool:
    """True for "the ministers meet on Monday", which is to come."""
    one = clause.page.sentence(clause.verb)
    simple = clause.verb.tag_ in ("VBZ", "VBP") and not clause.auxiliaries and clause.verb.dep_ in ("ROOT", "conj")
    return simple and any(one.start <= moment.start < one.end for moment in clause.page.moments)


def _on_the_way(clause: Clause) -> bool | None:
    """Whether it is to come that somebody who travels "to meet X" meets X."""
    verb = clause.verb
    governor = verb.head
    if governor.lemma_ == "be" and verb.tag_ == "VB" and any(child.lower_ == "due" for child in governor.children):
        return True
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and governor.lemma_.lower() in ("see", "watch"):
        return planned(governor)
    purpose = verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp") and mood(verb) is Mood.WISHED
    if verb.tag_ == "VB" and verb.dep_ == "advcl" and staying(governor):
        return planned(governor)
    return planned(governor) if purpose and governor.lemma_.lower() in words.GOING | words.VISITING else None


def _meeting(clause: Clause, ahead: bool) -> Found | None:
    if clause.base not in words.MEETING or any(word.lemma_.lower() in words.NOT_MET for word in clause.patients):
        return None
    page = clause.page
    objects = [word for word in clause.patients if word.lower_ != "face"] if clause.base == "meet" else []
    if clause.passive:
        objects = list(clause.patients) if clause.base == "closet" else []
    others = among(page, (*objects, *clause.after("with")))
    if objects and not others:
        return None
    form = "call" if from_afar(means(clause)) else "meeting"
    return met(clause.verb, clause.verb, form, ahead, acting_in(clause), others)


def _receiving(clause: Clause, ahead: bool) -> Found | None:
    """ "Received the president": somebody in person, not a plan or a letter."""
    if clause.base not in words.ONLY_PERSONS or clause.after("as") or clause.inner("ccomp", "xcomp"):
        return None
    past = clause.verb.dep_ == "pcomp" and clause.verb.head.lower_ in words.PAST
    if clause.base in ("see", "face") and clause.verb.tag_ != "VB" and not past:
        return None
    persons = [word for word in clause.patients if in_person(clause, word)]
    acting = acting_in(clause) or _host(clause)
    others = among(clause.page, persons)
    return met(clause.verb, clause.verb, "meeting", ahead, acting, others, sure=0.75) if acting and others else None


def _host(clause: Clause) -> Who:
    """Whose "the emir" is, where the sentence says only where he received somebody; whose seat it was, at the least."""
    where = who(clause.page, clause.after("in", "at"))
    seat = clause.page.text[where.mention.start : where.mention.end].lower() if where.mention else ""
    offices = [found for word in clause.doers if (found := mention_of(clause.page, word)) is not None]
    bare = len(offices) == 1 and offices[0].kind is Kind.OFFICE and not offices[0].parties
    unnamed = clause.passive and not clause.doers
    if (bare and not offices[0].name) or ((bare or unnamed) and seat.endswith(words.SEATS)):
        return Who(where.parties, where.mention, "who received them follows only from the place", 0.65)
    return Who()


def _bringing_together(clause: Clause, ahead: bool) -> Found | None:
    """ "Brought together the presidents of X and Y", "brought them in for talks": whoever does so takes part."""
    if clause.base not in words.BRINGING or clause.passive:
        return None
    together = any(child.lower_ == "together" for child in clause.verb.children)
    brought = among(clause.page, clause.patients)
    if not together and not _for_talks(clause):
        return None
    hosts = acting_in(clause) or _host(clause)
    if len(brought.parties) < 2 or not (hosts or not clause.doers):
        return None
    return met(clause.verb, clause.verb, "meeting", ahead, hosts, brought, sure=0.8)


def _for_talks(clause: Clause) -> bool:
    inner = [word for one in clause.after("for", "to") for word in (one, *_measured(one))]
    return any(word.lemma_.lower() in words.TALKS for word in inner)


def _measured(word: Token) -> Iterator[Token]:
    """What is counted in hours or rounds: "two hours of talks"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from objects_of(child)


def _sitting(clause: Clause, ahead: bool) -> Found | None:
    beside = words.SITTING.get(clause.base, ())
    if not beside:
        return None
    near = {token.lower_ for token in clause.verb.subtree if abs(token.i - clause.verb.i) <= 3}
    if not near & set(beside):
        return None
    beyond = clause.after("with", "opposite", "across")
    others = among(clause.page, beyond)
    if beyond and not others and all(mention_of(clause.page, word) or word.lower_ == "host" for word in beyond):
        return None
    return met(clause.verb, clause.verb, "meeting", ahead, acting_in(clause), others, sure=0.8)


def _touching(clause: Clause, ahead: bool) -> Found | None:
    """ "Shook hands with", "came to see", "called on the president", "shuttled between X and Y"."""
    page, base = clause.page, clause.base
    others: tuple[Token, ...] = ()
    if base in words.HAND_SHAKING and any(word.lemma_.lower() in ("hand", "greeting") for word in clause.patients):
        others = clause.after("with")
    elif base in words.ALOUD and clause.after("alongside", "beside"):
        others = clause.after("alongside", "beside")
    elif base in words.SHUTTLING:
        others = clause.after("between")
    elif base == "call" and not clause.patients and not clause.inner("xcomp", "ccomp", "advcl"):
        others = tuple(word for word in clause.after("on", "upon") if _asked_nothing(clause, word))
    else:
        return None
    persons = [word for word in others if in_person(clause, word)]
    acting = acting_in(clause)
    if not acting or (not persons and base not in words.HAND_SHAKING):
        return None
    return met(clause.verb, clause.verb, "meeting", ahead, acting, among(page, persons), sure=0.65)


def _asked_nothing(clause: Clause, word: Token) -> bool:
    """True where nobody is called on to do something."""
    rest = [token for token in clause.verb.subtree if token.i > word.i]
    return in_person(clause, word) and not any(token.tag_ in ("TO", "VB") or token.lower_ == "for" for token in rest)


def _parting(clause: Clause, ahead: bool) -> Found | None:
    """ "Delegations from X and Y parted after an hour": they had met."""
    doing = clause.doers
    if clause.base not in words.PARTING or clause.patients or clause.passive or ahead or not doing:
        return None
    if not all(in_person(clause, word) for word in doing) or not clause.after("after", "without", "on"):
        return None
    return met(clause.verb, clause.verb, "meeting", ahead, acting_in(clause), sure=0.6)


def _going_through(clause: Clause, ahead: bool) -> Found | None:
    """ "Went through the lists with Y", "thrashed out the text with Y"."""
    if clause.base not in words.GOING_THROUGH or not any(clause.after(one) for one in ("through", "over")):
        return None
    nested = [
        word
        for one in clause.after("through", "over")
        for child in one.children
        if child.lower_ == "with"
        for word in objects_of(child)
    ]
    acting = acting_in(clause)
    others = among(clause.page, (*clause.after("with"), *nested))
    return met(clause.verb, clause.verb, "meeting", ahead, acting, others, sure=0.6) if acting and others else None


def _discussing(clause: Clause, ahead: bool) -> Found | None:
    views = clause.base == "exchange" and any(word.lemma_.lower() in ("view", "opinion") for word in clause.patients)
    if clause.base not in words.DISCUSSING and not views:
        return None
    about = [
        word
        for one in clause.patients
        for child in one.children
        if child.lower_ == "with"
        for word in objects_of(child)
    ]
    form = "call" if from_afar(means(clause)) else "meeting"
    others = among(clause.page, (*clause.after("with"), *about))
    acting = acting_in(clause)
    alone = len(acting.parties) > 1 and (views or form == "call")
    return met(clause.verb, clause.verb, form, ahead, acting, others, sure=0.6) if others or alone else None


def _visiting(clause: Clause, ahead: bool) -> Found | None:
    """ "Visited Kyiv": the country's own actor is who was visited, where an office or a delegation travels."""
    to = (
        clause.patients
        if clause.base in words.VISITING
        else clause.after("to", "in")
        if clause.base in words.GOING
        else ()
    )
    where = [word for word in to if (found := mention_of(clause.page, word)) is not None and found.kind is Kind.ACTOR]
    if not where or _for_others(clause, where[0]) or not any(in_person(clause, word) for word in clause.doers):
        return None
    return met(where[0], clause.verb, "visit", ahead, acting_in(clause), among(clause.page, where[:1]), sure=0.7)


def _for_others(clause: Clause, where: Token) -> bool:
    """True where somebody travels to do something with others than whoever the place stands for."""
    dest = clause.page.named[where.i].parties
    purposes = [child for child in clause.verb.children if child.dep_ == "advcl"]
    named = [clause.page.named.get(token.i) for child in purposes for token in child.subtree]
    own = acting_in(clause).parties
    return any(one is not None and one.parties and not set(one.parties) <= {*dest, *own} for one in named)
