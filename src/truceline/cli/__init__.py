"""The command line: reads what was typed, calls a task, and shows the answer. Exit codes are chosen here.

0: done, and the answer is good. 1: the answer is no (a broken record). 2: what was given cannot be used. 3: the program
itself failed.

Only `click` is imported before a command runs, so that `--help` answers at once.
"""

from importlib import import_module

import click

_COMMANDS = {
    "check": "Check an agreement file, or a whole case folder, without writing anything.",
    "lint": "Where an agreement has holes: contradictions, dead clauses, deadlocks, loopholes.",
    "render": "An agreement as numbered prose in English, Ukrainian or Russian.",
    "schema": "The JSON Schema of an agreement file, for editors.",
    "build": "Put a case on record: all of its entries, or none.",
    "state": "What was in force at an instant, as known at an instant, under whose reading.",
    "why": "Why an agreement stands as it does: rule by rule, with the entries.",
    "moves": "Whose move it is: what each agreement waits for, and from whom.",
    "duties": "Who owes what by when, and what is on record about it.",
    "applies": "Which terms of which arrangements apply to a party at a time.",
    "whatif": "What would change if some entries were on record; nothing is written.",
    "calendar": "What is due: ends under each reading and promises, also as an iCalendar file.",
    "claims": "What each side claims: do the parts add up, can the totals be compared.",
    "notices": "What parties were notified of, their replies, what was done, and who is silent.",
    "windows": "Windows of silence: asked for, confirmed, held, and what happened inside.",
    "duty": "The duty desk: what waits for acknowledgement, and the note for the next watch.",
    "commission": "The joint commission: agenda, minutes, tasks and their owners.",
    "exchanges": "Exchanges: promised and delivered by stage, each side's own count, disputes.",
    "people": "Compartments: pseudonyms for people whose names never go on record.",
    "commitments": "Who undertook what on which condition, as each side sees it, and what hangs on it.",
    "board": "The board of deadlines: everything that falls due, whoever owes it.",
    "talks": "Who met, briefed and said what, and where each side stands on each question.",
    "read": "Read articles and statements, and propose entries; a person decides about each.",
    "forms": "Field forms for ODK Collect and KoboToolbox, in English, Ukrainian and Russian.",
    "serve": "Receive filled-in field forms over HTTP, as ODK clients send them.",
    "import": "Take a file of another source in: UCDP, ACLED, VIINA, FIRMS, GDELT, ODK, or a mapping.",
    "map": "Propose a mapping for a table that no connector knows.",
    "quarantine": "Rows that were held back: why, what to do, and the mended ones again.",
    "place": "Where something is: a name, a grid reference, or 3 km north-west of X.",
    "exercise": "A made-up world whose truth is known: make one, and mark judgements of it.",
    "enter": "Put one entry on record from the keyboard.",
    "field": "What was seen in the field, day by day, and how much looking there was.",
    "measure": "What a monitor counted, day by day, with unknown days as gaps.",
    "report": "Write the daily report of a case as one HTML page.",
    "verify": "Check the record of a case: any changed, dropped or moved entry is named.",
    "evidence": "Files of evidence: take in, copy for work, hash again, tell the chain of custody.",
    "device": "A device that signs without the record at hand: its key and its queue.",
    "bundle": "Envelopes on a stick: out of a queue or a record, into a record, answers back.",
    "submit": "Submit what waits in a device's queue to a record.",
    "redact": "A copy of an entry that shows some fields and proves the rest.",
    "erase": "Make a subject's fields unreadable for ever, and put on record that it was done.",
    "witness": "Watch over a log for a party or a neutral: cosign what continues the last.",
    "keys": "The keys of a live record: make them, show their public side.",
    "policy": "Which witnesses a record goes by.",
    "finality": "Who has witnessed a record, up to where, and who is silent.",
    "receipt": "The receipt of an entry, and between which times it was provably made.",
    "anchor": "Put a checkpoint of another site's log on record.",
    "timestamp": "RFC 3161 timestamps of a record's checkpoint.",
    "close": "End a record: a sealed archive that checks itself, and a list of what to destroy.",
    "export": "Write a record as plain files that anybody can check alone.",
    "demo": "Build cases, write all their reports, and say where to look.",
}


class _Lazy(click.Group):
    """A group that loads a command's module when the command is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"truceline.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="truceline")
def main() -> None:
    """Keeps the record of a ceasefire: what was agreed, what is in force under whose reading, what each side claims,
    what was counted, and whose move it is.

    Every answer names the entries that it stands on.
    """
