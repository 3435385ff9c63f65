"""Words of a document without the names of persons, as far as they can be told: offices stay."""

import re
from collections.abc import Iterable

from truceline.reading.proposed import Proposed

LEFT_OUT = "[...]"
_CAPITAL = r"[A-ZА-ЯЁІЇЄҐ][\w'’ʼ-]+"
_TITLE = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Dr|President|Premier|Prime Minister|Minister|Secretary|Chancellor|King|Prince|Crown Prince|"
    r"General|Colonel|Admiral|Ambassador|Envoy|Senator|Governor|Sheikh|"
    r"[Пп]резидент\w{0,3}|[Мм]іністр\w{0,3}|[Мм]инистр\w{0,3}|[Пп]ан\w{0,3}|[Сс]екретар\w{0,3}|[Гг]енерал\w{0,3})"
    rf"(?P<dot>\.?)\s+(?P<name>(?!(?:General|Staff|Council|Office|House|State|Minister|Secretary|Affairs|України|России|США)\b)"
    rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"
)
_BODY = re.compile(
    r"ministr|house|office|council|government|command|staff|army|forces|union|nations|committee|agency|service|"
    r"administration|kremlin|department|party|movement|міністерств|министерств|уряд|правительств|кремл|офіс|офис|служб|"
    r"рад[аи]\b|совет|штаб|збройн|вооруж",
    re.IGNORECASE,
)


def persons_in(suggestions: Iterable[Proposed]) -> frozenset[str]:
    """The words by which persons are called in the speakers' slots of suggestions; those of offices are left out."""
    found: set[str] = set()
    for one in suggestions:
        slots = one.suggestion.slots
        speaker = slots.get("speaker", "").replace(slots.get("office") or "\0", " ")
        if not _BODY.search(speaker):
            found |= {word for word in re.findall(_CAPITAL, speaker) if len(word) > 2}
    return frozenset(found - _OF_STATES)


def unnamed(words: str, persons: Iterable[str] = (), known: Iterable[str] = ()) -> str:
    """Words with `[...]` in place of names: of those given, and of what follows a title. Words in `known` stay."""
    stays = {word for name in known for word in re.findall(_CAPITAL, name)}
    names = sorted(set(persons) - stays, key=len, reverse=True)
    if names:
        ended = r"(?:['’]s|\w{0,3})?"
        words = re.sub(rf"\b(?:{'|'.join(map(re.escape, names))}){ended}\b", LEFT_OUT, words)
    words = _TITLE.sub(lambda found: f"{found['title']}{found['dot']} {LEFT_OUT}", words)
    return re.sub(rf"(?:{re.escape(LEFT_OUT)}\s*){{2,}}", f"{LEFT_OUT} ", words).strip()


_OF_STATES = frozenset(("The", "Russian", "Ukrainian", "American", "British", "French", "German", "Chinese"))
