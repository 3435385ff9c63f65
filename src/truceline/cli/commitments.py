"""`truceline commitments`"""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.cli.asked import Asked, asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import NotOnRecord
from truceline.findings.commitments.answers import Commitments, Falling, Shown, once, together, told_once
from truceline.findings.commitments.apart import apart
from truceline.findings.commitments.breach import Breach
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.states import OVERDUE, PERFORMED, State
from truceline.reports.commitments import (
    Telling,
    grouped,
    history_words,
    sees_words,
    side_words,
    summary_words,
    view_lines,
)
from truceline.reports.commitments_apart import apart_rows, differs_words, heads
from truceline.reports.commitments_falls import (
    breach_words,
    change_words,
    fall_lines,
    lapse_words,
    remedy_words,
    ring_words,
)
from truceline.reports.commitments_plain import plain_breach, plain_commitments, plain_falling
from truceline.reports.wording import Words
from truceline.tasks.commitments import breaches, commitments_of_case, if_lapses
from truceline.wiring import write_text

_STYLES = {State.UNKNOWN: "bold yellow", **dict.fromkeys(OVERDUE, "bold red"), **dict.fromkeys(PERFORMED, "bold green")}


@click.command("commitments")
@case_argument
@at_option
@known_option
@click.option("--party", metavar="ID", help="Only what this party owes.")
@click.option("--if-lapses", "lapsing", metavar="ID", help="What falls if a promise, term, agreement or track lapses.")
@click.option("--if-breached", "breached", metavar="ID", help="What a breach of a promise or a term would open.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the picture as one HTML page too.")
@json_option
@exits
def command(
    case: Path,
    at: str,
    known: str,
    party: str | None,
    lapsing: str | None,
    breached: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Who undertook what on which condition in CASE, what became of it, and what hangs on it.

    Promises and the duties and commitments of agreements, by who owes them, with how each side sees them. Nothing is
    written to the record, whatever is supposed.
    """
    if lapsing and breached:
        raise click.UsageError("Ask for --if-lapses or for --if-breached, one at a time.")
    question = asked(case, at, known)
    _check_party(question, party)
    found = commitments_of_case(question.desk, at=question.at, known=question.known)
    falls = if_lapses(question.desk, found, lapsing) if lapsing else []
    opened = breaches(question.desk, found, breached) if breached else []
    if out is not None:
        _write(out, question, found, falls)
    if as_json:
        plain = question.head() | plain_commitments(found, party, question.plain)
        plain |= {"if_lapses": [plain_falling(one, question.known, question.plain) for one in falls]} if lapsing else {}
        plain |= {"if_breached": [plain_breach(*one, question.plain) for one in opened]} if breached else {}
        print_json(plain)
        return
    screen = console()
    if lapsing:
        _show_falls(screen, question, falls, lapsing)
    elif breached:
        _show_breach(screen, question, opened, breached)
    else:
        _show_owed(screen, question, found, party)
    if out is not None:
        click.echo(f"wrote {out}")


def _write(out: Path, question: Asked, found: Commitments, falls: list[Falling]) -> None:
    from truceline.reports.commitments_page import commitments_page  # noqa: PLC0415  # what draws is slow to import

    write_text(out, commitments_page(question.desk.case, found, falls))


def _show_breach(out: Console, question: Asked, opened: list[tuple[Side, Breach]], name: str) -> None:
    out.print(question.title(f"If {name} were breached: at"), style="bold")
    shown = told_once(opened)
    for who, one in shown:
        _side(out, who, len({breach for _, breach in shown}), question.words)
        lines = breach_words(one, question.words)
        titles = ["opens" if one.id == name else one.id, *[""] * len(lines)]
        out.print(grid(zip(titles, lines, strict=False), label=max(13, len(titles[0]))))


def _check_party(question: Asked, party: str | None) -> None:
    people = [one.id for one in question.desk.case.parties] + [one.id for one in question.desk.case.voices]
    if party is not None and party not in people:
        raise NotOnRecord(f"the case has no party {party}", f"name one of {', '.join(people)}")


def _show_owed(out: Console, question: Asked, found: Commitments, party: str | None) -> None:
    words = question.words
    out.print(question.title("Commitments at"), style="bold")
    shown = together(found, party)
    if shown:
        out.print(grid([("", summary_words(shown))], indent=1, label=0))
    by_node = {id(one.node): one for one in shown}
    for who, nodes in grouped(one.node for one in shown):
        out.print(f"\n{words.parties(who)}", style="bold")
        for node in nodes:
            _show_node(out, by_node[id(node)], question)
    if not shown:
        _show_nothing(out, question, party)
    _show_apart(out, question, found, party)
    if party is None:
        _show_rest(out, question, found)


def _show_nothing(out: Console, question: Asked, party: str | None) -> None:
    who = f" by {question.words.party(party)}" if party else ""
    out.print(f"  Nothing{who} is on record as promised or owed at that instant, as known then.")
    out.print("  Promises are entries of the kind promise: docs/commitments.md.", style="dim")


def _show_apart(out: Console, question: Asked, found: Commitments, party: str | None) -> None:
    """What the sides read differently, side by side."""
    shown = apart(found, party)
    if shown:
        out.print("\nRead differently", style="bold")
    names = heads(found, question.words)
    for one in shown:
        out.print(Text.assemble("  ", (one.id, "bold"), (f"  they differ in: {differs_words(one)}", "dim")))
        out.print(_columns([("", names), *apart_rows(one, found, question.words)]))


def _columns(rows: Sequence[tuple[str, tuple[str, ...]]]) -> Table:
    """A label and one column for each side; the first row are heads."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=3)
    table.add_column(width=11, style="dim", no_wrap=True)
    for _ in rows[0][1]:
        table.add_column(ratio=1, overflow="fold")
    for number, (label, texts) in enumerate(rows):
        table.add_row("", label, *(Text(text, "" if number else "bold") for text in texts))
    return table


def _show_node(out: Console, shown: Shown, question: Asked) -> None:
    node, words = shown.node, question.words
    telling = Telling(words, shown.seen.graph, question.known)
    towards = f"  to {words.parties(node.owed_to)}" if node.owed_to else ""
    reads = f", {side_words(shown.who, words)}" if shown.who else ""
    style = _STYLES.get(node.standing.state, "bold")
    out.print(Text.assemble("  ", (node.id, style), (f"{towards}{reads}", "dim")))
    out.print(grid([("state", Text(telling.state(node), style)), *telling.lines(node)]))
    if views := shown.seen.views.get(node.id):
        out.print(grid(view_lines(views, node, words)))


def _show_rest(out: Console, question: Asked, found: Commitments) -> None:
    words = question.words
    for seen in found.sides:
        telling = Telling(words, seen.graph, question.known)
        for ring in seen.rings:
            out.print("\nEach waits for the other", style="bold")
            out.print(grid([("ring", ring_words(ring, telling)), ("a remedy", remedy_words(ring, telling))]))
    turned = [history for history in found.histories if history.stretches]
    if turned:
        out.print("\nMeasures, on and off", style="bold")
    for history in turned:
        out.print(f"  {history.track.title}")
        out.print(grid(history_words(history, words), label=17))
    if found.others:
        out.print("\nOther terms, as the sides see them", style="bold")
    for name, who, sees, entry in found.others:
        out.print(grid([(name, f"{words.party(who)} sees it {sees_words(sees)} ({entry})")], indent=2, label=26))


def _side(out: Console, who: tuple[str, ...], sides: int, words: Words) -> None:
    if who and sides > 1:
        out.print(f"\n{side_words(who, words)}", style="bold")


def _show_falls(out: Console, question: Asked, falls: list[Falling], name: str) -> None:
    words = question.words
    out.print(question.title(f"If {name} lapsed: at"), style="bold")
    shown = once(falls)
    for who, one in shown:
        _side(out, who, len(shown), words)
        telling = Telling(words, one.graph, question.known)
        out.print(grid([("supposed", lapse_words(lapse, words)) for lapse in one.lapses]))
        _show_fallen(out, one, telling)
        _show_changed(out, one, telling)
        _show_beside(out, one, words)


def _show_fallen(out: Console, one: Falling, telling: Telling) -> None:
    groups = (
        ("Could not come about any more, by what is on record", [fall for fall in one.falls if not fall.done]),
        ("Done already, and what it rests on would be gone", [fall for fall in one.falls if fall.done]),
    )
    if not one.falls:
        out.print("\nNothing that is owed falls with it.")
    for title, falls in groups:
        if falls:
            out.print(f"\n{title}", style="bold")
        for fall in falls:
            out.print(grid(fall_lines(fall, telling), label=10))


def _show_beside(out: Console, one: Falling, words: Words) -> None:
    if one.bans:
        out.print("\nWould no longer be forbidden by it", style="bold")
        out.print(grid([(term.id, f"{words.parties(term.party)}: {term.text}") for term in one.bans], label=20))
    if one.beside:
        out.print("\nPromises about it, which do not fall with it by themselves", style="bold")
        out.print(grid([(node.id, f"{node.standing.state}: {node.text}") for node in one.beside], label=20))


def _show_changed(out: Console, one: Falling, telling: Telling) -> None:
    if one.changed:
        out.print("\nWould stand otherwise at once", style="bold")
    for changed in one.changed:
        out.print(grid([("changes", change_words(changed))], label=10))
