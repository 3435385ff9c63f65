"""How good probabilities were: Brier and logarithmic loss. Lower is better; a coin gets 0.25 and 0.693."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_SUREST = 1e-6
"""Nobody is as sure as 0 or 1: one mistake would cost infinitely much."""


@dataclass(frozen=True)
class Probabilities:
    """Over `many` answers with a probability; None where there were none."""

    many: int
    brier: float | None
    log_loss: float | None


def marked(pairs: Sequence[tuple[float, bool]]) -> Probabilities:
    """Marks for probabilities, each with whether it came true. Sums are exact, so that the order decides nothing."""
    if not pairs:
        return Probabilities(0, None, None)
    brier = math.fsum((said - came) ** 2 for said, came in pairs) / len(pairs)
    loss = math.fsum(-math.log(_likely(said, came)) for said, came in pairs) / len(pairs)
    return Probabilities(len(pairs), brier, loss)


def _likely(said: float, came: bool) -> float:
    return max(_SUREST, said if came else 1 - said)
