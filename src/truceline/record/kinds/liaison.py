"""Between the mission and the parties: notices and replies, windows of silence, the duty desk, the joint commission."""

from enum import StrEnum
from typing import Annotated

from truceline.record.kinds.cells import Moment, Number, Period, Ref, Refers, Refs, Who, Whos, Words
from truceline.sources.models import Strict
from truceline.values.names import Name


class Stance(StrEnum):
    """How a party replies to what it was notified of. A denial is a reply; silence is not one."""

    ACCEPTS = "accepts"
    DENIES = "denies"
    EXPLAINS = "explains"
    ASKS_FOR_TIME = "asks_for_time"
    REFUSES = "refuses"
    """It will not answer in this procedure."""


class Measure(StrEnum):
    """What a party says it does about something."""

    INQUIRY = "inquiry"
    DISCIPLINE = "discipline"
    WITHDRAWAL = "withdrawal"
    ORDER = "order"
    REPAIR = "repair"
    COMPENSATION = "compensation"
    RELEASE = "release"
    OTHER = "other"


class Shape(StrEnum):
    """In which shape something was shown."""

    WHOLE = "whole"
    COARSENED = "coarsened"
    SUMMARY = "summary"
    SPOKEN = "spoken"


class Attendance(StrEnum):
    """What a party did about a channel of liaison."""

    JOINED = "joined"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    LEFT = "left"


class Purpose(StrEnum):
    """What a window of silence is for."""

    REPAIR = "repair"
    EVACUATION = "evacuation"
    DEMINING = "demining"
    BODIES = "bodies"
    SUPPLIES = "supplies"
    OTHER = "other"


class Word(StrEnum):
    """How a party answers a request for a window. With a condition it is not yet a confirmation."""

    CONFIRMS = "confirms"
    CONFIRMS_IF = "confirms_if"
    REFUSES = "refuses"
    WITHDRAWS = "withdraws"


class Pace(StrEnum):
    """What became of a window on the ground."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    CALLED_OFF = "called_off"


class Outcome(StrEnum):
    """What a commission did with a point."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    NOTED = "noted"
    DEFERRED = "deferred"


class Course(StrEnum):
    """How something to be done goes on, as one body reports it."""

    BEGUN = "begun"
    PARTLY_DONE = "partly_done"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"


class Notice(Strict):
    """A finding or an allegation is put to a party, which may reply by an instant."""

    body: Who
    to: Who
    about: Refs
    reply_by: Moment
    agreement: Name | None = None
    channel: Name | None = None


class Reply(Strict):
    """What a party replies to a notice."""

    party: Who
    notice: Annotated[Name, Refers(("notice",))]
    stance: Stance
    channel: Name | None = None


class Remedy(Strict):
    """A party announces what it does about something. Announced is not done: `progress` tells of that."""

    party: Who
    measure: Measure
    notice: Annotated[Name, Refers(("notice",))] | None = None
    about: Refs | None = None


class Disclosure(Strict):
    """Something on record was shown to somebody."""

    body: Who
    to: Who
    shown: Refs
    shape: Shape
    channel: Name | None = None


class Presence(Strict):
    """A party joins a channel of liaison, stays away from it for a time, or leaves it."""

    party: Who
    channel: Name
    act: Attendance


class Window(Strict):
    """A body asks parties for silence at a place for a time, so that something can be done.

    `parties`: whose confirmation it takes. `does`: the kinds of event that the work consists of, `by` whom; `quiet`:
    those that must not happen meanwhile.
    """

    body: Who
    parties: Whos
    purpose: Purpose
    place: str
    period: Period
    agreement: Name | None = None
    by: Who | None = None
    does: Words | None = None
    quiet: Words | None = None
    channel: Name | None = None


class Confirmation(Strict):
    """A party's answer to the request for a window."""

    party: Who
    window: Annotated[Name, Refers(("window",))]
    answer: Word
    condition: str = ""


class Step(Strict):
    """A window starts, pauses, goes on, stops, or is called off, as a body reports it."""

    body: Who
    window: Annotated[Name, Refers(("window",))]
    step: Pace


class Message(Strict):
    """Something said over a channel of the duty desk, such as a hotline."""

    sender: Who
    receiver: Who
    channel: Name
    acknowledge_by: Moment | None = None
    about: Refs | None = None


class Acknowledgement(Strict):
    """Somebody confirms having received something."""

    body: Who
    of: Ref


class Handover(Strict):
    """One watch hands a desk over to the next. Watches have labels; nobody is named."""

    desk: Name
    outgoing: Name
    incoming: Name
    watch: Period
    open: Refs | None = None


class Session(Strict):
    """A joint body meets."""

    body: Who
    parties: Whos
    absent: Whos | None = None
    place: str = ""


class Item(Strict):
    """A point on the agenda of a session; the text says what it is."""

    session: Annotated[Name, Refers(("session",))]
    number: Number
    party: Who | None = None
    about: Refs | None = None


class Minute(Strict):
    """What a session did with a point. Noted is not agreed."""

    session: Annotated[Name, Refers(("session",))]
    item: Annotated[Name, Refers(("item",))] | None = None
    outcome: Outcome
    parties: Whos | None = None
    dissent: Whos | None = None


class Task(Strict):
    """Something that somebody is to do, as agreed in a session or elsewhere."""

    owner: Who
    session: Annotated[Name, Refers(("session",))] | None = None
    item: Annotated[Name, Refers(("item",))] | None = None
    due: Moment | None = None
    about: Refs | None = None


class Progress(Strict):
    """How a task, a remedy, a dispute or a promise goes on, as one body reports it."""

    body: Who
    of: Annotated[Name, Refers(("task", "remedy", "dispute", "promise"))]
    course: Course
