"""`truceline map`"""

from pathlib import Path

import click
from rich.text import Text

from truceline.cli.edge import exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.tasks.intake_map import propose
from truceline.values.canonical import Json
from truceline.wiring import clock, write_text


@click.command("map")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write the mapping to this file; else it is printed.")
@click.option("--encoding", help="How the letters of FILE are written, such as windows-1251; else it is guessed.")
@json_option
@exits
def command(file: Path, out: Path | None, encoding: str | None, as_json: bool) -> None:
    """Propose a mapping for FILE, a table that no connector knows, and show how its first rows would be read.

    Every guess says why; what cannot be told is left as a question in the file. Read it before you use it.
    """
    found = propose(file, encoding, clock())
    if out is not None:
        write_text(out, found.text)
    if as_json:
        preview: Json = [{"row": line, **cells} for line, cells in found.preview]
        print_json({"mapping": found.text, "questions": list(found.questions), "preview": preview})
        return
    screen = console()
    if out is None:
        click.echo(found.text)
    for line, cells in found.preview:
        screen.print(Text(f"row {line} would be read as", style="bold"))
        screen.print(grid(cells.items(), label=11))
    if found.questions:
        screen.print(Text(f"{len(found.questions)} questions are left in it:", style="yellow"))
        screen.print(grid((("", question) for question in found.questions), indent=3, label=1))
    if out is not None:
        click.echo(f"Written to {out}. Answer its questions there, then: truceline import CASE {file} --mapping {out}")
