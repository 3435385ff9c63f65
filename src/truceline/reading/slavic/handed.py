"""What happens to people or bodies, and who gives and who takes them."""

from dataclasses import dataclass

from truceline.reading.slavic.captives import Captives
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.grammar import Group
from truceline.reading.slavic.mentions import Mention
from truceline.reading.slavic.parts import phrase
from truceline.reading.slavic.sayings import Scene

_INTO = frozenset(("у", "в", "на", "до", "во"))
_OUT = frozenset(("з", "із", "зі", "из", "від", "от"))


@dataclass(frozen=True)
class Event:
    """What happens to people: the word at `place`, its class, the state, and the forms its subject has."""

    clause: Clause
    place: int
    kind: str
    state: str
    codes: frozenset[str]


def sides(scene: Scene, event: Event, one: Captives) -> tuple[str, str]:
    """Who gives and who takes, as far as it is said."""
    grammar = scene.grammar
    group = grammar.subject(event.clause, event.place, event.codes) if event.codes else None
    subject = group.parties[0] if group and len(group.parties) == 1 and not _is_people(group, one) else ""
    into = _moved(scene, event.clause, "ga l", _INTO) or _dative(scene, event.clause)
    out = _moved(scene, event.clause, "g", _OUT)
    home = phrase(grammar, "home", event.clause.first, event.clause.last) is not None
    if event.kind == "give" and _mediated(scene, event):
        return out, into or one.whose
    if event.kind == "give":
        if subject and (home or subject == one.whose) and into in ("", subject):
            return out, subject
        return subject, into
    if event.kind == "take":
        return out, subject
    if event.kind in ("back", "passive"):
        return out, into or (one.whose if event.kind == "back" or home else "")
    return "", ""


def _mediated(scene: Scene, event: Event) -> bool:
    """Whether somebody only brings or helps: "Катар доставив", "Катар допоміг повернути"."""
    words, low = scene.article.words, scene.article.every[event.place].low
    brings = any(verb.infinitive in words.set("bringing") for verb in words.verbs.get(low, ()))
    return brings or bool(words.set("helping") & set(scene.article.lows(event.clause.first, event.place)))


def _is_people(group: Group, one: Captives) -> bool:
    return one.first <= group.first.first < one.last


def _moved(scene: Scene, clause: Clause, cases: str, prepositions: frozenset[str]) -> str:
    for found in scene.grammar.mentions(clause.first, clause.last):
        if (
            scene.grammar.preposition(found) in prepositions
            and any(found.can(case) for case in cases)
            and found.parties
        ):
            return found.parties[0]
    return ""


def _dative(scene: Scene, clause: Clause) -> str:
    def given(one: Mention) -> bool:
        return one.can("d") and not one.can("n") and not scene.grammar.preposition(one) and bool(one.parties)

    return next((one.parties[0] for one in scene.grammar.mentions(clause.first, clause.last) if given(one)), "")
