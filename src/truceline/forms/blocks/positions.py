"""Where somebody stands or something happened: by the device, by the map, in degrees, or as a grid reference."""

import re

from truceline.forms.asks import Ask
from truceline.forms.blocks.base import About, Answers, Block, needed, no_way
from truceline.forms.definition import Question
from truceline.forms.grid import spot_of_grid
from truceline.forms.setting import FormSetting
from truceline.values.spots import Spot, parse_spot, plain_number

_DEGREES = "[ ]*-?[0-9]{1,2}([.][0-9]{1,12})?[ ,]+-?[0-9]{1,3}([.][0-9]{1,12})?[ ]*"
_GRID = "[ ]*[0-9]{1,2}[ ]?[C-HJ-NP-Xc-hj-np-x][ ]?[A-HJ-NP-Za-hj-np-z]{2}[ ]?([0-9 ]{2,12})[ ]*"
_NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?(?:[eE]-?[0-9]{1,2})?"
_POINT = rf"{_NUMBER}(?:\s+{_NUMBER}){{1,3}}"
_METRES = "[0-9]{1,7}([.][0-9]{1,3})?"


def _asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    name = question.name
    how, allowed = f"{name}_how", f"{name}_allowed"
    apart = (Ask("select_one", allowed, "position/allowed", "yes_no", default="no"),) if question.apart else ()
    rows = (
        Ask("select_one", how, name, "position_how", required=question.required),
        Ask("geopoint", f"{name}_gps", "position/gps", required=True, relevant=f"${{{how}}} = 'gps'"),
        Ask(
            "geopoint",
            f"{name}_map",
            "position/map",
            required=True,
            relevant=f"${{{how}}} = 'map'",
            appearance="placement-map",
        ),
        Ask(
            "text",
            f"{name}_degrees",
            "position/degrees",
            required=True,
            relevant=f"${{{how}}} = 'degrees'",
            constraint=f"regex(., '^{_DEGREES}$')",
        ),
        Ask(
            "text",
            f"{name}_grid",
            "position/grid",
            required=True,
            relevant=f"${{{how}}} = 'grid'",
            constraint=f"regex(., '^{_GRID}$')",
        ),
        Ask(
            "text",
            f"{name}_within",
            "position/within",
            relevant=f"${{{how}}} = 'map' or ${{{how}}} = 'degrees'",
            constraint=f"regex(., '^{_METRES}$')",
            appearance="numbers",
        ),
    )
    return apart + tuple(ask.only_if(f"${{{allowed}}} = 'yes'" if question.apart else "") for ask in rows)


def _said(question: Question, answers: Answers, _: About) -> str | None:
    name = question.name
    how = answers.get(f"{name}_how")
    if how is None:
        return None
    if how not in ("gps", "map", "degrees", "grid"):
        raise ValueError(f"{name}_how: this is no way to give a position; choose one that the form offers")
    given = needed(answers, f"{name}_{how}")
    if how == "grid":
        return str(spot_of_grid(given))
    if how == "degrees":
        return str(_with(parse_spot(given.replace(",", " ")), answers.get(f"{name}_within")))
    spot = _spot_of_point(given)
    return str(_with(Spot(spot.north, spot.east), answers.get(f"{name}_within")) if how == "map" else spot)


def _with(spot: Spot, within: str | None) -> Spot:
    return (
        spot
        if within is None
        else parse_spot(f"{plain_number(spot.north)} {plain_number(spot.east)} within {within} m")
    )


def _spot_of_point(given: str) -> Spot:
    """A point of a client: degrees north and east, metres above the sea, and how exact.

    An exactness of 0 is what clients write for a point that was put on a map: it was not said, and is not exact.
    """
    if not re.fullmatch(_POINT, given, re.ASCII):
        raise ValueError("the point is not degrees north and east, height and exactness; take the position again")
    numbers = [float(part) for part in given.split()]
    within = round(numbers[3], 3) if len(numbers) == 4 and numbers[3] > 0 else None
    return Spot(numbers[0], numbers[1], within)


def _filled(question: Question, cell: str) -> dict[str, str]:
    """By the device where it can have said so, else in degrees."""
    name, spot = question.name, parse_spot(cell)
    north, east = plain_number(spot.north), plain_number(spot.east)
    answers = {f"{name}_allowed": "yes"} if question.apart else {}
    if spot.within_m is not None and 0 < spot.within_m <= 100:
        answers |= {f"{name}_how": "gps", f"{name}_gps": f"{north} {east} 0 {plain_number(spot.within_m)}"}
    else:
        answers |= {f"{name}_how": "degrees", f"{name}_degrees": f"{north} {east}"}
        answers |= {} if spot.within_m is None else {f"{name}_within": plain_number(spot.within_m)}
    if str(spot) != cell:
        raise no_way(question, cell)
    return answers


position = Block(_asks, _said, _filled, lambda name: f"{name}_how")
