"""Words about claims."""

from truceline.incidents.claims import Figure, Tally
from truceline.measures.claim_checks import Comparison, Difference, PartsCheck
from truceline.reports.wording import Words, length
from truceline.values.instants import day_of
from truceline.values.intervals import Interval, show_interval, whole_day


def figure_words(figure: Figure) -> str:
    """A figure and, where outlets differ, how else it was reported."""
    first, *others = figure.wordings
    return f"{first} (also reported as: {', '.join(others)})" if others else first


def period_words(period: Interval, words: Words) -> str:
    """A period to read: days as days, length with their length."""
    first, last = day_of(period.start, words.home), day_of(period.last, words.home)
    if "T" not in show_interval(period, words.home):
        whole = period == whole_day(first, words.home)
        return words.day(first) if whole else f"{words.day(first)} to {words.day(last)}"
    return f"{words.time(period.start)} to {words.time(period.end)}, {length(period.end - period.start)}"


def outlet_words(check: PartsCheck) -> str:
    """Whose list of parts is checked."""
    return f"as carried by {check.outlet}" if check.outlet else "all reports together"


def adding_words(check: PartsCheck) -> str:
    """`96 assaults + 1883 shellings`."""
    return " + ".join(f"{part.value.said} {part.first.unit}" for part in check.parts)


def apart_words(check: PartsCheck) -> str:
    """By how much they miss each other."""
    least, most = check.apart
    if not most:
        return ""
    return f", by {least}" if least == most else f", by {least} to {most}"


def comparison_words(comparison: Comparison) -> list[str]:
    """Whether two totals can be compared, and why not, with the facts."""
    if comparison.comparable:
        return ["yes: same period, unit and scope, as far as the statements say"]
    return ["no, because", *(f"- {_why(comparison, difference)}" for difference in comparison.differences)]


def _why(comparison: Comparison, difference: Difference) -> str:
    (tally, figure), (tally2, figure2) = comparison.one, comparison.other
    if difference is Difference.START:
        apart = length(abs(tally.period.start - tally2.period.start))
        return f"{difference}: {apart} apart"
    if difference is Difference.END:
        return f"{difference}: {length(abs(tally.period.end - tally2.period.end))} apart"
    if difference is Difference.UNIT:
        return f"{difference}: {figure.first.unit} and {figure2.first.unit}"
    if difference is Difference.SCOPE:
        return f"{difference}: {figure.first.scope} and {figure2.first.scope}"
    mine, theirs = (", ".join(_parts(t, f)) or "no parts given" for t, f in (comparison.one, comparison.other))
    return f"{difference}: {mine}; against {theirs}"


def _parts(tally: Tally, figure: Figure) -> list[str]:
    return [part.first.unit for part in tally.parts_of(figure)]
