"""`truceline why`"""

from pathlib import Path

import click

from truceline.cli.edge import at_option, case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import NotOnRecord
from truceline.reports.why import reasons
from truceline.reports.wording import Words
from truceline.tasks.desk import version_of
from truceline.terms.state import state_in
from truceline.wiring import desk_of


@click.command("why")
@case_argument
@at_option
@click.option("--known", required=True, metavar="TIME", help="As known then; `latest`: all that is on record.")
@click.option("--agreement", required=True, metavar="ID", help="Which agreement.")
@json_option
@exits
def command(case: Path, at: str, known: str, agreement: str, as_json: bool) -> None:
    """Why an agreement of CASE stands as it does: rule by rule, with the entries and what they say."""
    desk = desk_of(case)
    words = Words(desk.case)
    versions = version_of(desk.versions, agreement)
    if not versions:
        names = ", ".join(version.agreement.id for version in desk.versions)
        raise NotOnRecord(f"the case has no agreement {agreement}", f"name one of {names}")
    moment, horizon = (instant_of(o, t, desk.last_recorded) for o, t in (("--at", at), ("--known", known)))
    view = desk.view(horizon)
    readings = [one for version in versions for one in state_in(version, view, at=moment).readings]
    told = [(one, reasons(one, view, words)) for one in readings]
    if as_json:
        print_json(
            [
                {
                    "reading": one.plan.reading,
                    "reasons": [{"rule": s.rule, "found": s.found, "entries": list(s.entries)} for s in steps],
                }
                for one, steps in told
            ]
        )
        return
    out = console()
    out.print(f"{agreement} at {words.time(moment)}, as known at {words.time(horizon)}", style="bold")
    for one, steps in told:
        out.print(f"\n{one.plan.title}", style="bold")
        for step in steps:
            out.print(grid([(step.rule, step.found)], indent=2, label=15))
            for name in step.entries:
                entry = view.get(name)
                out.print(grid([("", f"{name}: {entry.text if entry else ''}")], indent=2, label=15))
    if not told:
        out.print("Nothing about it was on record yet.")
