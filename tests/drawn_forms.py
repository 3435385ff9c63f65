"""Rows that forms can say, drawn column by column from what the kinds of entry allow."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from hypothesis import strategies as st

from truceline.forms.asking import is_asked
from truceline.forms.choices import ENUMS
from truceline.forms.definition import Question, definition_of
from truceline.forms.receipts import as_receipt, receipt_of
from truceline.values.bearings import POINTS
from truceline.values.spots import Spot

WHO = ("north", "south", "mission", "mission-radio")
NAMES = st.from_regex(re.compile(r"[a-z][a-z0-9_-]{0,79}", re.ASCII), fullmatch=True)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
INSTANCES = st.uuids(version=4).map(lambda one: f"uuid:{one}")
_WHOLES = st.integers(0, 70) | st.integers(0, 999_999_999)
# What XML can carry and a keyboard can write: no control signs but the new line.
_SIGNS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\n")
TEXTS = st.text(_SIGNS, min_size=1, max_size=60).map(str.strip).filter(bool)
QUOTES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)


def _counts() -> st.SearchStrategy[str]:
    hows = st.sampled_from(["", "about ", "at least ", "more than ", "at most "])
    return (
        st.tuples(hows, _WHOLES).map(lambda one: f"{one[0]}{one[1]}")
        | st.integers(1, 999_999_999).map("fewer than {}".format)
        | st.tuples(_WHOLES, st.integers(1, 5000))
        .filter(lambda one: sum(one) <= 999_999_999)
        .map(lambda one: f"{one[0]}-{sum(one)}")
        | st.just("uncountable")
    )


_FIGURES = st.from_regex(re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?", re.ASCII), fullmatch=True)
_DEGREES = st.integers(0, 360).map(str) | st.integers(0, 3600).map(lambda tenths: str(tenths / 10))
_POINTS = st.sampled_from(POINTS)


def _distances() -> st.SearchStrategy[str]:
    figure = st.tuples(st.sampled_from(["", "about ", "at least ", "under "]), _FIGURES).map("".join)
    band = st.tuples(_FIGURES, _FIGURES).map(lambda two: "-".join(sorted(two, key=float)))
    return st.tuples(figure | band, st.sampled_from(["km", "m"])).map(" ".join)


def _bearings() -> st.SearchStrategy[str]:
    off = _DEGREES.filter(lambda degrees: float(degrees) > 0)
    return (
        _POINTS
        | st.tuples(_POINTS, _POINTS).map("-".join)
        | _DEGREES
        | st.tuples(_DEGREES, _DEGREES).map("-".join)
        | st.tuples(_DEGREES, off).map(" ±".join)
        | st.just("all")
    )


def _spots() -> st.SearchStrategy[str]:
    north, east = (
        st.integers(-most, most).map(lambda millionths: millionths / 10**6) for most in (90 * 10**6, 180 * 10**6)
    )
    within = st.integers(0, 9_999_999).map(float) | st.integers(0, 100_000).map(lambda millimetres: millimetres / 1000)
    return st.builds(Spot, north, east, st.none() | within).map(str)


def _lengths() -> st.SearchStrategy[str]:
    return st.tuples(st.integers(0, 9999), st.integers(0, 59)).map(
        lambda one: f"PT{one[0]}H{one[1]}M" if one[1] else f"PT{one[0]}H"
    )


_FIRST = datetime(2001, 1, 1, tzinfo=UTC)


def _times() -> st.SearchStrategy[str]:
    zones = st.integers(-48, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
    moments = st.integers(0, 800_000_000_000).map(lambda after: _FIRST + timedelta(milliseconds=after))
    written = st.builds(lambda moment, at: moment.astimezone(at).isoformat(timespec="milliseconds"), moments, zones)
    days = st.integers(0, 9_000).map(lambda after: str(_FIRST.date() + timedelta(days=after)))

    def pairs(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(one, one).map(lambda two: sorted(two, key=datetime.fromisoformat)).filter(_apart).map("/".join)

    return written | pairs(written) | days | pairs(days)


def _apart(two: list[str]) -> bool:
    return datetime.fromisoformat(two[0]) != datetime.fromisoformat(two[1])


_GRADES = st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("123456")).map("".join)
_FILES = st.lists(HASHES, min_size=1, max_size=3, unique=True).map(" ".join)


@cache
def _cells_of(question: Question) -> st.SearchStrategy[str]:
    """What can stand in the column of a question."""
    if question.ask == "choice":
        return st.sampled_from([str(one) for one in ENUMS[question.choices]] if question.choices in ENUMS else WHO)
    if question.name == "quote":
        return QUOTES
    return {
        "listed": NAMES,
        "label": NAMES,
        "text": TEXTS,
        "place": TEXTS,
        "count": _counts(),
        "distance": _distances(),
        "bearing": _bearings(),
        "position": _spots(),
        "grade": _GRADES,
        "when": _times(),
        "length": _lengths(),
        "reference": NAMES.filter(lambda name: as_receipt(name) is None),
    }[question.ask]


@st.composite
def rows(draw: st.DrawFn, form: str, instance: str) -> dict[str, str]:
    """The cells of one row that a form can say, without its id."""
    definition = definition_of(form)
    cells = {"text": draw(TEXTS), "instance": instance}
    for question in definition.asked():
        if question.ask in ("note", "receipt"):
            continue
        if question.ask == "photos":
            cells |= {"files": draw(_FILES)} if draw(st.booleans()) else {}
        elif question.required or question.ask == "label" or draw(st.booleans()):
            cells[question.cell] = draw(_cells_of(question))
    if definition.kind == "complaint":
        cells["receipt"] = receipt_of(instance)
    return asked_only(form, cells)


def asked_only(form: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The cells without those that the form does not ask for, given the others."""
    found = dict(cells)
    definition = definition_of(form)
    for question in definition.asked():
        if question.cell in found and not is_asked(question, definition, found):
            del found[question.cell]
    return found


@st.composite
def submissions(draw: st.DrawFn, form: str) -> tuple[str, list[dict[str, str]]]:
    """An instance ID with the rows of one submission: several, where the form has a repeat."""
    instance = draw(INSTANCES)
    first = draw(rows(form, instance))
    again = definition_of(form).again
    if again is None:
        return instance, [first]
    inside = {question.cell for page in again.pages for question in page.ask} | {"files"}
    more = [draw(rows(form, instance)) for _ in range(draw(st.integers(0, 2)))]
    once = {name: cell for name, cell in first.items() if name not in inside}
    found = [first, *({**{name: cell for name, cell in one.items() if name in inside}, **once} for one in more)]
    return instance, [asked_only(form, one) for one in found]
