"""Words for what two sides claim about each other: common hours, contradictions, the mission's own counts, reasons."""

from collections.abc import Iterable, Sequence

from truceline.incidents.claims import Tally
from truceline.incidents.statements import Decision
from truceline.measures.claim_checks import Total
from truceline.measures.claim_overlap import Looked, Overlap
from truceline.measures.common_hours import Common, Remains, Within
from truceline.measures.contradictions import Against, Contradiction
from truceline.reports.wording import Words
from truceline.values.counts import Count
from truceline.values.instants import to_local
from truceline.values.intervals import Interval, show_interval

FEW = 4
"""So many units, entries or areas are named one by one; of more, how many there are."""


def bound_words(value: Count) -> str:
    """Bounds to read; nothing is made of a least of zero."""
    if value.high is None:
        return value.said if value.low else "not bounded"
    if value.low == value.high or not value.said[:1].isdigit():
        return value.said
    return f"{value.low} to {value.high}" if value.low else f"at most {value.high}"


def value_words(within: Within) -> str:
    """What a side claims in one unit for the common hours: its own number, or bounds."""
    figure = within.total[1]
    if within.exact_hours and len(within.least) > 1:
        return f"{bound_words(within.value)} {figure.first.unit}, as its own numbers differ"
    if within.exact_hours:
        return f"{figure.value.said} {figure.first.unit}"
    return f"{bound_words(within.value)} {figure.first.unit}" if within.told else f"{figure.first.unit}: not bounded"


def given_words(within: Within, common: Common, words: Words) -> str:
    """The number as it was given and for which time; empty where it was given for the common hours."""
    tally, figure = within.total
    alike = [
        one for side in common.claimed if within in side for one in side if one.total[1].first.unit == figure.first.unit
    ]
    scope = f"{figure.first.scope}" if len(alike) > 1 else ""
    if common.shared is None:
        when = f"for {hours(tally.period, words)}"
    else:
        when = "" if within.exact_hours else f"{figure.value.said} given for {hours(tally.period, words)}"
    return "; ".join(filter(None, (scope, when)))


def side_words(claimed: Sequence[Within], common: Common, words: Words) -> list[str]:
    """Everything that a side claims of one kind, unit by unit; never added up."""
    said = [(value_words(within), given_words(within, common, words)) for within in claimed]
    return [f"{value} ({given})" if given else value for value, given in said] or ["nothing of this kind"]


def hours(period: Interval, words: Words) -> str:
    """A period in few words, by the clocks of the case: `18:00 on 19 April to 00:00 on 21 April 2025`."""
    first, last = to_local(period.start, words.home), to_local(period.last, words.home)
    end = to_local(period.end, words.home)
    if "T" not in show_interval(period, words.home):
        if first.date() == last.date():
            return words.day(last.date())
        year = "" if first.year == last.year else f" {first.year}"
        return f"{first.day} {first:%B}{year} to {words.day(last.date())}"
    if first.date() == end.date():
        return f"{first:%H:%M} to {end:%H:%M} on {words.day(end.date())}"
    year = "" if first.year == end.year else f" {first.year}"
    return f"{first:%H:%M} on {first.day} {first:%B}{year} to {end:%H:%M} on {words.day(end.date())}"


def remains_words(common: Common) -> list[str]:
    """What still stands between the two, with the facts."""
    return [_remaining(common, one) for one in common.remains]


def _remaining(common: Common, remains: Remains) -> str:
    mine, theirs = ([within.total[1].first for within in side] for side in common.claimed)
    if remains is Remains.UNIT:
        return f"{remains}: {_list(one.unit for one in mine)}; against {_list(one.unit for one in theirs)}"
    if remains is Remains.SCOPE:
        return f"{remains}: {_list(one.scope for one in mine)}; against {_list(one.scope for one in theirs)}"
    return str(remains)


def _list(texts: Iterable[str]) -> str:
    found = list(dict.fromkeys(texts))
    return ", ".join(found) if len(found) <= FEW else f"{', '.join(found[:FEW])} and {len(found) - FEW} more"


def shared_words(common: Common, words: Words) -> str:
    """The common hours."""
    if common.shared is None:
        return "none" if Remains.NO_TIME in common.remains else "one side only"
    return hours(common.shared, words)


def contradiction_words(one: Contradiction, words: Words) -> str:
    """What contradicts what, by whom and for which time."""
    if one.events:
        first, second = (event.first for event in one.events)
        when = show_interval(first[0].occurred, words.home).replace("T", " ")
        return f"{words.party(first[1].issuer)} and {words.party(second[1].issuer)}, {when}: {one.facts}"
    if one.rule in (Against.DAYS, Against.PARTS):
        return f"{total_words(one.figures[0], words)}: {one.facts}"
    told = "; ".join(total_words(total, words) for total in one.figures[:FEW])
    more = len(one.figures) - FEW
    return f"{told}; and {more} more" if more > 0 else told


def total_words(total: Total, words: Words) -> str:
    """A figure with its issuer and its period."""
    tally, figure = total
    said = f"{figure.value.said} {figure.first.unit}"
    return f"{words.party(figure.first.issuer)}: {said}, {hours(tally.period, words)}"


UNNAMED = (
    "Where a claim names no area of the mission, the figures of all its areas are told; whether they lie in the "
    "claim's scope cannot be told."
)


def looked_words(looked: Looked, words: Words) -> str:
    """What the mission counted in a claim's time, with its unit, and for how many days it has a figure."""
    days = f"{looked.some} of {_number(looked.days, 'day')}"
    if looked.every != looked.some:
        days += f", all areas on {looked.every}"
    where = f" in {_list(looked.areas)}" if looked.named else ""
    return f"{words.party(looked.observer)}{where}: {_counted(looked)} (a figure for {days})"


def _counted(looked: Looked) -> str:
    reach = f" beside {_number(looked.partly, 'figure')} that reach beyond" if looked.partly else ""
    if looked.counted is None:
        return f"no figure of {looked.unit} for that time{reach}"
    return f"{looked.counted.said} {looked.unit}{reach}"


def _number(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def looked_at(overlap: Overlap) -> tuple[Looked, ...]:
    """The series that have a figure for any day of a claim's time."""
    return tuple(one for one in overlap.looked if one.some)


def singles_words(overlap: Overlap, tally: Tally, words: Words) -> str:
    """How many single events either side alleges in a claim's time; empty where there are none."""
    sides = (words.party(words.case.party_of(name)) for name in (tally.issuer, tally.accused))
    told = [f"{number} by {side}" for number, side in zip((overlap.own, overlap.others), sides, strict=True) if number]
    return f"single events alleged in that time: {', '.join(told)}" if told else ""


def stretch_words(overlap: Overlap) -> str:
    """For how many days of a claim's time there is a figure by anybody; the rest is unknown."""
    looked = max((one.some for one in overlap.looked), default=0)
    days = max((one.days for one in overlap.looked), default=0)
    rest = f"; {days - looked} unknown" if days > looked else ""
    return f"{looked} of {_number(days, 'day')}{rest}"


def decision_words(decision: Decision) -> str:
    """Why reports were joined or kept apart."""
    facts = f": {decision.why.facts}" if decision.why.facts else ""
    return f"{_ids(decision.one)} | {_ids(decision.other)} - {decision.why.rule}{facts}"


def _ids(ids: Sequence[str]) -> str:
    return _list(ids)
