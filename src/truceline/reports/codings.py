"""What an agreement file says in the variables of two collections of agreements: ETH/PRIO and PA-X.

No codebook was at hand in full, so every value is marked as unchecked; what the file does not say stays empty and is
never guessed. `docs/codings.md` tells where each name was seen and why the others are left out.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from truceline.sources.case import Role
from truceline.terms.schema import Agreement
from truceline.values.instants import day_of
from truceline.values.zones import zone

UNCHECKED = "unchecked"
COLUMNS = ("coding", "agreement", "version", "variable", "value", "standing", "name_seen_in", "derived_from")
_PAX_PAGE = re.compile(r"https?://(?:[a-z0-9-]+\.)*peaceagreements\.org/agreements/(?P<number>[0-9]+)/?")


class Coding(StrEnum):
    """A collection whose variables are written."""

    ETH_PRIO = "eth-prio"
    PA_X = "pa-x"


@dataclass(frozen=True)
class Variable:
    """A variable, where its name was seen, from which keys its value comes, and how; an empty value: not said."""

    name: str
    seen_in: str
    derived_from: str
    value: Callable[[Agreement], str]


def coded(agreement: Agreement, coding: Coding) -> str:
    """The variables of one collection as CSV, one line for each; the same agreement gives the same text."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in VARIABLES[coding]:
        head = (coding.value, agreement.id, agreement.version)
        table.writerow((*head, one.name, one.value(agreement), UNCHECKED, one.seen_in, one.derived_from))
    return text.getvalue()


def _not_said(_: Agreement) -> str:
    return ""


def _belligerents(agreement: Agreement) -> str:
    return "; ".join(party.id for party in agreement.parties if party.role is Role.BELLIGERENT)


def _fixed(agreement: Agreement) -> str:
    """Words and not a number, for the numbers of this variable were not seen."""
    return "yes" if agreement.duration or agreement.until else ""


def _fixed_time(agreement: Agreement) -> str:
    """Whole days, where the file gives the length in days and no reading gives another."""
    lengths = {agreement.duration, *(one.duration for one in agreement.readings)} - {None}
    other = [one for one in agreement.readings if one.until]
    days = {span.duration.days for span in lengths if span and not (span.duration.clock or span.duration.months)}
    return str(days.pop()) if len(days) == len(lengths) == 1 and agreement.duration and not other else ""


def _mediated(agreement: Agreement) -> str:
    return "1" if any(party.role is Role.MEDIATOR for party in agreement.parties) else ""


def _implement(agreement: Agreement) -> str:
    named = any(term.monitor for term in agreement.terms)
    return "1" if named or any(party.role is Role.MONITOR for party in agreement.parties) else ""


def _effect(agreement: Agreement) -> date | None:
    """The day of its start, where the text itself fixes it and nothing else can move it."""
    rule = agreement.entry
    if rule is None or rule.at is None or rule.condition or rule.delay or any(one.entry for one in agreement.readings):
        return None
    return day_of(rule.at.at, zone(agreement.zone)) if rule.at.at is not None else rule.at.on


def _effect_part(part: str) -> Callable[[Agreement], str]:
    def value(agreement: Agreement) -> str:
        day = _effect(agreement)
        return str(getattr(day, part)) if day else ""

    return value


def _title(agreement: Agreement) -> str:
    return agreement.title


def _pax_number(agreement: Agreement) -> str:
    """The number in the address of a page of PA-X, where exactly one is among the sources."""
    pages = [_PAX_PAGE.fullmatch(source.url) for source in agreement.sources.values()]
    numbers = {page["number"] for page in pages if page}
    return numbers.pop() if len(numbers) == 1 else ""


_READER = "programs that read the data"
_EXCERPT = "excerpts of the codebook"
VARIABLES: Mapping[Coding, tuple[Variable, ...]] = {
    Coding.ETH_PRIO: (
        Variable("cf_id", _READER, "", _not_said),
        Variable("actor_name", _READER, "parties with role belligerent (ids)", _belligerents),
        Variable("cf_effect_yr", _READER, "entry.at", _effect_part("year")),
        Variable("cf_effect_month", _READER, "entry.at", _effect_part("month")),
        Variable("cf_effect_day", _READER, "entry.at", _effect_part("day")),
        Variable("fixed", _READER, "duration or until", _fixed),
        Variable("fixed_time", _READER, "duration, in days", _fixed_time),
        Variable("mediator_nego", _READER, "parties with role mediator", _mediated),
        Variable("implement", _READER, "monitor of a term, or a party with role monitor", _implement),
        *(
            Variable(name, _READER, "", _not_said)
            for name in ("location", "region", "side", "partial", "written", "ceasefire_class", "enforcement", "ddr")
        ),
    ),
    Coding.PA_X: (
        Variable("AgtId", _EXCERPT, "the address of a source at peaceagreements.org", _pax_number),
        Variable("Agt", _EXCERPT, "title", _title),
        *(Variable(name, _EXCERPT, "", _not_said) for name in ("Con", "Reg", "Dat", "Agtp", "Stage")),
        *(Variable(name, _READER, "", _not_said) for name in ("PP", "PPName", "Status", "Lgt", "Ce", "SsrDdr")),
    ),
}
"""In the order in which they are written."""
