"""From an accepted suggestion to a row of a case: which kind it becomes, and what a person must add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.reading.proposed import Proposed
from truceline.reading.suggestion import Sort
from truceline.reading.unnamed import persons_in, unnamed
from truceline.record.kinds import KINDS
from truceline.record.kinds.cells import SHORT
from truceline.reports.suggestions import sentence, short, stands_words
from truceline.sources.case import Mode
from truceline.tasks.making import MAKERS, NONE, Ask, Making, Setting, people_of
from truceline.values.instants import show
from truceline.values.watermark import with_mark
from truceline.values.zones import zone

_OWN_WORDS = (
    "of",
    "condition",
    "name",
    "scope",
    "entry",
    "extension",
    "does",
    "trigger",
    "office",
    "quote",
    "about",
    "unit",
    "place",
)
_HEAD, _TAIL = ("id", "action", "kind", "occurred", "recorded"), ("source", "text")


@dataclass(frozen=True)
class Row:
    """A row in the making: its kind, its cells so far, and what is still to be asked."""

    kind: str
    cells: Mapping[str, str]
    asks: tuple[Ask, ...]


def kinds_of(one: Proposed, setting: Setting) -> tuple[str, ...]:
    """The kinds of entry that a suggestion can become, the nearest first.

    Wording is never raised: what is planned is no contact, what is not done is no delivery, what no agreement of the
    case is about stays something said, and so does what one side tells of another, unless a person says otherwise.
    """
    sort, slots = one.suggestion.sort, one.suggestion.slots
    fits = {Sort.CONSENT: "consent", Sort.PROPOSAL: "proposal", Sort.COMMITMENT: "promise"}.get(sort)
    if fits:
        hearsay = slots.get("by_report_of", slots.get("party")) != slots.get("party")
        said = ("utterance", "statement")
        there = bool(setting.versions) or fits == "promise"
        return said if not there else (*said, fits) if hearsay else (fits, *said)
    if sort is Sort.CONTACT:
        return ("utterance", "statement") if slots.get("planned") == "yes" else ("contact", "utterance")
    if sort is Sort.EXCHANGE:
        fits = {"done": "delivery", "agreed": "quota"}.get(slots.get("state", ""))
        return (fits, "statement", "utterance") if fits and setting.exchanges else ("statement", "utterance")
    return ("claim", "utterance") if sort is Sort.CLAIM else ("utterance", "statement")


def row_of(one: Proposed, setting: Setting, given: Mapping[str, str], among: Sequence[Proposed] = ()) -> Row:
    """A suggestion as a row, with what a person gave, and what is still to be asked.

    `given`: columns by name, and `kind`. `among`: all suggestions at hand, from which names of persons are known.

    Raises:
        ValueError: if it cannot become an entry of the kind, or the kind has no such column.
    """
    kinds = kinds_of(one, setting)
    kind = given.get("kind", kinds[0])
    if NONE in (given.get("agreement"), given.get("exchange")):
        kind = next(each for each in kinds if each in ("utterance", "statement"))
        given = {name: value for name, value in given.items() if value != NONE}
    if kind not in kinds:
        raise ValueError(f"a {one.suggestion.sort} cannot become a {kind}; write one of {', '.join(kinds)}")
    known = ("occurred", "recorded", *KINDS[kind].model_fields, *_TAIL)
    unknown = set(given) - {*known, "kind"}
    if unknown:
        raise ValueError(f"a {kind} has no column {', '.join(sorted(unknown))}; write one of {', '.join(known)}")
    making = Making(_cleaned(one, setting, among), setting, given)
    MAKERS[kind](making)
    _common(making, kind)
    return Row(
        kind, {name: making.cells[name] for name in columns_of(kind) if name in making.cells}, tuple(making.asks)
    )


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns of a table of one kind."""
    return (*_HEAD, *KINDS[kind].model_fields, *_TAIL)


def _cleaned(one: Proposed, setting: Setting, among: Sequence[Proposed]) -> Proposed:
    """The suggestion without names of persons in the words it takes from its document."""
    persons = persons_in((one, *among))
    known = people_of(setting.case).values()
    slots = {
        name: short(unnamed(value, persons, known), SHORT) if name in _OWN_WORDS else value
        for name, value in one.suggestion.slots.items()
    }
    return replace(one, suggestion=replace(one.suggestion, slots=slots))


def _common(making: Making, kind: str) -> None:
    one, setting = making.one, making.setting
    making.cells |= {"id": f"read-{one.id}", "kind": kind}
    _recorded(making)
    source, case = one.origin.address or f"urn:sha256:{one.origin.digest}", setting.case
    making.take("source", with_mark(source, case.id) if case.mode is Mode.EXERCISE else source)
    making.take("text", f"{sentence(one, setting.case.called)} {stands_words(one)}")


def _recorded(making: Making) -> None:
    """In a reconstruction the time of publication; else the present hour."""
    case = making.setting.case
    if case.mode is Mode.RECONSTRUCTED:
        published = making.one.origin.published
        day = "" if published is None else published.isoformat()
        making.take("recorded", day, Ask("recorded", "when was it published?"))
    else:
        making.take("recorded", show(making.setting.now, zone(case.zone)))
