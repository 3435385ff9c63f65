"""`truceline moves`"""

from pathlib import Path

import click

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.tasks.state import moves_of_case, ways_of_case
from truceline.terms.moves import Move
from truceline.terms.plans import TEXT


@click.command("moves")
@case_argument
@at_option
@click.option(
    "--known", metavar="TIME", help="As known then; `latest` for all that is on record. Without it: as known at --at."
)
@json_option
@exits
def command(case: Path, at: str, known: str | None, as_json: bool) -> None:
    """Whose move it is in CASE: what each agreement waits for, and from whom."""
    question = asked(case, at, known)
    desk, words = question.desk, question.words
    found = moves_of_case(desk, at=question.at, known=question.known)
    ahead = ways_of_case(desk, at=question.at, known=question.known)
    if as_json:
        plain = question.plain
        moves = [plain.move(move) for move in found]
        print_json(question.head() | {"moves": moves, "ways": [plain.way(way) for way in ahead]})
        return
    out = console()
    out.print(question.title("Whose move at"), style="bold")
    titles = {version.agreement.id: version.agreement.title for version in desk.versions}
    for agreement in dict.fromkeys(move.agreement for move in found):
        out.print(f"\n{titles[agreement]}", style="bold")
        out.print(grid(((_label(move), words.move(move)) for move in found if move.agreement == agreement), label=22))
    if not found:
        out.print("Nothing waits for anybody.")
    if ahead:
        out.print("\nThe shortest ways to another state", style="bold")
        out.print(grid(((f"{way.agreement} {way.reading}", words.way(way)) for way in ahead), indent=2, label=22))


def _label(move: Move) -> str:
    if not move.reading:
        return "promised"
    kind = "may" if move.optional else "needed"
    return kind if move.reading == TEXT else f"{kind}, reading {move.reading}"
