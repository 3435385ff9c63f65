"""`truceline people`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import BadInput, Fault, NotProved
from truceline.record.kinds import Person
from truceline.record.people.compartment import check_passphrase
from truceline.reports.wording import Words
from truceline.sources.rows import Row, read_rows, read_text
from truceline.tasks.audience import Audience
from truceline.tasks.names import text_faults
from truceline.tasks.people import add_people, begin, forget, known
from truceline.values.names import parse_name
from truceline.wiring import clock, compartments_of, desk_of, readings_of
from truceline.wiring.cases import case_folder, has_record

passphrase_option = click.option(
    "--passphrase-file", type=click.Path(path_type=Path), help="A file with the passphrase; asked for without it."
)
compartment_argument = click.argument("compartment")


@click.group("people")
def command() -> None:
    """Pseudonyms for people whose names never go on record: detainees, children, sources, staff.

    Names stay in compartments, each closed with a passphrase of its own. What is put on record is held against all
    protected names first, and refused where it holds one.
    """


@command.command("new")
@case_argument
@compartment_argument
@passphrase_option
@exits
def new(case: Path, compartment: str, passphrase_file: Path | None) -> None:
    """Make the COMPARTMENT of CASE, such as `children`, and choose its passphrase."""
    name = _name(compartment)
    passphrase = _passphrase(passphrase_file, twice=True)
    try:
        check_passphrase(passphrase)
    except ValueError as cause:
        raise BadInput(Fault("passphrase", None, *str(cause).split("; "))) from cause
    begin(compartments_of(case), name, passphrase)
    click.echo(f"{name}: made. Without its passphrase nobody can open it; keep it on paper, in another room.")


@command.command("add")
@case_argument
@compartment_argument
@click.argument("rows", required=False, type=click.Path(path_type=Path))
@passphrase_option
@json_option
@exits
def add(case: Path, compartment: str, rows: Path | None, passphrase_file: Path | None, as_json: bool) -> None:
    """Put people into the COMPARTMENT of CASE; prints their pseudonyms, in the order given, and no name.

    ROWS is a table with the columns name and note; without it, one name is asked for, and not shown while typed.
    """
    people = read_rows(rows) if rows else [_typed()]
    entries = desk_of(case).entries if has_record(case_folder(case)) else ()
    added = add_people(compartments_of(case), _name(compartment), _passphrase(passphrase_file), people, entries)
    if as_json:
        print_json({"pseudonyms": list(added.pseudonyms), "on_record_already": list(added.there)})
        return
    for pseudonym in added.pseudonyms:
        click.echo(pseudonym)
    if added.there:
        click.echo(f"on record already, in the open: one of these names, in {', '.join(added.there)}", err=True)
        click.echo("    what to do: correct these entries, and show their old copies to nobody", err=True)


@command.command("list")
@case_argument
@compartment_argument
@json_option
@exits
def list_(case: Path, compartment: str, as_json: bool) -> None:
    """What each side says of the people of the COMPARTMENT of CASE, by pseudonym. That it was read is written down."""
    desk = desk_of(case, Audience(frozenset((_name(compartment),))))
    words = Words(desk.case)
    view = desk.view(desk.last_recorded)
    said = sorted(view.of(Person), key=lambda pair: (pair[1].person, pair[0].occurred, pair[0].id))
    if as_json:
        rows = [{"person": one.person, "category": one.category, "party": one.party, "fate": one.fate.value,
                 "recorded": words.exact(entry.recorded), "entry": entry.id} for entry, one in said]  # fmt: skip
        print_json({"case": desk.case.id, "compartment": compartment, "people": rows})
        return
    out = console()
    lines = [(one.person, f"{one.category}, {one.fate} by the word of {words.party(one.party)}") for _, one in said]
    out.print(grid(lines, indent=2, label=16))
    out.print("" if said else f"Nothing is on record about anybody in {compartment}.")


@command.command("show")
@case_argument
@compartment_argument
@click.argument("pseudonym")
@passphrase_option
@exits
def show(case: Path, compartment: str, pseudonym: str, passphrase_file: Path | None) -> None:
    """Whom PSEUDONYM stands for, on this screen only. That it was read is written down, before it is shown."""
    found = known(compartments_of(case), _name(compartment), _passphrase(passphrase_file), pseudonym)
    readings_of(case).begins(_name(compartment), clock())
    click.echo(found.name)
    if found.note:
        click.echo(found.note)
    readings_of(case).ends(compartment, clock(), 0, 1)


@command.command("forget")
@case_argument
@compartment_argument
@click.argument("pseudonym")
@click.option("--yes", is_flag=True, help="Do not ask.")
@passphrase_option
@exits
def forget_(case: Path, compartment: str, pseudonym: str, passphrase_file: Path | None, yes: bool) -> None:
    """Take a name out of the COMPARTMENT for good; its PSEUDONYM stays on record and stands for nobody."""
    if not yes:
        click.confirm(f"Nobody can tell after this whom {pseudonym} stands for. Take the name out?", abort=True)
    forget(compartments_of(case), _name(compartment), _passphrase(passphrase_file), pseudonym)
    click.echo(f"{pseudonym}: the name is gone here; backups and papers are not reached by this")


@command.command("guard")
@case_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@exits
def guard(case: Path, files: tuple[Path, ...]) -> None:
    """Look FILES through for protected names before they leave the house; exits with 1 where one may be there."""
    guard = compartments_of(case).guard()
    found = [fault for file in files for fault in text_faults(str(file), read_text(file), guard)]
    if found:
        raise NotProved("\n".join(str(fault) for fault in found))
    click.echo(f"{len(files)} files hold none of the {len(guard.known)} protected names")


def _typed() -> Row:
    name = click.prompt("name (not shown)", hide_input=True)
    return Row("typed", 1, {"name": name.strip()} if name.strip() else {})


def _name(compartment: str) -> str:
    try:
        return parse_name(compartment)
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint="COMPARTMENT") from cause


def _passphrase(file: Path | None, *, twice: bool = False) -> str:
    if file is None:
        return str(click.prompt("passphrase", hide_input=True, confirmation_prompt=twice))
    return read_text(file).strip()
