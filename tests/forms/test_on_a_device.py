"""What the engine of ODK Collect makes of the forms: it opens them, checks what is filled in, and sends it."""

import re
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from drawn_forms import submissions
from form_settings import FULL, UUID
from odk_engine import no_javac, through_engine
from truceline.forms.definition import FORMS
from truceline.forms.filling import filled
from truceline.forms.library import xform_of
from truceline.forms.receipts import printed, receipt_of
from truceline.forms.submission import Submitted, read_submission
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

pytestmark = no_javac
MADE = {form: xform_of(form, FULL) for form in FORMS}
OFFERED = {made.id: made for made in MADE.values()}

BY_HAND = "by-hand"
EXAMPLES = 6
"""How many filled-in forms of each sort go through the engine; `test_round_trip` draws many more without it."""
ROW = {"observer": "mission", "station": "post-2", "means": "heard", "what": "shot", "value": "about 60"}
ROW |= {"occurred": "2026-04-12T02:10Z/2026-04-12T02:40Z", "range": "3-5 km", "restriction": "r-17"}
WRONG = [
    ("<value_number>60</value_number>", "<value_number>-60</value_number>"),
    ("2026-04-12T02:40", "2026-04-12T02:05"),
    ("2026-04-12T02:40", "2196-04-12T02:40"),
    ("<restriction>r-17</restriction>", "<restriction>D-4072-0319-8855</restriction>"),
    ("<range_high>5</range_high>", "<range_high>2,5</range_high>"),
    ("<station>post-2</station>", "<station>Post of somebody</station>"),
    ("<means>heard</means>", "<means/>"),
    ("<means>heard</means>", "<means>satellite</means>"),
]


def drawn(form: str, count: int) -> list[bytes]:
    found: list[bytes] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None)
    @given(submissions(form))
    def collect(one: tuple[str, list[dict[str, str]]]) -> None:
        names = {digest: f"{digest[:20]}.jpg" for row in one[1] for digest in row.get("files", "").split()}
        found.append(filled(MADE[form], one[1], one[0], names))

    collect()
    return found


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[tuple[bytes, str, bytes]]]]:
    """For each form: what was filled in, what the engine says to it, and what it sends; under "by hand" likewise.

    All in one run: starting the engine takes longer than what it does.
    """
    folder = tmp_path_factory.mktemp("engine")
    given_in = {form: drawn(form, EXAMPLES) for form in FORMS} | {BY_HAND: by_hand()}
    forms = {form: made.xml for form, made in MADE.items()} | {BY_HAND: MADE["observation"].xml}
    came = through_engine(forms, given_in, folder)
    return folder, {form: [(one, *two) for one, two in zip(given_in[form], came[form], strict=True)] for form in forms}


Sent = tuple[Path, dict[str, list[tuple[bytes, str, bytes]]]]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_filled_in_is_asked_for_and_taken(form: str, sent: Sent) -> None:
    wrong = [(said, xml.decode()) for xml, said, _ in sent[1][form] if said != "ok"]
    assert wrong[:1] == []


@pytest.mark.parametrize("form", FORMS)
def test_what_a_device_sends_says_the_same(form: str, sent: Sent) -> None:
    for xml, _, came in sent[1][form]:
        meant, found = read_submission(xml, OFFERED), read_submission(came, OFFERED)
        assert cells(found) == cells(meant)
        # The engine cuts a time that it loads to the thousandth of a second, and now and then one too low.
        assert times(found) == pytest.approx(times(meant), abs=1000, rel=0)


def cells(submitted: Submitted) -> list[dict[str, str]]:
    """The cells of each row but its time, which a device writes in its own zone."""
    return [{name: cell for name, cell in row.cells.items() if name != "occurred"} for row in submitted.rows]


def times(submitted: Submitted) -> list[int]:
    """From when to when each row was, in microseconds."""
    spans = [parse_interval(row.cells["occurred"], zone("UTC")) for row in submitted.rows]
    return [instant for span in spans for instant in (span.start, span.last)]


@pytest.mark.parametrize("form", FORMS)
def test_the_form_works_out_its_own_reference_number(form: str, sent: Sent) -> None:
    text = (sent[0] / form / "new.xml").read_text(encoding="utf-8")
    (instance,) = re.findall("<instanceID>(uuid:.*?)</instanceID>", text)
    assert re.findall("<receipt>(.*?)</receipt>", text) == [printed(receipt_of(instance))]


def by_hand() -> list[bytes]:
    """Two that are right, and one for each of WRONG."""
    xml = filled(MADE["observation"], [ROW], UUID).decode()
    assert all(right in xml for right, _ in WRONG)
    spoiled = [xml.replace(right, wrong).encode() for right, wrong in WRONG]
    return [xml.encode(), xml.replace("r-17", "R-4072-0319-8855").encode(), *spoiled]


def test_a_device_does_not_take_what_cannot_be(sent: Sent) -> None:
    said = [one for _, one, _ in sent[1][BY_HAND]]
    assert said[:2] == ["ok", "ok"]
    assert [wrong for wrong, one in zip(WRONG, said[2:], strict=True) if one == "ok"] == []
