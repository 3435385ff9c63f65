"""How far off and in which direction: bands and sectors, never more exact than what was said."""

import re

from truceline.forms.asks import Ask, is_one_of
from truceline.forms.blocks.base import About, Answers, Block, needed, no_way
from truceline.forms.definition import Question
from truceline.forms.setting import FormSetting

# Texts and not decimals: a client may write the decimal 3 as 3.0, which says more than was said.
_FIGURE = r"[0-9]{1,6}([.,][0-9]{1,3})?"
_DEGREES = r"[0-9]{1,3}([.,][0-9])?"
_HOW = {"about": "about ", "figure": "", "at_least": "at least ", "under": "under "}
BETWEEN = "between"


def _plain(name: str) -> str:
    return f"number(translate({name}, ',', '.'))"


def _distance_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    how, figure, low, high, unit = (f"{question.name}_{part}" for part in ("how", "figure", "low", "high", "unit"))
    between, form = f"${{{how}}} = '{BETWEEN}'", f"regex(., '^{_FIGURE}$')"
    return (
        Ask("select_one", how, question.name, "distance_how", required=question.required),
        Ask(
            "text",
            figure,
            "distance/figure",
            required=True,
            relevant=is_one_of(how, tuple(_HOW)),
            constraint=form,
            appearance="numbers",
        ),
        Ask("text", low, "distance/low", required=True, relevant=between, constraint=form, appearance="numbers"),
        Ask(
            "text",
            high,
            "distance/high",
            required=True,
            relevant=between,
            constraint=f"{form} and {_plain('.')} >= {_plain(f'${{{low}}}')}",
            appearance="numbers",
        ),
        Ask("select_one", unit, "distance/unit", "unit", required=True, relevant=f"${{{how}}} != ''", default="km"),
    )


def _distance_said(question: Question, answers: Answers, _: About) -> str | None:
    how = answers.get(f"{question.name}_how")
    if how is None:
        return None
    unit = needed(answers, f"{question.name}_unit")
    if how == BETWEEN:
        return f"{_figure(question, answers, 'low')}-{_figure(question, answers, 'high')} {unit}"
    if how not in _HOW:
        raise ValueError(f"{question.name}_how: this is no way to give a distance; choose one that the form offers")
    return f"{_HOW[how]}{_figure(question, answers, 'figure')} {unit}"


def _figure(question: Question, answers: Answers, part: str) -> str:
    return needed(answers, f"{question.name}_{part}").replace(",", ".")


def _distance_filled(question: Question, cell: str) -> dict[str, str]:
    number, name = r"[0-9]{1,6}(?:\.[0-9]{1,3})?", question.name
    words = "|".join(_HOW.values())
    if found := re.fullmatch(rf"({number})-({number}) (km|m)", cell):
        return {f"{name}_how": BETWEEN, f"{name}_low": found[1], f"{name}_high": found[2], f"{name}_unit": found[3]}
    if found := re.fullmatch(rf"({words})({number}) (km|m)", cell):
        how = next(how for how, text in _HOW.items() if text == found[1])
        return {f"{name}_how": how, f"{name}_figure": found[2], f"{name}_unit": found[3]}
    raise no_way(question, cell)


distance = Block(_distance_asks, _distance_said, _distance_filled, lambda name: f"{name}_how")


def _bearing_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    name = question.name
    how = f"{name}_how"
    degrees = f"regex(., '^{_DEGREES}$') and {_plain('.')} <= 360"
    points, sector = f"${{{how}}} = 'points'", f"${{{how}}} = 'sector'"
    return (
        Ask("select_one", how, name, "bearing_how", required=question.required),
        Ask("select_one", f"{name}_point", "bearing/point", "points", True, is_one_of(how, ("point", "points"))),
        Ask("select_one", f"{name}_last_point", "bearing/last_point", "points", True, points),
        Ask(
            "text",
            f"{name}_degrees",
            "bearing/degrees",
            required=True,
            relevant=is_one_of(how, ("degrees", "sector")),
            constraint=degrees,
            appearance="numbers",
        ),
        Ask("text", f"{name}_off", "bearing/off", "", False, f"${{{how}}} = 'degrees'", degrees, "numbers"),
        Ask("text", f"{name}_last_degrees", "bearing/last_degrees", "", True, sector, degrees, "numbers"),
    )


def _bearing_said(question: Question, answers: Answers, _: About) -> str | None:
    how = answers.get(f"{question.name}_how")
    ways = {"point": ("point",), "points": ("point", "last_point"), "degrees": ("degrees",)}
    ways["sector"] = ("degrees", "last_degrees")
    if how is None or how == "all":
        return how
    if how not in ways:
        raise ValueError(f"{question.name}_how: this is no way to give a direction; choose one that the form offers")
    said = "-".join(_figure(question, answers, part) for part in ways[how])
    off = answers.get(f"{question.name}_off") if how == "degrees" else None
    return f"{said} ±{off.replace(',', '.')}" if off else said


def _bearing_filled(question: Question, cell: str) -> dict[str, str]:
    name, number = question.name, r"[0-9]{1,3}(?:\.[0-9])?"
    parts: dict[str, str]
    if cell == "all":
        parts = {"how": "all"}
    elif found := re.fullmatch(r"([NESW]{1,3})(?:-([NESW]{1,3}))?", cell):
        parts = {"how": "points" if found[2] else "point", "point": found[1], "last_point": found[2] or ""}
    elif found := re.fullmatch(rf"({number})(?:-({number})| ±({number}))?", cell):
        parts = {"how": "sector" if found[2] else "degrees", "degrees": found[1]}
        parts |= {"last_degrees": found[2] or "", "off": found[3] or ""}
    else:
        raise no_way(question, cell)
    return {f"{name}_{part}": text for part, text in parts.items() if text}


bearing = Block(_bearing_asks, _bearing_said, _bearing_filled, lambda name: f"{name}_how")
