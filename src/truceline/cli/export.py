"""`truceline export`"""

from contextlib import closing
from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.progress import shown
from truceline.tasks.export import export, latest_note
from truceline.wiring import case_folder, record_of, write_bytes


@click.command("export")
@case_argument
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@json_option
@exits
def command(case: Path, out: Path, as_json: bool) -> None:
    """Write the record of CASE as plain files that anybody can check alone: tiles, entries, checkpoint, policy.

    An export into the same folder goes on where the last one ended.
    """
    with closing(record_of(case_folder(case))) as store:
        for _ in shown(export(store, out, write_bytes), "export", store.head().size, quiet=as_json):
            pass
        note = latest_note(store)
        size = store.head().size
    if as_json:
        print_json({"out": str(out), "entries": size, "checkpoint": str(note)})
    else:
        click.echo(f"{out}: {size} entries; check them without this program: python truceline_verify.py {out}")
