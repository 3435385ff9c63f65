"""`truceline forms`"""

from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.progress import told
from truceline.forms.library import form_ids
from truceline.tasks.forms import LOADING
from truceline.wiring.forms import form_setting_of, written_forms


@click.command("forms")
@case_argument
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@json_option
@exits
def command(case: Path, out: Path, as_json: bool) -> None:
    """Write the field forms of CASE for ODK Collect and KoboToolbox: observation, restriction, weapons site,
    casualties, allegation, effort.

    Each is written as XLSForm (.xlsx) and XForm (.xml), in English, Ukrainian and Russian. What can be chosen is taken
    from the case: its parties and voices, the stations and sites that it names, and the areas of its agreements. A file
    field.yaml in its folder can bring more (docs/forms.md).
    """
    setting = form_setting_of(case)
    done = []
    with told("forms", len(form_ids()), quiet=as_json) as tell:
        for written in written_forms(setting, out):
            done.append(written)
            tell(len(done))
    if as_json:
        print_json(
            {
                "out": str(out),
                "forms": [
                    {"id": one.id, "version": one.version, "xlsform": one.xlsform.name, "xform": one.xform.name}
                    for one in done
                ],
            }
        )
        return
    width = max(len(one.xlsform.name) for one in done)
    for one in done:
        click.echo(f"{one.xlsform.name:<{width}}  version {one.version}")
    click.echo(f"{out}: {len(done)} forms, each as .xlsx and .xml")
    click.echo(
        f"{len(setting.stations)} stations, {len(setting.sites)} sites, {len(setting.areas)} areas to choose from"
    )
    click.echo(f"how to load them into ODK Collect or KoboToolbox: {out / LOADING}")
