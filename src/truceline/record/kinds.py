"""The kinds of entry, each with what it says beside when, by whom it was recorded and from which source."""

from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import PlainSerializer, PlainValidator, ValidationInfo

from truceline.sources.models import Strict
from truceline.values.counts import Count, parse_count
from truceline.values.instants import Instant, parse_instant, show
from truceline.values.intervals import Interval, parse_interval, show_interval
from truceline.values.names import Name, parse_name
from truceline.values.zones import zone

_UTC = zone("UTC")


def _names(text: object) -> tuple[str, ...]:
    found = tuple(parse_name(word) for word in str(text).split())
    if len(found) < 2:
        raise ValueError(f"{text!r} names fewer than two; name everyone, separated by spaces")
    return found


def _period(text: object, info: ValidationInfo) -> Interval:
    home = (info.context or {}).get("home", _UTC)
    if not isinstance(home, ZoneInfo):
        raise TypeError("the home zone must be given as a zone")
    return parse_interval(str(text), home)


BoundedCount = Annotated[
    Count, PlainValidator(lambda text: parse_count(str(text))), PlainSerializer(lambda count: count.said)
]
Names = Annotated[tuple[str, ...], PlainValidator(_names), PlainSerializer(" ".join)]
Period = Annotated[Interval, PlainValidator(_period), PlainSerializer(lambda span: show_interval(span, _UTC))]
Moment = Annotated[
    Instant, PlainValidator(lambda text: parse_instant(str(text))), PlainSerializer(lambda at: show(at, _UTC))
]


class ConsentAct(StrEnum):
    """What a party did about a version. Readiness is not acceptance."""

    DECLARE_READINESS = "declare_readiness"
    ACCEPT = "accept"
    SIGN = "sign"
    RATIFY = "ratify"
    WITHDRAW = "withdraw"
    REJECT = "reject"


class Answer(StrEnum):
    """How a named body answers a judged question."""

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"


class Form(StrEnum):
    """How people were in contact."""

    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    MESSAGE = "message"


class Proposal(Strict):
    """Somebody puts a version of an agreement forward."""

    party: Name
    agreement: Name
    digest: str


class Consent(Strict):
    """A party's act about one version, named by its digest."""

    party: Name
    agreement: Name
    digest: str
    act: ConsentAct
    reservation: str = ""


class Reading(Strict):
    """A party makes known how it reads an agreement."""

    party: Name
    agreement: Name
    reading: Name


class Power(Strict):
    """A party exercises a power of an agreement; `until` is the new end that it names, where the power extends."""

    party: Name
    agreement: Name
    power: Name
    until: Moment | None = None


class Decision(Strict):
    """A named body answers a judged question.

    With `about`, the id of an entry, it finds whether that act breached the ban that `question` names.
    """

    body: Name
    agreement: Name
    question: Name
    answer: Answer
    about: Name | None = None


class Act(Strict):
    """Somebody did something; `answers` is the id of the entry to which it answers, where it is a reply."""

    event: Name
    actor: Name
    to: Name | None = None
    track: Name | None = None
    agreement: Name | None = None
    value: BoundedCount | None = None
    unit: str = ""
    answers: Name | None = None


class Statement(Strict):
    """Somebody said something; `about` names a track or an agreement."""

    speaker: Name
    about: Name | None = None


class Contact(Strict):
    """Who spoke with whom."""

    participants: Names
    form: Form
    place: str = ""
    about: Name | None = None


class Claim(Strict):
    """A published total about what the other side did, as one outlet reports it."""

    issuer: Name
    accused: Name
    agreement: Name | None = None
    period: Period
    scope: str
    unit: str
    value: BoundedCount
    part_of: str = ""
    outlet: str = ""


class Allegation(Strict):
    """One thing that a side says happened, as one outlet reports it."""

    issuer: Name
    accused: Name
    agreement: Name | None = None
    place: str
    unit: str
    outlet: str = ""


class Observation(Strict):
    """What a monitor counted while `occurred` lasted."""

    observer: Name
    area: str
    unit: str
    value: BoundedCount
    series: str
    basis: str = ""


Payload = Proposal | Consent | Reading | Power | Decision | Act | Statement | Contact | Claim | Allegation | Observation
KINDS: dict[str, type[Strict]] = {
    kind.__name__.lower(): kind
    for kind in (Proposal, Consent, Reading, Power, Decision, Act, Statement, Contact, Claim, Allegation, Observation)
}
