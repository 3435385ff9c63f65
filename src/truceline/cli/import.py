"""`truceline import`"""  # noqa: N999 - a module is called by its command

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click
from rich.text import Text

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.intake_screen import plain_came, plain_version, show_came, show_history
from truceline.cli.progress import told
from truceline.cli.screen import console
from truceline.errors import BadInput, Fault, NotOnRecord
from truceline.intake.connectors import connector, connector_names
from truceline.intake.mapping import Loaded, To, load_mapping
from truceline.intake.recognising import recognised
from truceline.tasks.intake import Asked
from truceline.wiring.intake import import_file, keeping_of


@click.command("import")
@case_argument
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--as", "name", metavar="CONNECTOR", help="The connector, where the columns do not tell.")
@click.option("--mapping", "mapping", type=click.Path(path_type=Path), help="A mapping file of your own.")
@click.option("--release", default="", metavar="R", help="The release of the source, such as 25.1.")
@click.option("--to", type=click.Choice([one.value for one in To]), help="Where the rows go; else as the mapping says.")
@click.option("--part/--full", "part", default=None, help="It is a part of the source, or all that the source lists.")
@click.option("--history", nargs=2, metavar="DATASET KEY", help="All versions of one row, instead of taking a file in.")
@json_option
@exits
def command(
    case: Path,
    files: tuple[Path, ...],
    name: str | None,
    mapping: Path | None,
    release: str,
    to: Literal["bulk", "record"] | None,
    part: bool | None,
    history: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """Take FILES of another source into CASE: UCDP, ACLED, VIINA, FIRMS, GDELT, or by a mapping of your own.

    Rows that do not fit are held back, with what to do about each; see `truceline quarantine`. The same file again
    adds nothing, and a newer release updates rows by their own identifiers, with their history.
    """
    if history is not None:
        _history(case, *history, as_json=as_json)
        return
    if not files:
        raise click.UsageError(f"name a file to take in; connectors: {', '.join(connector_names())}")
    answers = []
    for file in files:
        loaded = _loaded(file, name, mapping)
        asked = Asked(loaded, release, None if to is None else To(to), None if part is None else not part)
        size = file.stat().st_size if file.is_file() else 0
        with told(f"reading {file.name[:30]}", size, quiet=as_json) as tell:
            came, untold = import_file(case, file, asked, tell)
        answers.append(plain_came(came, untold))
        if not as_json:
            show_came(console(), case, file, came, untold)
    if as_json:
        print_json(answers if len(answers) > 1 else answers[0])


def _loaded(file: Path, name: str | None, mapping: Path | None) -> Loaded:
    """The mapping that was named, or the connector whose signs the file has. Raises BadInput where that is not one."""
    if name is not None and mapping is not None:
        raise click.UsageError("give --as or --mapping, not both")
    if mapping is not None:
        return load_mapping(mapping)
    if name is not None:
        return connector(name)
    if not file.is_file():
        raise BadInput(Fault(str(file), None, "there is no such file", "check the path"))
    found = recognised(file, ((one, connector(one)) for one in connector_names()))
    if len(found) == 1:
        return connector(found[0])
    if found:
        raise BadInput(
            Fault(str(file), None, f"several connectors know it: {', '.join(found)}", "say which: --as NAME")
        )
    remedy = f"say which with --as, or make a mapping: truceline map {file} --out mapping.yaml"
    raise BadInput(Fault(str(file), None, "no connector knows its columns", remedy))


def _history(case: Path, dataset: str, key: str, *, as_json: bool) -> None:
    keeping = keeping_of(case)
    pasts = {past.number: past for past in keeping.pasts(dataset)}
    versions = keeping.history(dataset, key)
    if not versions:
        names: Iterable[str] = sorted({past.file.dataset for past in keeping.pasts()})
        there = ", ".join(names) or "nothing yet"
        raise NotOnRecord(f"there is no row {key} of {dataset} here", f"taken in so far: {there}")
    if as_json:
        print_json([plain_version(one, pasts[one.number]) for one in versions])
        return
    out = console()
    out.print(Text(f"{dataset} {key}", style="bold"))
    show_history(out, versions, pasts)
