"""Surnames in their cases: whether two words are one name, and which case a form can be in."""

import re
from collections.abc import Collection

from truceline.reading.slavic.declension import Features
from truceline.reading.slavic.phrases import ANY

_ENDED = re.compile(
    r"(?:ого|ому|его|ему|ими|ыми|ові|еві|єві|ым|им|ій|ий|ый|ой|ою|ею|єю|ом|ем|єм|ей|ая|яя|ую|юю|а|я|у|ю|о|е|є|і|ї|и|ы|ь|й)$"
)


def stem(name: str) -> str:
    """A surname without its ending: Гринковець, Гринковця and Гринковцем have one stem."""
    for ended in ("ець", "єць", "ец"):
        if name.endswith(ended) and len(name) > len(ended) + 2:
            return name.removesuffix(ended) + "ц"
    bare = _ENDED.sub("", name)
    return bare if len(bare) > 2 else name


def same_name(one: str, other: str) -> bool:
    """Whether two words are one surname in two cases."""
    return one == other or (one[:3] == other[:3] and stem(one) == stem(other))


def cases_of(low: str, known: Collection[str]) -> Features:
    """What case a surname can be in, by its ending against the form that was seen first."""
    if low in known:
        return ANY if low.endswith(("о", "е", "и", "і", "у")) else frozenset(("nm", "nf", "gm", "am"))
    if low.endswith(("им", "ым", "ом", "ем", "єм", "ою", "ей", "ею")):
        return frozenset(("im", "if"))
    if low.endswith(("у", "ю", "ові", "еві", "єві", "ому", "ему")):
        return frozenset(("dm", "af", "lm"))
    if low.endswith(("а", "я", "ого", "его")):
        return frozenset(("gm", "am"))
    return ANY
