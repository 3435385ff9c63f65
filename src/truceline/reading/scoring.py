"""How well reading proposes, by sort: held against passages that say what should be proposed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from truceline.reading.evaluation.matching import extras, pairs, right
from truceline.reading.evaluation.passages import Gold, Named, Never, Part, Passage, passages
from truceline.reading.suggestion import Sort, Suggestion

__all__ = ["FLOORS", "Figures", "Named", "Part", "Passage", "Remark", "Scores", "passages", "score", "short", "table"]

Propose = Callable[[Passage], Iterable[Suggestion]]


@dataclass(frozen=True)
class Floors:
    """The figures to reach by each sort, as shares."""

    precision: float
    recall: float
    exact: float


FLOORS = Floors(precision=0.90, recall=0.75, exact=0.95)


@dataclass(frozen=True)
class Figures:
    """The counts of one sort, and the shares that follow. A share of nothing is None: it is not known, and not 1.

    `proposed` leaves out what met optional gold. `exact`: met suggestions whose span is that of the gold. `slots`: the
    slots of met gold beyond its key; `slots_right`: how many of them say the same.
    """

    sort: Sort
    gold: int = 0
    proposed: int = 0
    met: int = 0
    exact: int = 0
    slots: int = 0
    slots_right: int = 0

    @property
    def precision(self) -> float | None:
        """Met of proposed."""
        return _share(self.met, self.proposed)

    @property
    def recall(self) -> float | None:
        """Met of gold."""
        return _share(self.met, self.gold)

    @property
    def spans_exact(self) -> float | None:
        """Exact spans of met."""
        return _share(self.exact, self.met)

    @property
    def slots_share(self) -> float | None:
        """Slots right beyond the key."""
        return _share(self.slots_right, self.slots)


@dataclass(frozen=True)
class Remark:
    """One thing that was missed, wrongly proposed, or proposed though it never may be; for a person who reads it."""

    passage: str
    sort: Sort
    letters: str
    slots: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Scores:
    """What came of all passages.

    `negatives`: passages of which nothing need be proposed; `alarmed`: those of them of which something was, beyond
    what is optional. `upgraded`: suggestions that a passage forbids outright, such as readiness as an acceptance.
    """

    figures: tuple[Figures, ...]
    negatives: int
    alarmed: int
    missed: tuple[Remark, ...]
    wrong: tuple[Remark, ...]
    upgraded: tuple[Remark, ...]

    def of(self, sort: Sort) -> Figures:
        """The figures of one sort."""
        return next(one for one in self.figures if one.sort is sort)


@dataclass(frozen=True)
class _Outcome:
    """One passage with what was proposed; `met` leaves optional gold out, `wrong` and `missed` too."""

    passage: Passage
    offered: tuple[Suggestion, ...]
    met: tuple[tuple[Suggestion, Gold], ...]
    wrong: tuple[Suggestion, ...]
    missed: tuple[Gold, ...]


def score(of: Iterable[Passage], propose: Propose) -> Scores:
    """Hold what `propose` makes of each passage against its gold. One gold meets at most one suggestion."""
    outcomes = [_outcome(passage, propose(passage)) for passage in of]
    negative = [one for one in outcomes if one.passage.negative]
    return Scores(
        figures=tuple(_figures(sort, outcomes) for sort in Sort),
        negatives=len(negative),
        alarmed=sum(bool(one.wrong) for one in negative),
        missed=_sorted(_remark(one.passage, gold) for one in outcomes for gold in one.missed),
        wrong=_sorted(_remark(one.passage, offer) for one in outcomes for offer in one.wrong),
        upgraded=_sorted(
            _remark(one.passage, offer)
            for one in outcomes
            for offer in one.offered
            if any(_forbids(never, offer) for never in one.passage.never)
        ),
    )


def short(scores: Scores, floors: Floors = FLOORS) -> tuple[str, ...]:
    """What does not reach the floors, in words; nothing where all does. An unknown share does not reach."""
    asked = (("precision", floors.precision), ("recall", floors.recall), ("spans_exact", floors.exact))
    told = []
    for one in scores.figures:
        for name, floor in asked:
            share: float | None = getattr(one, name)
            if share is None or share < floor:
                told.append(f"{one.sort}: {name.replace('_', ' ')} {_shown(share)}, to reach {floor:.2f}")
    return tuple(told)


def table(scores: Scores) -> tuple[tuple[str, ...], ...]:
    """A heading and a row for each sort, as texts; a share that is not known is a dash."""
    heading = ("sort", "gold", "proposed", "met", "precision", "recall", "spans exact", "slots right")
    return (heading, *(_row(one) for one in scores.figures))


def _row(one: Figures) -> tuple[str, ...]:
    shares = (one.precision, one.recall, one.spans_exact, one.slots_share)
    return (str(one.sort), str(one.gold), str(one.proposed), str(one.met), *(_shown(share) for share in shares))


def _outcome(passage: Passage, suggestions: Iterable[Suggestion]) -> _Outcome:
    offered, gold = tuple(suggestions), passage.gold
    found = tuple(pairs(offered, gold))
    places, numbers = {place for place, _ in found}, {number for _, number in found}
    return _Outcome(
        passage=passage,
        offered=offered,
        met=tuple((offered[place], gold[number]) for place, number in found if not gold[number].optional),
        wrong=tuple(one for place, one in enumerate(offered) if place not in places),
        missed=tuple(one for number, one in enumerate(gold) if number not in numbers and not one.optional),
    )


def _figures(sort: Sort, outcomes: Sequence[_Outcome]) -> Figures:
    met = [pair for one in outcomes for pair in one.met if pair[1].sort is sort]
    slots = [(offer, gold, name) for offer, gold in met for name in extras(gold)]
    return Figures(
        sort=sort,
        gold=sum(gold.sort is sort and not gold.optional for one in outcomes for gold in one.passage.gold),
        proposed=len(met) + sum(offer.sort is sort for one in outcomes for offer in one.wrong),
        met=len(met),
        exact=sum(offer.span == gold.span for offer, gold in met),
        slots=len(slots),
        slots_right=sum(right(name, gold.slots[name], offer.slots.get(name)) for offer, gold, name in slots),
    )


def _forbids(never: Never, offer: Suggestion) -> bool:
    return never.sort is offer.sort and all(offer.slots.get(name) == value for name, value in never.slots.items())


def _remark(passage: Passage, one: Suggestion | Gold) -> Remark:
    return Remark(passage.id, one.sort, one.span.of(passage.text), tuple(sorted(one.slots.items())))


def _sorted(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda one: (one.passage, one.letters, one.sort, one.slots)))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"
