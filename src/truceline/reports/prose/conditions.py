"""Conditions as points with points under them."""

from collections.abc import Sequence

from truceline.reports.prose.layout import Point
from truceline.reports.prose.spans import length, point
from truceline.reports.prose.speaker import Speaker
from truceline.terms.conditions import Condition, Consented, Holding, Tally


def holds(speaker: Speaker, key: str, condition: Condition | None) -> tuple[Point, ...]:
    """A sentence that ends in a condition, such as `It ends as soon as this holds: ...`; nothing without one."""
    if condition is None:
        return ()
    told = _ended(_told(speaker, condition), ".")
    return (Point(f"{speaker.say(key)} {told.text}", told.below),)


def _told(speaker: Speaker, condition: Condition) -> Point:
    for key, parts in (("all", condition.every), ("any", condition.some)):
        if parts:
            return Point(speaker.say(f"holds.{key}"), _listed(speaker, parts))
    if condition.negation:
        return Point(speaker.say("holds.not"), _listed(speaker, [condition.negation]))
    return Point(_fact(speaker, condition))


def _listed(speaker: Speaker, parts: Sequence[Condition]) -> tuple[Point, ...]:
    told = [_told(speaker, part) for part in parts]
    return (*(_ended(one, ";") for one in told[:-1]), told[-1])


def _ended(told: Point, mark: str) -> Point:
    if told.below:
        return Point(told.text, (*told.below[:-1], _ended(told.below[-1], mark)))
    return Point(f"{told.text}{mark}")


def _fact(speaker: Speaker, condition: Condition) -> str:
    if condition.judged:
        return speaker.say("holds.judged", question=speaker.ref("questions", condition.judged))
    if condition.holds:
        return _state(speaker, condition.holds)
    if condition.consented:
        return _consented(speaker, condition.consented)
    if condition.reached:
        return speaker.say("holds.reached", point=point(speaker, condition.reached))
    return _on_record(speaker, condition)


def _on_record(speaker: Speaker, condition: Condition) -> str:
    if condition.tally:
        return _tally(speaker, condition.tally)
    acts = [speaker.happening(act) for act in condition.events()]
    if condition.order:
        return speaker.say("holds.before", first=acts[0], second=acts[1])
    return speaker.say("holds.happened", act=acts[0])


def _tally(speaker: Speaker, tally: Tally) -> str:
    told = speaker.say(f"holds.{tally.of}", n=tally.at_least, act=speaker.happening(tally))
    if tally.within is None:
        return told
    return f"{told}, {speaker.say('holds.within', length=length(speaker, tally.within))}"


def _state(speaker: Speaker, holding: Holding) -> str:
    told = _thing(speaker, holding)
    return speaker.say("holds.party", state=told, party=holding.party) if holding.party else told


def _thing(speaker: Speaker, holding: Holding) -> str:
    if holding.track:
        return speaker.say("holds.track", id=speaker.ref("tracks", holding.track), state=holding.being)
    if holding.agreement:
        return speaker.say(f"holds.agreement.{holding.state}", id=holding.agreement)
    if holding.phase:
        return speaker.say(f"holds.phase.{holding.state}", id=speaker.ref("phases", holding.phase))
    return speaker.say(f"holds.term.{holding.state}", id=speaker.ref("clauses", holding.term))


def _consented(speaker: Speaker, consent: Consented) -> str:
    acts = speaker.listed(speaker.say(f"act.{act}") for act in consent.acts)
    return speaker.say("holds.consented", party=consent.party, acts=acts)
