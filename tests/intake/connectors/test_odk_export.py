"""An export of a form says the same as the form itself, sent in by a client."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import odk_mappings
from intake_rows import read_all
from odk_exports import Submission, exported, split
from odk_mappings import CENTRAL, STYLES, Style
from truceline.forms.blocks import About
from truceline.forms.definition import FORMS, Definition, definition_of
from truceline.forms.entries import Origin, entries_of
from truceline.forms.receipts import receipt_of
from truceline.intake.connectors import connector
from truceline.record.entry import payload_of
from truceline.values.intervals import parse_interval
from truceline.values.spots import plain_number
from truceline.values.zones import zone

ONE = "uuid:0c2f7f1e-3d0a-4b6c-9a51-7a1f2f6b0a01"
TWO = "uuid:5b1d8a60-8f3e-4f0e-8c1c-1d2e3f405162"
KYIV = zone("Europe/Kyiv")
"""The zone of the case that reads the exports."""


def written(folder: Path, form: Definition, submissions: Sequence[Submission], style: Style) -> Path:
    """The tables of an export as files; the one whose rows become entries."""
    for ending, blob in exported(form, submissions, style).items():
        (folder / f"export{ending}.csv").write_bytes(blob)
    return folder / (f"export-{form.again.repeat}.csv" if form.again else "export.csv")


def by_the_form(form: Definition, submission: Submission) -> list[Mapping[str, str]]:
    """The cells of the entries as a client's own submission gives them."""
    origin = Origin(f"case-{form.id}", submission.instance, submission.instance)
    about = About(receipt_of(submission.instance))
    return [row.cells for row in entries_of(submission.rows(), form, origin, about).rows]


def meaning(kind: str, cells: Mapping[str, str]) -> object:
    """What cells say, however they are written; the words in the text are not compared."""
    says = {name: text for name, text in cells.items() if name not in ("id", "kind", "occurred", "source", "text")}
    span = parse_interval(cells["occurred"], KYIV)
    return span, cells["source"], payload_of(kind, says, KYIV)


def same(form: Definition, submissions: Sequence[Submission], style: Style, folder: Path) -> None:
    """Holds what the mapping makes of an export against what the form makes of the submissions."""
    prefix = "" if style is CENTRAL else "kobo-"
    loaded = connector(f"odk-export-{prefix}{form.id.replace('_', '-')}")
    found = read_all(loaded, written(folder, form, submissions, style), KYIV)
    assert found.held == []
    expected = [cells for one in submissions for cells in by_the_form(form, one)]
    assert [meaning(form.kind, cells) for cells in found.cells] == [meaning(form.kind, cells) for cells in expected]


def test_the_mappings_are_what_the_forms_say() -> None:
    stored = {path.name: path.read_text(encoding="utf-8") for path in odk_mappings.FOLDER.glob("*.yaml")}
    assert stored == dict(odk_mappings.names())


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("form", FORMS)
def test_an_export_of_each_form_says_what_the_form_says(form: str, style: Style, tmp_path: Path) -> None:
    definition = definition_of(form)
    submissions = [split(definition, one, EXAMPLES[form]) for one in (ONE, TWO)]
    same(definition, submissions, style, tmp_path)


def test_a_grid_reference_is_held_back_and_not_lost(tmp_path: Path) -> None:
    form = definition_of("restriction")
    answers = {
        **split(form, ONE, EXAMPLES["restriction"]).once,
        "position_how": "grid",
        "position_grid": "37U DP 12 34",
    }
    found = read_all(
        connector("odk-export-restriction"), written(tmp_path, form, [Submission(ONE, answers)], CENTRAL), KYIV
    )
    assert [problem.problem for held in found.held for problem in held.problems] == [
        "position_how: 'grid' is not among the choices of the mapping"
    ]


@pytest.mark.parametrize("name", ["sample-observation-seen.csv", "sample-kobo-observation-seen.csv"])
def test_the_samples_of_both_programs_say_the_same(name: str) -> None:
    connectors = {"s": "odk-export-observation", "k": "odk-export-kobo-observation"}
    found = read_all(connector(connectors["k" if "kobo" in name else "s"]), odk_mappings.FOLDER / name, KYIV)
    assert (len(found.cells), len(found.held)) == (9, 1)
    assert [one["value"] for one in found.cells[:4]] == ["about 60", "at least 3", "uncountable", "12"]
    assert found.cells[6]["location"] == "48.31 38.22 within 300 m"


