"""Patterns for numbers as texts write them, in digits and in words, with what qualifies them."""

import re
from functools import cache

from truceline.reading.rules.lexicon import lexicon

_WORDED = {
    "more than": (
        "more than", "over", "upwards of", "upward of", "in excess of", "north of", "well over", "just over",
        "slightly over", "far more than", "much more than", "slightly more than", "a little over", "a little more than",
        "greater than", "above", "well above", "exceeding",
    ),
    "at least": (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "at a minimum",
    ),
    "at most": (
        "up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "at the most",
    ),
    "fewer than": (
        "fewer than", "less than", "under", "just under", "well under", "below", "slightly less than", "slightly under",
    ),
    "about": (
        "about", "around", "some", "approximately", "roughly", "an estimated", "estimated", "circa", "approx.",
        "approx", "in the region of", "on the order of", "nearly", "almost", "close to", "nearing", "approaching",
    ),
}  # fmt: skip
QUALIFIERS = {said: word for word, every in _WORDED.items() for said in every}
"""Words before a number, and the word that `values.counts` has for them."""

NOT_REACHED = frozenset({"nearly", "almost", "close to", "nearing", "approaching"})
"""Qualifiers that say that a number was not quite reached; no count can say that."""

BEHIND = {
    "odd": "about", "or so": "about", "plus": "at least", "or more": "at least", "or fewer": "at most",
    "or less": "at most",
}  # fmt: skip
"""Words behind a number, and the word for them."""

_NO_COUNT = (
    r"million\b|thousand\b|bn\b|billion\b|trillion\b|percent|per cent|per-cent|pct|points?\b|a\.m|p\.m|[ap]m\b|°|"
    r"degrees?\b|dollars?\b|euros?\b|pounds?\b|hryvnias?\b|roubles?\b|rubles?\b|cents?\b|kilomet|km\b|met(?:re|er)s?\b|miles?\b|"
    r"square\b|hectares?\b|feet\b|mm\b|cm\b|tons?\b|tonnes?\b|barrels?\b|kg\b|kilograms?\b|litres?\b|liters?\b|"
    r"megawatts?\b|decades?\b|years?\b|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|seconds?\b|"
    r"(?:-| )?(?:year|month|week|day|hour|minute|point|mile|km|metre|meter|nation|member|strong)\b"
)
"""What makes of a number a length, a sum of money, a share or a time of day."""
_NAMES = (
    "resolution", "article", "protocol", "phase", "stage", "route", "highway", "unit", "flight", "no\\.", "number",
    "aged", "age", "point", "section", "chapter", "page", "paragraph", "channel", "room",
)  # fmt: skip
_NO_QUALIFIER = ("hand", "handed", "handing", "turned", "turn", "took", "take")
"""Before "over": "handed over 12" is 12."""
_YEAR = r"(?:19|20)\d\d\b"
_YEARS = (
    rf"(?!{_YEAR}(?:(?<=\b(?i:in|of|by)\s....)|(?<=\b(?i:the)\s....)|(?<=\b(?i:since|until|early)\s....)"
    r"|(?<=\b(?i:late|from)\s....)))"
)
"""No year, such as that of "in 2014"."""


@cache
def number_words(language: str) -> str:
    """A number in words: "eight", "twenty-four", "two dozen", "a hundred and twelve", "one million"."""
    known = lexicon(language)
    one = "|".join(sorted((word for word in known.numbers if word != "no"), key=len, reverse=True))
    big = "|".join(known.multipliers)
    unit = rf"(?:{one})(?:[- ](?:{one}))?"
    tail = rf"(?: (?:{big}))(?:(?: and)? {unit})?"
    small = "half a dozen|a (?:couple|pair)(?: of)?|twice|thrice"
    return rf"(?:{small}|an? (?:{big})\b(?:(?: and)? {unit})?|{unit}(?:{tail})*)"


@cache
def counts(language: str) -> re.Pattern[str]:
    """A count with its words around it: groups how, digits or words, high, behind; many or few for "dozens"."""
    known = lexicon(language)
    how = "|".join(re.escape(word) for word in sorted(QUALIFIERS, key=len, reverse=True))
    behind = "|".join(sorted(BEHIND, key=len, reverse=True))
    many, big = "|".join(known.many), "|".join(known.multipliers)
    digits = rf"(?:\d{{1,3}}(?:[,  ]\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?: (?:million|thousand|hundred|dozen))|{_YEARS}\d+)"
    number = rf"(?:{digits}|(?i:{number_words(language)}))"
    named = "".join(f"(?<!{word} )" for word in _NAMES)
    over = "".join(f"(?<!{word} )" for word in _NO_QUALIFIER)
    return re.compile(
        rf"(?<![\w$€£.:/-])(?<!\d,)(?i:{named})(?i:{over}"
        rf"(?P<how>{how})(?: a total of)? )?"
        rf"(?:(?i:between (?P<low>{number}) and (?P<upper>{number}))"
        rf"|(?:(?:several|a few|few|many|a couple of) (?P<few>{big})(?: of)?)"
        rf"|(?i:tens of thousands|hundreds of thousands|millions)(?: of)?(?P<huge>)"
        rf"|(?P<first>{number})(?:(?: ?[–-] ?| to | or )(?P<high>{number}))?"
        rf"|(?:(?:many|several) )?(?i:(?P<many>{many}))(?: of)?)"
        rf"(?:[ -](?P<behind>{behind})(?=[ ,.;]))?"
        rf"(?![\w%]|[.,:/]\d|-(?!for)| ?(?:{_NO_COUNT}))"
    )
