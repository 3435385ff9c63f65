"""The Admiralty grade: how reliable a source is (A to F) and how credible what it says is (1 to 6), judged apart.

F and 6 are not bad grades: they say that it cannot be judged.
"""

import re
from dataclasses import dataclass

_FORM = re.compile("([A-F])([1-6])")
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


@dataclass(frozen=True)
class Grade:
    """A letter for the source and a digit for what it says."""

    source: str
    item: str

    def __str__(self) -> str:
        return f"{self.source}{self.item}"

    @property
    def source_judged(self) -> bool:
        """False where the reliability cannot be judged (F)."""
        return self.source != "F"

    @property
    def item_judged(self) -> bool:
        """False where the truth cannot be judged (6)."""
        return self.item != "6"


def parse_grade(text: str) -> Grade:
    """Read `B2`.

    Raises:
        ValueError: if it is not a letter from A to F and a digit from 1 to 6.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a grade; write A to F and 1 to 6, such as B2 (F6: cannot be judged)")
    return Grade(found[1], found[2])
