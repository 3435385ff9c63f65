"""What arrives is read where it fits its form, and refused with a reason where it does not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from form_settings import FULL, UUID
from truceline.errors import BadInput
from truceline.forms.filling import filled
from truceline.forms.incoming import LARGEST
from truceline.forms.library import xform_of
from truceline.forms.receipts import printed, receipt_of
from truceline.forms.shape import MOST_ROWS
from truceline.forms.submission import Known, Submitted, read_submission, with_files
from truceline.forms.xform import XForm

HOSTILE = sorted((Path(__file__).parent / "hostile").glob("*.xml"))
SEEN = xform_of("observation", FULL)
EFFORT = xform_of("effort", FULL)
OFFERED: Mapping[str, XForm] = {form.id: form for form in (SEEN, EFFORT)}
ROW = {
    "observer": "mission",
    "station": "post-2",
    "means": "heard",
    "occurred": "2026-04-12T02:10+02:00/2026-04-12T02:40+02:00",
    "what": "undetermined_explosion",
    "value": "about 60",
    "bearing": "NW",
    "range": "3-5 km",
    "text": "Heard from the post.",
}
OTHER = "uuid:ffffffff-0000-4000-8000-00000000ffff"
DIGEST = "ab" * 32


def sent(**more: str) -> str:
    return filled(SEEN, [ROW | more], UUID, {DIGEST: "photo 1.jpg"}).decode()


def read(xml: str | bytes, known: Known = Known()) -> Submitted:  # noqa: B008  # it is a frozen value
    return read_submission(xml.encode() if isinstance(xml, str) else xml, OFFERED, known)


def refusal(xml: str | bytes) -> str:
    with pytest.raises(BadInput) as wrong:
        read(xml)
    return str(wrong.value)


def test_an_observation_becomes_a_row_of_its_kind() -> None:
    (row,) = read(sent()).rows
    assert row.cells == ROW | {
        "id": "detection-0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d-1",
        "kind": "detection",
        "source": f"urn:{UUID}",
        "instance": UUID,
    }


def test_the_same_submission_gives_the_same_rows() -> None:
    assert read(sent()) == read(sent())


def test_several_observations_of_one_form_are_rows_of_their_own() -> None:
    found = read(filled(SEEN, [ROW, ROW | {"what": "shot"}], UUID))
    assert [row.cells["id"][-2:] for row in found.rows] == ["-1", "-2"]
    assert {row.cells["instance"] for row in found.rows} == {UUID}


def test_photographs_become_digests_of_evidence() -> None:
    found = read(sent(files=DIGEST))
    assert found.attachments == ("photo 1.jpg",)
    assert with_files(found, {"photo 1.jpg": DIGEST})[0].cells["files"] == DIGEST
    with pytest.raises(BadInput, match="1 attachments have not come"):
        with_files(found, {})


def test_a_form_without_remarks_is_told_in_the_words_of_the_record() -> None:
    xml = sent().replace("Heard from the post.", "")
    told = "By the form: means heard; what undetermined explosion; value about 60; bearing NW; range 3-5 km."
    assert read(xml).rows[0].cells["text"] == told


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-04-12T02:10:00.000+02:00", "2026-04-12T02:10+02:00"),
        ("2026-04-12T02:10:00.000+02", "2026-04-12T02:10+02:00"),
        ("2026-04-12T02:10:00.000+0230", "2026-04-12T02:10+02:30"),
        ("2026-04-12T02:10:30.500Z", "2026-04-12T02:10:30.5Z"),
        ("2026-04-12T02:10Z", "2026-04-12T02:10Z"),
    ],
)
def test_the_instant_that_a_device_wrote_is_kept(written: str, meant: str) -> None:
    xml = sent(occurred="2026-04-12T02:10:00.000+02:00").replace("2026-04-12T02:10:00.000+02:00", written)
    assert read(xml).rows[0].cells["occurred"] == meant


def test_a_time_without_a_zone_is_refused() -> None:
    assert "offset of its zone" in refusal(sent().replace("02:10:00.000+02:00", "02:10:00.000"))


@pytest.mark.parametrize(
    ("point", "meant"),
    [
        ("48.1 37.9 120.5 4.5", "48.1 37.9 within 4.5 m"),
        ("48.1 37.9 0 0", "48.1 37.9"),
        ("48.1 37.9", "48.1 37.9"),
    ],
)
def test_a_point_says_how_exact_it_is_only_where_the_device_did(point: str, meant: str) -> None:
    xml = sent(position="48.1 37.9 within 7 m").replace("48.1 37.9 0 7", point)
    assert read(xml).rows[0].cells["position"] == meant


def test_a_grid_reference_is_its_square() -> None:
    xml = sent().replace("<position_how />", "<position_how>grid</position_how>")
    xml = xml.replace("<position_grid />", "<position_grid>37u dp 1234 5678</position_grid>")
    assert read(xml).rows[0].cells["position"] == "48.358152 37.816706 within 8 m"


def test_an_area_is_recorded_by_its_name() -> None:
    xml = sent().replace("<place_listed />", "<place_listed>bridge</place_listed>")
    assert read(xml).rows[0].cells["place"] == "The bridge"


def test_not_known_is_an_empty_cell() -> None:
    hindered = xform_of("restriction", FULL)
    row = {"observer": "mission", "sort": "denial", "effect": "waited", "occurred": "2026-04-12", "by": "south"}
    xml = filled(hindered, [row], UUID).replace(b"<by>south</by>", b"<by>_unknown</by>")
    assert "by" not in read_submission(xml, {hindered.id: hindered}).rows[0].cells


def test_what_clients_write_differently_is_read_all_the_same() -> None:
    xml = sent().replace(
        "<data ", '<data xmlns="http://www.w3.org/2002/xforms" xmlns:jr="http://openrosa.org/javarosa" '
    )
    opened, closed = '<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>', "</orx:instanceID></orx:meta>"
    xml = xml.replace("<meta><instanceID>", opened).replace("</instanceID></meta>", closed)
    assert read(xml).rows == read(sent()).rows


def test_a_reference_number_leads_to_the_entry_once_that_has_come() -> None:
    xml = sent(restriction="r-17").replace("r-17", printed(receipt_of(OTHER)))
    known = Known(entry={receipt_of(OTHER): "restriction-1"}.get)
    assert read(xml, known).rows[0].cells["restriction"] == "restriction-1"
    (early,) = read(xml).rows
    assert "restriction" not in early.cells
    assert early.cells["text"] == f"Heard from the post. [restriction: {receipt_of(OTHER)}, which had not arrived]"


def test_an_edited_copy_corrects_what_was_submitted_first() -> None:
    xml = sent().replace("<meta>", f"<meta><deprecatedID>{OTHER}</deprecatedID>")
    found = read(xml)
    assert found.replaces == OTHER
    assert found.receipt == receipt_of(OTHER)
    cells = found.rows[0].cells
    assert (cells["action"], cells["instance"]) == ("correct", UUID)
    assert cells["id"] == "detection-ffffffff00004000800000000000ffff-1"


def test_an_edited_copy_of_an_edited_copy_leads_to_the_first() -> None:
    xml = sent().replace("<meta>", f"<meta><deprecatedID>{OTHER}</deprecatedID>")
    first = "uuid:11111111-1111-4111-8111-111111111111"
    assert (
        read(xml, Known(first={OTHER: first}.__getitem__)).rows[0].cells["id"]
        == f"detection-{'1' * 12}4{'1' * 3}8{'1' * 15}-1"
    )


def test_an_older_version_with_the_same_questions_is_taken() -> None:
    assert read(sent().replace(SEEN.version, "1-0123456789")).version == "1-0123456789"


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_hostile_xml_is_refused(path: Path) -> None:
    assert "what to do:" in refusal(path.read_bytes())


def test_too_much_is_refused_before_it_is_read() -> None:
    assert "longer than" in refusal(b"<data>" + b" " * LARGEST + b"</data>")
    assert "longer than" in refusal(sent().replace("Heard from the post.", "x" * 10_001))
    many = sent().replace(
        "<end>", sent().partition("<seen>")[2].partition("</seen>")[0].join(["<seen>", "</seen>"]) * MOST_ROWS + "<end>"
    )
    assert f"more than {MOST_ROWS} times" in refusal(many)


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        (SEEN.id, "other-case-observation", "form that it names is not offered"),
        (SEEN.version, "2-0123456789", "version of the form"),
        (SEEN.version, "latest", "version of the form"),
        ("<data ", "<form ", "not well-formed"),
        (UUID, "uuid:0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D", "instanceID is missing or wrong"),
        (UUID, "uuid:../../etc/passwd", "instanceID is missing or wrong"),
        (UUID, "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "instanceID is missing or wrong"),
        (UUID, "", "instanceID is missing or wrong"),
        (UUID, OTHER, "receipt number is not that of the instance ID"),
        ("<meta>", "<meta><deprecatedID>1</deprecatedID>", "deprecatedID is missing or wrong"),
        ("<meta>", "<meta><userID>somebody</userID>", "no meta element of the form's"),
        ("<meta>", "<meta/><meta>", "no meta element of the form's"),
        ("<post>", "<post><rank>captain</rank>", "elements that the form does not have"),
        ("<means>heard", "<means><b/>heard", "text between the elements"),
        ("<post>", "<post/><post>", "comes twice"),
        ("<light />", "<light /><light />", "comes twice"),
        ("<means>heard", "<means>smelt", "means: 'smelt' is not one of the choices"),
        ("<value_how>about", "<value_how>roughly", "value_how: this is no way to count"),
        ("<value_number>60", "<value_number>6e1", "value_number is not a whole number"),
        ("<value_number>60", "<value_number>", "value_number is not answered"),
        ("<range_high>5", "<range_high>2", "range: the distance '3-2 km' is reversed"),
        ("<range_unit>km", "<range_unit>miles", "range: '3-5 miles' is not a distance"),
        ("<bearing_point>NW", "<bearing_point>NORTH", "bearing: 'NORTH' is not a direction"),
        ("02:40:00.000", "02:05:00.000", "occurred: an interval must end after it starts"),
        ("2026-04-12T02:10", "2026-13-12T02:10", "is not a real date"),
        ("<when_how>period", "<when_how>", "occurred is missing"),
        ("<observer>mission", "<observer>Captain Somebody", "observer: 'Captain Somebody' is not a name"),
        ("<grade_source />", "<grade_source>B</grade_source>", "grade_item is not answered"),
        (
            "<restriction />",
            "<restriction>D-4072-0319-8855</restriction>",
            "the check letter is not that of the digits",
        ),
    ],
)
def test_what_does_not_fit_is_named(right: str, wrong: str, problem: str) -> None:
    xml = sent()
    assert right in xml
    assert problem in refusal(xml.replace(right, wrong))


@pytest.mark.parametrize(
    "name",
    [
        "../photo.jpg",
        "/etc/passwd",
        "a/b.jpg",
        "a\\b.jpg",
        "c:photo.jpg",
        ".hidden",
        "x" * 151,
        "a\u202egpj.jpg",
        "a\nb",
    ],
)
def test_the_name_of_an_attachment_has_no_path_in_it(name: str) -> None:
    xml = sent(files=DIGEST).replace("photo 1.jpg", name)
    assert "not a plain file name" in refusal(xml)


def test_all_that_is_wrong_is_told_at_once() -> None:
    xml = sent().replace("<means>heard", "<means>smelt").replace("<value_number>60", "<value_number>many")
    with pytest.raises(BadInput) as wrong:
        read(xml)
    assert [fault.problem.partition(":")[0] for fault in wrong.value.faults] == [
        "means",
        "value_number is not a whole number",
    ]
