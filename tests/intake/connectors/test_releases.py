"""A newer release of a source updates by the source's own identifiers, and what stood before stays to be read."""

from pathlib import Path

import pytest

from intake_desk import empty_desk, kept, sample, take
from truceline.intake.content import cells_of
from truceline.tasks.intake import Desk

RELEASES = [
    ("ucdp-ged", "ucdp-ged/sample.csv", "ucdp-ged/sample-next.csv", (2, 2, 9, 1)),
    ("acled", "acled/sample.csv", "acled/sample-next.csv", (1, 2, 7, 1)),
    ("viina-2", "viina-2/event_info.csv", "viina-2/event_info-next.csv", (1, 2, 6, 1)),
]


def told(desk: Desk, dataset: str, key: str) -> list[tuple[str, str, bool]]:
    """The history of a row: release, text and whether it is listed."""
    return [
        (one.release, cells_of("listing", one.content).get("text", "") if one.listed else "", one.listed)
        for one in desk.keeping.history(dataset, key)
    ]


@pytest.mark.parametrize(("name", "first", "then", "expected"), RELEASES)
def test_a_newer_release_adds_updates_and_lets_go(
    name: str, first: str, then: str, expected: tuple[int, int, int, int], tmp_path: Path
) -> None:
    desk = empty_desk(tmp_path)
    take(desk, name, sample(*first.split("/")))
    counts = take(desk, name, sample(*then.split("/"))).counts
    assert (counts.taken, counts.updated, counts.known, counts.gone) == expected


def test_a_number_of_deaths_that_changed_can_be_read_in_both_releases(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "ucdp-ged", sample("ucdp-ged", "sample.csv"), "25.1")
    take(desk, "ucdp-ged", sample("ucdp-ged", "sample-next.csv"), "26.1")
    history = desk.keeping.history("ucdp-ged", "900102")
    assert [(one.release, cells_of("listing", one.content)["deaths"]) for one in history] == [
        ("25.1", "1-4"),
        ("26.1", "3-7"),
    ]


def test_what_a_source_no_longer_lists_is_told_and_not_forgotten(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "acled", sample("acled", "sample.csv"), "2025-04-25")
    take(desk, "acled", sample("acled", "sample-next.csv"), "2025-05-02")
    assert [(release, listed) for release, _, listed in told(desk, "acled", "XLD509")] == [
        ("2025-04-25", True),
        ("2025-05-02", False),
    ]
    assert "XLD509" not in kept(desk, "acled")


def test_a_part_of_a_source_lets_nothing_go(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "acled", sample("acled", "sample.csv"))
    assert take(desk, "acled", sample("acled", "sample-next.csv"), whole=False).counts.gone == 0
    assert "XLD509" in kept(desk, "acled")


def test_a_candidate_becomes_an_event_of_the_final_release_under_its_own_id(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "ucdp-candidate", sample("ucdp-candidate", "sample.csv"), "25.0.1")
    month = take(desk, "ucdp-candidate", sample("ucdp-candidate", "sample-next.csv"), "25.0.2").counts
    assert (month.taken, month.updated, month.gone) == (2, 1, 0)
    take(desk, "ucdp-ged", sample("ucdp-ged", "sample-next.csv"), "26.1", whole=False)
    story = told(desk, "ucdp-ged", "900202")
    assert [release for release, _, _ in story] == ["25.0.1", "25.0.2", "26.1"]
    assert ["candidate" in text for _, text, _ in story] == [True, True, False]


def test_a_final_release_without_a_candidate_says_that_it_is_no_longer_listed(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    take(desk, "ucdp-candidate", sample("ucdp-candidate", "sample.csv"), "25.0.1")
    take(desk, "ucdp-ged", sample("ucdp-ged", "sample-next.csv"), "26.1", whole=True)
    assert [listed for _, _, listed in told(desk, "ucdp-ged", "900203")] == [True, False]


def test_a_label_that_changed_updates_its_report(tmp_path: Path) -> None:
    """The first file has the same row; what changed stands in the file beside it."""
    desk = empty_desk(tmp_path)
    take(desk, "viina-2", sample("viina-2", "event_info.csv"))
    take(desk, "viina-2", sample("viina-2", "event_info-next.csv"))
    history = desk.keeping.history("viina-2", "7000002")
    assert [cells_of("listing", one.content)["what"] for one in history] == ["firefight", "artillery"]
    assert [one.release for one in history] == ["bert_20250501020000", "bert_20250503021500"]


def test_an_alert_that_was_still_on_gets_its_end_from_a_later_file(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    whole = sample("air-raid-alerts", "sample.csv").read_text(encoding="utf-8")
    later = tmp_path / "later.csv"
    later.write_text(whole.replace("03:00:00+00:00,,", "03:00:00+00:00,2025-04-21 04:30:00+00:00,"), encoding="utf-8")
    take(desk, "air-raid-alerts", sample("air-raid-alerts", "sample.csv"))
    assert take(desk, "air-raid-alerts", later).counts.updated == 1
    assert kept(desk, "air-raid-alerts")["Krainia oblast///2025-04-21 03:00:00+00:00"]["occurred"].endswith(
        "04:30+00:00"
    )
