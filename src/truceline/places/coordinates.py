"""Coordinates as people write them: decimal degrees, or degrees, minutes and seconds; north first unless letters tell.

A number is taken as rounded to its last digit, so that `48.06 37.68` is a box of half a hundredth of a degree to each
side, and not a point.
"""

import re
from dataclasses import dataclass

METRES_A_DEGREE = 111_700.0
"""The longest degree there is on the ellipsoid, along a meridian at the pole; so it is never too short."""

_LETTERS = {
    "n": "n", "с": "n", "сш": "n", "пн": "n", "пнш": "n", "s": "s", "ю": "s", "юш": "s", "пд": "s", "пдш": "s",
    "e": "e", "в": "e", "вд": "e", "сх": "e", "схд": "e", "w": "w", "з": "w", "зд": "w", "зх": "w", "зхд": "w",
}  # fmt: skip
_LETTER = r"[NSEWnsew]|[СсВвЮюЗз]\. ?[шдШД]\.?|[Пп][нд]\.? ?[шШ]?\.?|[СсЗз]х\.? ?[дД]?\.?"
_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,10})?"
_SIXTIETH = r"[0-9]{1,2}(?:[.,][0-9]{1,8})?"
_ANGLE = re.compile(
    rf"(?P<front>{_LETTER})? ?(?P<sign>[-−+])?(?P<degrees>{_NUMBER})(?: ?[°º]| ?deg)?"
    rf"(?:[ ]?(?P<minutes>{_SIXTIETH}) ?['′’ʹ](?: ?(?P<seconds>{_SIXTIETH}) ?(?:[\"″”]|''))?)? ?(?P<back>{_LETTER})?"
)
_BARE = re.compile(
    rf"(?P<degrees>[0-9]{{1,3}}) (?P<minutes>{_SIXTIETH})(?: (?P<seconds>{_SIXTIETH}))? ?(?P<back>{_LETTER})"
)
_BETWEEN = re.compile(r" ?[,;/] ?| ")


@dataclass(frozen=True)
class Coordinates:
    """Degrees north and east, and how much of a degree to each side is meant by the digits that were given."""

    north: float
    east: float
    north_off: float
    east_off: float


def half_a_digit(written: str) -> float:
    """Half of what the last digit of a number in degrees is worth, in metres along a meridian.

    >>> round(half_a_digit("48.06"), 1)
    558.5
    """
    _, _, part = written.partition(".")
    return float(METRES_A_DEGREE * 10.0 ** -len(part) / 2)


def parse_coordinates(text: str) -> Coordinates | None:
    """Read `48.0159, 37.8029`, `48°0'57"N 37°48'10"E`, `N48.0159 E37.8029` or `48 00 57 N, 37 48 10 E`.

    None: it does not look like coordinates at all.

    Raises:
        ValueError: if it does, and is not on the globe, or both numbers are of one kind.
    """
    said = " ".join(text.split())
    for cut in _BETWEEN.finditer(said):
        one, other = _angle(said[: cut.start()]), _angle(said[cut.end() :])
        if one is not None and other is not None:
            return _together(one, other, said)
    return None


@dataclass(frozen=True)
class _Angle:
    degrees: float
    off: float
    letter: str


def _angle(text: str) -> _Angle | None:
    found = _BARE.fullmatch(text) or _ANGLE.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    if parts.get("front") and parts["back"]:
        return None
    worth, total, last = 1.0, 0.0, 1.0
    for name in ("degrees", "minutes", "seconds"):
        if parts[name]:
            number = parts[name].replace(",", ".")
            if name != "degrees" and float(number) >= 60:
                return None
            total += float(number) * worth
            last = worth * 10.0 ** -len(number.partition(".")[2])
        worth /= 60
    if parts.get("sign") in ("-", "−"):
        total = -total
    letter = _LETTERS[re.sub(r"[. ]", "", (parts.get("front") or parts["back"] or "").lower()) or "n"]
    return _Angle(total, last / 2, letter if parts.get("front") or parts["back"] else "")


def _together(one: _Angle, other: _Angle, said: str) -> Coordinates:
    if one.letter in ("e", "w") and other.letter in ("n", "s"):
        one, other = other, one
    if one.letter in ("e", "w") or other.letter in ("n", "s") or bool(one.letter) != bool(other.letter):
        raise ValueError(f"{said!r} does not give one north and one east; write 48.0159 37.8029, north first")
    north = -one.degrees if one.letter == "s" else one.degrees
    east = -other.degrees if other.letter == "w" else other.degrees
    if abs(north) > 90 or abs(east) > 180:
        raise ValueError(f"{said!r} is not on the globe; write degrees north, then degrees east")
    return Coordinates(north, east, one.off, other.off)
