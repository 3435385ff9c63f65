"""The kinds of entry, each with what it says beside when, by whom it was recorded and from which source.

A kind that is on record anywhere never changes its columns; what must be said beyond them is said under a new kind.
"""

from truceline.record.kinds.cells import BoundedCount
from truceline.record.kinds.exchanges import (
    Cover,
    Delivery,
    Dispute,
    Embargo,
    Exchange,
    Fate,
    Formula,
    Ground,
    Person,
    Quota,
    Roster,
)
from truceline.record.kinds.field import Casualty, Complaint, Detection, Effort, Inventory, Restriction
from truceline.record.kinds.happened import (
    Act,
    Allegation,
    Answer,
    Claim,
    Consent,
    ConsentAct,
    Contact,
    Decision,
    Form,
    Observation,
    Power,
    Proposal,
    Reading,
    Statement,
)
from truceline.record.kinds.liaison import (
    Acknowledgement,
    Attendance,
    Confirmation,
    Course,
    Disclosure,
    Handover,
    Item,
    Measure,
    Message,
    Minute,
    Notice,
    Outcome,
    Pace,
    Presence,
    Progress,
    Purpose,
    Remedy,
    Reply,
    Session,
    Shape,
    Stance,
    Step,
    Task,
    Window,
    Word,
)
from truceline.record.kinds.taken import Intake, Listing
from truceline.record.kinds.talks import (
    Assessment,
    Briefing,
    Delegation,
    Level,
    Manner,
    Position,
    Promise,
    Sees,
    Stand,
    Utterance,
)
from truceline.sources.models import Strict

Payload = (
    Proposal
    | Consent
    | Reading
    | Power
    | Decision
    | Act
    | Statement
    | Contact
    | Claim
    | Allegation
    | Observation
    | Notice
    | Reply
    | Remedy
    | Disclosure
    | Presence
    | Window
    | Confirmation
    | Step
    | Message
    | Acknowledgement
    | Handover
    | Session
    | Item
    | Minute
    | Task
    | Progress
    | Exchange
    | Quota
    | Roster
    | Delivery
    | Dispute
    | Embargo
    | Person
    | Promise
    | Assessment
    | Utterance
    | Position
    | Briefing
    | Delegation
    | Detection
    | Restriction
    | Effort
    | Inventory
    | Casualty
    | Complaint
    | Listing
    | Intake
)
KINDS: dict[str, type[Strict]] = {
    kind.__name__.lower(): kind
    for kind in (
        Proposal,
        Consent,
        Reading,
        Power,
        Decision,
        Act,
        Statement,
        Contact,
        Claim,
        Allegation,
        Observation,
        Notice,
        Reply,
        Remedy,
        Disclosure,
        Presence,
        Window,
        Confirmation,
        Step,
        Message,
        Acknowledgement,
        Handover,
        Session,
        Item,
        Minute,
        Task,
        Progress,
        Exchange,
        Quota,
        Roster,
        Delivery,
        Dispute,
        Embargo,
        Person,
        Promise,
        Assessment,
        Utterance,
        Position,
        Briefing,
        Delegation,
        Detection,
        Restriction,
        Effort,
        Inventory,
        Casualty,
        Complaint,
        Listing,
        Intake,
    )
}

__all__ = [
    "KINDS",
    "Acknowledgement",
    "Act",
    "Allegation",
    "Answer",
    "Assessment",
    "Attendance",
    "BoundedCount",
    "Briefing",
    "Casualty",
    "Claim",
    "Complaint",
    "Confirmation",
    "Consent",
    "ConsentAct",
    "Contact",
    "Course",
    "Cover",
    "Decision",
    "Delegation",
    "Delivery",
    "Detection",
    "Disclosure",
    "Dispute",
    "Effort",
    "Embargo",
    "Exchange",
    "Fate",
    "Form",
    "Formula",
    "Ground",
    "Handover",
    "Intake",
    "Inventory",
    "Item",
    "Level",
    "Listing",
    "Manner",
    "Measure",
    "Message",
    "Minute",
    "Notice",
    "Observation",
    "Outcome",
    "Pace",
    "Payload",
    "Person",
    "Position",
    "Power",
    "Presence",
    "Progress",
    "Promise",
    "Proposal",
    "Purpose",
    "Quota",
    "Reading",
    "Remedy",
    "Reply",
    "Restriction",
    "Roster",
    "Sees",
    "Session",
    "Shape",
    "Stance",
    "Stand",
    "Statement",
    "Step",
    "Task",
    "Utterance",
    "Window",
    "Word",
]
