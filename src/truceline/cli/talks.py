"""`truceline talks`"""

from pathlib import Path

import click
from rich.console import Console

from truceline.cli.asked import Asked, asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.reports.talks import (
    NO_POSITION,
    briefing_words,
    flags,
    met_lines,
    now_words,
    pair_words,
    position_words,
    spoken_lines,
)
from truceline.reports.talks_page import talks_page
from truceline.reports.talks_plain import plain_briefing, plain_course, plain_met, plain_pair, plain_spoken
from truceline.reports.wording import Words
from truceline.talks.around import Talks
from truceline.talks.between import Between
from truceline.tasks.talks import talks
from truceline.values.canonical import Json
from truceline.wiring import write_text


@click.command("talks")
@case_argument
@at_option
@known_option
@click.option("--question", metavar="ID", help="Only this open question.")
@click.option("--party", metavar="ID", help="Only this side.")
@click.option("--out", type=click.Path(path_type=Path), help="Write a page with a chart of the positions, .html.")
@json_option
@exits
def command(
    case: Path, at: str, known: str, question: str | None, party: str | None, out: Path | None, as_json: bool
) -> None:
    """Who met, briefed and said what in CASE, and where each side stands on each open question over time.

    A condition is not a yes, a denial stands as a denial, and no position on record is not neutrality.
    """
    ask = asked(case, at, known)
    found = talks(ask.desk, ask.at, known=ask.known, question=question, party=party)
    if out is not None:
        if out.suffix != ".html":
            raise click.BadParameter("write a name that ends in .html", param_hint="--out")
        write_text(out, talks_page(found, ask.desk.view(ask.known), ask.words))
    if as_json:
        print_json(ask.head() | _plain(ask, found))
    elif out is not None:
        click.echo(f"wrote {out}")
    else:
        _show(console(), ask, found)


def _plain(ask: Asked, found: Talks) -> dict[str, Json]:
    plain = ask.plain
    return {
        "questions": list(found.questions),
        "positions": [plain_course(one, plain) for one in found.courses],
        "no_position": [{"question": question, "party": party} for question, party in found.silent],
        "between": [plain_pair(one, plain) for one in found.pairs],
        "utterances": [plain_spoken(one, plain) for one in found.spoken],
        "contacts": [plain_met(one, plain) for one in found.met],
        "other_briefings": [plain_briefing(one, plain) for one in found.briefed],
    }


def _show(out: Console, ask: Asked, found: Talks) -> None:
    words = ask.words
    out.print(ask.title("Talks at"), style="bold")
    for question in found.questions:
        _show_question(out, question, found, words)
    if not found.questions:
        out.print("\nNo position is on record.")
    if found.spoken:
        out.print("\nWhat was said", style="bold")
    for spoken in found.spoken:
        out.print(grid(spoken_lines(spoken, words), indent=2, label=24))
    if found.met or found.briefed:
        out.print("\nContacts", style="bold")
    for met in found.met:
        out.print(grid(met_lines(met, words), indent=2, label=24))
    for told in found.briefed:
        out.print(grid([("besides", briefing_words(told, words))], indent=2, label=24))


def _show_question(out: Console, question: str, found: Talks, words: Words) -> None:
    out.print(f"\n{question}", style="bold")
    for course in found.courses:
        if course.question == question:
            out.print(grid([("now", f"{words.party(course.party)}: {now_words(course)}")], indent=2, label=8))
            for number, taken in enumerate(course.taken):
                out.print(grid([("" if number else "over time", position_words(taken, words))], indent=4, label=10))
            out.print(grid([("beside it", line) for line in flags(course, words)], indent=4, label=10))
    for name, party in found.silent:
        if name == question:
            out.print(grid([("now", f"{words.party(party)}: {NO_POSITION}")], indent=2, label=8))
    for pair in found.pairs:
        if pair.question == question and pair.between is not Between.NO_POSITION:
            share, differ = pair_words(pair, words)
            told = [("share", f"{words.parties(pair.parties)}: {share}" if share else ""), ("differ", differ)]
            out.print(grid([line for line in told if line[1]], indent=2, label=8))
