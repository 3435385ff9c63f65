"""From when to when something that is put forward lasts, and when it was put forward."""

import re
from datetime import date, timedelta

from truceline.reading.english.clauses import Clause
from truceline.reading.english.frames import when
from truceline.reading.rules.dates import Moment
from truceline.reading.rules.slots import Slots, put_when
from truceline.reading.suggestion import Sort, Span

_BEGINS = re.compile(
    r"\b(?:from|starting(?: on| from)?|beginning(?: on| from)?|start(?:s|ed)? on|begins? on|effective(?: from)?|"
    r"as of|with effect from|to begin on|commencing(?: on)?|phased in from)\s*$", re.IGNORECASE,
)  # fmt: skip
_ENDS = re.compile(r"\b(?:until|till|through|to|and ending(?: on)?|ending(?: on)?|up to)\s*$", re.IGNORECASE)


def times(slots: Slots, clause: Clause) -> None:
    """Fill `begins`, `ends` and `when` from the times of a clause."""
    page = clause.page
    begins, ends = _bounds(clause)
    _put_times(slots, page.text, begins, ends)
    near = Slots(page.text)
    when(near, clause, ahead=False)
    told = near.suggestion(Sort.PROPOSAL, Span(0, 1), 0).stands_on.get("when")
    if told and all(told.start != used.start for used in (begins, ends) if used is not None):
        when(slots, clause, ahead=False)


def _bounds(clause: Clause) -> tuple[Moment | None, Moment | None]:
    page, one = clause.page, clause.page.sentence(clause.verb)
    first, last = max(one.start, clause.verb.left_edge.idx), min(one.end, clause.verb.right_edge.idx + 1)
    begins: Moment | None = None
    ends: Moment | None = None
    for moment in (moment for moment in page.moments if first <= moment.start < last):
        before, words = page.text[one.start : moment.start], page.text[moment.start : moment.end].lower()
        if begins is None and _opens(moment, before, words):
            begins = moment
        elif ends is None and _ENDS.search(before):
            ends = moment
    return begins, ends


def _opens(moment: Moment, before: str, words: str) -> bool:
    """True for "from 8 to 10 May", "starting on Monday"."""
    span = "/" in moment.ahead and not words.startswith(("in ", "during ", "since "))
    return span or words.startswith("from ") or bool(_BEGINS.search(before))


def _put_times(slots: Slots, text: str, begins: Moment | None, ends: Moment | None) -> None:
    if begins and "/" in begins.ahead:
        first, last = begins.ahead.split("/")
        slots.stand("begins", first, begins.start, begins.end)
        slots.stand("ends", last, begins.start, begins.end)
    elif begins:
        put_when(slots, "begins", begins, ahead=True)
    if ends:
        slots.stand("ends", _end(text, ends, begins), ends.start, ends.end)


def _end(text: str, last: Moment, first: Moment | None) -> str:
    """The end, by the clocks of the beginning; "until midnight on Sunday" is the midnight at which Sunday is over."""
    value = (
        last.past if first and not first.ahead.startswith(last.ahead[:10]) and last.past >= first.ahead else last.ahead
    )
    if first and first.ahead and last.ahead[:10] < first.ahead[:10]:
        value = last.ahead
    words = text[last.start : last.end].lower()
    if not words.startswith("midnight") or not value:
        return value
    day = date.fromisoformat(value[:10]) + timedelta(days=1)
    timed = len(value) > 10 or len(first.ahead if first else "") > 10
    zone = first.ahead[-6:] if first and len(first.ahead) > 10 else value[-6:]
    return f"{day.isoformat()}T00:00{zone}" if timed else day.isoformat()
