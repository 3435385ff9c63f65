"""`truceline notices`"""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from truceline.cli.asked import Asked, asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.liaison.notices import NoticeState, Notified
from truceline.liaison.remedies import Announced
from truceline.reports.notices import (
    REMEDIES,
    SHARES,
    SILENCE,
    channel_mark,
    forecast_words,
    member_words,
    one_sided_words,
    remedy_words,
    reply_words,
    share_words,
    shown_words,
    state_words,
    subject_words,
    when_words,
)
from truceline.reports.notices_plain import channel_plain, notice_plain, remedy_plain, share_plain, shown_plain
from truceline.reports.wording import Words
from truceline.tasks.notices import Notices, notices_of_case
from truceline.values.canonical import Json

_STYLES = {NoticeState.OPEN: "bold", NoticeState.REPLIED: "bold green", NoticeState.ASKED: "bold"}


@click.command("notices")
@case_argument
@at_option
@known_option
@click.option("--party", metavar="ID", help="Only notices to this party.")
@click.option("--shown", is_flag=True, help="Also what was shown to whom, and what only the other party was shown.")
@json_option
@exits
def command(case: Path, at: str, known: str, party: str | None, shown: bool, as_json: bool) -> None:
    """What parties in CASE were notified of: their replies in time or late, what was done about it, and who is silent.

    No reply on record is not a denial. What is announced is not done. A reply exactly at its deadline is late.
    """
    question = asked(case, at, known)
    found = notices_of_case(question.desk, at=question.at, known=question.known, party=party)
    if as_json:
        print_json(question.head() | _plain(found, question, shown))
        return
    out, words = console(), question.words
    out.print(question.title("Notices at"), style="bold")
    if (said := forecast_words(question.at, question.known)) is not None:
        out.print(beneath(said, "bold yellow"))
    _show_summary(out, found, words)
    for notice, remedies in found.notices:
        _show_notice(out, notice, remedies, question)
    _show_elsewhere(out, found, words)
    _show_channels(out, found, words)
    if shown:
        _show_shown(out, found, words)


def beneath(text: str, style: str = "dim") -> Padding:
    """A sentence under a title, wrapped within its indent."""
    return Padding(Text(text, style), (0, 0, 0, 2))


def _plain(found: Notices, question: Asked, shown: bool) -> dict[str, Json]:
    plain = question.plain
    answer: dict[str, Json] = {
        "counts": {party: {state.value: count for state, count in counts} for party, counts in found.counts()},
        "one_sided": [one.channel for one in found.channels if one.sides == "one-sided"],
        "notices": [notice_plain(one, remedies, found.at, plain) for one, remedies in found.notices],
        "other_remedies": [remedy_plain(one, plain) for one in found.elsewhere],
        "channels": [channel_plain(one, plain) for one in found.channels],
    }
    if shown:
        answer["shown"] = [shown_plain(one, plain) for one in found.shown]
        answer["shares"] = [share_plain(one) for one in found.shares]
    return answer


def _show_summary(out: Console, found: Notices, words: Words) -> None:
    for party, counts in found.counts():
        out.print(grid([(words.party(party), ", ".join(f"{count} {state}" for state, count in counts))], 2, 20))
    if not found.notices:
        out.print("  No notice is on record.")
    for channel in found.channels:
        if (said := one_sided_words(channel, words)) is not None:
            out.print(beneath(said, "bold yellow"))
    if any(notice.state in (NoticeState.SILENT, NoticeState.CLOSED) for notice, _ in found.notices):
        out.print(beneath(SILENCE))
    if found.elsewhere or any(remedies for _, remedies in found.notices):
        out.print(beneath(REMEDIES))


def _show_notice(out: Console, one: Notified, remedies: tuple[Announced, ...], question: Asked) -> None:
    out.print()
    style = _STYLES.get(one.state, "bold yellow")
    to = f"  to {question.words.party(one.said.to)}"
    out.print(Text.assemble("  ", (one.state.value.upper(), style), to, (f"  {one.entry.id}", "dim")))
    out.print(grid(_lines(one, remedies, question)))


def _lines(one: Notified, remedies: tuple[Announced, ...], question: Asked) -> Iterator[tuple[str, str]]:
    words = question.words
    for number, subject in enumerate(one.about):
        yield "" if number else "about", subject_words(subject, words)
    if one.about_something_taken_back:
        yield "", "the notice stands, about something taken back"
    yield "given", f"by {words.party(one.said.body)}, {when_words(one.entry.occurred, words)}"
    yield "reply before", words.time(one.said.reply_by)
    yield "now", state_words(one, question.at, words)
    for reply in one.replies:
        yield "reply", reply_words(reply, one, words)
    for reply in one.others:
        yield "from others", reply_words(reply, one, words)
    for mark in channel_mark(one, words):
        yield "channel", mark
    for remedy in remedies:
        yield from _remedy(remedy, words)


def _remedy(remedy: Announced, words: Words) -> Iterator[tuple[str, str]]:
    first, *rest = remedy_words(remedy, words)
    yield "remedy", f"{first} ({remedy.entry.id})"
    for line in rest:
        yield "", line


def _show_elsewhere(out: Console, found: Notices, words: Words) -> None:
    if found.elsewhere:
        out.print("\nRemedies that belong to none of these notices", style="bold")
    for remedy in found.elsewhere:
        out.print(grid(_remedy(remedy, words)))


def _show_channels(out: Console, found: Notices, words: Words) -> None:
    if found.channels:
        out.print("\nChannels", style="bold")
    for channel in found.channels:
        out.print(f"  {channel.channel}: {channel.sides}")
        out.print(grid([("", member_words(member, words)) for member in channel.members], 4, 0))


def _show_shown(out: Console, found: Notices, words: Words) -> None:
    out.print("\nWhat was shown", style="bold")
    for one in found.shown:
        out.print(grid([(f"to {words.party(one.said.to)}", shown_words(one, words))], 2, 20))
    if not found.shown:
        out.print("  Nothing is on record as shown.")
        return
    out.print("\nSide by side", style="bold")
    out.print(beneath(SHARES))
    for share in found.shares:
        out.print(f"  {words.party(share.party)}, beside {words.party(share.beside)}")
        out.print(grid(share_words(share, words)))
