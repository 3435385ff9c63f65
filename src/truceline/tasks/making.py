"""The cells of a row, kind by kind: what a passage gives, what a person gave, and what is still to be asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from truceline.reading.proposed import Proposed
from truceline.reading.suggestion import Sort
from truceline.reports.suggestions import short
from truceline.sources.case import Case
from truceline.terms.load import Version
from truceline.values.instants import Instant, show
from truceline.values.intervals import Interval, parse_interval, whole_day
from truceline.values.zones import zone

NONE = "none"
"""Chosen where no agreement, or no exchange, of the case is meant."""
_SPEAKER = {Sort.CONTACT: "by_report_of", Sort.CLAIM: "issuer", Sort.EXCHANGE: "by_report_of"}


@dataclass(frozen=True)
class Setting:
    """What is at hand where a suggestion is decided about: the case, its agreements and exchanges, and the hour."""

    case: Case
    versions: tuple[Version, ...]
    exchanges: tuple[tuple[str, str], ...]
    now: Instant


@dataclass(frozen=True)
class Ask:
    """Something that a row needs and the passage does not give; `default` is what may well be meant, if anything."""

    column: str
    asks: str
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    certain: bool = False
    """The default needs nobody's eyes."""


class Making:
    """Gathers the cells of one row and the questions about it."""

    def __init__(self, one: Proposed, setting: Setting, given: Mapping[str, str]) -> None:
        self.one, self.setting, self.given = one, setting, given
        self.slots = one.suggestion.slots
        self.people = people_of(setting.case)
        self.cells: dict[str, str] = {}
        self.asks: list[Ask] = []

    def take(self, column: str, value: str = "", ask: Ask | None = None) -> None:
        """What a person gave for a column, else a value, else a question."""
        value = self.given.get(column, value)
        if value:
            self.cells[column] = value
        elif ask is not None:
            self.asks.append(ask)

    def who(self, column: str, actor: str, asks: str, among: Sequence[str] = ()) -> None:
        """A party or a voice of the case; asked for where the document's is none of them."""
        allowed = among or tuple(self.people)
        choices = tuple((id, self.people[id]) for id in allowed)
        said = f" (the passage says {actor})" if actor else ""
        self.take(column, actor if actor in allowed else "", Ask(column, f"{asks}{said}", choices))

    def day(self, column: str, when: str, asks: str) -> None:
        """A time that the passage gives; else one that a person gives, the day of publication offered."""
        published = self.one.origin.published
        self.take(column, when, Ask(column, asks, default="" if published is None else published.isoformat()))


def people_of(case: Case) -> dict[str, str]:
    """Parties and voices of a case by their ids, as they are called."""
    return {party.id: party.name for party in case.parties} | {voice.id: voice.name for voice in case.voices}


def _past(making: Making) -> str:
    """When it happened, as the passage says, unless that was still to come."""
    when, setting, published = making.slots.get("when", ""), making.setting, making.one.origin.published
    span = _interval(when, setting.case)
    told = None if published is None else whole_day(published, zone(setting.case.zone)).last
    return when if span is not None and span.start <= min(setting.now, told or setting.now) else ""


def _interval(when: str, case: Case) -> Interval | None:
    try:
        return parse_interval(when, zone(case.zone)) if when else None
    except ValueError:
        return None


def _version(making: Making) -> Version | None:
    """The version that is meant; its agreement is asked for, its digest follows where there is one version only."""
    versions = making.setting.versions
    titles = {one.agreement.id: one.agreement.title for one in versions}
    choices = (*titles.items(), (NONE, "none of these: put it on record as something said"))
    making.take("agreement", ask=Ask("agreement", "about which agreement?", choices))
    meant = [one for one in versions if one.agreement.id == making.cells.get("agreement")]
    if not meant:
        return None
    texts = tuple((one.digest, f"version {one.agreement.version}") for one in meant)
    making.take("digest", meant[0].digest if len(meant) == 1 else "", Ask("digest", "which version?", texts))
    return next((one for one in meant if one.digest == making.cells.get("digest")), None)


def _about_a_version(making: Making) -> None:
    version = _version(making)
    among = [party.id for party in version.agreement.parties] if version else ()
    making.who("party", making.slots.get("party", ""), "which party?", among)
    making.day("occurred", _past(making), "when did it happen?")


def _consent(making: Making) -> None:
    _about_a_version(making)
    act = making.slots["act"]
    making.take("act", act)
    if act in ("accept", "sign", "ratify"):
        making.take("reservation", making.slots.get("condition", ""))


