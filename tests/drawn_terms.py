"""Agreements and logs drawn by hypothesis: small, with many ties, and across a change of the clocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act, Answer, Consent, ConsentAct, Decision, Payload, Power, Proposal
from truceline.terms.load import Version, digest_of
from truceline.terms.schema import Agreement
from truceline.values.instants import HOUR, Instant, parse_instant, show
from truceline.values.intervals import Interval
from truceline.values.zones import zone

BASE = parse_instant("2025-03-29T00:00[Europe/Kyiv]")
"""The clocks of Kyiv go forward a day later, at 03:00 on 30 March."""
UTC = zone("UTC")
PARTIES = ("a", "b")
LATER = Instant(BASE + 10_000 * HOUR)


def hour(number: int) -> Instant:
    """So many hours after the base."""
    return Instant(BASE + number * HOUR)


def written(moment: Instant) -> str:
    return show(moment, UTC)


@dataclass(frozen=True)
class Draw:
    """A version with everything that is on record about it."""

    version: Version
    entries: tuple[Entry, ...]


def version_of(**parts: Any) -> Version:
    """A version from parts of an agreement file, the rest as plain as can be."""
    content: dict[str, Any] = {
        "schema": "terms/1",
        "id": "truce",
        "version": 1,
        "title": "a truce",
        "zone": "Europe/Kyiv",
        "sources": {},
        "parties": [{"id": "a", "role": "belligerent"}, {"id": "b", "role": "belligerent"}],
        "questions": [{"id": "done", "asks": "is it done?"}, {"id": "breach", "asks": "was it broken?"}],
        "entry": {"all_of": ["a", "b"]},
        **parts,
    }
    agreement = Agreement.model_validate(content)
    return Version(agreement, digest_of(agreement))


def entry(id: str, payload: Payload, occurred: Interval, recorded: Instant | None = None) -> Entry:
    """An entry, recorded by default as soon as it is certain to have happened."""
    when = occurred.last if recorded is None else recorded
    return Entry(id, Action.ASSERT, occurred, when, ("https://example.org/",), "drawn", payload)


def did(id: str, event: str, actor: str, when: int | Interval, **more: Any) -> Entry:
    """An act at an hour, or at an unknown instant of an interval."""
    occurred = when if isinstance(when, Interval) else Interval(hour(when), Instant(hour(when) + 1))
    return entry(id, Act(event=event, actor=actor, **more), occurred)


def accepted(version: Version, at: int = 0) -> tuple[Entry, ...]:
    """The version put forward long before, and accepted by both at an hour."""
    says = Consent(party="a", agreement=version.agreement.id, digest=version.digest, act=ConsentAct.ACCEPT)
    when = Interval(hour(at), Instant(hour(at) + 1))
    both = (entry(f"{version.agreement.id}-{p}", says.model_copy(update={"party": p}), when) for p in PARTIES)
    return (proposal(version), *both)


def proposal(version: Version) -> Entry:
    moment = Instant(BASE - 1000 * HOUR)
    name = version.agreement.id
    payload = Proposal(party="a", agreement=name, digest=version.digest)
    return entry("proposal" if name == "truce" else f"proposal-{name}", payload, Interval(moment, Instant(moment + 1)))


@st.composite
def spans(draw: st.DrawFn, last: int = 60) -> Interval:
    """An exact hour, or hours in which something happened at an unknown instant."""
    start = hour(draw(st.integers(0, last)))
    width = draw(st.sampled_from([1, 1, 1, HOUR, 5 * HOUR, 5 * HOUR + 1]))
    return Interval(start, Instant(start + width))


@st.composite
def versions(draw: st.DrawFn) -> Version:
    """Any mixture of entry rule, condition, start, delay, duration, end and powers."""
    parts: dict[str, Any] = {}
    entry_rule: dict[str, Any] = {draw(st.sampled_from(["all_of", "all_of", "each_of"])): list(PARTIES)}
    if draw(st.booleans()):
        entry_rule["and"] = draw(st.sampled_from([{"judged": "done"}, {"not": {"judged": "breach"}}]))
    if draw(st.booleans()):
        entry_rule["at"] = written(hour(draw(st.integers(0, 30))))
        entry_rule["retroactive"] = draw(st.booleans())
    if draw(st.booleans()):
        entry_rule["delay"] = {"length": "P1D", "count": draw(st.sampled_from(["elapsed", "calendar", "unstated"]))}
    parts["entry"] = entry_rule
    ending = draw(st.sampled_from(["none", "duration", "duration", "until"]))
    if ending == "duration":
        rule = draw(st.sampled_from(["elapsed", "calendar", "day_inclusive", "unstated"]))
        parts["duration"] = {"length": draw(st.sampled_from(["PT20H", "P1D", "P2D"])), "count": rule}
        if draw(st.integers(0, 3)) == 0:
            notice = draw(st.sampled_from([None, {"length": "PT6H", "count": "elapsed"}]))
            parts["renewal"] = {"length": "PT12H", "count": "elapsed", "notice": notice}
    if ending == "until":
        parts["until"] = written(hour(draw(st.integers(10, 60))))
    wanted = st.lists(st.sampled_from(_POWERS), max_size=3, unique_by=lambda term: term["id"])
    parts["terms"] = [{**term, **draw(_details(term))} for term in draw(wanted)]
    return version_of(**parts)


def _power(effect: str, **more: Any) -> dict[str, Any]:
    return {"id": effect, "kind": "power", "party": ["a", "b"], "effect": effect, "text": effect, **more}


_POWERS: list[dict[str, Any]] = [
    _power("extend", needs=2),
    _power("release", when={"judged": "breach"}),
    _power("suspend"),
    _power("resume"),
    _power("terminate"),
    _power("start", party=["a"]),
    _power("end_renewal"),
]
_NOTICE = {"length": "PT3H", "count": "elapsed"}


def _details(term: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    if term["effect"] == "extend":
        return st.sampled_from([{}, {}, {"retroactive": True}])
    if term["effect"] == "terminate":
        return st.sampled_from([{}, {"needs": 2}, {"notice": _NOTICE}])
    return st.sampled_from([{}, {"notice": _NOTICE}]) if term["effect"] == "release" else st.just({})


@st.composite
def payloads(draw: st.DrawFn, version: Version) -> Payload:
    """Something that a party or a body can put on record about a version."""
    party = draw(st.sampled_from(PARTIES))
    powers = [term.id for term in version.agreement.terms]
    kind = draw(st.sampled_from(["consent", "consent", "consent", "decision", "power"]))
    if kind == "decision":
        question = draw(st.sampled_from(["done", "done", "breach"]))
        return Decision(body="m", agreement="truce", question=question, answer=draw(st.sampled_from(Answer)))
    if kind == "power" and powers:
        power = draw(st.sampled_from(powers))
        named = {"extend": [50, 70], "start": [5, 20, 40]}.get(power)
        until = hour(draw(st.sampled_from(named))) if named else None
        return Power(party=party, agreement="truce", power=power, until=None if until is None else written(until))
    act = draw(st.sampled_from([ConsentAct.ACCEPT, ConsentAct.ACCEPT, ConsentAct.SIGN, *ConsentAct]))
    digest = version.digest if draw(st.integers(0, 9)) else "0" * 64
    reservation = draw(st.sampled_from(["", "", "", "only if"]))
    return Consent(party=party, agreement="truce", digest=digest, act=act, reservation=reservation)


@st.composite
def draws(draw: st.DrawFn, most: int = 6) -> Draw:
    """A version and a log about it."""
    version = draw(versions())
    said = draw(st.lists(st.tuples(payloads(version), spans()), max_size=most))
    entries = [entry(f"e{number}", payload, span) for number, (payload, span) in enumerate(said)]
    return Draw(version, (proposal(version), *sorted(entries, key=lambda one: (one.recorded, one.id))))


def moments() -> st.SearchStrategy[Instant]:
    """Instants at, just before and just after every hour at which anything can happen."""
    return st.builds(
        lambda number, beside: Instant(hour(number) + beside), st.integers(-2, 80), st.sampled_from([-1, 0, 0, 1])
    )


def certain(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same entries, each at the first instant at which it can have happened."""
    return tuple(
        replace(one, occurred=Interval(one.occurred.start, Instant(one.occurred.start + 1))) for one in entries
    )
