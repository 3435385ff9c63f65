"""`truceline claims`"""

from pathlib import Path

import click
from rich.console import Console

from truceline.cli.edge import case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import NotOnRecord
from truceline.findings.timing import Timing
from truceline.reports.claims import (
    adding_words,
    apart_words,
    comparison_words,
    figure_words,
    outlet_words,
    period_words,
)
from truceline.reports.plain import Plain
from truceline.reports.sheet import Claimed
from truceline.reports.wording import Words
from truceline.tasks.claims import claims_of_case
from truceline.values.canonical import Json
from truceline.wiring import desk_of


@click.command("claims")
@case_argument
@click.option("--known", default="latest", metavar="TIME", help="As known then; all that is on record without it.")
@click.option("--agreement", metavar="ID", help="Only claims under this agreement.")
@json_option
@exits
def command(case: Path, known: str, agreement: str | None, as_json: bool) -> None:
    """What each side claims in CASE: totals side by side, parts held against totals, and what cannot be compared."""
    desk = desk_of(case)
    words = Words(desk.case)
    known_agreements = [version.agreement.id for version in desk.versions]
    if agreement is not None and agreement not in known_agreements:
        raise NotOnRecord(f"the case has no agreement {agreement}", f"name one of {', '.join(known_agreements)}")
    sheet = claims_of_case(desk, known=instant_of("--known", known, desk.last_recorded)).only(agreement)
    if as_json:
        print_json(_plain(sheet, Plain(words)))
        return
    out = console()
    out.print(f"Claims, as known at {words.time(sheet.known)}", style="bold")
    _show_totals(out, sheet, words)
    _show_parts(out, sheet, words)
    _show_running(out, sheet, words)
    _show_timing(out, sheet, words)


def _plain(sheet: Claimed, plain: Plain) -> Json:
    return {
        "known": plain.instant(sheet.known),
        "comparisons": [plain.comparison(one) for one in sheet.comparisons],
        "parts": [plain.parts(one) for one in sheet.parts],
        "running_totals": [plain.running(one) for one in sheet.running],
        "tallies": [plain.tally(one) for one in sheet.tallies],
    }


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
        for number, line in enumerate(comparison_words(one)):
            out.print(grid([("" if number else "comparable", line)], indent=2))


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
        until = f"{words.time(earlier.first.period.end)} -> {words.time(later.first.period.end)}"
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
