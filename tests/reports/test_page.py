"""The daily report as a file: it needs nothing else, and every figure leads to its entries."""

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest

from shipped import desk
from truceline.tasks.report import daily_report

DAYS = [
    ("spring-2025", date(2025, 3, 12)),
    ("spring-2025", date(2025, 3, 20)),
    ("spring-2025", date(2025, 4, 21)),
    ("donbas-2020", date(2020, 7, 26)),
    ("donbas-2020", date(2020, 12, 31)),
]


class _Links(HTMLParser):
    """Collects what a page names and what it points to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.inside: set[str] = set()
        self.outside: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("href", "xlink:href", "src", "srcset", "action", "data"):
            target = given.get(name, "")
            if target.startswith("#"):
                self.inside.add(target[1:])
            elif target:
                self.outside.append((tag, given.get("class", "")))


@cache
def page(case: str, day: date) -> str:
    return daily_report(desk(case), day)


def links(case: str, day: date) -> _Links:
    found = _Links()
    found.feed(page(case, day))
    return found


@pytest.mark.parametrize(("case", "day"), DAYS)
def test_nothing_is_fetched_when_it_is_opened(case: str, day: date) -> None:
    text = page(case, day)
    assert set(links(case, day).outside) <= {("a", "src")}
    assert not re.search(r"<script|@import|url\(\s*['\"]?(?!#)", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize(("case", "day"), DAYS)
def test_every_reference_leads_to_a_place_on_the_page(case: str, day: date) -> None:
    found = links(case, day)
    assert found.inside - set(found.ids) == set()


@pytest.mark.parametrize(("case", "day"), DAYS)
def test_every_cited_entry_is_listed_once_with_its_source(case: str, day: date) -> None:
    listed = re.findall(r'<li id="e-([^"]+)" value="(\d+)">(.*?)</li>', page(case, day), re.DOTALL)
    names = [name for name, _, _ in listed]
    assert len(set(names)) == len(names)
    assert [int(number) for _, number, _ in listed] == list(range(1, len(listed) + 1))
    assert all('class="src"' in text for _, _, text in listed)


def test_the_same_day_gives_the_same_bytes() -> None:
    assert daily_report(desk("spring-2025"), date(2025, 4, 21)) == page("spring-2025", date(2025, 4, 21))


def test_a_report_knows_nothing_that_was_recorded_after_its_cut_off() -> None:
    text = page("spring-2025", date(2025, 3, 20))
    for later in ("Easter", "25 March", "2,935", "2935", "minerals_signed", "black-sea"):
        assert later not in text


def test_an_unknown_day_is_hatched_and_never_a_bar_of_no_height() -> None:
    text = page("donbas-2020", date(2020, 12, 31))
    assert "88 days are unknown" in text
    assert len(re.findall(r'id="day-2020-\d\d-\d\d"', text)) == 67


def test_both_easter_totals_stand_side_by_side_with_the_reasons_against_comparing_them() -> None:
    text = re.sub(r"<[^>]+>|\s+", " ", page("spring-2025", date(2025, 4, 21)))
    for words in ("2935", "4900", "4816", "they begin at different times: 6 hours apart"):
        assert words in re.sub(r"\s+", " ", text)


def test_the_mandates_limits_and_the_head_of_the_record_are_printed() -> None:
    text = page("spring-2025", date(2025, 4, 21))
    assert str(desk("spring-2025").head) in text
    assert "Nothing is attributed to a side by this desk." in text
    assert re.search(r"tzdata \d{4}\.\d+", text)
