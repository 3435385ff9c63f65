"""Where the command line meets the rest: arguments that many commands share, errors as exit codes, answers as JSON."""

import functools
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import ParamSpec

import click

from truceline.errors import BrokenRecord, NotProved, TrucelineError
from truceline.settings import read_settings
from truceline.sources.case import Mode
from truceline.values.canonical import Json
from truceline.values.instants import Instant, parse_instant
from truceline.values.watermark import BANNER
from truceline.wiring import case_folder, clock

P = ParamSpec("P")

BROKEN = 1
BAD_INPUT = 2
FAILED = 3

_EXERCISE = "truceline.exercise"
_BARE = frozenset({"add", "show"})
"""Commands of `people` whose words are handed on to other commands as they are."""


def _note_mode(given: Iterable[object]) -> None:
    """Note whether any of what a command was given is the case of an exercise, so that all that is shown says so."""
    context = click.get_current_context(silent=True)
    for path in given:
        if context is not None and isinstance(path, Path) and (path / "case.yaml").is_file():
            try:
                context.meta[_EXERCISE] = case_folder(path).case().mode is Mode.EXERCISE
            except TrucelineError:
                continue  # the command itself says what is wrong


def _is_exercise() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_EXERCISE))


case_argument = click.argument("case", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")


at_option = click.option(
    "--at", required=True, metavar="TIME", help="The instant asked about, such as 2025-03-20T12:00Z."
)


known_option = click.option(
    "--known", required=True, metavar="TIME", help="As known then; `latest`: all that is on record."
)


def exits(command: Callable[P, None]) -> Callable[P, None]:
    """Turn errors into a message and an exit code. Over an exercise, the banner comes first."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            _note_mode(kwargs.values())
            if _is_exercise() and not kwargs.get("as_json") and click.get_current_context().info_name not in _BARE:
                click.echo(BANNER)
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
    """Print plain data as JSON, the same bytes for the same answer; over an exercise with its banner in `exercise`."""
    if _is_exercise() and isinstance(content, Mapping):
        content = {"exercise": BANNER} | dict(content)
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
