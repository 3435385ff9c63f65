"""`truceline claims`"""

from pathlib import Path

import click

from truceline.cli.claims_screen import show_claims
from truceline.cli.edge import case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console
from truceline.errors import BadInput, Fault, NotOnRecord
from truceline.incidents.unit_words import Crosswalk, read_crosswalk
from truceline.reports.plain import Plain
from truceline.reports.plain_claims import plain_claims
from truceline.reports.wording import Words
from truceline.tasks.claims import claims_of_case, claims_page_of
from truceline.wiring import desk_of, write_text


@click.command("claims")
@case_argument
@click.option("--known", default="latest", metavar="TIME", help="As known then; all that is on record without it.")
@click.option("--agreement", metavar="ID", help="Only claims under this agreement.")
@click.option("--why", is_flag=True, help="Also why reports were taken for one statement, or kept apart.")
@click.option("--units", type=click.Path(path_type=Path), help="A table of unit wordings that come before the shipped.")
@click.option("--out", type=click.Path(path_type=Path), help="Write both sides on one HTML page too.")
@json_option
@exits
def command(
    case: Path, known: str, agreement: str | None, why: bool, units: Path | None, out: Path | None, as_json: bool
) -> None:
    """What each side claims in CASE: both sides in their common hours, parts and totals, and what contradicts what."""
    desk = desk_of(case)
    words = Words(desk.case)
    known_agreements = [version.agreement.id for version in desk.versions]
    if agreement is not None and agreement not in known_agreements:
        raise NotOnRecord(f"the case has no agreement {agreement}", f"name one of {', '.join(known_agreements)}")
    horizon = instant_of("--known", known, desk.last_recorded)
    sheet = claims_of_case(desk, known=horizon, crosswalk=_crosswalk(units)).only(agreement)
    page = None if out is None else write_text(out, claims_page_of(desk, sheet))
    if as_json:
        print_json(plain_claims(sheet, Plain(words)) | ({} if page is None else {"page": str(page)}))
        return
    screen = console()
    show_claims(screen, sheet, words, why=why)
    if page is not None:
        screen.print(f"\nwrote {page}", soft_wrap=True)


def _crosswalk(path: Path | None) -> Crosswalk | None:
    if path is None:
        return None
    try:
        return read_crosswalk(path.read_text(encoding="utf-8"))
    except OSError as cause:
        raise BadInput(Fault(str(path), None, f"cannot be read ({cause.strerror})", "name a file")) from cause
    except ValueError as cause:
        problem, _, remedy = str(cause).partition("; ")
        raise BadInput(Fault(str(path), None, problem, remedy or "write a table in UTF-8")) from cause
