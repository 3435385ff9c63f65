"""`truceline duty`"""

from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from truceline.cli.asked import Asked, asked
from truceline.cli.edge import case_argument, exits, instant_of, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.liaison.handing_over import Stretch
from truceline.liaison.messages import Logged, urgent_first
from truceline.reports.duty import message_lines, plain_message
from truceline.reports.handover import NotePage, note_page
from truceline.reports.handover_page import handover_html, handover_text
from truceline.reports.handover_plain import plain_note
from truceline.reports.plain import Plain
from truceline.reports.wording import Words
from truceline.tasks.duty import agreed_deadlines, duty_log, handover_note
from truceline.values.durations import CountingRule, add, parse_duration
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict
from truceline.values.zones import zone
from truceline.wiring import desk_of, write_text


@dataclass(frozen=True)
class Wanted:
    """What was typed for a hand-over note."""

    desk: str | None
    start: str | None
    end: str | None
    length: str | None
    known: str | None
    out: Path | None


@click.command("duty")
@case_argument
@click.option("--at", metavar="TIME", help="The instant asked about; for the log.")
@click.option("--known", metavar="TIME", help="As known then, or `latest`; of a note, its end when not given.")
@click.option("--channel", metavar="ID", help="Only the log of this channel.")
@click.option("--handover", is_flag=True, help="The hand-over note of a watch instead of the log.")
@click.option("--desk", metavar="ID", help="The desk that is handed over.")
@click.option("--from", "start", metavar="TIME", help="When the watch began.")
@click.option("--to", "end", metavar="TIME", help="When it ends; --from and --watch-length when not given.")
@click.option("--watch-length", "length", metavar="LENGTH", help="How long the next watch is (8h); else as this one.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the note to this file: .html or .txt.")
@json_option
@exits
def command(
    case: Path,
    at: str | None,
    known: str | None,
    channel: str | None,
    handover: bool,
    desk: str | None,
    start: str | None,
    end: str | None,
    length: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """The duty desk of CASE: what was said over its channels, what waits for acknowledgement since when, and with
    --handover the note for the next watch.
    """
    if handover:
        _handover(case, Wanted(desk, start, end, length, known, out), as_json)
        return
    if at is None or known is None:
        raise click.UsageError("name --at and --known, or ask for a note with --handover --desk --from --to")
    question = asked(case, at, known)
    log = duty_log(question.desk, question.at, known=question.known, channel=channel)
    if as_json:
        plain = question.plain
        head = question.head() | {"channel": channel}
        print_json(head | {"messages": [plain_message(one, plain) for one in log]})
        return
    _show_log(question, log)


def _show_log(question: Asked, log: list[Logged]) -> None:
    out, words = console(), question.words
    out.print(question.title("Duty desk at"), style="bold")
    out.print(f"Times are on the clocks of {question.desk.case.zone}.", style="dim")
    if question.known < question.at:
        out.print("What is known ends before the time asked about: what came after it is not missing yet.")
    waiting = [one for one in urgent_first(log) if one.open is not Verdict.NO]
    out.print(f"\nWaits for acknowledgement: {len(waiting)}", style="bold")
    _show(out, waiting, words)
    out.print(f"\nThe log: {len(log)}", style="bold")
    _show(out, log, words)
    if not log:
        out.print("  No message is on record. That is not to say that nobody called.")


def _show(out: Console, log: list[Logged], words: Words) -> None:
    for one in log:
        for label, text in message_lines(one, words):
            out.print(grid([(label, text)], indent=2, label=24))


def _handover(case: Path, wanted: Wanted, as_json: bool) -> None:
    if wanted.desk is None or wanted.start is None:
        raise click.UsageError("a hand-over note needs --desk, --from and --to (or --watch-length)")
    desk = desk_of(case)
    stretch = _stretch(wanted, desk.last_recorded)
    end = stretch.watch.end
    known = end if wanted.known is None else instant_of("--known", wanted.known, desk.last_recorded)
    words = Words(desk.case)
    note = handover_note(desk, stretch, known=known)
    agreed = agreed_deadlines(desk, stretch, known=known)
    kept = desk.kept + desk.closed
    page = note_page(note, agreed, words, kept)
    if wanted.out is not None:
        _write(wanted.out, page, words)
    if as_json:
        print_json({"case": desk.case.id} | plain_note(note, agreed, Plain(words), kept))
    elif wanted.out is None:
        click.echo(handover_text(page, words), nl=False)
    else:
        click.echo(f"wrote {wanted.out}")


def _write(out: Path, page: NotePage, words: Words) -> None:
    if out.suffix not in (".html", ".txt"):
        raise click.BadParameter("write a name that ends in .html or .txt", param_hint="--out")
    write_text(out, handover_html(page, words) if out.suffix == ".html" else handover_text(page, words))


def _stretch(wanted: Wanted, latest: Instant) -> Stretch:
    start = instant_of("--from", wanted.start or "", latest)
    if wanted.end is None and wanted.length is None:
        raise click.UsageError("say when the watch ends with --to, or how long it is with --watch-length")
    end = _later(start, wanted.length) if wanted.end is None else instant_of("--to", wanted.end, latest)
    if end <= start:
        raise click.BadParameter("the watch ends before it begins; put the earlier time first", param_hint="--to")
    after = Instant(end + (end - start)) if wanted.length is None else _later(end, wanted.length)
    return Stretch(wanted.desk or "", Interval(start, end), Interval(end, after))


def _later(start: Instant, text: str | None) -> Instant:
    """A length after an instant: `8h`, `90m`, or ISO 8601 (`PT8H`)."""
    told = f"PT{text}".upper() if text and text[0].isdecimal() else f"{text}"
    try:
        # A watch is a length of time on duty, so a night on which the clocks change has it too: hours are elapsed.
        after = add(start, parse_duration(told), CountingRule.ELAPSED, zone("UTC"))
    except ValueError as cause:
        raise click.BadParameter(f"{text!r} is not a length; write 8h or 90m", param_hint="--watch-length") from cause
    if after <= start:
        raise click.BadParameter("a watch has a length; write 8h or 90m", param_hint="--watch-length")
    return after
