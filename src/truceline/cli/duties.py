"""`truceline duties`"""

from pathlib import Path

import click

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.reports.wording import Words
from truceline.terms.answers import ReadingState
from truceline.terms.duties import DutyState, Progress, owed
from truceline.values.canonical import Json


@click.command("duties")
@case_argument
@at_option
@known_option
@click.option("--party", metavar="ID", help="Only what this party owes.")
@click.option("--dormant", is_flag=True, help="Also what has not come up yet.")
@json_option
@exits
def command(case: Path, at: str, known: str, party: str | None, dormant: bool, as_json: bool) -> None:
    """Who owes what by when in CASE, and what is on record about it, under each reading.

    What is not on record by its deadline is "no report of performance": that is not a breach by itself.
    """
    question = asked(case, at, known)
    found = [
        (reading, duty)
        for state in question.states()
        for reading in state.readings
        for duty in owed(reading.scene, question.at, kept=True)
        if party in (None, *duty.party) and (dormant or duty.progress is not Progress.DORMANT)
    ]
    if as_json:
        plain = question.plain
        duties: list[Json] = [
            {
                "agreement": reading.plan.agreement.id,
                "reading": reading.plan.reading,
                "term": duty.term.id,
                "text": duty.term.text,
                "duty": plain.duty(duty),
            }
            for reading, duty in found
        ]
        print_json(question.head() | {"duties": duties})
        return
    out = console()
    out.print(question.title("Owed at"), style="bold")
    for reading, duty in found:
        out.print(grid([_row(reading, duty, question.words)], indent=2, label=26))
    if not found:
        out.print("  Nothing is owed.")


def _row(reading: ReadingState, duty: DutyState, words: Words) -> tuple[str, str]:
    name = "" if reading.plan.reading == "text" else f", reading {reading.plan.reading}"
    due = f"; due before {words.range(duty.due)}" if duty.due else ""
    line = f"{words.parties(duty.party)}: {duty.term.text}{due} ({reading.plan.agreement.id} {duty.term.id}{name})"
    met = sum(progress in (Progress.MET, Progress.MET_LATE) for _, progress in duty.lots)
    times = f", {met} of {len(duty.lots)} times done" if duty.lots else ""
    return f"{duty.progress.value}{times}", line
