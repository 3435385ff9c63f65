"""`truceline state`"""

from pathlib import Path

import click

from truceline.cli.edge import at_option, case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console, grid, show_states
from truceline.reports.plain import Plain
from truceline.reports.wording import Words
from truceline.tasks.state import state_of_case
from truceline.wiring import desk_of


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
    desk = desk_of(case)
    words = Words(desk.case)
    moment, horizon = (instant_of(o, t, desk.last_recorded) for o, t in (("--at", at), ("--known", known)))
    answer = state_of_case(desk, at=moment, known=horizon)
    if as_json:
        plain = Plain(words)
        print_json(
            {
                "case": desk.case.id,
                "at": plain.instant(moment),
                "known": plain.instant(horizon),
                "agreements": [plain.state(state) for state in answer.states],
                "tracks": [plain.track(track) for track in answer.tracks],
            }
        )
        return
    out = console()
    out.print(f"At {words.time(moment)}, as known at {words.time(horizon)}", style="bold")
    show_states(out, answer.states, words)
    if answer.tracks:
        out.print("\nBeside it", style="bold")
        lines = [(one.track.title, " or ".join(one.states) or "nothing on record settles it") for one in answer.tracks]
        out.print(grid(lines, indent=3, label=42))
