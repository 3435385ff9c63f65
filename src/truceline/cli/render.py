"""`truceline render`"""

from pathlib import Path

import click

from truceline.cli.edge import exits
from truceline.reports.codings import Coding, coded
from truceline.reports.prose.language import LANGUAGES
from truceline.reports.prose.page import prose
from truceline.terms.load import load

_CODINGS = [coding.value for coding in Coding]


@click.command("render")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default="en", help="The language of the prose.")
@click.option("--as", "coding", type=click.Choice(_CODINGS), help="Write the variables of a collection as CSV instead.")
@click.option("--out", type=click.Path(path_type=Path), help="Write it to this file instead of printing it.")
@exits
def command(path: Path, lang: str, coding: str | None, out: Path | None) -> None:
    """Put the agreement FILE into numbered prose.

    People review the prose; consents name the file. With --as, what the file says in the variables of the ETH/PRIO
    or the PA-X collection is written instead, every value marked as unchecked.
    """
    version = load(path)
    text = coded(version.agreement, Coding(coding)) if coding else prose(version, lang)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
