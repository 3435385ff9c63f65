"""`truceline verify`"""

import os
import sys
from contextlib import closing
from pathlib import Path

import click

from truceline.cli.edge import BROKEN, exits, json_option, print_json
from truceline.cli.progress import told
from truceline.errors import NotOnRecord
from truceline.record.finality import Finality, Limits
from truceline.record.projection import Projection, project
from truceline.record.store import DamagedRow, Head, Store
from truceline.record.tlog.policy import Policy, parse_policy
from truceline.record.verify import Verification, parse_head, verify
from truceline.reports.finality import plain_finality
from truceline.reports.plain import plain_head, plain_problem
from truceline.sources.case import Case
from truceline.tasks import evidence
from truceline.tasks.cosigning import finality, policy_of
from truceline.values.canonical import Json
from truceline.values.instants import SECOND
from truceline.verifier import truceline_verify
from truceline.wiring import case_folder, clock, evidence_desk, record_of

_MANY = 50_000
"""Below so many entries it takes longer to start other processes than they save."""


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--seen", metavar="HEAD", help="A head that you kept (size:hash); the record must still continue it.")
@click.option("--policy", type=click.Path(path_type=Path), help="A tlog-policy of your own; it says whom you trust.")
@json_option
@exits
def command(path: Path, seen: str | None, policy: Path | None, as_json: bool) -> None:
    """Check everything from its bytes, and say what is wrong where. Exit code 1 when anything is.

    PATH is a case: its log, every signature, every signer's chain, the store, the files of evidence. Or it is what a
    party holds: an exported folder, a receipt (.tlog-proof) beside its .leaf or .json, a copy, a fork proof.
    """
    if (path / "case.yaml").is_file():
        _case(path, _head(seen), policy, as_json=as_json)
        return
    words = [*(("--policy", str(policy)) if policy else ()), *(("--seen", seen) if seen else ())]
    sys.exit(truceline_verify.main([*words, "--", str(path)]))


def _case(path: Path, seen: Head | None, policy: Path | None, *, as_json: bool) -> None:
    folder = case_folder(path)
    about = folder.case()
    with closing(record_of(folder)) as store:
        outcome = _verified(store, about, seen, quiet=as_json)
        projection = project(store) if outcome.sound else None
        found = finality(store, _policy(store, policy), Limits(clock() // SECOND)) if outcome.sound else None
    files = _files(path) if outcome.sound else []
    if as_json:
        print_json(_plain(outcome, projection, found, files))
    else:
        _show(path, outcome, projection, found, files)
    if not outcome.sound or files:
        sys.exit(BROKEN)


def _verified(store: Store, about: Case, seen: Head | None, *, quiet: bool) -> Verification:
    try:
        size = store.head().size
    except (DamagedRow, NotOnRecord):
        size = 0
    workers = (os.cpu_count() or 1) if size > _MANY else 1
    with told("verify", size, quiet=quiet) as tell:
        return verify(store, about.id, about.mode, seen, workers, tell)


def _policy(store: Store, path: Path | None) -> Policy:
    return policy_of(store) if path is None else parse_policy(path.read_text(encoding="utf-8"))


def _files(path: Path) -> list[str]:
    with evidence_desk(path) as desk:
        return [str(one) for one in evidence.check(desk).wrong]


def _plain(
    outcome: Verification, projection: Projection | None, found: Finality | None, files: list[str]
) -> dict[str, Json]:
    return {
        "sound": outcome.sound and not files,
        "read": outcome.read,
        "head": plain_head(outcome.head),
        "state": projection.state.hex() if projection else None,
        "withheld": list(projection.withheld) if projection else None,
        "problems": [plain_problem(problem) for problem in outcome.problems],
        "notices": [plain_problem(problem) for problem in outcome.notices],
        "evidence": files,
        "finality": plain_finality(found, None) if found else None,
    }


def _show(
    path: Path, outcome: Verification, projection: Projection | None, found: Finality | None, files: list[str]
) -> None:
    if outcome.sound and not files:
        click.echo(f"{path}: sound. {outcome.read} entries, head {outcome.head}")
    else:
        click.echo(f"{path}: BROKEN")
    for problem in outcome.problems:
        click.echo(f"  {problem}")
    for file in files:
        click.echo(f"  evidence {file}")
    for notice in outcome.notices:
        click.echo(f"  noticed: {notice}")
    if projection is not None and found is not None:
        click.echo(f"state {projection.state.hex()}")
        if projection.withheld:
            click.echo(f"{len(projection.withheld)} entries only commit to their fields")
        click.echo(_witnessed(found))


def _witnessed(found: Finality) -> str:
    size = max((one.size for one in found.quorums), default=0)
    if not size:
        return "witnessed by no quorum; nobody but the log vouches that it shows everybody the same"
    left = f", {found.size - size} entries after them not yet" if found.size > size else ""
    return f"{size} entries witnessed by a quorum{left}"


def _head(text: str | None) -> Head | None:
    try:
        return parse_head(text) if text else None
    except ValueError as cause:
        raise click.BadParameter(str(cause), param_hint="--seen") from cause
