"""HTML pages: what a reader sees of the article, with its title, its day and its address."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from truceline.sources.documents.days import stamped_day
from truceline.sources.documents.hidden import without_hidden

_AROUND = ("nav", "footer", "aside", "form", "menu")
_ROLES = {"navigation", "contentinfo", "complementary", "search", "banner", "menu", "alert", "dialog"}
_OTHER = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|newsletter|promo|advert(?:isement)?|cookie|comments?|breadcrumbs?|"
    r"sidebar|subscribe|recommended|read-?more|most-read|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = re.compile(
    r"address|article|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset|fig(?:caption|ure)|h[1-6r]|header|"
    r"li|main|[ou]l|p|pre|section|summary|table|tbody|tfoot|thead"
)
_CELLS = ("td", "th")
_STAMPS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "publishdate", "publish-date",
    "pubdate", "parsely-pub-date", "sailthru.date", "article.published", "citation_publication_date",
)  # fmt: skip
_ADDRESS = re.compile(r"https?://[^\s/\"'<>]+\.[^\s/\"'<>]+[^\s\"'<>]*")
_ENOUGH = 200


@dataclass(frozen=True)
class Page:
    """What an HTML page shows. `hidden`: words were in it that it does not show."""

    text: str
    title: str
    published: date | None
    address: str
    hidden: bool


def page_of(markup: str) -> Page:
    """What a page shows of its article."""
    soup = BeautifulSoup(markup, "html.parser")
    said = _particulars(soup)
    title, published = _title(soup, said.get("og:title", "")), _published(soup, said)
    address = _address(soup, said.get("og:url", ""))
    hidden = without_hidden(soup)
    for tag in soup.find_all(_is_around):
        tag.extract()
    return Page(_text_of(_article(soup)), title, published, address, hidden)


def _is_around(tag: Tag) -> bool:
    return tag.name in _AROUND or str(tag.get("role", "")).lower() in _ROLES


def _article(soup: BeautifulSoup) -> Tag:
    """The element that holds the article; the whole page where none is marked."""
    for selector in ("article", "[itemprop=articleBody]", "main", "#content"):
        best = max(soup.select(selector), key=_weight, default=None)
        if best is not None and _weight(best) >= _ENOUGH:
            return _trimmed(best)
    return soup.body or soup


def _trimmed(article: Tag) -> Tag:
    """An article without its lists of other stories, buttons to share it, and the like."""
    whole = _weight(article)
    marked = article.find_all(
        lambda tag: bool(_OTHER.search(f"{' '.join(tag.get('class') or ())} {tag.get('id', '')}"))
    )
    for tag in marked:
        if _weight(tag) < whole / 2:
            tag.extract()
    return article


def _weight(tag: Tag) -> int:
    return sum(len(text.strip()) for text in tag.strings)


def _text_of(root: Tag) -> str:
    """The text of an element, its blocks apart by an empty line, the cells of a row by a bar.

    It goes by a stack of its own, so that a page nested without end does no harm.
    """
    pieces: list[str] = []
    stack: list[PageElement | _Break] = [root]
    while stack:
        one = stack.pop()
        if isinstance(one, _Break):
            pieces.append(one.mark)
        elif isinstance(one, Tag):
            before, after = _breaks(one.name)
            pieces.append(before)
            stack += [_Break(after), *reversed(one.contents)]
        else:
            pieces.append(re.sub(r"\s+", " ", str(one)))
    return _tidy("".join(pieces))


@dataclass(frozen=True)
class _Break:
    """What stands between two pieces of text."""

    mark: str


def _breaks(name: str) -> tuple[str, str]:
    if name in _CELLS:
        return "", " | "
    if name in ("br", "tr"):
        return "\n", ""
    return ("\n\n", "\n\n") if _BLOCKS.fullmatch(name) else ("", "")


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip().removesuffix("|").strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _particulars(soup: BeautifulSoup) -> dict[str, str]:
    """What the page says of itself in `meta`, by names in small letters; the first of each name."""
    found: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        for key in ("property", "name", "itemprop"):
            if tag.get(key) and tag.get("content"):
                found.setdefault(str(tag[key]).lower(), str(tag["content"]))
    return found


def _title(soup: BeautifulSoup, named: str) -> str:
    heading = soup.find("h1") or soup.find("title")
    return " ".join((named or (heading.get_text(" ") if heading else "")).split())


def _published(soup: BeautifulSoup, particulars: Mapping[str, str]) -> date | None:
    stamps = [particulars[name] for name in _STAMPS if name in particulars]
    stamps += list(_linked(soup))
    times = (soup.find("article") or soup).find_all("time")[:1]
    stamps += [str(tag.get("datetime") or tag.get_text(" ")) for tag in times]
    return next((day for stamp in stamps if (day := stamped_day(stamp))), None)


def _linked(soup: BeautifulSoup) -> Iterator[str]:
    """Times of publication in JSON-LD."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            stack: list[object] = [json.loads(script.get_text())]
        except (ValueError, RecursionError):
            continue
        while stack:
            one = stack.pop()
            if isinstance(one, dict):
                if isinstance(one.get("datePublished"), str):
                    yield one["datePublished"]
                stack.extend(reversed(list(one.values())))
            elif isinstance(one, list):
                stack.extend(reversed(one))


def _address(soup: BeautifulSoup, named: str) -> str:
    link = soup.find("link", rel="canonical")
    for address in (str(link.get("href", "")).strip() if link else "", named.strip()):
        if _ADDRESS.fullmatch(address):
            return address
    return ""
