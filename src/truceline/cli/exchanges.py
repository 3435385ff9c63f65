"""`truceline exchanges`"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.cli.asked import Asked, asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.exchanges.categories import protected
from truceline.exchanges.days import Day
from truceline.exchanges.ledger import Account
from truceline.reports.exchanges import RANGES, Stage, covered_words, exchange_words, flow_words, stages, way_words
from truceline.reports.exchanges_around import deadline_words, dispute_words, step_lines
from truceline.reports.exchanges_day import change_words, entry_words
from truceline.reports.exchanges_page import exchanges_page
from truceline.reports.exchanges_plain import plain_ledger
from truceline.reports.wording import Words
from truceline.tasks.audience import EVERYBODY, EXCHANGES, Audience
from truceline.tasks.exchanges import ledger_of_case
from truceline.values.intervals import parse_day
from truceline.wiring import write_text

_STAGE, _PROMISED, _WHOSE, _COUNT, _LEFT = 11, 10, 26, 12, 11
_INDENT = 3


@click.command("exchanges")
@case_argument
@at_option
@known_option
@click.option("--exchange", metavar="ID", help="Only this exchange.")
@click.option("--from", "first", metavar="DAY", help="Also day by day, from this day.")
@click.option("--to", "last", metavar="DAY", help="Day by day, to this day; the day of --at without it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it as one HTML page too.")
@click.option("--full", is_flag=True, help="As the compartment of exchanges sees it; that it was read is written down.")
@json_option
@exits
def command(
    case: Path,
    at: str,
    known: str,
    exchange: str | None,
    first: str | None,
    last: str | None,
    out: Path | None,
    full: bool,
    as_json: bool,
) -> None:
    """Exchanges of people and of bodies in CASE: promised, listed and delivered by stage, each side's own count,
    disputes and deadlines. Nobody is named, and small numbers of children and detainees are shown as ranges.
    """
    question = asked(case, at, known, Audience(frozenset((EXCHANGES,))) if full else EVERYBODY)
    week = _week(first, last, question)
    ledger = ledger_of_case(
        question.desk, at=question.at, known=question.known, exchange=exchange, week=week, full=full
    )
    if out is not None:
        write_text(out, exchanges_page(ledger, question.words))
    if as_json:
        print_json(question.head() | plain_ledger(ledger, question.plain))
        return
    screen = console()
    screen.print(question.title("Exchanges at"), style="bold")
    for account in ledger.accounts:
        _show_account(screen, account, question.words, question.words.time(question.known))
    if not ledger.accounts:
        screen.print("No exchange is on record.")
    if not full and any(protected(flow.way.category) for account in ledger.accounts for flow in account.flows):
        screen.print(f"\n{RANGES}", style="dim")
    _show_days(screen, ledger.days, question.words)
    if out is not None:
        screen.print(f"\nwrote {out}")


def _week(first: str | None, last: str | None, question: Asked) -> tuple[date, date] | None:
    if first is None:
        if last is not None:
            raise click.BadParameter("--to needs --from beside it", param_hint="--to")
        return None
    begin, end = _day(first, "--from"), _day(last or question.words.exact(question.at)[:10], "--to")
    if not 0 <= (end - begin).days <= 366:
        raise click.BadParameter("the days must run forwards, over a year at most", param_hint="--to")
    return begin, end


def _day(text: str, option: str) -> date:
    try:
        return parse_day(text)
    except ValueError as cause:
        raise click.BadParameter(f"{text!r} is not a day; write 2025-06-09", param_hint=option) from cause


def _show_account(out: Console, account: Account, words: Words, known: str) -> None:
    out.print(f"\n{account.id}", style="bold")
    if covered := covered_words(account):
        out.print(f"  {covered}", style="bold red")
    out.print(grid(exchange_words(account, words), indent=2))
    for flow in account.flows:
        out.print(f"\n  {way_words(flow.way, words)}", style="bold")
        if above := list(flow_words(flow, words)):
            out.print(grid(above, indent=4, label=8))
        _show_stages(out, stages(flow, words))
    _show_section(out, "Step by step", step_lines(account, words))
    dated = ((words.time(one.due), deadline_words(one, words, known)) for one in account.deadlines)
    _show_section(out, "Deadlines", dated)
    if account.disputes:
        out.print("\n  Disputes", style="bold")
    for number, one in enumerate(account.disputes):
        if number:
            out.print()
        out.print(grid(dispute_words(one, words), indent=4, label=10))


def _show_stages(out: Console, found: Iterable[Stage]) -> None:
    """Rows in columns, and under each stage what is to be said of its counts together."""
    head = _columns()
    head.add_row("", *(Text(name, "dim") for name in ("stage", "promised", "by whose count", "count", "outstanding")))
    out.print(head)
    for stage in found:
        table = _columns()
        for row in stage.rows:
            table.add_row("", row.stage, row.promised, row.whose, row.count, row.left)
        out.print(table)
        if stage.remarks:
            under = Table.grid(padding=(0, 1, 0, 0))
            under.add_column(width=_INDENT + _STAGE + _PROMISED + 2)
            under.add_column(ratio=1, overflow="fold", style="dim")
            under.add_row("", "; ".join(stage.remarks))
            out.print(under)


def _columns() -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_INDENT)
    for width, side in ((_STAGE, "left"), (_PROMISED, "right"), (_WHOSE, "left"), (_COUNT, "right"), (_LEFT, "right")):
        table.add_column(width=width, justify="right" if side == "right" else "left", overflow="fold")
    return table


def _show_section(out: Console, title: str, lines: Iterable[tuple[str, str]]) -> None:
    found = list(lines)
    if found:
        out.print(f"\n  {title}", style="bold")
        out.print(grid(found, indent=4, label=max(len(name) for name, _ in found)))


def _show_days(out: Console, days: Iterable[Day], words: Words) -> None:
    for day in days:
        out.print(f"\n{words.day(day.day)}", style="bold")
        lines = [("", entry_words(entry, words)) for entry in day.took_place]
        lines += [("late", entry_words(entry, words)) for entry in day.late]
        lines += [("corrected" if one.after else "taken back", change_words(one, words)) for one in day.changes]
        out.print(grid(lines or [("", "nothing on record")], indent=2, label=10))
