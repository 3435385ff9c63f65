"""What a page holds but does not show: hidden elements, comments, letters in the colour of the paper."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Comment, PreformattedString, Tag
from soupsieve import SelectorSyntaxError

HIDDEN = "hidden text was left out"
_NEVER_SHOWN = (
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "iframe",
    "object",
    "select",
    "button",
    "datalist",
)
_WHITE = r"(?:white|#fff(?:fff)?(?:ff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255(?:\s*,[^)]*)?\)|transparent)"
_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0+%?|0*\.0+)\s*(?:;|!|$)|"
    r"font-size\s*:\s*(?:0|[01](?:\.\d+)?px|0?\.\d+(?:em|rem|px|pt))\w*\s*(?:;|!|$)|"
    r"(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)|"
    r"(?:left|top|right|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*(?:0|1px)|clip-path\s*:\s*inset\(\s*(?:50|100)%|"
    r"transform\s*:\s*scale\(\s*0",
    re.IGNORECASE,
)
_ON_WHITE = re.compile(rf"(?:^|[;\s])color\s*:\s*{_WHITE}\s*(?:;|!|$)", re.IGNORECASE)
_BACKGROUND = re.compile(
    rf"background(?:-color|-image)?\s*:\s*(?!\s*(?:{_WHITE}|none|inherit|initial)\b)", re.IGNORECASE
)
_BLOCK = re.compile(r"@[^{};@]{0,300}(?:;|\{(?:[^{}]|\{[^{}]*\})*\})|/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]*)\}")
_MOST_RULES, _MOST_STYLE, _WORDS = 200, 1_000_000, 3


def hides(style: str) -> bool:
    """Whether an inline style or the body of a rule keeps an element's text from being seen."""
    if _STYLE.search(style):
        return True
    return bool(_ON_WHITE.search(style)) and not _BACKGROUND.search(style)


def without_hidden(soup: BeautifulSoup) -> bool:
    """Take out of a page what is not shown; whether words were among it. Scripts and styles are no words.

    Rules of a style sheet within the page are kept to where they are plain; those for print or for narrow screens are
    not asked.
    """
    ruled = list(_ruled(soup))
    for tag in soup.find_all(_NEVER_SHOWN):
        tag.extract()
    words = False
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        words |= isinstance(text, Comment) and not text.startswith("[if") and _says_something(text)
        text.extract()
    for tag in [*soup.find_all(_is_hidden), *ruled]:
        words |= _says_something(tag.get_text(" "))
        tag.extract()
    return words


def _says_something(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", text)) >= _WORDS and "</" not in text


def _is_hidden(tag: Tag) -> bool:
    if tag.name in ("html", "body"):
        return False
    if tag.has_attr("hidden") or str(tag.get("aria-hidden", "")).lower() == "true":
        return True
    return (tag.name == "dialog" and not tag.has_attr("open")) or hides(str(tag.get("style", "")))


def _ruled(soup: BeautifulSoup) -> Iterator[Tag]:
    """Elements that a plain rule of a style sheet within the page hides."""
    sheets = "\n".join(tag.get_text() for tag in soup.find_all("style"))[:_MOST_STYLE]
    found = [rule[1].strip() for rule in _RULE.finditer(_BLOCK.sub(" ", sheets)) if hides(rule[2])]
    for selector in found[:_MOST_RULES]:
        try:
            yield from (tag for tag in soup.select(selector) if tag.name not in ("html", "body"))
        except (SelectorSyntaxError, NotImplementedError, ValueError):
            continue  # a rule for a moment of the mouse, or one that is not well formed
