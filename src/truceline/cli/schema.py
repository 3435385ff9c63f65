"""`truceline schema`"""

import click

from truceline.cli.edge import exits
from truceline.reports.agreement_schema import schema_text


@click.command("schema")
@exits
def command() -> None:
    """Print the JSON Schema of an agreement file, with which editors complete and check it."""
    click.echo(schema_text(), nl=False)