COUNTS = st.one_of(
    st.integers(0, 99_999).map(str),
    st.builds("{} {}".format, st.sampled_from(["about", "at least", "more than", "at most"]), st.integers(1, 5000)),
    st.integers(0, 500).flatmap(lambda low: st.integers(low + 1, 900).map(lambda high: f"{low}-{high}")),
    st.just("uncountable"),
)
POINTS = st.sampled_from(["N", "NNE", "ENE", "S", "WSW", "NW"])
BEARINGS = st.one_of(
    st.just("all"), POINTS, st.builds("{}-{}".format, POINTS, POINTS), st.integers(0, 359).map(str),
    st.builds("{} ±{}".format, st.integers(0, 359), st.integers(1, 20)),
)  # fmt: skip
RANGES = st.one_of(
    st.builds("{} {}".format, st.integers(1, 40), st.sampled_from(["km", "m"])),
    st.builds("{} {} km".format, st.sampled_from(["about", "at least", "under"]), st.integers(1, 40)),
    st.integers(1, 9).flatmap(lambda low: st.integers(low + 1, 12).map(lambda high: f"{low}-{high} km")),
)
TIMES = st.one_of(
    st.just("2025-04-19T18:31+03:00"), st.just("2025-04-19T18:20+03:00/2025-04-19T18:45+03:00"),
    st.just("2025-04-20"), st.just("2025-04-19/2025-04-21"),
)  # fmt: skip
SPOTS = st.builds(
    lambda north, east, within: f"{plain_number(north / 1000)} {plain_number(east / 1000)}{within}",
    st.integers(-80_000, 80_000),
    st.integers(-170_000, 170_000), st.sampled_from(["", " within 8 m", " within 500 m"]),
)  # fmt: skip


def maybe(**columns: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    """Some of these columns, each with one of its texts."""
    return st.fixed_dictionaries({}, optional=columns)


DRAWN = st.builds(
    lambda must, may: {**must, **may},
    st.fixed_dictionaries({"observer": st.just("osce-smm"), "means": st.sampled_from(["heard", "seen", "uav"]),
                           "occurred": TIMES, "what": st.sampled_from(["burst", "tracer", "drone"]), "value": COUNTS}),
    maybe(bearing=BEARINGS, range=RANGES, location=SPOTS, grade=st.sampled_from(["A1", "F6"]),
          place=st.text("абвZ ',\"", min_size=1, max_size=9).filter(lambda text: text == text.strip())),
)  # fmt: skip


@settings(max_examples=40)
@given(entries=st.lists(DRAWN, min_size=1, max_size=4), style=st.sampled_from(STYLES))
def test_any_observation_comes_through_an_export_whole(
    entries: list[dict[str, str]], style: Style, tmp_path_factory: pytest.TempPathFactory
) -> None:
    form = definition_of("observation")
    same(form, [split(form, ONE, entries)], style, tmp_path_factory.mktemp("export"))


_SPOT, _TIME = "48.1203 37.9102 within 8 m", "2025-04-19T18:20+03:00/2025-04-19T18:45+03:00"
EXAMPLES: Mapping[str, Sequence[Mapping[str, str]]] = {
    "observation": [
        {
            "observer": "osce-smm",
            "station": "patrol-3",
            "position": _SPOT,
            "light": "night",
            "means": "heard",
            "occurred": _TIME,
            "what": "undetermined_explosion",
            "value": "about 60",
            "bearing": "W-NW",
            "range": "3-5 km",
        },
        {
            "observer": "osce-smm",
            "station": "patrol-3",
            "position": _SPOT,
            "light": "night",
            "means": "seen",
            "occurred": "2025-04-19",
            "what": "flare",
            "value": "2",
            "heading": "300-330",
            "location": "48 38 within 900 m",
        },
    ],
    "restriction": [
        {
            "observer": "osce-smm",
            "occurred": _TIME,
            "sort": "conditional_access",
            "by": "ua",
            "condition": "escort",
            "effect": "waited",
            "lost": "PT1H5M",
            "position": _SPOT,
            "grade": "B3",
        },
    ],
    "weapons_site": [
        {
            "observer": "osce-smm",
            "occurred": "2025-04-20",
            "site": "site-9",
            "holder": "ua",
            "weapon": "howitzer",
            "state": "counted",
            "present": "4",
            "declared": "6",
        },
        {
            "observer": "osce-smm",
            "occurred": "2025-04-20",
            "site": "site-9",
            "holder": "ua",
            "weapon": "mortar 120mm",
            "state": "not_verified",
        },
    ],
    "casualty": [
        {
            "observer": "osce-smm",
            "occurred": "2025-04-20",
            "cause": "mine",
            "location": "48 38 within 900 m",
            "harm": "injured",
            "value": "2-3",
            "standing": "civilian",
            "state": "corroborated",
            "sources": "at least 2",
        },
    ],
    "allegation": [
        {
            "body": "osce-smm",
            "lodger": "party",
            "issuer": "ua",
            "channel": "hotline",
            "occurred": _TIME,
            "what": "impact",
            "value": "at least 3",
            "accused": "ru",
            "quote": "Three shells.",
            "grade": "C3",
        },
    ],
    "effort": [
        {
            "observer": "osce-smm",
            "station": "camera-7",
            "means": "camera",
            "occurred": _TIME,
            "state": "partly",
            "looked": "PT0H15M",
            "reach": "under 5 km",
            "bearing": "all",
            "planned": "2",
            "cancelled": "1",
            "weather": "fog",
        },
    ],
}
