"""The words for directions and distances in English, Ukrainian and Russian, as one direction or distance of ours."""

import re

from truceline.values.bearings import Bearing, parse_bearing
from truceline.values.distances import Distance, parse_distance

_ROOTS = {
    "N": r"north|північ|півноч|пн|север|сев(?=[. -]|$)",
    "S": r"south|півд|пд|юг|юж",
    "E": r"east|схід|сход|східн|сх|восто|вост(?=[. -]|$)",
    "W": r"west|захід|заход|західн|зх|запад|зап(?=[. -]|$)",
}
_ENDING = r"(?:ern|erly|wards?|[а-яіїєґё]*)\.?"
_ROOT = re.compile("|".join(f"(?P<{point}>{root})" for point, root in _ROOTS.items()), re.IGNORECASE)
_ONE = rf"(?:{'|'.join(_ROOTS.values())}){_ENDING}"
_WORDS = re.compile(rf"{_ONE}(?:(?<!іше)(?<!нее)(?<!ней)[- ]?{_ONE}){{0,2}}(?![a-zа-яіїєґё])", re.IGNORECASE)
"""`північніше` and `севернее` end it: what follows is a name, even if it begins as a direction does."""
_POINT = re.compile(r"[NESW]{1,3}(?:-[NESW]{1,3})?(?![A-Za-z-])|[nesw]{1,3}(?![a-z-])")
_DEGREES = re.compile(
    r"(?:(?:a |on a )?bearing (?:of )?|азимут[а-я]* |heading )?"
    r"(?P<said>[0-9]{1,3}(?:\.[0-9])?(?: ?[-–] ?[0-9]{1,3}(?:\.[0-9])?| ?(?:±|\+-) ?[0-9]{1,3}(?:\.[0-9])?)?)"
    r" ?(?:°|degrees?|deg\.?|градус[а-яіїє]*)",
    re.IGNORECASE,
)

_HOW = {
    "about": r"about|around|approximately|approx\.?|roughly|some|~|≈|близько|приблизно|орієнтовно|около|примерно"
    r"|приблизительно",
    "at least": r"at least|no less than|не менше(?: ніж)?|щонайменше|не менее(?: чем)?",
    "over": r"over|more than|понад|більше(?: ніж)?|более(?: чем)?|свыше",
    "under": r"under|less than|менше(?: ніж)?|менее(?: чем)?",
    "at most": r"at most|up to|within|no more than|не більше(?: ніж)?|не более(?: чем)?|до|[ву] радіусі|в радиусе"
    r"|в межах|в пределах",
}
_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_UNIT = r"(?P<km>km\b|kilomet(?:er|re)s?\b|км\b\.?|кіломет\w*|километ\w*)|(?:m\b|met(?:er|re)s?\b|м\b\.?|метр\w*)"
_DISTANCE = re.compile(
    rf"(?:(?:{'|'.join(f'(?P<{how.replace(chr(32), chr(95))}>{words})' for how, words in _HOW.items())}) ?)?"
    rf"(?P<low>{_NUMBER})(?: ?(?:[-–—]|to|до) ?(?P<high>{_NUMBER}))? ?(?:{_UNIT})",
    re.IGNORECASE,
)


def distance_at(text: str) -> tuple[Distance, str] | None:
    """The distance with which a text begins, and what comes behind. None: it begins with none.

    Raises:
        ValueError: if the distance is in reverse.
    """
    found = _DISTANCE.match(text)
    if found is None:
        return None
    how = next((words for words in _HOW if found[words.replace(" ", "_")]), "")
    low, high = (part.replace(",", ".") if part else None for part in (found["low"], found["high"]))
    if high is not None and how not in ("", "about"):
        raise ValueError(f"the distance {found[0]!r} says a range and a bound; write one of them: 3-5 km")
    said = f"{how} {low}{f'-{high}' if high else ''} {'km' if found['km'] else 'm'}".strip()
    return parse_distance(said), text[found.end() :].strip()


def direction_at(text: str) -> tuple[Bearing, str] | None:
    """The direction with which a text begins, and what comes behind. None: it begins with none.

    Raises:
        ValueError: if there is no such direction, such as north-south.
    """
    for form in (_DEGREES, _POINT, _WORDS):
        found = form.match(text)
        if found is not None:
            said = found["said"] if form is _DEGREES else found[0]
            bearing = parse_bearing(re.sub(r" ?– ?| - ?", "-", said).upper() if form is not _WORDS else _points(said))
            return bearing, text[found.end() :].strip()
    return None


def _points(words: str) -> str:
    """The letters of a direction in words: `північно-західніше` is NW, `south-south-east` is SSE."""
    found = [name for match in _ROOT.finditer(words) for name in [match.lastgroup or ""]]
    letters = "".join(found)
    return {"EN": "NE", "WN": "NW", "ES": "SE", "WS": "SW"}.get(letters, letters)
