"""Around the talks: what is promised on which condition, what was said by whom for whom, and where each side stands."""

from enum import StrEnum
from typing import Annotated

from truceline.record.kinds.cells import BoundedCount, Length, Moment, Quote, Refers, Refs, Who
from truceline.record.kinds.happened import Form
from truceline.sources.models import Strict
from truceline.values.names import Name


class Sees(StrEnum):
    """How one side sees a promise or a term. It is a view, not a finding."""

    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    BROKEN = "broken"
    NOT_DUE = "not_due"
    LAPSED = "lapsed"
    DISPUTED = "disputed"


class Manner(StrEnum):
    """How something was said. A denial says that something is not so; a report tells what somebody else said."""

    SAID = "said"
    ANNOUNCED = "announced"
    DENIED = "denied"
    ASKED = "asked"
    REPORTED = "reported"


class Stand(StrEnum):
    """Where a side stands on a question. Readiness under conditions is `conditional`."""

    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    OPEN = "open"
    UNCLEAR = "unclear"


class Level(StrEnum):
    """Who sits in a delegation."""

    LEADERS = "leaders"
    MINISTERS = "ministers"
    OFFICIALS = "officials"
    MILITARY = "military"
    EXPERTS = "experts"


class Promise(Strict):
    """Somebody undertakes to do something, outside the text of an agreement or beside it.

    `event`: the act that performs it. `once`: the event that makes it due, `once_by` whom; without it, it is due from
    the beginning. `due`: the instant, or `within` a length of time after what makes it due. `lapses` on an event,
    `lapses_by` whom.
    """

    party: Who
    event: Name
    to: Who | None = None
    agreement: Name | None = None
    track: Name | None = None
    once: Name | None = None
    once_by: Who | None = None
    due: Moment | None = None
    within: Length | None = None
    lapses: Name | None = None
    lapses_by: Who | None = None
    value: BoundedCount | None = None
    unit: str = ""


class Assessment(Strict):
    """How one side sees a promise (`of`), or a term of an agreement."""

    party: Who
    sees: Sees
    of: Annotated[Name, Refers(("promise",))] | None = None
    agreement: Name | None = None
    term: Name | None = None


class Utterance(Strict):
    """What an office said: on whose behalf, to whom, about what, with at most a short excerpt."""

    speaker: Who
    manner: Manner
    behalf: Who | None = None
    to: Who | None = None
    about: Name | None = None
    office: str = ""
    quote: Quote = ""


class Position(Strict):
    """Where a party stands on an open question from then on, as read from what it said (`said`)."""

    party: Who
    question: Name
    stand: Stand
    condition: str = ""
    said: Refs | None = None


class Briefing(Strict):
    """Somebody told somebody else about talks or events."""

    body: Who
    to: Who
    form: Form
    about: Name | None = None
    contact: Annotated[Name, Refers(("contact",))] | None = None


class Delegation(Strict):
    """Whom a party sent to a contact: offices and level, never names."""

    party: Who
    contact: Annotated[Name, Refers(("contact",))]
    level: Level
    offices: str = ""
