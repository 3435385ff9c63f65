"""Utterances: who said something, for whom, in which manner, in which words."""

from collections.abc import Iterator

from truceline.reading.slavic.frames import moment_in
from truceline.reading.slavic.mentions import Kind, Mention
from truceline.reading.slavic.sayings import Saying, Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.suggestion import Sort, Suggestion

_JOINT = 2


def utterances(scene: Scene) -> Iterator[Suggestion]:
    """One for each act of speaking and each party for which it was said."""
    seen: set[str] = set()
    for saying in scene.sayings:
        parties = saying.parties if len(saying.parties) <= _JOINT else ()
        for party in parties or ("",):
            if party not in seen:
                seen.add(party)
                yield _suggested(scene, saying, party)


def _suggested(scene: Scene, saying: Saying, party: str) -> Suggestion:
    slots = Slots(scene.article, scene.sentence)
    slots.put("party", party)
    slots.put("manner", saying.manner)
    if len(saying.group.mentions) == 1:
        _speaker(slots, saying.group.first, scene)
    elif len(saying.parties) > _JOINT:
        slots.note(f"said together by {', '.join(saying.parties)}")
    _quote(slots, scene)
    slots.when(moment_in(scene, saying.clause, saying.place))
    return slots.suggestion(Sort.UTTERANCE, 0.9 if party else 0.55)


def _speaker(slots: Slots, mention: Mention, scene: Scene) -> None:
    if not scene.sentence.first <= mention.first < scene.sentence.last:
        return
    if mention.name:
        slots.words("speaker", *mention.name)
    if mention.office:
        slots.words("office", *mention.office)
    elif not mention.name and mention.kind is not Kind.PAIR:
        slots.words("speaker", mention.first, mention.last)


def _quote(slots: Slots, scene: Scene) -> None:
    whole = [one for one in scene.sentence.quotes if one.whole]
    chosen = whole or [one for one in scene.sentence.quotes if scene.article.text[one.first : one.last].count(" ") >= 2]
    if chosen:
        slots.take("quote", chosen[0].first, chosen[0].last)
