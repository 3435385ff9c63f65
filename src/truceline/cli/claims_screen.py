"""How claims look in a terminal of 80 columns."""

from collections.abc import Iterable

from rich.console import Console

from truceline.cli.screen import grid
from truceline.findings.timing import Timing
from truceline.reports import both_sides
from truceline.reports.claims import (
    adding_words,
    apart_words,
    comparison_words,
    figure_words,
    outlet_words,
    period_words,
)
from truceline.reports.sheet import Claimed
from truceline.reports.wording import Words


def show_claims(out: Console, sheet: Claimed, words: Words, *, why: bool) -> None:
    """Everything that can be told about claims; with `why`, also why reports were joined or kept apart."""
    out.print(f"Claims, as known at {words.time(sheet.known)}", style="bold")
    _show_totals(out, sheet, words)
    _show_common(out, sheet, words)
    _show_contradictions(out, sheet, words)
    _show_denials(out, sheet)
    _show_parts(out, sheet, words)
    _show_running(out, sheet, words)
    _show_timing(out, sheet, words)
    _show_looked(out, sheet, words)
    if why:
        _show_reasons(out, sheet)


def _labelled(name: str, lines: Iterable[str]) -> list[tuple[str, str]]:
    return [("" if number else name, line) for number, line in enumerate(lines)]


def _show_totals(out: Console, sheet: Claimed, words: Words) -> None:
    for one in sheet.comparisons:
        out.print(f"\nSide by side: {one.one[0].agreement}", style="bold")
        for tally, figure in (one.one, one.other):
            out.print(f"  {words.party(tally.issuer)} about {words.party(tally.accused)}")
            lines = [
                ("claims", f"{figure_words(figure)} {figure.first.unit}"),
                ("period", period_words(tally.period, words)),
                ("scope", figure.first.scope),
                ("reports", ", ".join(figure.entries)),
            ]
            out.print(grid(lines))
        out.print(grid(_labelled("comparable", comparison_words(one)), indent=2))


def _show_common(out: Console, sheet: Claimed, words: Words) -> None:
    if sheet.common:
        out.print("\nBoth sides in their common hours (never one number divided by the other)", style="bold")
    for one in sheet.common:
        shared = both_sides.shared_words(one, words)
        out.print(f"  {one.agreement or 'under no agreement'}, {one.family}; common hours: {shared}")
        for side, claimed in zip(one.sides, one.claimed, strict=True):
            out.print(grid(_labelled(side, both_sides.side_words(claimed, one, words))))
        out.print(grid(_labelled("remains", both_sides.remains_words(one))))


def _show_contradictions(out: Console, sheet: Claimed, words: Words) -> None:
    if sheet.contradictions:
        out.print("\nWhat contradicts what (which of them is wrong cannot be told from here)", style="bold")
    for one in sheet.contradictions:
        out.print(f"  {one.agreement or 'under no agreement'}: {one.rule}")
        lines = [("", both_sides.contradiction_words(one, words)), ("reports", ", ".join(one.entries))]
        out.print(grid(lines))


def _show_denials(out: Console, sheet: Claimed) -> None:
    if sheet.denials:
        out.print("\nDenials of what is told here (a denial takes nothing away from a claim)", style="bold")
    for of, entry in sheet.denials:
        out.print(grid([("of " + of, f"{entry.text} ({entry.id})")], indent=2, label=24))


def _show_parts(out: Console, sheet: Claimed, words: Words) -> None:
    if sheet.parts:
        out.print("\nParts and totals", style="bold")
    for check in sheet.parts:
        tally = check.tally
        out.print(f"  {words.party(tally.issuer)}, {period_words(tally.period, words)} ({outlet_words(check)})")
        lines = [
            ("total", f"{figure_words(check.total)} {check.total.first.unit}"),
            ("parts", f"{adding_words(check)} = {check.total_of_parts.said}"),
            ("outcome", f"{check.adding}{apart_words(check)}"),
        ]
        out.print(grid(lines))


def _show_running(out: Console, sheet: Claimed, words: Words) -> None:
    if sheet.running:
        out.print("\nLater totals that run on from earlier ones (never add them up)", style="bold")
    for run in sheet.running:
        earlier, later = run.earlier, run.later
        fall = ", although it can only grow" if run.falls else ""
        line = f"{earlier.value.said} -> {later.value.said} {earlier.first.unit}{fall}"
        until = f"{words.time(run.periods[0].end)} -> {words.time(run.periods[1].end)}"
        out.print(grid([(earlier.first.issuer, f"{line}; until {until}")], indent=2))


def _show_timing(out: Console, sheet: Claimed, words: Words) -> None:
    odd = [
        (tally, held)
        for tally, findings in sheet.timing
        for held in findings
        if held.timing is not Timing.INSIDE and tally.totals
    ]
    if odd:
        out.print("\nClaims that speak of hours in which the agreement was not in force", style="bold")
    for tally, held in odd:
        about = ", ".join(f"{figure.value.said} {figure.first.unit}" for figure in tally.totals)
        line = f"{about}: {period_words(tally.period, words)}; {held.agreement} {held.timing} (reading {held.reading})"
        out.print(grid([(tally.issuer, line)], indent=2))


def _show_looked(out: Console, sheet: Claimed, words: Words) -> None:
    """What the mission counted in the time of each claim, with unit and days in view."""
    beside = [(tally, overlap) for tally, overlap in sheet.overlaps if overlap.looked and tally.totals]
    if not beside:
        return
    out.print("\nThe mission's own counts in the time of a claim (beside it, never against it)", style="bold")
    for tally, overlap in beside:
        looked = [both_sides.looked_words(one, words) for one in both_sides.looked_at(overlap)]
        singles = both_sides.singles_words(overlap, tally, words)
        if looked:
            claim = "; ".join(f"{figure.value.said} {figure.first.unit}" for figure in tally.totals)
            out.print(f"  {words.party(tally.issuer)}: {claim}, {both_sides.hours(tally.period, words)}")
            out.print(grid(_labelled("counted", [*looked, *filter(None, [singles])])))
    blind = [tally for tally, overlap in beside if not both_sides.looked_at(overlap)]
    if blind:
        out.print(f"  For the time of {len(blind)} of {len(beside)} claims no day has a figure: unknown, not quiet.")
    if any(not one.named for _, overlap in beside for one in overlap.looked):
        out.print(f"  {both_sides.UNNAMED}")


def _show_reasons(out: Console, sheet: Claimed) -> None:
    joins = [join for tally in sheet.tallies for join in tally.joins]
    for title, decisions in (("Taken for one statement", joins), ("Kept apart", sheet.apart)):
        if decisions:
            out.print(f"\n{title}, and why", style="bold")
        for decision in decisions:
            out.print(grid([("", both_sides.decision_words(decision))], indent=2, label=0))
