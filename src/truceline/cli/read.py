"""`truceline read`"""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from truceline.cli.edge import BAD_INPUT, BROKEN, exits, json_option, print_json
from truceline.cli.progress import told
from truceline.cli.read_review import decide, review
from truceline.cli.read_screen import plain_outcomes, show_figures, show_outcomes
from truceline.cli.screen import console
from truceline.errors import BadInput
from truceline.reading.kept import lines_of
from truceline.reading.scoring import Passage, passages, score, short
from truceline.reading.suggestion import Sort, Suggestion
from truceline.sources.documents.language import READ
from truceline.tasks.asking_model import Model, ask, model_at
from truceline.tasks.deciding import Choice
from truceline.tasks.reading import Given, Outcome, chosen, files_of, heard_too
from truceline.tasks.reading_names import without_names
from truceline.values.intervals import parse_day
from truceline.wiring import case_folder, compartments_of, write_text
from truceline.wiring.reading import Asked, read_files, read_key
from truceline.wiring.rules import document_of, people_of, rules_for, rules_on

_path = click.Path(path_type=Path)


@click.command("read")
@click.argument("path", metavar="[FILE|DIR]", required=False, type=_path)
@click.option("--published", metavar="DAY", help="The day of publication, where a document does not say it.")
@click.option("--source", default="", metavar="URL", help="The address of the document.")
@click.option("--language", type=click.Choice(READ), help="The language, where it is told wrongly.")
@click.option("--case", type=_path, help="A case whose parties and voices are known too; with --review, where it goes.")
@click.option(
    "--sort",
    "sorts",
    multiple=True,
    type=click.Choice([sort.value for sort in Sort]),
    help="Only proposals of this sort.",
)
@click.option(
    "--at-least",
    default=0.0,
    metavar="CONFIDENCE",
    type=click.FloatRange(0, 1),
    help="Only at least so sure.",
)
@click.option("--out", type=_path, metavar="FILE.jsonl", help="Keep the proposals, to decide about them.")
@click.option("--review", "kept", type=_path, metavar="FILE.jsonl", help="Decide about kept proposals, one by one.")
@click.option(
    "--accept", default="", metavar="N[,N]", help="With --review: put these into the case, without questions."
)
@click.option("--reject", default="", metavar="N[,N]", help="With --review: these go nowhere.")
@click.option("--set", "given", multiple=True, metavar="N.COLUMN=VALUE", help="What the row of an accepted one needs.")
@click.option("--reason", default="", metavar="WORD", help="Why they are rejected.")
@click.option("--role", default="reviewer", metavar="ROLE", help="Who decides: a role, never a person's name.")
@click.option("--retracted", is_flag=True, help="Allow what stands in a story that its publisher took back.")
@click.option("--model", "address", metavar="URL", help="Ask a language model too (OpenAI's form of HTTP).")
@click.option("--model-name", default="", metavar="NAME", help="Which model.")
@click.option("--key-file", type=_path, help="A file that holds the key for it.")
@click.option("--model-seconds", default=120.0, type=click.FloatRange(0.1, 3600), help="How long it may take.")
@click.option(
    "--evaluate",
    type=click.Choice(["dev", "test"]),
    is_flag=False,
    flag_value="test",
    help="Measure how well it reads.",
)
@json_option
@exits
def command(
    path: Path | None,
    published: str | None,
    source: str,
    language: str | None,
    case: Path | None,
    sorts: tuple[str, ...],
    at_least: float,
    out: Path | None,
    kept: Path | None,
    accept: str,
    reject: str,
    given: tuple[str, ...],
    reason: str,
    role: str,
    retracted: bool,
    address: str | None,
    model_name: str,
    key_file: Path | None,
    model_seconds: float,
    evaluate: str | None,
    as_json: bool,
) -> None:
    """Read a document, or all in a folder, and propose entries, each with the letters that it stands on.

    Nothing goes on record by this. Keep the proposals (--out), decide about each (--review with --case), then build.
    """
    if (path is not None) + (kept is not None) + (evaluate is not None) != 1:
        raise click.UsageError("name a FILE or DIR to read, or --review FILE, or --evaluate")
    model = model_at(address, _named(model_name), read_key(key_file), model_seconds) if address else None
    if kept is not None:
        choice = Choice(_numbers("--accept", accept), _numbers("--reject", reject), _set(given), reason, retracted)
        if case is None:
            raise click.UsageError("--review needs --case: the case into which entries go")
        if choice.accept or choice.reject or as_json:
            decide(kept, case, choice, role, as_json)
        else:
            review(kept, case, role, retracted=retracted)
    elif evaluate is not None:
        _evaluate("dev" if evaluate == "dev" else "test", model, as_json)
    else:
        asked = _asked(Given(_day(published), source, language or ""), case)
        files = files_of(path or Path())
        found = chosen(_read(files, asked, model, as_json), (Sort(sort) for sort in sorts), at_least)
        _answer(list(_shown(found, case)), out, as_json)


def _asked(given: Given, case: Path | None) -> Asked:
    if case is None:
        return Asked(given)
    known = case_folder(case).case()
    return Asked(given, known.zone, people_of(known))


def _shown(outcomes: Iterable[Outcome], case: Path | None) -> Iterable[Outcome]:
    """What may be shown where a case keeps names apart."""
    return outcomes if case is None else without_names(outcomes, compartments_of(case).guard())


def _read(files: Sequence[tuple[Path, str]], asked: Asked, model: Model | None, quiet: bool) -> list[Outcome]:
    outcomes: list[Outcome] = []
    with told("read", len(files), quiet=quiet) as tell:
        for outcome in read_files(files, asked, rules_for):
            outcomes.append(outcome)
            tell(len(outcomes))
    if model is None:
        return outcomes
    with told("ask the model", len(outcomes), quiet=quiet) as tell:
        return heard_too(outcomes, model.name, lambda document: ask(model, document), tell)


def _answer(outcomes: list[Outcome], out: Path | None, as_json: bool) -> None:
    if out is not None:
        write_text(out, lines_of(one for outcome in outcomes for one in outcome.suggestions))
    if as_json:
        print_json(plain_outcomes(outcomes))
    else:
        show_outcomes(console(), outcomes, out)
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    if faults:
        click.echo(str(BadInput(*faults)), err=True)
        sys.exit(BAD_INPUT)


def _evaluate(part: str, model: Model | None, as_json: bool) -> None:
    def by_model(passage: Passage) -> tuple[Suggestion, ...]:
        return ask(model, document_of(passage), passage.home).suggestions if model else ()

    scores = score(passages("dev" if part == "dev" else "test"), by_model if model else rules_on)
    unreached = short(scores)
    show_figures(scores, unreached, as_json)
    if unreached:
        sys.exit(BROKEN)


def _named(name: str) -> str:
    if not name:
        raise click.UsageError("--model needs --model-name")
    return name


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else parse_day(text)
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint="--published") from cause


def _numbers(option: str, text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise click.BadParameter(f"{text!r} are not numbers; write 1,4,7", param_hint=option)
    return tuple(int(part) for part in parts)


def _set(given: tuple[str, ...]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for one in given:
        place, equals, value = one.partition("=")
        number, dot, column = place.partition(".")
        if not (equals and dot and number.isdecimal() and column and value.strip()):
            raise click.BadParameter(f"{one!r} is not of the form 3.agreement=truce", param_hint="--set")
        found.setdefault(int(number), {})[column] = value.strip()
    return found
