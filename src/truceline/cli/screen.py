"""How answers look in a terminal of 80 columns."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.reports.wording import Words
from truceline.terms.answers import AgreementState, ReadingState
from truceline.values.verdicts import Verdict

_STYLES = {Verdict.YES: "bold green", Verdict.NO: "bold", Verdict.UNKNOWN: "bold yellow"}


def console() -> Console:
    """A console as wide as the terminal; plain text where there is none."""
    return Console(highlight=False, soft_wrap=False)


def grid(rows: Iterable[tuple[str, str | Text]], indent: int = 4, label: int = 13) -> Table:
    """Labels and texts side by side, wrapped within their columns."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=indent - 1)
    table.add_column(width=label, style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for name, text in rows:
        table.add_row("", name, text)
    return table


def show_states(out: Console, states: Sequence[AgreementState], words: Words, full: bool = True) -> None:
    """Every agreement under every reading."""
    for state in states:
        agreement = state.version.agreement
        if not state.readings:
            continue
        out.print()
        out.print(Text.assemble((agreement.title, "bold"), (f"  {agreement.id}", "dim")))
        for reading in state.readings:
            show_reading(out, reading, words, full)
    unheard = [state.version.agreement.id for state in states if not state.readings]
    if unheard:
        out.print(f"\nNothing was on record yet about: {', '.join(unheard)}", style="dim")


def show_reading(out: Console, reading: ReadingState, words: Words, full: bool) -> None:
    """One reading: its state, what it waits for, its window, and what the answer stands on."""
    standing = reading.standing
    day = words.day_count(reading)
    status = Text.assemble(
        "  ",
        (words.status(reading).upper(), _STYLES[standing.in_force]),
        f"  {reading.plan.title}",
        (f"  ({day})" if day and standing.in_force is not Verdict.NO else "", "cyan"),
    )
    out.print(status)
    out.print(grid(_lines(reading, words, full)))


def _lines(reading: ReadingState, words: Words, full: bool) -> Iterable[tuple[str, str]]:
    for number, missing in enumerate(reading.standing.missing):
        yield ("waits for" if number == 0 else "", words.missing(missing))
    for doubt in reading.doubts:
        yield "why", words.doubt(doubt)
    for name, verdict in reading.phases:
        if verdict is not Verdict.NO:
            titles = {phase.id: phase.title for phase in reading.plan.phases}
            yield "phase", titles[name] + ("" if verdict is Verdict.YES else " (whether it runs cannot be told)")
    yield from _window_lines(reading, words)
    if reading.by_later_agreement:
        yield "note", "in force by later agreement: its end had passed before it was extended"
    if full:
        change = reading.next_change
        yield "next change", words.time(change) if change is not None else "none by the clock or by what is on record"
        yield "stands on", ", ".join(reading.entries)


def _window_lines(reading: ReadingState, words: Words) -> Iterable[tuple[str, str]]:
    windows = {(window.start, window.ends): window for window in reading.windows}
    for window in windows.values():
        who = f" for {words.party(window.party)}" if len(windows) > 1 else ""
        if window.start:
            yield "begins", f"{words.range(window.start)}{who}"
        for ending in words.endings(window) if window.start else ():
            yield "ends", f"{ending.when}{who} ({ending.rules})"
