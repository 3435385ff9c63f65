"""Which number stands for which word in the columns of what is told."""

from truceline.exercise.world.truth import WHATS, Cause
from truceline.record.kinds.field import Assessed, Effect, Follow, Hindrance, Looking, Means, What
from truceline.values.precision import Precision

MEANS: tuple[Means, ...] = tuple(Means)
LOOKINGS: tuple[Looking, ...] = tuple(Looking)
HINDRANCES: tuple[Hindrance, ...] = tuple(Hindrance)
EFFECTS: tuple[Effect, ...] = tuple(Effect)
PRECISIONS: tuple[Precision, ...] = tuple(Precision)
ASSESSED: tuple[Assessed, ...] = tuple(Assessed)
FOLLOWS: tuple[Follow, ...] = tuple(Follow)
UNITS: tuple[str, ...] = ("violations", "shellings", "drone strikes", "assaults", "other violations")
"""What parties claim totals of; the first is the total."""
REASONS: tuple[str, ...] = (
    "weather",
    "jamming",
    "a fault",
    "kept out by those in control",
    "shot at",
    "no safe time given",
)
WEATHER, JAMMING, FAULT, KEPT_OUT, SHOT_AT, NO_TIME = range(6)

HEARD, SEEN, CAMERA, UAV, ACOUSTIC, RADAR, SATELLITE, OTHER = range(8)
LOOKING, PARTLY, DOWN, CANCELLED, JAMMED, DENIED = range(6)
OFF = -1
"""No looking was meant there and then, and nobody logs it."""

SMALL = tuple(WHATS.index(one) for one in (What.SHOT, What.BURST, What.TRACER))
EXPLOSION, OUTGOING, DRONE, FIRE = (
    WHATS.index(one) for one in (What.UNDETERMINED_EXPLOSION, What.OUTGOING, What.DRONE, What.FIRE)
)
CALLED: dict[Cause, Assessed] = {
    Cause.LIVE_FIRE: Assessed.LIVE_FIRE_EXERCISE,
    Cause.DEMINING: Assessed.DEMINING,
    Cause.CONTROLLED_DETONATION: Assessed.CONTROLLED_DETONATION,
}
"""What somebody who knows calls a thing that is no breach."""


def called(cause: int) -> int:
    """The place in `ASSESSED` of what is no breach; -1 for every other cause."""
    found = CALLED.get(Cause(cause))
    return -1 if found is None else ASSESSED.index(found)
