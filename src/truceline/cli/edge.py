"""Where the command line meets the rest: arguments that many commands share, errors as exit codes, answers as JSON."""

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

import click

from truceline.errors import BrokenRecord, NotProved, TrucelineError
from truceline.settings import read_settings
from truceline.values.canonical import Json
from truceline.values.instants import Instant, parse_instant
from truceline.wiring import clock

P = ParamSpec("P")

BROKEN = 1
BAD_INPUT = 2
FAILED = 3

case_argument = click.argument("case", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")


at_option = click.option(
    "--at", required=True, metavar="TIME", help="The instant asked about, such as 2025-03-20T12:00Z."
)


known_option = click.option(
    "--known", required=True, metavar="TIME", help="As known then; `latest`: all that is on record."
)


def exits(command: Callable[P, None]) -> Callable[P, None]:
    """Turn errors into a message and an exit code."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except TrucelineError as error:
            click.echo(f"{error}", err=True)
            sys.exit(BROKEN if isinstance(error, BrokenRecord | NotProved) else BAD_INPUT)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            if read_settings().show_traces:
                raise
            click.echo(f"Truceline itself failed: {type(error).__name__}: {error}", err=True)
            click.echo("    what to do: run it again with TRUCELINE_TRACE=1 and report what it prints", err=True)
            sys.exit(FAILED)

    return run


def instant_of(option: str, text: str, latest: Instant) -> Instant:
    """The instant that an option names; `latest` is the last on record, `now` the present one.

    Raises:
        click.BadParameter: if it is not an instant.
    """
    if text == "latest":
        return latest
    if text == "now":
        return clock()
    try:
        return parse_instant(text)
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint=option) from cause


def print_json(content: Json) -> None:
    """Print plain data as JSON, the same bytes for the same answer."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
