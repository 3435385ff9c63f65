"""`truceline place`"""

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from truceline.cli.edge import exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.errors import NotOnRecord
from truceline.places.atlas import Atlas, atlas_of
from truceline.places.located import locate
from truceline.places.result import Ambiguous, Located
from truceline.places.style import Language
from truceline.places.telling import ambiguous_plain, candidate_words, feature, located_plain, located_words
from truceline.sources.case import CaseFolder

NOT_ONE_PLACE = 1


@click.command("place")
@click.argument("phrase")
@click.option("--case", type=click.Path(path_type=Path), help="A case, for its own places and its style sheet.")
@click.option("--country", metavar="CODE", help="Whose gazetteer, such as UA; else the style sheet's, else UA.")
@click.option("--language", type=click.Choice(["en", "uk", "ru"]), default="en", help="In which names are printed.")
@click.option("--near", metavar="PLACE", help="Tell how far candidates are from here. It decides nothing.")
@click.option("--geojson", type=click.Path(path_type=Path), help="Write the geometry here; `-` prints it alone.")
@json_option
@exits
def command(
    phrase: str,
    case: Path | None,
    country: str | None,
    language: Language,
    near: str | None,
    geojson: Path | None,
    as_json: bool,
) -> None:
    """Where PHRASE is: a name, coordinates, a grid reference, "3 km north-west of Bakhmut", "between X and Y".

    A name that more than one place bears is not decided: its candidates are shown, and the exit code is 1. Write the
    id of one of them instead of the name. Names: GeoNames, CC BY 4.0; a case's own places come first.
    """
    atlas = atlas_of(None if case is None else CaseFolder(case).root, country)
    found = locate(phrase, atlas, near)
    if isinstance(found, Ambiguous):
        _tell_ambiguous(found, atlas, language, as_json=as_json)
        sys.exit(NOT_ONE_PLACE)
    if geojson is not None:
        _write(geojson, json.dumps(feature(found, atlas, language), ensure_ascii=False) + "\n")
    if as_json:
        print_json(located_plain(found, atlas, language))
    elif geojson != Path("-"):
        _tell(console(), found, atlas, language)


def _write(path: Path, text: str) -> None:
    if path == Path("-"):
        click.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as cause:
        raise NotOnRecord(f"{path} cannot be written ({cause.strerror})", "name a file in a folder of yours") from cause


def _tell(out: Console, found: Located, atlas: Atlas, language: Language) -> None:
    out.print(Text(found.phrase.said, style="bold"))
    out.print(grid(located_words(found, atlas, language), indent=2, label=10))


def _tell_ambiguous(found: Ambiguous, atlas: Atlas, language: Language, *, as_json: bool) -> None:
    if as_json:
        print_json(ambiguous_plain(found, atlas, language))
        return
    out = console()
    out.print(Text.assemble((found.name, "bold"), f": {found.why}. Nothing was chosen."))
    for candidate in found.candidates:
        out.print(Text(f"\n  {candidate.match.place.id}", style="bold yellow"))
        out.print(grid((("", line) for line in candidate_words(candidate, atlas, language)), indent=3, label=1))
    out.print("\nWrite the id instead of the name, or its region behind a comma, or bring it in the case's own file.")
