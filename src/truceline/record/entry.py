"""An entry: anything put on record, and its canonical bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast
from zoneinfo import ZoneInfo

from truceline.record.kinds import KINDS, Payload
from truceline.sources.models import Strict
from truceline.values.canonical import canonical_bytes
from truceline.values.instants import Instant
from truceline.values.intervals import Interval


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


def body_of(entry: Entry, seq: int) -> bytes:
    """The canonical bytes of an entry at its place in the record (counted from 1)."""
    return canonical_bytes(
        {
            "seq": seq,
            "id": entry.id,
            "action": entry.action.value,
            "kind": entry.kind,
            "occurred": [entry.occurred.start, entry.occurred.end],
            "recorded": entry.recorded,
            "sources": list(entry.sources),
            "text": entry.text,
            "says": cast("Strict", entry.payload).model_dump(mode="json", exclude_none=True),
        }
    )


def entry_of(body: bytes) -> Entry:
    """The entry that canonical bytes hold; the inverse of `body_of`.

    Raises:
        ValueError: if the bytes are not those of an entry.
    """
    content = json.loads(body)
    try:
        return Entry(
            id=content["id"],
            action=Action(content["action"]),
            occurred=Interval(*content["occurred"]),
            recorded=Instant(content["recorded"]),
            sources=tuple(content["sources"]),
            text=content["text"],
            payload=payload_of(content["kind"], content["says"]),
        )
    except (KeyError, TypeError, AttributeError) as cause:
        raise ValueError(f"the bytes are not those of an entry ({cause!r})") from cause


def payload_of(kind: str, cells: Mapping[str, object], home: ZoneInfo | None = None) -> Payload:
    """What an entry of a kind says, from texts; a period given in days is in the zone `home`.

    Raises:
        ValueError: pydantic's ValidationError where a text does not fit, or a plain one for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of entry; write one of {', '.join(KINDS)}")
    context = {} if home is None else {"home": home}
    return cast("Payload", KINDS[kind].model_validate(cells, context=context))
