"""`truceline check`"""

from pathlib import Path

import click

from truceline.cli.edge import exits, json_option, print_json
from truceline.tasks.build import check_case
from truceline.tasks.places import check_places
from truceline.terms.load import load
from truceline.wiring import case_folder, compartments_of


@click.command("check")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@json_option
@exits
def command(path: Path, as_json: bool) -> None:
    """Check an agreement FILE, or a whole case folder. Prints the digest by which consents name the version."""
    if path.is_dir():
        case, drafts = check_case(case_folder(path), guard=compartments_of(path).guard())
        check_places(case_folder(path))
        if as_json:
            print_json({"case": case.id, "entries": len(drafts), "good": True})
        else:
            click.echo(f"{path}: good. {len(drafts)} entries can go on record.")
        return
    version = load(path)
    agreement = version.agreement
    if as_json:
        print_json({"agreement": agreement.id, "version": agreement.version, "digest": version.digest, "good": True})
    else:
        click.echo(f"{path}: good. {agreement.id}, version {agreement.version}, {len(agreement.terms)} terms")
        click.echo(f"digest {version.digest}")
