"""An agreement that uses every key of the format, and every way in which a value of it can be changed."""

from collections.abc import Iterator
from datetime import date, time
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from truceline.terms.conditions import Being, Condition, Happening, Holding
from truceline.terms.schema import Agreement
from truceline.terms.times import Anchor, Span, Timepoint
from truceline.values.durations import CountingRule
from truceline.values.instants import HOUR

DAYS: dict[str, Any] = {"length": "P3D", "count": "calendar"}
HOURS: dict[str, Any] = {"length": "PT36H", "count": "elapsed"}
ACT: dict[str, Any] = {"event": "gun_moved", "actor": "north", "to": "south", "agreement": "older"}
CONDITION: dict[str, Any] = {
    "all": [
        {"judged": "quiet"},
        {"happened": ACT},
        {"count": {**ACT, "at_least": 4, "of": "units", "within": HOURS}},
        {"before": [ACT, "flag_raised"]},
        {
            "any": [
                {"holds": {"agreement": "older", "is": "suspended"}},
                {"holds": {"phase": "first", "is": "over"}},
                {"holds": {"track": "exchange", "is": "done"}},
                {"holds": {"term": "carry", "party": "north", "is": "overdue"}},
                {"consented": {"party": "south", "acts": ["declare_readiness", "sign"]}},
            ]
        },
        {"not": {"reached": {"day": 5, "after": {"event": "flag_raised", "actor": "south"}, "edge": "by_end_of"}}},
        {"reached": {"minus": DAYS, "before": {"phase_end": "first"}}},
        {"reached": {"plus": HOURS, "after": {"term": "carry"}, "edge": "unstated"}},
        {"reached": {"plus": {"length": "PT1H30M", "count": "calendar"}, "after": {"phase": "first"}}},
    ]
}
SHORT: dict[str, Any] = {"judged": "quiet"}
AT: dict[str, Any] = {"at": "2025-03-18T00:00+02:00", "edge": "no_later_than"}
RENEWAL: dict[str, Any] = {"length": "P2M", "count": "calendar", "notice": DAYS, "most": 3}
ENTRY: dict[str, Any] = {
    "all_of": ["north"],
    "any_of": ["south", "envoy", "river"],
    "needs": 2,
    "acts": ["sign", "ratify"],
    "and": SHORT,
    "at": AT,
    "delay": HOURS,
    "retroactive": True,
}
PHASES: list[dict[str, Any]] = [
    {
        "id": "first",
        "title": "Standing apart",
        "begins": {"after": "agreed", "plus": {"length": "P2W", "count": "elapsed"}, "time": "18:30"},
        "when": SHORT,
        "duration": {"length": "P5D", "count": "day_inclusive"},
        "continues_while": SHORT,
    },
    {"id": "second", "title": "Going home", "until": "2025-06-01"},
]
SCOPE: dict[str, Any] = {
    "party": ["north", "south"],
    "src": "words",
    "part": ["1", "2"],
    "to": ["envoy"],
    "jointly": True,
    "area": "near",
    "monitor": ["envoy"],
    "phase": ["first"],
    "when": SHORT,
    "begins": AT,
    "made_known_by": "told",
}
TERMS: list[dict[str, Any]] = [
    {
        "id": "carry",
        "kind": "duty",
        "text": "one for each two",
        "act": {"event": "gun_moved", "actor": "north", "to": "south", "at_least": 7, "unit": "guns"},
        "mode": "achieve",
        "duration": DAYS,
        "renewal": RENEWAL,
        "survives": True,
        "by": {"after": "each", "day": 2},
        "for_each": ACT,
        "times": 3,
        "lot": 2,
        "answered": "own",
        "report_within": HOURS,
        **dict.fromkeys(("met_when", "breached_when", "excused_when", "discharged_when"), SHORT),
        **SCOPE,
    },
    {"id": "weekly", "kind": "duty", "text": "w", "act": {"event": "report"}, "every": DAYS, "until": AT, **SCOPE},
    {
        "id": "quiet-guns",
        "kind": "ban",
        "text": "q",
        "act": {"event": "fire", "at_least": 2},
        "excepts": ["self"],
        **SCOPE,
    },
    {"id": "self", "kind": "permission", "party": ["north"], "text": "p", "act": {"event": "fire"}},
    {"id": "vow", "kind": "commitment", "party": ["south"], "text": "v", "act": {"event": "list"}, "by": "2025-04-01"},
    {
        "id": "leave",
        "kind": "power",
        "text": "l",
        "act": {"event": "notice_given"},
        "effect": "suspend",
        "of": ["carry", "weekly"],
        "needs": 2,
        "notice": DAYS,
        "length": HOURS,
        "retroactive": True,
        **SCOPE,
    },
    {"id": "thanks", "kind": "statement", "party": ["envoy"], "text": "t"},
]
AREAS: list[dict[str, Any]] = [
    {
        "id": "river",
        "kind": "line",
        "status": "agreed",
        "text": "the river",
        "dated": "2025-03-01",
        "party": ["north"],
        "points": ["48.1 37.5", "48.2 37.6", "48.3 37.7"],
    },
    {
        "id": "near",
        "kind": "zone",
        "status": "disputed",
        "offset": {"of": "river", "to_km": 15, "from_km": "2.5", "side": "left"},
    },
    {
        "id": "works",
        "kind": "objects",
        "status": "to_be_defined",
        "objects": [{"id": "dam", "text": "the dam", "place": "48.4 37.8", "radius_km": 3}, {"id": "mill"}],
    },
    {"id": "all", "kind": "territory", "status": "agreed", "parts": ["near", "works"], "without": ["river"]},
]
READING: dict[str, Any] = {
    "id": "northern",
    "by": ["north"],
    "title": "As the north reads it",
    "source": "words",
    "entry": {"each_of": ["north", "south"]},
    "duration": HOURS,
    "renewal": RENEWAL,
    "phases": PHASES,
    "terms": TERMS,
    "without": ["thanks"],
    "note": "told at noon",
}
WHOLE: dict[str, Any] = {
    "schema": "terms/1",
    "id": "river-truce",
    "version": 2,
    "title": "Truce at the river",
    "summary": "quiet for a while",
    "zone": "Europe/Kyiv",
    "notes": ["the zone is assumed"],
    "sources": {
        "words": {
            "title": "Text",
            "url": "https://example.org/text",
            "published": "2025-03-10",
            "parts": ["1", "2"],
            "language": "uk",
        }
    },
    "parties": [
        {"id": "north", "role": "belligerent", "answers_for": ["river militia"]},
        {"id": "south", "role": "belligerent"},
        {"id": "envoy", "role": "mediator"},
    ],
    "definitions": [{"id": "guns", "means": ["fire", "gun_moved"], "text": "any gun", "src": "words", "part": ["1"]}],
    "areas": AREAS,
    "questions": [{"id": "quiet", "asks": "Is it quiet?", "body": "envoy"}],
    "entry": ENTRY,
    "duration": {"length": "P30D", "count": "unstated"},
    "renewal": RENEWAL,
    "stop_clock": True,
    "ends_when": CONDITION,
    "suspended_while": SHORT,
    "phases": PHASES,
    "reciprocity": [
        {"tie": "ratio", "terms": ["carry", "weekly"], "within": HOURS, "times": 4, "lot": 5},
        {"tie": "simultaneous", "terms": ["carry", "weekly"], "within": HOURS},
    ],
    "links": [
        {"kind": "amends", "agreement": "older", "term": "halt"},
        {"kind": "supplements", "agreement": "older"},
    ],
    "readings": [READING, {**READING, "id": "late", "duration": None, "renewal": None, "until": AT}],
    "tracks": [{"id": "exchange", "title": "Exchange", "states": [{"event": "released", "state": "done"}]}],
    "terms": TERMS,
}
_REGIONS = ("Africa", "America", "Asia", "Europe")


