"""`truceline bundle`"""

import sys
from collections.abc import Iterable
from contextlib import closing
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

import click

from truceline.cli.edge import BROKEN, case_argument, exits, json_option, print_json
from truceline.cli.progress import shown
from truceline.cli.screen import console
from truceline.cli.submitted import plain_replies, show_replies, show_taken
from truceline.errors import BadInput, Fault
from truceline.record.bundle_check import Bundle, checking
from truceline.tasks.bundles import Taken, answer_bytes, read_answers, take_in
from truceline.tasks.outbox import Outbox, is_outbox
from truceline.tasks.packing import Packed, bundle_file, pack_outbox, pack_record
from truceline.wiring import case_folder, evidence_folder, record_of, register_of, write_bytes

_file_argument = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.group("bundle")
def command() -> None:
    """Envelopes on a stick: out of a queue or a record, into a record, and the answers back.

    A bundle is one file. It can be taken in any number of times, in any order; its answers can be lost.
    """


@command.command("out")
@click.argument("source", type=click.Path(path_type=Path))
@_file_argument
@click.option("--from", "start", type=click.IntRange(0), default=0, help="Of a record: the first entry, from 0.")
@click.option("--all", "everything", is_flag=True, help="Of a queue: also what is on record already.")
@click.option("--files/--no-files", default=True, help="With the files that the envelopes name.")
@json_option
@exits
def out(source: Path, file: Path, start: int, everything: bool, files: bool, as_json: bool) -> None:
    """Write a bundle FILE from SOURCE: the folder of a device's queue, or a case."""
    packed = Packed()
    with bundle_file(file) as stream:
        if is_outbox(source):
            queue = Outbox(source)
            leaves = queue.leaves() if everything else queue.waiting()
            packed = pack_outbox(stream, queue, leaves, None)
        else:
            with closing(record_of(case_folder(source))) as store:
                kept = evidence_folder(source) if files else None
                steps = pack_record(stream, store, start, kept, None if files else (), packed)
                _run(shown(steps, "bundle", max(store.head().size - start, 0), quiet=as_json))
    if as_json:
        left = [want.plain() for want in packed.left]
        print_json({"file": str(file), "envelopes": packed.leaves, "files": packed.bytes, "left": left})
        return
    click.echo(f"{file}: {packed.leaves} envelopes, {packed.bytes} bytes of files")
    for want in packed.left:
        click.echo(f"  not in it: the file {want.digest.hex()} from byte {want.start} on")


@command.command("in")
@case_argument
@_file_argument
@click.option("--answers", type=click.Path(path_type=Path), help="Where to write the answers, to be carried back.")
@json_option
@exits
def into(case: Path, file: Path, answers: Path | None, as_json: bool) -> None:
    """Take the bundle FILE into CASE; or the answers in FILE into the queue that CASE is the folder of.

    All of the file is checked before anything is taken. Exit code 0 when every envelope is recorded, known, or held
    for one that is still to come; 1 when one is in conflict or refused, or the file is spoiled.
    """
    with _opened(file) as stream:
        bundle = _checked(stream, as_json)
        if is_outbox(case):
            _take_answers(Outbox(case), bundle, as_json)
        else:
            _take_envelopes(case, bundle, answers, as_json)


def _take_answers(queue: Outbox, bundle: Bundle, as_json: bool) -> None:
    replies, doubted = read_answers(queue, bundle)
    if as_json:
        print_json({"answers": plain_replies(replies), "not_believed": len(doubted)})
    else:
        known = {leaf.hash: leaf.envelope.id for leaf in queue.leaves()}
        show_replies(console(), replies, [known.get(one.answer.hash, "(not of this queue)") for one in replies])
        click.echo(f"{len(queue.waiting())} envelopes are not yet proved to be on record")
    if doubted:
        click.echo(f"{len(doubted)} answers say without proof that an envelope is on record", err=True)
        sys.exit(BROKEN)


def _take_envelopes(case: Path, bundle: Bundle, answers: Path | None, as_json: bool) -> None:
    taken = Taken()
    with register_of(case) as register:
        steps = take_in(register, bundle, evidence_folder(case), taken)
        _run(shown(steps, "submit", bundle.manifest.counts["leaves"], quiet=as_json))
        if answers is not None:
            write_bytes(answers, answer_bytes(register, taken))
    show_taken(taken, as_json)


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as cause:
        raise BadInput(
            Fault(str(file), None, f"cannot be read ({cause.strerror})", "name the bundle's file")
        ) from cause


def _checked(stream: BinaryIO, quiet: bool) -> Bundle:
    found: list[Bundle] = []
    _run(shown(checking(stream, found), "check", stream.seek(0, SEEK_END), quiet=quiet))
    return found[0]


def _run(steps: Iterable[int]) -> None:
    for _ in steps:
        pass
