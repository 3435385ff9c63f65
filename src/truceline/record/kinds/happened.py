"""What was agreed, said, done, claimed and counted: the kinds of entry from which everything else follows."""

from enum import StrEnum

from truceline.record.kinds.cells import BoundedCount, Moment, Names, Period
from truceline.sources.models import Strict
from truceline.values.names import Name


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
