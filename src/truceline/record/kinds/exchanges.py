"""Exchanges of people and of bodies. Nobody is named in any of it: people are numbers, and pseudonyms in `person`."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import PlainValidator

from truceline.record.kinds.cells import BoundedCount, Moment, Named, Names, Number, Ref, Refers, Refs, Who, Whos
from truceline.sources.models import Strict
from truceline.values.names import Name

_PSEUDONYM = re.compile(r"p-[0-9a-f]{12}")


def _pseudonym(text: object) -> str:
    if not isinstance(text, str) or not _PSEUDONYM.fullmatch(text):
        raise ValueError("what stands for a person is not a pseudonym; write the one that truceline people gave")
    return text


Pseudonym = Annotated[str, PlainValidator(_pseudonym)]
"""Stands for a person: `p-` and 12 small hexadecimal digits. What it stands for is kept in a compartment."""


class Formula(StrEnum):
    """How numbers are agreed."""

    ALL_FOR_ALL = "all_for_all"
    NUMBER_FOR_NUMBER = "number_for_number"
    RATIO = "ratio"
    ONE_SIDED = "one_sided"
    BY_LIST = "by_list"


class Ground(StrEnum):
    """Why something about an exchange is disputed."""

    NOT_HELD = "not_held"
    NOT_ON_LIST = "not_on_list"
    IDENTITY = "identity"
    CATEGORY = "category"
    INELIGIBLE = "ineligible"
    NUMBER = "number"
    FORMULA = "formula"
    POSTPONED = "postponed"
    PLACE = "place"
    OTHER = "other"


class Cover(StrEnum):
    """What is done with an embargo."""

    PLACED = "placed"
    LIFTED = "lifted"


class Fate(StrEnum):
    """What one side says of a person. Not held, as said by one side, is not proof of anything."""

    SOUGHT = "sought"
    HELD = "held"
    NOT_HELD = "not_held"
    AGREED = "agreed"
    REFUSED = "refused"
    RETURNED = "returned"
    DIED = "died"
    UNKNOWN = "unknown"


class Exchange(Strict):
    """An exchange is agreed or offered between parties, by a formula."""

    parties: Annotated[Names, Named()]
    formula: Formula
    agreement: Name | None = None
    track: Name | None = None
    mediators: Whos | None = None


class Quota(Strict):
    """What one side is to give in one category; without `value`: all of them.

    With `for_each` it gives `value` for each so many of the category `against` that the other side gives.
    """

    exchange: Annotated[Name, Refers(("exchange",))]
    stage: Name | None = None
    giver: Who
    taker: Who
    category: Name
    value: BoundedCount | None = None
    for_each: Number | None = None
    against: Name | None = None
    due: Moment | None = None


class Roster(Strict):
    """One side hands the other a list of people; `list` is its reference, never its content."""

    exchange: Annotated[Name, Refers(("exchange",))]
    party: Who
    to: Who
    category: Name
    value: BoundedCount
    list: Name
    stage: Name | None = None


class Delivery(Strict):
    """How many were handed over at a stage, as one body counts them; `identified`: of bodies, how many by then."""

    exchange: Annotated[Name, Refers(("exchange",))]
    stage: Name
    giver: Who
    taker: Who
    category: Name
    value: BoundedCount
    body: Who
    identified: BoundedCount | None = None


class Dispute(Strict):
    """One side disputes a list, a number, or what the other says about an exchange."""

    exchange: Annotated[Name, Refers(("exchange",))]
    party: Who
    ground: Ground
    against: Who | None = None
    stage: Name | None = None
    about: Refs | None = None
    value: BoundedCount | None = None


class Embargo(Strict):
    """Nothing about an exchange (or one stage of it) is shown outside its compartment until this is lifted."""

    exchange: Annotated[Name, Refers(("exchange",))]
    act: Cover
    body: Who
    stage: Name | None = None


class Person(Strict):
    """What one side says of one person, who has a pseudonym here. Shown in its compartment only, and nowhere else."""

    person: Pseudonym
    category: Name
    party: Who
    fate: Fate
    compartment: Name
    exchange: Annotated[Name, Refers(("exchange",))] | None = None
    about: Ref | None = None
