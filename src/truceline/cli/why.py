"""`truceline why`"""

from pathlib import Path

import click

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import NotOnRecord
from truceline.record.view import View
from truceline.reports.why import Reason, reasons
from truceline.reports.why_term import reasons_of_term
from truceline.reports.wording import Words
from truceline.tasks.desk import version_of
from truceline.terms.answers import ReadingState
from truceline.values.canonical import Json


@click.command("why")
@case_argument
@at_option
@known_option
@click.option("--agreement", required=True, metavar="ID", help="Which agreement.")
@click.option("--term", metavar="ID", help="Which of its terms; without it, the agreement as a whole.")
@json_option
@exits
def command(case: Path, at: str, known: str, agreement: str, term: str | None, as_json: bool) -> None:
    """Why an agreement of CASE, or one of its terms, stands as it does: rule by rule, with the entries."""
    question = asked(case, at, known)
    versions = version_of(question.desk.versions, agreement)
    if not versions:
        names = ", ".join(version.agreement.id for version in question.desk.versions)
        raise NotOnRecord(f"the case has no agreement {agreement}", f"name one of {names}")
    view = question.desk.view(question.known)
    states = question.desk.states(view, question.at)
    readings = [one for state in states if state.version in versions for one in state.readings]
    told = [(one, _steps(one, view, question.words, term)) for one in readings]
    if as_json:
        print_json(question.head() | {"readings": [_plain(one, steps) for one, steps in told]})
        return
    out = console()
    out.print(question.title(f"{agreement} at"), style="bold")
    for one, steps in told:
        out.print(f"\n{one.plan.title}", style="bold")
        for step in steps:
            out.print(grid([(step.rule, step.found)], indent=2, label=15))
            for name in step.entries:
                entry = view.get(name)
                out.print(grid([("", f"{name}: {entry.text if entry else ''}")], indent=2, label=15))
    if not told:
        out.print("Nothing about it was on record yet.")


def _steps(reading: ReadingState, view: View, words: Words, term: str | None) -> list[Reason]:
    if term is None:
        return reasons(reading, view, words)
    found = reading.plan.by_id.get(term)
    if found is None:
        names = ", ".join(reading.plan.by_id)
        raise NotOnRecord(f"there is no term {term} under the reading {reading.plan.reading}", f"name one of {names}")
    return reasons_of_term(reading, found, words)


def _plain(reading: ReadingState, steps: list[Reason]) -> Json:
    told: Json = [{"rule": step.rule, "found": step.found, "entries": list(step.entries)} for step in steps]
    return {"reading": reading.plan.reading, "reasons": told}
