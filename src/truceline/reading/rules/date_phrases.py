"""Patterns for phrases of time, with a group for each kind of phrase."""

import re
from functools import cache

from truceline.reading.rules.clocks import CLOCK
from truceline.reading.rules.lexicon import lexicon

KINDS = ("iso", "months", "range", "full", "weekday", "near", "ago", "past", "since", "month")
"""The groups in the order in which they are tried; the first that matched says how the phrase is read."""

_PERIOD = r"(?:(?:earlier |later |earlier on |late |early )?(?:last|this|next) (?:week|month|year|weekend))"
_NEAR = (
    rf"(?i:{_PERIOD}|(?:earlier|later) in the (?:day|week|month)|the day (?:before yesterday|after tomorrow)|"
    r"(?:earlier |later |late |early )?(?:today|tonight|tomorrow|yesterday)(?:[’']s)?"
    r"(?: (?:morning|evening|night|afternoon))?|last (?:night|evening)|this (?:morning|evening|afternoon)|overnight|"
    r"over the weekend|at the weekend|since midnight)"
)
_AGO = r"(?i:(?:\d{1,2}|[a-z]+(?:-[a-z]+)?) (?:days?|weeks?) ago)"
_PAST = (
    r"(?i:(?:the )?(?:past|last|preceding|previous)(?: (?P<many>\d{1,3}|[a-z]+(?:-[a-z]+)?))?"
    r"[ -](?P<unit>day|hour|week)s?(?: and nights?)?)"
)
_BEGINS = (
    r"(?=\d|[A-Z]|at |from |between |the (?:past|last|prec|prev|day|\d)|past|last|prec|prev|this |next |earl|late|"
    r"coming |over(?:night| the w)|in |during |throughout |since |to(?:day|night|morrow)|yester|noon|mid|"
    r"[a-z]+(?:-[a-z]+)? (?:day|week)s? ago)"
)
"""What every phrase begins with: most places of a text are passed over by it, which takes a quarter of the time."""


@cache
def phrases(language: str) -> re.Pattern[str]:
    """Any phrase of time, with a time of day before or behind it in the groups `clock` and `clock2`."""
    words = lexicon(language)
    months = "|".join(f"{name.capitalize()}|{name[:3].capitalize()}\\.?" for name in words.months) + "|Sept\\.?"
    days = "|".join(f"{name.capitalize()}|{name[:-3].capitalize()}\\." for name in words.weekdays)
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    year = r"(?:,? (?:19|20)\d\d)?"
    full = (
        rf"(?:(?:{days}),? )?(?:(?:the )?{day}(?: of)? (?:{months})(?!\w){year}|(?:{months}) {day}\b(?![.:]\d){year})"
    )
    dash = r"(?:\s*[–—-]\s*| (?:to|until|and|through) )"
    span = rf"(?:from |between )?(?:{day}{dash}{day} (?:{months})(?!\w){year}|(?:{months}) {day}{dash}{day}\b{year})"
    part = r"(?:[’']s)?(?: (?:morning|afternoon|evening|night))?"
    weekday = (
        rf"(?:last |next |this |early |late |coming |previous |this past )?(?:{days}){part}(?! Times| Post| Telegraph)"
    )
    month = (
        r"(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ss]ince) (?:early |late |mid-)?"
        rf"(?:{months})(?!\w)(?:,? (?:19|20)\d\d)?(?! \d)"
    )
    iso = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    one = rf"(?:{full}|{weekday}|{_NEAR})"
    return re.compile(
        rf"\b{_BEGINS}(?:(?:at |from )?(?P<clock>{CLOCK}),?(?: on)? ?)?"
        rf"(?:(?P<iso>{iso})|(?P<months>(?:from )?{full}{dash}{full})|(?P<range>{span})|(?P<full>{full})"
        rf"|(?P<weekday>{weekday})|(?P<near>{_NEAR})|(?P<ago>{_AGO})|(?P<past>{_PAST})"
        rf"|(?P<since>[Ss]ince (?:about |around |at least )?{one})|(?P<month>{month}))"
        rf"(?:,? (?:at|from|on|by) (?P<clock2>{CLOCK}))?(?!\w)"
    )
