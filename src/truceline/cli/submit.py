"""`truceline submit`"""

from io import BytesIO
from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option
from truceline.cli.progress import shown
from truceline.cli.submitted import show_taken
from truceline.record.bundle_check import check_bundle
from truceline.tasks.bundles import Taken, answer_bytes, send, take_in
from truceline.tasks.outbox import Outbox
from truceline.wiring import evidence_folder, register_of


@click.command("submit")
@case_argument
@click.argument("outbox", type=click.Path(path_type=Path))
@json_option
@exits
def command(case: Path, outbox: Path, as_json: bool) -> None:
    """Submit what waits in the queue OUTBOX to the record of CASE, and keep the receipts in the queue.

    The same as `bundle out`, `bundle in` and the way back, without a stick; the same answers and exit codes.
    """
    queue, taken = Outbox(outbox), Taken()
    with register_of(case) as register:

        def carried(data: bytes) -> bytes:
            part = Taken()
            for _ in take_in(register, check_bundle(BytesIO(data)), evidence_folder(case), part):
                pass
            taken.add(part)
            return answer_bytes(register, part)

        for _ in shown(send(queue, carried), "submit", len(queue.waiting()), quiet=as_json):
            pass
    show_taken(taken, as_json)
