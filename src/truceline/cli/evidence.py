"""`truceline evidence`"""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from truceline.cli.edge import BROKEN, case_argument, exits, json_option, print_json
from truceline.record.evidence.chain import Chain
from truceline.record.evidence.custody import parse_digest
from truceline.record.evidence.six_words import Answer
from truceline.tasks import evidence as tasks
from truceline.values.canonical import Json
from truceline.values.verdicts import Verdict
from truceline.wiring import evidence_desk

_digest_argument = click.argument("digest")
_how_option = click.option("--how", metavar="WORDS", help="A few words for the record; no names of persons.")


@click.group("evidence")
def command() -> None:
    """Files of evidence: take them in, copy them for work, hash them again, tell their chain of custody.

    A file goes by its SHA-256. The name that it came with is kept nowhere, and no original is ever opened.
    """


@command.command("add")
@case_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--derived-from", "source", metavar="DIGEST", help="They were made from this file.")
@_how_option
@json_option
@exits
def add(case: Path, files: tuple[Path, ...], source: str | None, how: str | None, as_json: bool) -> None:
    """Take FILES in as evidence of CASE; one line each: SHA-256, size in bytes, media type, entry."""
    origin = parse_digest(source) if source else None
    words = how or ("handed in at the desk" if origin is None else "derived at the desk")
    for path in files:
        with evidence_desk(case) as desk:
            added = tasks.add(desk, path, words, origin)
        if as_json:
            print_json(_plain_added(added))
            continue
        custody, again = added.custody, ", as before" if added.known else ""
        click.echo(f"{custody.object.hex()} {custody.size} {custody.type} entry {added.index}{again}")
        if added.media.agrees is Verdict.NO:
            click.echo(f"  its type is in doubt: {added.media}", err=True)


def _plain_added(added: tasks.Added) -> Json:
    media: Json = {"by_name": added.media.by_name, "by_bytes": added.media.by_bytes, "agree": added.media.agrees.value}
    return {**added.custody.plain(), "index": added.index, "known": added.known, "media": media}


@command.command("list")
@case_argument
@json_option
@exits
def list_(case: Path, as_json: bool) -> None:
    """List the files that entries of CASE name, and whether they are here; nothing is hashed."""
    with evidence_desk(case) as desk:
        found = tasks.listed(desk)
    if as_json:
        print_json([_plain_listed(one) for one in found])
        return
    for one in found:
        copy = "evidentiary" if one.evidentiary else "working"
        here = "here" if one.state.name == "NOT_LOOKED" else one.state.name.lower()
        click.echo(f"{one.digest.hex()} {one.size} {one.type} {copy} {here}")


def _plain_listed(one: tasks.Listed) -> Json:
    here = one.state.name == "NOT_LOOKED"
    plain: dict[str, Json] = {"digest": one.digest.hex(), "size": one.size, "type": one.type}
    state = "here" if here else one.state.name.lower()
    return {**plain, "state": state, "evidentiary": one.evidentiary, "entries": list(one.indices)}


@command.command("check")
@case_argument
@json_option
@exits
def check(case: Path, as_json: bool) -> None:
    """Hash every file of CASE again. Exit code 1 and the names when any is missing, changed or not of this store."""
    with evidence_desk(case) as desk:
        found = tasks.check(desk)
    if as_json:
        wrong: Json = [{"damage": one.damage.value, "name": one.name} for one in found.wrong]
        pending, unnamed = list(found.pending), list(found.unnamed)
        print_json({"sound": found.sound, "wrong": wrong, "pending": pending, "unnamed": unnamed})
    else:
        click.echo(f"{case}: {'every file is sound' if found.sound else 'files are NOT as they should be'}")
        for line in (*found.wrong, *(f"pending: {name}" for name in found.pending)):
            click.echo(f"  {line}")
        for name in found.unnamed:
            click.echo(f"  here, but named by no entry: {name}")
    if not found.sound:
        sys.exit(BROKEN)


@command.command("copy")
@case_argument
@_digest_argument
@click.argument("dest", required=False, type=click.Path(path_type=Path))
@_how_option
@exits
def copy(case: Path, digest: str, dest: Path | None, how: str | None) -> None:
    """Make a working copy of the file DIGEST of CASE in the new file DEST, and put that on record.

    Without DEST it is put among the working copies of the case.
    """
    with evidence_desk(case) as desk:
        path, index = tasks.copy(desk, parse_digest(digest), dest, how or "copied for work at the desk")
    click.echo(f"{path} entry {index}")


@command.command("report")
@case_argument
@_digest_argument
@json_option
@exits
def report(case: Path, digest: str, as_json: bool) -> None:
    """The chain of custody of the file DIGEST of CASE, and the six words of the Berkeley Protocol about it."""
    with evidence_desk(case) as desk:
        chain, answers = tasks.report(desk, parse_digest(digest))
    if as_json:
        print_json(_plain_report(chain, answers))
        return
    for line in _lines(chain, answers):
        click.echo(line)


def _lines(chain: Chain, answers: Sequence[Answer]) -> list[str]:
    lines = [chain.object.hex(), "custody"]
    for index, one in chain.steps:
        about = [one.copy.value, *([f"to {one.to}"] if one.to else []), one.how]
        lines.append(f"  entry {index}: {one.act}, {', '.join(about)}")
    lines += [f"  derived from {one.hex()}" for one in chain.origins]
    lines += [f"  {one.hex()} derives from it" for one in chain.derivatives]
    lines += [f"  {'contradiction' if one.contradiction else 'gap'}: {one}" for one in chain.remarks]
    lines.append("six words")
    return [*lines, *(f"  {answer.word:<18} {answer.met:<10} {answer.reason}" for answer in answers)]


def _plain_report(chain: Chain, answers: Sequence[Answer]) -> Json:
    return {
        "digest": chain.object.hex(),
        "custody": [{"index": index, **one.plain()} for index, one in chain.steps],
        "origins": [one.hex() for one in chain.origins],
        "derivatives": [one.hex() for one in chain.derivatives],
        "evidentiary": [one.hex() for one in chain.evidentiary],
        "remarks": [
            {"gap": one.gap.name.lower(), "object": one.object.hex(), "index": one.index} for one in chain.remarks
        ],
        "words": {answer.word.value: {"met": answer.met, "reason": answer.reason} for answer in answers},
    }
