"""An entry: anything that people put on record about the ceasefire, and its content as an envelope carries it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo

from truceline.record.envelope import Envelope
from truceline.record.kinds import KINDS, Payload
from truceline.sources.models import Strict
from truceline.values.canonical import Json
from truceline.values.instants import Instant
from truceline.values.intervals import Interval

_COMMON = ("occurred", "recorded", "sources", "text")
_SAYS = "says."


class Action(StrEnum):
    """What an entry does with its id."""

    ASSERT = "assert"
    CORRECT = "correct"
    RETRACT = "retract"


@dataclass(frozen=True)
class Entry:
    """One entry.

    `occurred` is when it happened (one of the instants in the interval), `recorded` when it came on record, both in
    microseconds UTC. A correction or a retraction is an entry with the same `id` and a later `recorded`.
    """

    id: str
    action: Action
    occurred: Interval
    recorded: Instant
    sources: tuple[str, ...]
    text: str
    payload: Payload

    @property
    def kind(self) -> str:
        """The name of the kind, such as `consent`."""
        return type(self.payload).__name__.lower()


def content_of(entry: Entry) -> dict[str, Json]:
    """What an envelope says for an entry, beside its kind, id and action."""
    return {
        "occurred": [entry.occurred.start, entry.occurred.end],
        "recorded": entry.recorded,
        "sources": list(entry.sources),
        "text": entry.text,
        "says": cast("Strict", entry.payload).model_dump(mode="json", exclude_none=True),
    }


def entry_of(envelope: Envelope, content: Mapping[str, Json] | None = None) -> Entry:
    """The entry that an envelope puts on record; `content` where it does not carry it in the open.

    Raises:
        ValueError: if the content is not that of an entry.
    """
    found = content if content is not None else envelope.says
    try:
        if found is None or set(found) != {*_COMMON, "says"}:
            raise ValueError("the content does not have the keys of an entry")
        return _entry(envelope, cast("Mapping[str, object]", found))
    except (KeyError, TypeError, AttributeError) as cause:
        raise ValueError(f"the content is not that of an entry ({cause!r})") from cause


def _entry(envelope: Envelope, content: Mapping[str, object]) -> Entry:
    start, end = cast("list[int]", content["occurred"])
    sources = cast("list[str]", content["sources"])
    text, recorded = content["text"], content["recorded"]
    if not isinstance(text, str) or not isinstance(recorded, int) or not all(isinstance(one, str) for one in sources):
        raise ValueError("the text, the time or the sources of an entry are not of their form")
    return Entry(
        id=envelope.id,
        action=Action(envelope.action),
        occurred=Interval(Instant(start), Instant(end)),
        recorded=Instant(recorded),
        sources=tuple(sources),
        text=text,
        payload=payload_of(envelope.kind, cast("Mapping[str, object]", content["says"])),
    )


@cache
def _field_names(kind: str) -> tuple[str, ...]:
    return tuple(sorted((*_COMMON, *(_SAYS + key for key in _model(kind).model_fields))))


def field_names(kind: str) -> list[str]:
    """The names of all fields that an entry of a kind has, in their order. Raises ValueError for an unknown kind.

    Copies of entries are held against them for as long as anybody keeps one: a kind that is on record anywhere gets
    no further field and loses none. What must be said beyond it is said under a new kind.
    """
    return list(_field_names(kind))


def fields_of(kind: str, content: Mapping[str, Json]) -> dict[str, Json]:
    """Content as fields: all that the kind has, with null where nothing is said. Raises ValueError."""
    says = cast("Mapping[str, Json]", content["says"])
    found = {name: content.get(name) for name in _COMMON} | {_SAYS + key: value for key, value in says.items()}
    names = field_names(kind)
    if not set(found) <= set(names):
        raise ValueError(f"a {kind} has no field {', '.join(sorted(set(found) - set(names)))}")
    return {name: found.get(name) for name in names}


def content_from(fields: Mapping[str, Json]) -> dict[str, Json]:
    """The inverse of `fields_of`, for fields that are all shown."""
    says = {
        name.removeprefix(_SAYS): value
        for name, value in fields.items()
        if name.startswith(_SAYS) and value is not None
    }
    return {name: fields[name] for name in _COMMON} | {"says": says}


def payload_of(kind: str, cells: Mapping[str, object], home: ZoneInfo | None = None) -> Payload:
    """What an entry of a kind says, from texts; a period given in days is in the zone `home`.

    Raises:
        ValueError: pydantic's ValidationError where a text does not fit, or a plain one for an unknown kind.
    """
    context = {} if home is None else {"home": home}
    return cast("Payload", _model(kind).model_validate(cells, context=context))


def _model(kind: str) -> type[Strict]:
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of entry; write one of {', '.join(KINDS)}")
    return KINDS[kind]
