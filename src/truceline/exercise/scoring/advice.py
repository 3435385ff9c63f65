"""What to train next, from the marks: the weakest points first, each in one sentence."""

from truceline.exercise.scoring.marks import Marks

_ENOUGH = 0.8
_MOST = 3


def advice(marks: Marks) -> list[str]:
    """At most three sentences; none where everything that was judged is good."""
    found = [(score, words) for score, words in _points(marks) if score is not None and score < _ENOUGH]
    return [words for _, words in sorted(found)[:_MOST]]


def _points(marks: Marks) -> list[tuple[float | None, str]]:
    pairs, told = marks.grouping.pairs, marks.unseen.told
    accused, shown = marks.attribution, marks.particulars
    return [
        (pairs.precision, "Keep apart what only looks alike: time, bearing, distance."),
        (pairs.recall, "Put together what is one event told by several means."),
        (
            1 - marks.unseen.missed / told if told else None,
            "Go through all rows: events that are told of were left out.",
        ),
        (_safe(accused.accuracy), "Accuse no side on its opponent's word alone."),
        (shown.excluded.recall, "Look for announcements: exercises and demining are no breach."),
        (shown.excluded.precision, "Check announced exercises against what was seen."),
        (shown.counts.share, "Give counts as bounds, as wide as the sources are unsure."),
        (shown.inside.share, "Give places with the radius that their means has."),
        (marks.lies.found.recall, "Hold each side's totals against what the mission saw."),
        (marks.lies.found.precision, "A claim that nobody confirms is no lie yet: see who looked."),
        (marks.totals.inside.share, "Widen totals by the hours in which nobody looked."),
    ]


def _safe(accuracy: float | None) -> float | None:
    """Five false accusations of a hundred are too many."""
    return None if accuracy is None else max(0.0, 1 - (1 - accuracy) * 5)
