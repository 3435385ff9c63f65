"""Forms of English verbs, from the entries of the term base."""

from dataclasses import dataclass

_VOWELS = "aeiou"
PARTICLES = frozenset(
    [
        "on", "for", "to", "upon", "out", "up", "with", "of", "down",
        "back", "over", "home", "forward", "from", "away", "off", "free", "talks", "fire",
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Verb:
    """The forms of one verb. `particle` comes behind any of them ("out" of "carry out"); it may be empty."""

    base: str
    third: str
    past: str
    participle: str
    ing: str
    particle: str = ""

    @property
    def finite(self) -> tuple[str, ...]:
        """What stands behind a subject: says, said, say."""
        return self.third, self.past, self.base


def verb(entry: str) -> Verb:
    """Read `accept`, `hand handed handed over`, or `call on` with a particle that the list above knows."""
    words = entry.split()
    cut = next((place for place, word in enumerate(words) if place and word in PARTICLES), len(words))
    forms, particle = words[:cut], " ".join(words[cut:])
    base = forms[0]
    past = forms[1] if len(forms) > 1 else _past(base)
    participle = forms[2] if len(forms) > 2 else past
    return Verb(base, _third(base), past, participle, _ing(base), particle)


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")) or base in ("go", "do", "veto"):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    """The stem before an ending: `stop` and `commit` double their last letter, `open` and `visit` do not."""
    short = len(base) > 2 and base[-1] in "bdgmnprt" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    stressed = short and (sum(letter in _VOWELS for letter in base) == 1 or base in ("admit", "commit", "permit"))
    return base + base[-1] if stressed else base
