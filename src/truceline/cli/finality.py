"""`truceline finality`"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from truceline.cli.edge import case_argument, exits, json_option, print_json
from truceline.cli.screen import console, grid
from truceline.record.finality import Limits
from truceline.record.tlog.policy import Policy, parse_policy
from truceline.reports.finality import finality_lines, plain_finality
from truceline.tasks.cosigning import ask, finality, policy_of, request_for, take
from truceline.tasks.witnessing import Cosigned, Silent
from truceline.values.instants import SECOND
from truceline.wiring import case_folder, clock, record_of, write_bytes


@click.command("finality")
@case_argument
@click.option("--policy", type=click.Path(path_type=Path), help="A tlog-policy; without it, the record's own.")
@click.option("--ask", "asking", is_flag=True, help="First ask every witness that has an address.")
@click.option("--patience", type=float, default=10.0, show_default=True, help="Seconds to wait for them, with --ask.")
@click.option("--request", type=click.Path(path_type=Path), help="Write a request here, to be carried to a witness.")
@click.option("--from", "old", type=int, default=0, show_default=True, help="What that witness cosigned last.")
@click.option("--take", "lines", type=click.Path(path_type=Path), help="Keep the cosignatures in this file.")
@click.option("--index", type=int, help="How final is the entry at this index?")
@json_option
@exits
def command(
    case: Path,
    policy: Path | None,
    asking: bool,
    patience: float,
    request: Path | None,
    old: int,
    lines: Path | None,
    index: int | None,
    as_json: bool,
) -> None:
    """Who has witnessed the record of CASE, up to where, and who is silent. Nobody has a veto.

    Recorded: the log signed it. Witnessed: a quorum of the policy cosigned it. Seen: this or that witness did.
    """
    with closing(record_of(case_folder(case))) as store:
        rules = policy_of(store) if policy is None else _read(policy)
        if lines is not None:
            take(store, rules, lines.read_bytes())
        said = list(_answers(ask(store, rules, patience).answers)) if asking else []
        if request is not None:
            write_bytes(request, request_for(store, old))
        found = finality(store, rules, Limits(clock() // SECOND))
    if as_json:
        print_json(plain_finality(found, index))
        return
    screen = console()
    screen.print(grid([*said, *finality_lines(found, index)], label=12))


def _read(path: Path) -> Policy:
    return parse_policy(path.read_text(encoding="utf-8"))


def _answers(answers: object) -> Iterator[tuple[str, str]]:
    for one in answers if isinstance(answers, tuple) else ():
        if isinstance(one, Cosigned):
            yield one.witness, "cosigned"
        elif isinstance(one, Silent):
            yield one.witness, f"silent: {one.why}"
        else:
            yield one.witness, f"did not cosign ({one.status}): {one.words}"
