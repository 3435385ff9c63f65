"""`truceline applies`"""

from pathlib import Path

import click
from rich.console import Console

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import NotOnRecord
from truceline.reports.wording import Words
from truceline.terms.obligations import TermStanding
from truceline.terms.overlap import Applying, applying


@click.command("applies")
@case_argument
@at_option
@click.option("--known", required=True, metavar="TIME", help="As known then; `latest`: all that is on record.")
@click.option("--party", required=True, metavar="ID", help="Whom it applies to.")
@click.option("--event", metavar="ID", help="Only terms about this kind of act, such as fire.")
@json_option
@exits
def command(case: Path, at: str, known: str, party: str, event: str | None, as_json: bool) -> None:
    """Which terms of which arrangements apply to a party in CASE at a time, and where they do not fit together."""
    question = asked(case, at, known)
    parties = [one.id for one in question.desk.case.parties]
    if party not in parties:
        raise NotOnRecord(f"the case has no party {party}", f"name one of {', '.join(parties)}")
    view = question.desk.view(question.known)
    found = applying(question.desk.states(view, question.at), at=question.at, party=party, event=event)
    if as_json:
        print_json(question.head() | {"party": party} | question.plain.applying(found))
        return
    out = console()
    out.print(question.title(f"{question.words.party(party)} at"), style="bold")
    _show(out, found, question.words)


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
    duty = f"; {words.progress(one.duty)}" if one.duty else ""
    return f"{one.term.text} ({one.agreement} {one.term.id}{reading}{doubt}{duty})"
