"""`truceline exercise`"""

from pathlib import Path

import click

from truceline.cli.edge import exits, json_option, print_json
from truceline.cli.progress import told
from truceline.errors import BadInput, Fault
from truceline.exercise.scoring.page import page
from truceline.exercise.scoring.telling import lines, plain
from truceline.exercise.watching.noise import Noise, noise_of
from truceline.exercise.world.scenario import Scenario
from truceline.exercise.world.shipped import names, scenario
from truceline.tasks.exercise import Made, Plan, fitted, judgement_of, shaped
from truceline.tasks.exercise import score as mark
from truceline.values.watermark import BANNER
from truceline.wiring import write_text
from truceline.wiring.exercise import exercise_at, new_exercise, observed_in, refuse_there

_NOISE = 0.4
_OBSERVATIONS = 5_000
_MOST = 10_000_000


@click.group("exercise")
def command() -> None:
    """A made-up world whose truth is known: make one, let officers judge it, and mark what they say."""


@command.command("new")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--scenario", "name", default="ordinary", show_default=True, metavar="NAME|FILE", help="Which sort of world."
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Another seed, another world of the same sort.")
@click.option(
    "--observations", type=click.IntRange(1_000, _MOST), help="About how many rows; 1000 to 10000000.  [5000]"
)
@click.option("--noise", "dial", type=click.FloatRange(0, 1), default=_NOISE, show_default=True, help="0: all is seen.")
@click.option("--set", "single", multiple=True, metavar="NAME=NUMBER", help="One setting of the noise alone.")
@click.option("--days", type=click.IntRange(2, 3_000), help="How long, in all; a fifth lies before the truce.")
@click.option("--length-km", type=click.FloatRange(1, 5_000), help="How long the front is.")
@json_option
@exits
def new(
    out: Path,
    name: str,
    seed: int | None,
    observations: int | None,
    dial: float,
    single: tuple[str, ...],
    days: int | None,
    length_km: float | None,
    as_json: bool,
) -> None:
    """Make an exercise in the new folder OUT: a case for those who train, and its truth for whoever directs it.

    Scenarios that come with the program: ordinary, quiet, breaking, night, blind, one-sided. The same words give the
    same bytes.
    """
    refuse_there(out)
    wanted = observations or _OBSERVATIONS
    found, noise = _with_seed(scenario(name), seed), _noise(dial, single)
    if name in names() or observations or days or length_km:
        found = fitted(shaped(found, wanted, days, length_km), noise, wanted)
    plan, events = Plan(found, noise), round(float(found.expected.sum()))
    with told("making the world", events) as first, told("letting it be watched", events) as second:
        made = new_exercise(out, plan, wanted, (first, second))
    if as_json:
        print_json({"case": str(out / "case"), "truth": str(out / "truth"), "events": made.events, "rows": made.rows,
                    "entries": made.entries, "digest": made.truth, "exercise": BANNER})  # fmt: skip
    else:
        _say(out, made)


@command.command("judge")
@click.argument("exercise", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Where the judgement goes (a .csv file).")
@exits
def judge(exercise: Path, out: Path) -> None:
    """Let a plain judge have a go at EXERCISE: what lies near in time and place is one event. It never sees the truth.

    The file is an example of what an officer fills in, and something to be compared with.
    """
    found = exercise_at(exercise)
    if out.exists():
        raise BadInput(Fault(str(out), None, "is there already", "name a new file; nothing is written over"))
    write_text(out, judgement_of(observed_in(found), found.folder.case()))
    click.echo(BANNER)
    click.echo(f"wrote {out}")
    click.echo(f"next   truceline exercise score {exercise} --judgement {out}")


@command.command("score")
@click.argument("exercise", type=click.Path(path_type=Path))
@click.option("--judgement", required=True, type=click.Path(path_type=Path), help="The table of who judges.")
@click.option("--truth", type=click.Path(path_type=Path), help="Where the truth is; beside the case without it.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the marks on one HTML page too.")
@json_option
@exits
def score(exercise: Path, judgement: Path, truth: Path | None, out: Path | None, as_json: bool) -> None:
    """Mark a JUDGEMENT of EXERCISE against what truly happened. docs/exercise.md has the columns of its table."""
    found = exercise_at(exercise)
    marks = mark(found.folder.case(), truth or found.truth, judgement)
    if out is not None:
        write_text(out, page(marks, found.folder.case().title, judgement.name))
    if as_json:
        print_json(plain(marks))
        return
    for line in lines(marks):
        click.echo(line)
    if out is not None:
        click.echo(f"\nwrote {out}")


def _with_seed(found: Scenario, seed: int | None) -> Scenario:
    return found if seed is None else found.model_copy(update={"seed": seed})


def _noise(dial: float, single: tuple[str, ...]) -> Noise:
    settings = {}
    for pair in single:
        key, _, number = pair.partition("=")
        try:
            settings[key] = float(number)
        except ValueError as wrong:
            raise BadInput(
                Fault("--set", None, f"{pair!r} is no setting", "write NAME=NUMBER, such as gaps=0.3")
            ) from wrong
    unknown = sorted(set(settings) - set(Noise.model_fields))
    if unknown:
        remedy = f"write one of {', '.join(Noise.model_fields)}"
        raise BadInput(Fault("--set", None, f"there is no setting {unknown[0]!r}", remedy))
    try:
        return noise_of(dial, settings)
    except ValueError as wrong:
        raise BadInput(
            Fault("--set", None, "a setting is out of its range", "docs/exercise.md has the ranges")
        ) from wrong


def _say(out: Path, made: Made) -> None:
    click.echo(BANNER)
    click.echo(f"{made.rows} rows tell of what happened.")
    click.echo(f"\ncase    {out / 'case'}")
    click.echo(f"truth   {out / 'truth'}   for whoever directs the exercise: move it away")
    click.echo("        before you hand the case out; it is marked, not shown")
    if not made.entries:
        click.echo(f"        so many rows stand in {out / 'case' / 'columns'}, not among the entries")
    click.echo("\nfirst   truceline build " + str(out / "case"))
    click.echo("then    docs/exercise.md: how to judge it, and how to have it marked")