def whole() -> Agreement:
    """The agreement that uses every key."""
    return Agreement.model_validate(WHOLE)


def changed(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that differs from a value in one thing, with the place of that thing."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            for where, other in _of_field(value, name, field):
                yield f"{place}.{name}{where}", value.model_copy(update={name: other})
    elif isinstance(value, dict):
        for key, one in value.items():
            yield f"{place}.{key} removed", {name: kept for name, kept in value.items() if name != key}
            yield from ((where, {**value, key: other}) for where, other in changed(one, f"{place}.{key}"))
    elif isinstance(value, tuple):
        yield from _of_tuple(value)
    else:
        yield from ((f"={other}", other) for other in _others(value))


def _of_tuple(value: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for n, one in enumerate(value):
        if len(value) > 1 and not (isinstance(one, Happening) and len(value) == 2):
            yield f"[{n}] removed", value[:n] + value[n + 1 :]
        yield from ((f"[{n}]{where}", (*value[:n], other, *value[n + 1 :])) for where, other in changed(one))


def _of_field(owner: BaseModel, name: str, field: FieldInfo) -> Iterator[tuple[str, Any]]:
    value = getattr(owner, name)
    if value is None:
        return
    if get_origin(field.annotation) is Literal:
        yield from ((f"={one}", one) for one in get_args(field.annotation) if one != value)
    elif isinstance(owner, Holding) and name == "being" and not owner.track:
        performed, begun = (Being.PERFORMED, Being.OVERDUE), (Being.BEGUN, Being.OVER)
        first, second = performed if owner.term else begun
        yield "=other", second if value == first else first
    elif isinstance(owner, Span) and name in ("count", "length"):
        rules = ((f"={rule}", (rule,)) for rule in CountingRule if value != (rule,))
        yield from rules if name == "count" else iter([("=P9D", "P9D")])
    else:
        yield from changed(value)
        if not field.is_required() and value != field.default and _may_be_left_out(owner, name):
            yield " left out", field.default


def _may_be_left_out(owner: BaseModel, name: str) -> bool:
    """A condition, a time or what it hangs on is not left empty: then there would be none."""
    alone = isinstance(owner, Condition | Anchor | Timepoint | Holding)
    return not alone or name in ("actor", "party", "edge", "time")


def _others(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from (one for one in type(value) if one is not value)
    elif isinstance(value, int):
        yield value + (HOUR if value > HOUR else 1)
    elif isinstance(value, str):
        zone = "Europe/Kyiv" if value != "Europe/Kyiv" else "Europe/Moscow"
        yield zone if value.split("/")[0] in _REGIONS else f"{value}x"
    elif isinstance(value, date):
        yield date(2031, 1, 1)
    elif isinstance(value, time):
        yield time(7, 45)
