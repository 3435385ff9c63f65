"""Whether what two sources carry is one statement: a rule with a reason for every join and every refusal.

The rules, in the order in which they are asked:

1. One source that tells two periods apart, or gives two numbers for one thing, tells of two statements.
2. Claims under two named agreements are two.
3. The periods must be the same; or differ by less than a day at each end, where one of them is given in days only.
4. Two numbers for one thing that cannot be one, and two lists of places without a name in common, are two.
5. Two offices of one side tell one statement only where one repeats a figure of the other within three days.
6. Where the periods are the same: a figure in common joins; a slip of a digit joins within a day and a half and never
   within one outlet, which corrects itself; different figures of one office join when told within a day and a half.
7. Where the periods are only alike, a figure in common is needed, and for a stretch of at most two days the same day
   of telling, because a day's number may come again on the next day. A number of three figures that is not round is
   its own fingerprint and may come later.
8. Of totals since one start, an outlet that repeats an old one may put its own day for the end: such a fingerprint
   joins where the ends are at most three days apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.incidents.bundles import Bundle, Reader, Report
from truceline.incidents.number_words import Meant, Numbers, numbers
from truceline.incidents.place_words import Place
from truceline.values.instants import DAY, HOUR
from truceline.values.intervals import Interval

SAME_DAY, NEXT_DAY, REPEATED, ECHO = 18 * HOUR, 36 * HOUR, 3 * DAY, 7 * DAY
"""How far apart two tellings may be; half a day of slack stands for the zones of outlets."""
SHORT, SINCE = 2 * DAY + HOUR, 6 * DAY
"""Up to here a stretch may be somewhere in two days; from here on a total is taken for one since a start."""
CLOSE = DAY + HOUR


class Rule(StrEnum):
    """Why two reports are or are not of one statement."""

    WORD_FOR_WORD = "one issuer, period and day, and the same figures word for word"
    FIGURE = "one issuer and period, and a figure in common"
    SLIP = "one issuer and period, and numbers a slip apart, told at one time"
    AT_ONE_GO = "one issuer and period, told at one time, nothing against it"
    OFFICES = "another office of the same side repeats the figure"
    DAYS = "the same figure, where one report gives the period in days only"
    SOURCE = "one source tells them apart"
    AGREEMENT = "they are about two agreements"
    START = "they count from different times"
    END = "they count until different times"
    NUMBER = "they give two numbers that cannot be one"
    PLACE = "they name other places"
    OTHER_OFFICE = "two offices of one side, and nothing shows that one repeats the other"
    DAY_AFTER = "told on different days, and a day's number may come again"
    CORRECTED = "one outlet gave another number later"
    LATER = "told too far apart for what they have in common"
    NOTHING = "they have no figure in common"


@dataclass(frozen=True)
class Why:
    """One decision: `joined` or kept apart, by which rule, and the facts that decided."""

    joined: bool
    rule: Rule
    facts: str
    strength: int = 0


@dataclass(frozen=True)
class _Shared:
    """What two bundles have in common: their best pair of numbers for one thing, or a pair that cannot be one."""

    best: Numbers | None
    fingerprint: bool
    against: Numbers | None
    other_places: bool


def decide(one: Bundle, other: Bundle, reader: Reader) -> Why:
    """Whether two bundles of the same side about the same side are one statement."""
    first = _refused_at_once(one, other)
    if first is not None:
        return first
    shared = _shared(one, other, reader)
    if shared.against is not None:
        return _kept(_number_rule(one, other), shared.against.why)
    if shared.other_places:
        return _kept(Rule.PLACE, f"{one.first.scope}; {other.first.scope}")
    gap = apart(one.said, other.said)
    if one.first.issuer != other.first.issuer and not _repeats(shared, gap):
        return _kept(Rule.OTHER_OFFICE, f"{one.first.issuer} and {other.first.issuer}")
    if one.first.period != other.first.period:
        return _alike(one, other, shared, gap)
    return _same_period(one, other, shared, gap)


def _refused_at_once(one: Bundle, other: Bundle) -> Why | None:
    mine, theirs = one.first, other.first
    if one.sources & other.sources:
        what = "two numbers" if mine.period == theirs.period else "two periods"
        return _kept(Rule.SOURCE, f"it gives {what}")
    if mine.agreement and theirs.agreement and mine.agreement != theirs.agreement:
        return _kept(Rule.AGREEMENT, f"{mine.agreement} and {theirs.agreement}")
    if mine.period == theirs.period:
        return None
    close = CLOSE if one.days_only or other.days_only else 0
    starts, ends = abs(mine.period.start - theirs.period.start), _ends(one, other)
    if starts > close:
        return _kept(Rule.START, f"{_hours(starts)} apart")
    if min(_length(mine.period), _length(theirs.period)) >= SINCE:
        close = REPEATED
    if ends > close or not mine.period.overlaps(theirs.period):
        return _kept(Rule.END, f"{_hours(ends)} apart")
    return None


def _ends(one: Bundle, other: Bundle) -> int:
    return abs(one.first.period.end - other.first.period.end)


def _shared(one: Bundle, other: Bundle, reader: Reader) -> _Shared:
    best: Numbers | None = None
    fingerprint = places_against = False
    for (_, mine), (_, theirs), found in _pairs(one, other):
        if reader.places(mine.scope, theirs.scope) is Place.APART and not telling(mine.value.low):
            places_against = True
        elif best is None or found.meant > best.meant:
            best = found
            fingerprint = found.meant is Meant.SAME and telling(mine.value.low) and mine.value.exact
    if best is None:
        places_against |= reader.places(one.first.scope, other.first.scope) is Place.APART
    return _Shared(best, fingerprint, _against(one, other, reader), best is None and places_against)


def _pairs(one: Bundle, other: Bundle) -> Iterator[tuple[Report, Report, Numbers]]:
    """Figures that can be one: the same unit, or units of one family with exactly the same number."""
    for report, mine in zip(one.figures, one.meanings, strict=True):
        for report2, theirs in zip(other.figures, other.meanings, strict=True):
            if mine == theirs or mine.family == theirs.family != "":
                found = numbers(report[1].value, report2[1].value)
                if found.meant is Meant.SAME or (found.meant is not Meant.APART and mine == theirs):
                    yield report, report2, found


def _against(one: Bundle, other: Bundle, reader: Reader) -> Numbers | None:
    """A number for one thing to which no number of the other bundle for that thing can be the same."""
    for (_, mine), counted in zip(one.figures, one.meanings, strict=True):
        said = [
            numbers(mine.value, theirs.value)
            for (_, theirs), counted2 in zip(other.figures, other.meanings, strict=True)
            if counted == counted2 and reader.places(mine.scope, theirs.scope) is not Place.APART
        ]
        if said and all(found.meant is Meant.APART for found in said):
            return said[0]
    return None


def _number_rule(one: Bundle, other: Bundle) -> Rule:
    later = one.outlets & other.outlets and apart(one.said, other.said) > SAME_DAY
    return Rule.CORRECTED if later and one.first.period == other.first.period else Rule.NUMBER


def _repeats(shared: _Shared, gap: int) -> bool:
    if shared.best is None or shared.best.meant < Meant.ROUNDED:
        return False
    return gap <= (REPEATED if shared.best.meant is Meant.SAME else NEXT_DAY)


def _same_period(one: Bundle, other: Bundle, shared: _Shared, gap: int) -> Why:
    meant, facts = (shared.best.meant, shared.best.why) if shared.best else (None, "")
    if meant is not None and meant >= Meant.ROUNDED:
        rule = Rule.FIGURE if one.first.issuer == other.first.issuer else Rule.OFFICES
        return Why(True, rule, facts, 10 + meant)
    if meant is Meant.SLIP and one.outlets & other.outlets and gap > SAME_DAY:
        return _kept(Rule.CORRECTED, facts)
    if meant is Meant.SLIP:
        return Why(True, Rule.SLIP, facts, 10 + meant) if gap <= NEXT_DAY else _kept(Rule.LATER, _hours(gap))
    allowed = SAME_DAY if meant is Meant.POSSIBLE else NEXT_DAY
    if gap > allowed:
        return _kept(Rule.LATER, f"{_hours(gap)} apart")
    return Why(True, Rule.AT_ONE_GO, facts or "they tell of different figures", 10)


def _alike(one: Bundle, other: Bundle, shared: _Shared, gap: int) -> Why:
    if shared.best is None:
        return _kept(Rule.NOTHING, "and their periods are only alike")
    meant, facts = shared.best.meant, shared.best.why
    if _ends(one, other) > CLOSE and not shared.fingerprint:
        return _kept(Rule.END, f"{_hours(_ends(one, other))} apart")
    short = max(_length(one.first.period), _length(other.first.period)) <= SHORT
    allowed = (SAME_DAY if short else NEXT_DAY) if not shared.fingerprint else (NEXT_DAY if short else ECHO)
    if gap > allowed:
        return _kept(Rule.DAY_AFTER if short else Rule.LATER, f"{_hours(gap)} apart")
    if meant < Meant.ROUNDED and (meant is Meant.POSSIBLE or gap > SAME_DAY):
        return _kept(Rule.NOTHING, facts)
    rule = Rule.DAYS if one.first.issuer == other.first.issuer else Rule.OFFICES
    return Why(True, rule, facts, meant)


def _kept(rule: Rule, facts: str) -> Why:
    return Why(False, rule, facts)


def telling(number: int) -> bool:
    """Whether a number is too particular to come twice by chance: three figures or more, and not round."""
    return number >= 100 and number % 10 != 0


def apart(one: Interval, other: Interval) -> int:
    """How far apart two tellings are at most in doubt of a day, in microseconds; 0 where they can be at one time."""
    first, second = sorted((one, other))
    if first.overlaps(second):
        return 0
    return second.start - max(first.start, first.end - DAY)


def _length(period: Interval) -> int:
    return period.end - period.start


def _hours(gap: int) -> str:
    return f"{gap / HOUR:.0f} hours" if gap < 2 * DAY else f"{gap / DAY:.0f} days"
