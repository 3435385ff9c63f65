"""Who did it, by the judge and in truth. Not attributed is a legal answer; a false accusation is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.exercise.scoring.judgement import NOBODY, NOT_ATTRIBUTED, Judged
from truceline.exercise.scoring.key import Key
from truceline.exercise.scoring.probabilities import Probabilities, marked

UNSAID = "not_said"


@dataclass(frozen=True)
class Attribution:
    """`table`: for each true side (or nobody) and each answer, how many events. `right`, `false`: accusations;
    `withheld`: not attributed; `unsaid`: no answer was given."""

    table: tuple[tuple[str, str, int], ...]
    right: int
    false: int
    withheld: int
    unsaid: int
    probabilities: Probabilities

    @property
    def accuracy(self) -> float | None:
        """Which share of all accusations is right; None where nobody was accused."""
        accused = self.right + self.false
        return self.right / accused if accused else None


def attribution(judged: Sequence[Judged], match: Sequence[int], key: Key) -> Attribution:
    """Marks for saying who did it, for every judged event. `match`: the true event of each, or -1."""
    cells: dict[tuple[str, str], int] = {}
    pairs: list[tuple[float, bool]] = []
    right = false = withheld = unsaid = 0
    for one, event in zip(judged, match, strict=True):
        true = _true(event, key)
        said = one.side or UNSAID
        cells[true, said] = cells.get((true, said), 0) + 1
        accuses = said in key.sides
        right += said == true and (accuses or said == NOBODY)
        false += said != true and (accuses or said == NOBODY)
        withheld += said == NOT_ATTRIBUTED
        unsaid += said == UNSAID
        if accuses and one.probability is not None:
            pairs.append((one.probability, said == true))
    table = tuple((true, said, many) for (true, said), many in sorted(cells.items()))
    return Attribution(table, right, false, withheld, unsaid, marked(pairs))


def _true(event: int, key: Key) -> str:
    if event < 0:
        return "nothing_happened"
    side = int(key.events.side[event])
    return NOBODY if side < 0 else key.sides[side]
