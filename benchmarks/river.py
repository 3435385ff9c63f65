"""A made-up truce with 200 terms and a record of any length about it; the same for the same seed."""

from collections.abc import Iterator
from random import Random
from typing import Any

from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act, Answer, Consent, ConsentAct, Decision, Power, Proposal
from truceline.terms.load import Version, digest_of
from truceline.terms.schema import Agreement
from truceline.values.counts import parse_count
from truceline.values.instants import DAY, HOUR, MINUTE, Instant, parse_instant
from truceline.values.intervals import Interval, exactly

START = parse_instant("2025-01-01T00:00Z")
PARTIES = ("north", "south")
EVENTS = tuple(f"event-{number}" for number in range(40))
_SOURCE = ("https://example.org/record",)


def truce() -> Version:
    """200 terms: bans, their exceptions, powers, single duties, and ten repeated ones."""
    terms = [*_bans(), *_permissions(), *_duties(), *_repeated(), *_powers()]
    content: dict[str, Any] = {
        "schema": "terms/1",
        "id": "river",
        "version": 1,
        "title": "river truce",
        "zone": "Europe/Kyiv",
        "sources": {},
        "parties": [{"id": name, "role": "belligerent"} for name in PARTIES],
        "questions": [{"id": f"q{number}", "asks": "?"} for number in range(10)],
        "entry": {"all_of": list(PARTIES)},
        "phases": [
            {"id": "one", "title": "1", "duration": {"length": "P120D", "count": "calendar"}},
            {"id": "two", "title": "2"},
        ],
        "terms": terms,
    }
    agreement = Agreement.model_validate(content)
    return Version(agreement, digest_of(agreement))


def _term(id: str, kind: str, event: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "party": list(PARTIES), "act": {"event": event}, "text": id, **more}


def _bans() -> Iterator[dict[str, Any]]:
    for number in range(130):
        more: dict[str, Any] = {}
        if number % 5 == 0:
            more["excepts"] = [f"allow-{number % 40}"]
        if number % 7 == 0:
            more["phase"] = ["one" if number % 2 else "two"]
        if number % 11 == 0:
            more["when"] = {"judged": f"q{number % 10}"}
        if number % 13 == 0:
            more["begins"] = {"after": "start", "plus": {"length": f"P{number}D", "count": "calendar"}}
        yield _term(f"ban-{number}", "ban", EVENTS[number % 40], **more)


def _permissions() -> Iterator[dict[str, Any]]:
    for number in range(40):
        more = {"when": {"judged": f"q{number % 10}"}} if number % 3 else {}
        yield _term(f"allow-{number}", "permission", EVENTS[number % 40], **more)


def _duties() -> Iterator[dict[str, Any]]:
    for number in range(15):
        by = {"after": "start", "plus": {"length": f"P{10 + number}D", "count": "calendar"}}
        yield _term(f"duty-{number}", "duty", f"done-{number}", by=by)


def _repeated() -> Iterator[dict[str, Any]]:
    by = {"after": "each", "plus": {"length": "PT24H", "count": "elapsed"}}
    for number in range(10):
        how = ("any", "own", "in_order")[number % 3]
        yield _term(f"answer-{number}", "duty", f"answer-{number}", for_each=f"notice-{number}", answered=how, by=by)


def _powers() -> Iterator[dict[str, Any]]:
    for effect in ("suspend", "resume", "release", "terminate", "extend"):
        yield {"id": effect, "kind": "power", "party": list(PARTIES), "effect": effect, "text": effect, "needs": 1}


def record(size: int, version: Version, seed: int = 1) -> Iterator[Entry]:
    """So many entries in the order of the record, over a year: late ones, corrections and retractions among them."""
    random = Random(seed)
    yield from _agreed(version)
    step = 365 * DAY // size
    now, acts = START, 0
    recent: list[Entry] = []
    for number in range(size - 3):
        now = Instant(now + step)
        kind = random.random()
        if kind < 0.0005:
            yield _deciding(number, now, random)
        elif kind < 0.01 and recent:
            yield _mended(random.choice(recent), now, random)
        else:
            entry = _act(number, now, random)
            acts += 1
            if len(recent) < 4096:
                recent.append(entry)
            else:
                recent[acts % 4096] = entry
            yield entry


def _agreed(version: Version) -> Iterator[Entry]:
    put = Proposal(party="north", agreement="river", digest=version.digest)
    yield _entry("put-forward", put, exactly(START), START)
    for name in PARTIES:
        said = Consent(party=name, agreement="river", digest=version.digest, act=ConsentAct.ACCEPT)
        yield _entry(f"accept-{name}", said, exactly(START), START)


def _entry(id: str, payload: Any, occurred: Interval, recorded: Instant, action: Action = Action.ASSERT) -> Entry:
    return Entry(id, action, occurred, recorded, _SOURCE, "made up", payload)


def _act(number: int, now: Instant, random: Random) -> Entry:
    """An act that happened up to two days before it was recorded; one in ten is known only to the hour."""
    party = random.choice(PARTIES)
    which = random.random()
    nth = random.randrange(10)
    event = f"notice-{nth}" if which < 0.05 else f"answer-{nth}" if which < 0.1 else random.choice(EVENTS)
    start = Instant(now - (random.randrange(5 * MINUTE) if random.random() < 0.97 else random.randrange(2 * DAY)))
    occurred = exactly(start) if random.random() < 0.9 else Interval(Instant(start - HOUR), start)
    value = parse_count("3") if random.random() < 0.1 else None
    act = Act.model_construct(
        event=event, actor=party, to=None, track=None, agreement=None, value=value, unit="", answers=None
    )
    return _entry(f"e{number}", act, occurred, now)


def _deciding(number: int, now: Instant, random: Random) -> Entry:
    if random.random() < 0.8:
        answer = random.choice(list(Answer))
        said: Any = Decision(body="m", agreement="river", question=f"q{random.randrange(10)}", answer=answer)
    else:
        said = Power(party=random.choice(PARTIES), agreement="river", power=random.choice(["suspend", "resume"]))
    return _entry(f"d{number}", said, exactly(now), now)


def _mended(old: Entry, now: Instant, random: Random) -> Entry:
    action = Action.CORRECT if random.random() < 0.8 else Action.RETRACT
    return _entry(old.id, old.payload, old.occurred, now, action)
