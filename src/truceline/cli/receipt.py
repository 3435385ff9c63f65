"""`truceline receipt`"""

from contextlib import closing
from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.record.envelope import Leaf
from truceline.record.log import receipt_of
from truceline.record.projection import leaf_at
from truceline.record.times import Bound, Proved, times_of
from truceline.record.tlog.policy import Policy, parse_policy
from truceline.record.tlog.receipts import Receipt
from truceline.tasks.cosigning import policy_of
from truceline.tasks.export import latest_note
from truceline.values.canonical import Json
from truceline.values.instants import HOUR, Instant, show
from truceline.values.zones import zone
from truceline.wiring import case_folder, record_of, write_bytes

_UTC = zone("UTC")


@click.command("receipt")
@case_argument
@click.argument("index", type=click.IntRange(0))
@click.option("--out", type=click.Path(path_type=Path), help="Write NAME.tlog-proof, and NAME.leaf beside it.")
@click.option("--policy", type=click.Path(path_type=Path), help="A tlog-policy; without it, the record's own.")
@click.option("--tolerance", type=float, default=1.0, show_default=True, help="Hours that a clock may be off.")
@json_option
@exits
def command(case: Path, index: int, out: Path | None, policy: Path | None, tolerance: float, as_json: bool) -> None:
    """The receipt of the entry at INDEX of CASE, and between which times it can be proved to have been made.

    What was claimed stands beside that interval, and is flagged where it lies outside. Without cosignatures there is
    nothing to prove a time by.
    """
    with closing(record_of(case_folder(case))) as store:
        leaf = leaf_at(store, index)
        receipt = receipt_of(store, index, latest_note(store).bytes())
        rules: Policy = policy_of(store) if policy is None else parse_policy(policy.read_text(encoding="utf-8"))
        proved = times_of(store, rules).of(index, leaf)
    if out is not None:
        write_bytes(out.with_name(out.name + ".tlog-proof"), str(receipt).encode())
        write_bytes(out.with_name(out.name + ".leaf"), leaf.raw)
    flag = proved.flag(leaf.envelope.claimed, int(tolerance * HOUR))
    if as_json:
        print_json(_plain(leaf, receipt, proved) | {"flag": flag.value if flag else None})
        return
    lines = [
        ("entry", f"{index}, {leaf.envelope.kind} {leaf.envelope.id}"),
        ("leaf", leaf.hash.hex()),
        ("signed by", leaf.envelope.by.hex()),
        ("claimed", show(Instant(leaf.envelope.claimed), _UTC)),
        ("made after", _bound(proved.after)),
        ("made before", _bound(proved.before)),
    ]
    console().print(grid([*lines, *([("FLAGGED", flag.value)] if flag else [])], indent=2, label=12))


def _bound(bound: Bound | None) -> str:
    return "not known" if bound is None else f"{show(bound.at, _UTC)}, by {bound.witness}"


def _plain(leaf: Leaf, receipt: Receipt, proved: Proved) -> dict[str, Json]:
    return {
        "index": receipt.index,
        "leaf": leaf.hash.hex(),
        "kind": leaf.envelope.kind,
        "id": leaf.envelope.id,
        "by": leaf.envelope.by.hex(),
        "claimed": leaf.envelope.claimed,
        "after": None if proved.after is None else {"at": proved.after.at, "witness": proved.after.witness},
        "before": None if proved.before is None else {"at": proved.before.at, "witness": proved.before.witness},
        "receipt": str(receipt),
    }
