"""The rules of reading with the term base that they read by."""

from functools import cache

from truceline.reading.actors import Actor, Actors
from truceline.reading.propose import propose
from truceline.reading.scoring import Passage
from truceline.reading.suggestion import Suggestion
from truceline.sources.case import Case
from truceline.sources.documents.document import Document
from truceline.tasks.reading import Rules
from truceline.values.zones import zone
from truceline.wiring.reading import Asked


def people_of(case: Case) -> tuple[Actor, ...]:
    """Who can act in a case: its parties and voices by their names."""
    parties = tuple(Actor(party.id, (party.name,)) for party in case.parties)
    return parties + tuple(Actor(voice.id, (voice.name,)) for voice in case.voices)


def rules_for(asked: Asked) -> Rules:
    """The rules with the term base of the world and of a case."""
    return _rules(asked.zone, asked.people)


def rules_on(passage: Passage) -> list[Suggestion]:
    """What the rules propose of a passage of the evaluation set."""
    actors = _actors(passage.language, _named(passage))
    return list(
        propose(passage.text, language=passage.language, published=passage.published, home=passage.home, actors=actors)
    )


def document_of(passage: Passage) -> Document:
    """A passage of the evaluation set as a document, for a model to read."""
    return Document(passage.id, passage.text, "", passage.published, passage.language, "0" * 64)


@cache
def _actors(language: str, people: tuple[Actor, ...]) -> Actors:
    """Who can act, as texts in a language call them; made once, and only of the languages that are needed."""
    return Actors.world(people, ("en",)) if language == "en" else Actors.world(people)


def _named(passage: Passage) -> tuple[Actor, ...]:
    return tuple(Actor(one.id, one.names) for one in passage.actors)


@cache
def _rules(zone_name: str, people: tuple[Actor, ...]) -> Rules:
    home = zone(zone_name)

    def read(document: Document) -> list[Suggestion]:
        language, published = document.language, document.published
        actors = _actors(language, people)
        return list(propose(document.text, language=language, published=published, home=home, actors=actors))

    return read
