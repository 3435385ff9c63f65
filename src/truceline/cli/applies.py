"""`truceline applies`"""

from pathlib import Path

import click
from rich.console import Console

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import NotOnRecord
from truceline.reports.wording import Words
from truceline.terms.areas import parse_place
from truceline.terms.obligations import TermStanding
from truceline.terms.overlap import Applying, Sought, applying
from truceline.terms.places import Spot


@click.command("applies")
@case_argument
@at_option
@known_option
@click.option("--party", required=True, metavar="ID", help="Whom it applies to.")
@click.option("--event", metavar="ID", help="Only terms about this kind of act, such as fire.")
@click.option("--place", metavar="'N E'", help="Only what applies there: degrees, '48.05 37.64'.")
@click.option("--within-km", type=float, default=0.0, metavar="KM", help="How well the place is known.")
@json_option
@exits
def command(
    case: Path, at: str, known: str, party: str, event: str | None, place: str | None, within_km: float, as_json: bool
) -> None:
    """Which terms of which arrangements apply to a party in CASE at a time, and where they do not fit together.

    A group that a party answers for can be asked about too, by the words of the agreement.
    """
    question = asked(case, at, known)
    answered_for = {name for one in question.desk.versions for who in one.agreement.parties for name in who.answers_for}
    parties = [one.id for one in question.desk.case.parties]
    if party not in parties and party not in answered_for:
        raise NotOnRecord(
            f"the case has no party {party}", f"name one of {', '.join([*parties, *sorted(answered_for)])}"
        )
    sought = Sought(party, event, _spot(place, within_km))
    found = applying(question.states(), sought, at=question.at)
    if as_json:
        print_json(question.head() | {"party": party} | question.plain.applying(found))
        return
    out = console()
    who = question.words.party(party) if party in parties else party
    out.print(question.title(f"{who} at"), style="bold")
    _show(out, found, question.words)


def _spot(place: str | None, within_km: float) -> Spot | None:
    if place is None:
        return None
    try:
        north, east = parse_place(place)
    except ValueError as cause:
        raise NotOnRecord(str(cause), "put the two numbers in quotes, north first") from cause
    return Spot(north, east, within_km)


def _show(out: Console, found: Applying, words: Words) -> None:
    groups = (("must not", found.bans), ("may", found.permissions), ("must", found.duties))
    for title, standings in groups:
        for one in standings:
            out.print(grid([(title, _line(one, words))], indent=2, label=10))
    for ban, permission in found.excepted:
        line = f"{ban.term.id} is excepted by {permission.term.id} where its conditions hold ({ban.agreement})"
        out.print(grid([("exception", line)], indent=2, label=10))
    for ban, permission in found.rivals:
        line = f"{ban.agreement} forbids what {permission.agreement} allows; neither text says which prevails"
        out.print(grid([("conflict", line)], indent=2, label=10))
    if not any(standings for _, standings in groups):
        out.print("  No term applies.")


def _line(one: TermStanding, words: Words) -> str:
    reading = "" if one.reading == "text" else f", reading {one.reading}"
    doubt = "" if one.activity == "on" else f"; whether it applies is {one.activity}"
    doubt += "" if one.here == "yes" else "; whether the place lies in its area cannot be told"
    duty = f"; {words.progress(one.duty)}" if one.duty else ""
    return f"{one.term.text} ({one.agreement} {one.term.id}{reading}{doubt}{duty})"
