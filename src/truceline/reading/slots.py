"""Which slots each sort has, and what may stand in them."""

import re
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from truceline.reading.suggestion import Sort
from truceline.values.counts import parse_count
from truceline.values.durations import parse_duration
from truceline.values.intervals import parse_interval
from truceline.values.names import parse_name
from truceline.values.zones import zone

_EVERY = ("when", "place", "by_report_of")
OF_SORT: Mapping[Sort, tuple[str, ...]] = {
    Sort.CONSENT: ("party", "act", "of", "condition", *_EVERY),
    Sort.PROPOSAL: ("party", "name", "duration", "extension", "entry", "scope", "begins", "ends", *_EVERY),
    Sort.COMMITMENT: ("party", "to", "does", "trigger", "due", *_EVERY),
    Sort.UTTERANCE: ("party", "manner", "speaker", "office", "behalf", "quote", "about", *_EVERY),
    Sort.CONTACT: ("participants", "form", "planned", *_EVERY),
    Sort.CLAIM: ("issuer", "accused", "value", "unit", *_EVERY),
    Sort.EXCHANGE: ("giver", "taker", "category", "value", "state", "formula", *_EVERY),
}
NEEDED: Mapping[Sort, tuple[str, ...]] = {
    Sort.CONSENT: ("party", "act"),
    Sort.PROPOSAL: ("party",),
    Sort.COMMITMENT: ("party", "does"),
    Sort.UTTERANCE: ("manner",),
    Sort.CONTACT: ("participants", "form"),
    Sort.CLAIM: ("issuer", "value"),
    Sort.EXCHANGE: ("state",),
}
VERBATIM = frozenset(
    (
        "quote",
        "name",
        "does",
        "trigger",
        "condition",
        "scope",
        "office",
        "speaker",
        "unit",
        "place",
        "entry",
        "extension",
    )
)
"""Slots whose words are the document's own."""
_ONE_OF = {
    "act": ("declare_readiness", "accept", "sign", "ratify", "withdraw", "reject"),
    "manner": ("said", "announced", "denied", "asked", "reported"),
    "form": ("call", "meeting", "visit", "message"),
    "planned": ("yes", "no"),
    "category": (
        "prisoners_of_war", "wounded", "civilian_detainees", "children", "bodies", "hostages", "prisoners",
    ),
    "state": ("done", "agreed", "planned", "proposed", "refused"),
    "formula": ("all_for_all", "number_for_number", "ratio", "one_sided"),
}  # fmt: skip
ACTORS = ("party", "to", "behalf", "issuer", "accused", "giver", "taker", "by_report_of")
"""Slots that name an actor by its id."""
_TIMES = ("when", "due", "begins", "ends")
_LONGEST = 280
_UTC = zone("Etc/UTC")


def check_slots(sort: Sort, slots: Mapping[str, str], home: ZoneInfo = _UTC) -> None:
    """Hold slots against their sort.

    Raises:
        ValueError: if one is not of the sort, is missing, or holds what it cannot.
    """
    for name, value in slots.items():
        if name not in OF_SORT[sort]:
            raise ValueError(f"a {sort} has no slot {name}")
        _check_slot(name, value, home)
    missing = [name for name in NEEDED[sort] if not slots.get(name)]
    if missing:
        raise ValueError(f"a {sort} needs {', '.join(missing)}")


def _check_slot(name: str, value: str, home: ZoneInfo) -> None:
    if not value.strip() or not value.isprintable():
        raise ValueError(f"{name} is empty, or holds letters that nobody sees")
    if name in _ONE_OF and value not in _ONE_OF[name]:
        raise ValueError(f"{name}: {value!r} is not one of {', '.join(_ONE_OF[name])}")
    if name in ACTORS:
        parse_name(value)
    if name == "participants":
        _check_participants(value)
    if name in _TIMES:
        parse_interval(value, home)
    parsers: Mapping[str, Callable[[str], object]] = {"value": parse_count, "duration": parse_duration}
    if name in parsers:
        parsers[name](value)
    if len(value) > _LONGEST:
        raise ValueError(f"{name} is longer than {_LONGEST} letters")


def _check_participants(value: str) -> None:
    names = [parse_name(name) for name in value.split()]
    if not names or names != sorted(set(names)) or re.search(r"\s{2,}", value):
        raise ValueError("participants are not in their order, each once")
