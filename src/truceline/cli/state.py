"""`truceline state`"""

from pathlib import Path

import click

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid, show_states
from truceline.tasks.state import state_of_case


@click.command("state")
@case_argument
@at_option
@click.option(
    "--known", required=True, metavar="TIME", help="As known then; `latest` for all that is on record, or `now`."
)
@json_option
@exits
def command(case: Path, at: str, known: str, as_json: bool) -> None:
    """What was in force in CASE at a time, as known at a time, under whose reading.

    Both times must be given: what was in force at noon can look different to somebody who asks a
    week later. Times carry an offset or a zone: 2025-03-20T12:00Z, 2025-04-19T18:00[Europe/Moscow].
    """
    question = asked(case, at, known)
    answer = state_of_case(question.desk, at=question.at, known=question.known)
    if as_json:
        plain = question.plain
        agreements = [plain.state(state) for state in answer.states]
        print_json(question.head() | {"agreements": agreements, "tracks": [plain.track(one) for one in answer.tracks]})
        return
    out = console()
    out.print(question.title("At"), style="bold")
    show_states(out, answer.states, question.words)
    if answer.tracks:
        out.print("\nBeside it", style="bold")
        lines = [(one.track.title, " or ".join(one.states) or "nothing on record settles it") for one in answer.tracks]
        out.print(grid(lines, indent=3, label=42))
