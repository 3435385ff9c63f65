"""Guesses about which column of an unknown table is what, each with its grounds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from truceline.intake.profiles import Profile

WORDS: dict[str, str] = {
    "key": (
        r"^id$|_id$|^id_|^(event|incident|report)[ _-]?(id|no|number|nr)|^(number|no|nr|№)\.?$"
        r"|номер|ідентифікатор|идентификатор|^код$"
    ),
    "end": r"end|finish|until|кінець|закінч|завершен|конец|окончан",
    "start": r"date|day|start|begin|when|occurred|дата|день|початок|начало|started",
    "clock": r"^time$|time[_ ]of|hour|clock|година|^час$|время",
    "north": r"^lat|latitude|^y$|широта",
    "east": r"^lon|^lng|longitude|^x$|довгота|долгота",
    "low": r"min|low|least|мінім|миним|не менше|не менее",
    "high": r"max|high|most|максим|не більше|не более",
    "deaths": r"death|dead|killed|fatal|best|загибл|загинул|вбит|погиб|убит",
    "what": r"type|kind|categor|event|тип|вид|категор|подія|событие",
    "place": r"place|location|settlement|village|town|city|where|місце|населен|пункт|место|село|місто|город",
    "region": r"adm_?1|oblast|region|province|область",
    "district": r"adm_?2|district|raion|район|county",
    "side_a": r"actor_?1|side_a|perpetrator|attacker|сторона[ _]?(1|а|a)|нападник",
    "side_b": r"actor_?2|side_b|target|victim_side|сторона[ _]?(2|б|b)",
    "quote": r"headline|title|text|note|descr|summary|comment|опис|текст|заголов|описан|примітк|примечан",
    "outlet": r"^source|outlet|media|publisher|reported_by|джерело|источник|змі$|сми$",
}
"""Words of column names in English, Ukrainian and Russian."""


@dataclass(frozen=True)
class Guess:
    """What a column is taken for, and why."""

    column: str
    why: str


@dataclass(frozen=True)
class Guesses:
    """What was found, by role; and the forms of the time and the clock. `unsure`: forms that would fit just as well."""

    roles: dict[str, Guess]
    forms: tuple[str, ...] = ()
    clock_forms: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def guess(columns: Sequence[Profile]) -> Guesses:
    """Which column is what. No column is taken twice."""
    left = {one.name: one for one in columns if one.texts}
    roles: dict[str, Guess] = {}

    def take(role: str, fits: Callable[[Profile], bool], why: str, *, named: bool = True) -> Profile | None:
        for one in left.values():
            by_name = re.search(WORDS.get(role, "(?!)"), one.name.lower()) is not None
            if (by_name or not named) and fits(one):
                roles[role] = Guess(one.name, f"{'its name and ' if by_name else ''}{why}")
                return left.pop(one.name)
        return None

    take("key", lambda one: one.unique, "every row has another one")
    end = take("end", lambda one: bool(one.date_forms()), "all its texts are dates")
    start = take("start", lambda one: bool(one.date_forms()), "all its texts are dates")
    start = start or take(
        "start", lambda one: bool(one.date_forms()) and not one.whole, "all its texts are dates", named=False
    )
    if start is None and end is not None:
        roles["start"], start, end = roles.pop("end"), end, None
    clock = take("clock", lambda one: bool(one.clock_forms()), "all its texts are times of day")
    take("north", lambda one: _within(one, 90), "numbers from -90 to 90")
    take("east", lambda one: _within(one, 180), "numbers from -180 to 180")
    take("url", lambda one: one.addresses, "all its texts are web addresses", named=False)
    for role in ("low", "high", "deaths"):
        take(role, lambda one: one.whole and not one.unique, "whole numbers")
    for role in ("side_a", "side_b", "region", "district", "place", "outlet"):
        take(role, lambda one: not one.whole, "texts")
    take("what", lambda one: one.few, "few texts that come again and again")
    take("quote", lambda one: one.length > 20, "long texts")
    if "key" not in roles:
        take("key", lambda one: one.unique and one.length < 40, "every row has another one", named=False)
    forms = _forms(start, end)
    return Guesses(roles, forms[:1], tuple(clock.clock_forms()[:1]) if clock else (), forms[1:])


def _within(column: Profile, most: float) -> bool:
    found = column.degrees
    return found is not None and -most <= found[0] and found[1] <= most


def _forms(start: Profile | None, end: Profile | None) -> tuple[str, ...]:
    """The forms that fit, the likeliest first; more than one where day and month cannot be told apart."""
    if start is None:
        return ()
    found = [form for form in start.date_forms() if end is None or not end.texts or form in end.date_forms()]
    found = found or start.date_forms()
    swapped = [form for form in found[1:] if form.replace("D", "?").replace("M", "D").replace("?", "M") == found[0]]
    return (found[0], *swapped)