def _promise(making: Making) -> None:
    making.who("party", making.slots.get("party", ""), "which party promised?")
    does = making.slots.get("does", "")
    asks = f"which event performs it (a short name such as aid_resumed)? The passage says: {short(does, 80)}"
    making.take("event", ask=Ask("event", asks))
    to = making.slots.get("to", "")
    making.take("to", to if to in making.people else "")
    due = _interval(making.slots.get("due", ""), making.setting.case)
    home = zone(making.setting.case.zone)
    making.take("due", "" if due is None else show(due.start if due.exact else due.end, home))
    for column in ("agreement", "track", "once", "once_by", "within", "lapses", "lapses_by", "value", "unit"):
        making.take(column)
    making.day("occurred", _past(making), "when was it promised?")


def _speaker(making: Making) -> str:
    sort = making.one.suggestion.sort
    return making.slots.get(_SPEAKER.get(sort, "party"), "") or making.slots.get("party", "")


def _utterance(making: Making) -> None:
    slots = making.slots
    told = slots.get("by_report_of", "")
    is_said = making.one.suggestion.sort is Sort.UTTERANCE
    hearsay = bool(told) and not is_said
    making.who("speaker", told if hearsay else _speaker(making), "who said it?")
    otherwise = "announced" if slots.get("planned") == "yes" else "reported" if hearsay else "said"
    making.take("manner", slots.get("manner", otherwise))
    behalf = slots.get("behalf", "")
    making.take("behalf", behalf if behalf in making.people else "")
    making.take("office", slots.get("office", ""))
    making.take("quote", slots.get("quote", ""))
    making.take("to")
    making.take("about")
    making.day("occurred", _past(making) if is_said else "", "when was it said?")


def _statement(making: Making) -> None:
    making.who("speaker", _speaker(making), "who said it?")
    making.take("about")
    said = making.one.suggestion.sort is Sort.UTTERANCE
    making.day("occurred", _past(making) if said else "", "when was it said?")


def _contact(making: Making) -> None:
    named = making.slots.get("participants", "").split()
    there = [name for name in named if name in making.people]
    whole = " ".join(there) if len(there) == len(named) > 1 else ""
    choices = tuple(making.people.items())
    asks = f"who took part (two or more, with spaces)? The passage says {' '.join(named) or 'nobody'}"
    making.take("participants", whole, Ask("participants", asks, choices, default=" ".join(there)))
    making.take("form", making.slots.get("form", ""), Ask("form", "call, meeting, visit or message?"))
    making.take("place", making.slots.get("place", ""))
    making.take("about")
    making.day("occurred", _past(making), "when was it?")


def _claim(making: Making) -> None:
    slots = making.slots
    making.who("issuer", slots.get("issuer", ""), "who claims it?")
    making.who("accused", slots.get("accused", ""), "of whom is it claimed?")
    making.take("agreement")
    making.day("period", slots.get("when", ""), "which period does the number cover?")
    place = slots.get("place", "")
    making.take("scope", place or "not said in the passage")
    making.take("unit", slots.get("unit", ""), Ask("unit", "what is counted?"))
    making.take("value", slots.get("value", ""))
    making.take("part_of")
    making.take("outlet")
    making.day("occurred", "", "when was it claimed?")


def _of_an_exchange(making: Making, *parts: str) -> None:
    choices = (*making.setting.exchanges, (NONE, "none of these: put it on record as something said"))
    making.take("exchange", ask=Ask("exchange", "which exchange?", choices))
    making.who("giver", making.slots.get("giver", ""), "who gives?")
    making.who("taker", making.slots.get("taker", ""), "who takes?")
    making.take("category", making.slots.get("category", ""), Ask("category", "of which category?"))
    for part in parts:
        making.take(part)


def _delivery(making: Making) -> None:
    _of_an_exchange(making, "identified")
    making.take("stage", ask=Ask("stage", "at which stage of the exchange (a short name)?"))
    making.take("value", making.slots.get("value", ""), Ask("value", "how many?"))
    making.who("body", making.slots.get("by_report_of", ""), "by whose count?")
    making.day("occurred", _past(making), "when were they handed over?")


def _quota(making: Making) -> None:
    _of_an_exchange(making, "stage", "for_each", "against", "due")
    everybody = making.slots.get("formula") == "all_for_all"
    making.take("value", making.slots.get("value", ""), None if everybody else Ask("value", "how many?"))
    making.day("occurred", "", "when was it agreed?")


MAKERS: Mapping[str, Callable[[Making], None]] = {
    "consent": _consent,
    "proposal": _about_a_version,
    "promise": _promise,
    "utterance": _utterance,
    "statement": _statement,
    "contact": _contact,
    "claim": _claim,
    "delivery": _delivery,
    "quota": _quota,
}
