"""`truceline lint`"""

from dataclasses import asdict
from pathlib import Path

import click

from truceline.cli.edge import exits, json_option, print_json
from truceline.errors import NotOnRecord
from truceline.sources.rows import read_text
from truceline.terms.lint import Stretch, asymmetries, differences, language_remarks, lint, loopholes, uncovered
from truceline.terms.load import load
from truceline.terms.schema import Agreement
from truceline.values.canonical import Json

_File = click.Path(path_type=Path)


@click.command("lint")
@click.argument("path", metavar="FILE", type=_File)
@click.option("--against", type=_File, metavar="OTHER", help="An older version; what changed since is shown.")
@click.option("--languages", is_flag=True, help="OTHER is the same text in another language: show what differs (W08).")
@click.option("--text", "texts", multiple=True, metavar="SRC=FILE", help="The text of a source: show what is left out.")
@click.option("--matrix", is_flag=True, help="Show every act with who is bound, and what binds one side only.")
@json_option
@exits
def command(
    path: Path, against: Path | None, languages: bool, texts: tuple[str, ...], matrix: bool, as_json: bool
) -> None:
    """Say where an agreement FILE has holes. A draft may have some, so this never fails because of them."""
    agreement = load(path).agreement
    answer = _answer(agreement, load(against).agreement if against else None, languages, texts, matrix)
    if as_json:
        print_json({"agreement": agreement.id, "version": agreement.version, **answer})
    else:
        from truceline.cli.lint_screen import show  # noqa: PLC0415  # rich is slow to import and JSON needs none

        show(path.name, answer)


def _answer(
    agreement: Agreement, other: Agreement | None, languages: bool, texts: tuple[str, ...], matrix: bool
) -> dict[str, Json]:
    found = lint(agreement) + (language_remarks(other, agreement) if other and languages else [])
    answer: dict[str, Json] = {"remarks": [{**asdict(one), "place": list(one.place)} for one in found]}
    if other and not languages:
        answer["changes"] = [asdict(change) for change in differences(other, agreement)]
    if texts:
        answer["uncovered"] = {name: [asdict(one) for one in _left(agreement, name, file)] for name, file in
                               (_split(text) for text in texts)}  # fmt: skip
    if matrix:
        answer["matrix"] = asdict(loopholes(agreement))
        answer["asymmetries"] = [asdict(one) for one in asymmetries(agreement)]
    return answer


def _split(text: str) -> tuple[str, Path]:
    name, mark, file = text.partition("=")
    if not (name and mark and file):
        raise click.BadParameter(f"{text!r} is not a source and a file; write SRC=FILE", param_hint="--text")
    return name, Path(file)


def _left(agreement: Agreement, source: str, file: Path) -> list[Stretch]:
    if source not in agreement.sources:
        names = ", ".join(agreement.sources) or "none; add it to sources"
        raise NotOnRecord(f"there is no source {source} in {agreement.id}", f"name one of {names}")
    return uncovered(agreement, source, read_text(file))
