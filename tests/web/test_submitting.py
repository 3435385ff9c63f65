"""Filled-in forms arrive: whole, in parts, again, out of order, at the same time, as edited copies."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from truceline.forms.receipts import printed, receipt_of
from truceline.record.entry import Entry
from truceline.tasks import evidence
from truceline.wiring import evidence_desk
from web.served import JPEG, PNG, PROBE, Filled, Server, bytes_of, entries, field_case, served, taken_lines

PHOTOS = {"one.jpg": JPEG, "two.jpg": JPEG + b"2", "three.jpg": JPEG + b"3"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(field_case(tmp_path_factory.mktemp("served"))) as running:
        yield running


def on_record(server: Server, form: Filled) -> list[Entry]:
    """What is on record of a form, one for each time that something was said."""
    return [one for one in entries(server.path) if one.id.startswith(form.id)]


def files_of(one: Entry) -> tuple[str, ...]:
    return getattr(one.payload, "files", None) or ()


def with_photos(count: int) -> Filled:
    return Filled(photos=tuple(PHOTOS)[:count])


def test_a_form_is_on_record_when_it_is_answered(server: Server) -> None:
    form = Filled()
    answer = server.send(form)
    assert answer.status_code == 201
    assert "on record" in answer.text
    assert [one.text for one in on_record(server, form)] == ["stopped at the bridge"]


def test_a_form_says_one_quiet_line_to_the_log_and_nothing_of_its_content(server: Server) -> None:
    server.send(Filled(said=("a secret",)))
    assert (server.told[-1].form, server.told[-1].station, server.told[-1].became) == ("probe", "patrol-1", "recorded")


def test_a_form_that_is_submitted_twice_is_there_once(server: Server) -> None:
    form = Filled()
    assert [server.send(form).status_code for _ in range(3)] == [201, 201, 201]
    assert len(on_record(server, form)) == 1


def test_a_form_that_is_submitted_twice_changes_no_byte(server: Server) -> None:
    form = with_photos(1)
    server.send(form, {"one.jpg": JPEG})
    before = bytes_of(server.path)
    assert server.send(form, {"one.jpg": JPEG}).status_code == 201
    assert bytes_of(server.path) == before


def test_a_photo_is_kept_as_evidence_and_named_by_its_entry(server: Server) -> None:
    form, photo = with_photos(1), JPEG + b"a photo of its own"
    assert server.send(form, {"one.jpg": photo}).status_code == 201
    (entry,) = on_record(server, form)
    assert files_of(entry) == (sha256(photo).hexdigest(),)
    with evidence_desk(server.path) as desk:
        kept = [one for one in evidence.listed(desk) if one.digest == sha256(photo).digest()]
        chain = desk.chain(sha256(photo).digest())
        assert b"".join(desk.files.read(sha256(photo).digest())) == photo
    assert [one.type for one in kept] == ["image/jpeg"]
    assert [step.how for _, step in chain.steps] == ["came with a form of patrol-1"]


def test_the_same_photo_in_two_forms_is_kept_once(server: Server) -> None:
    photo = JPEG + b"the same"
    forms = [with_photos(1), with_photos(1)]
    assert [server.send(form, {"one.jpg": photo}).status_code for form in forms] == [201, 201]
    with evidence_desk(server.path) as desk:
        assert len(desk.chain(sha256(photo).digest()).steps) == 1


def test_a_photo_of_another_type_than_its_name_says_is_taken_and_doubted(server: Server) -> None:
    form = with_photos(1)
    assert server.send(form, {"one.jpg": PNG}).status_code == 201
    with evidence_desk(server.path) as desk:
        ((_, custody),) = desk.chain(sha256(PNG).digest()).steps
    assert custody.type == "application/octet-stream"
    assert "by its first bytes: image/png" in custody.how


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_a_form_in_several_requests_is_on_record_once_all_have_come(server: Server, order: tuple[int, ...]) -> None:
    form = with_photos(3)
    names = [form.photos[number] for number in order]
    for name in names[:-1]:
        answer = server.send(form, {name: PHOTOS[name]}, **{"*isIncomplete*": "yes"})
        assert answer.status_code == 202
        assert on_record(server, form) == []
    assert server.send(form, {names[-1]: PHOTOS[names[-1]]}).status_code == 201
    (entry,) = on_record(server, form)
    assert files_of(entry) == tuple(sha256(PHOTOS[name]).hexdigest() for name in form.photos)
    assert server.serving.inbox.held(form.instance.hex) is None


def test_a_part_that_comes_again_adds_nothing(server: Server) -> None:
    form = with_photos(2)
    for name in ("one.jpg", "one.jpg", "two.jpg", "one.jpg", "two.jpg"):
        server.send(form, {name: PHOTOS[name]})
    assert len(on_record(server, form)) == 1
    assert server.serving.inbox.held(form.instance.hex) is None


def test_a_form_whose_photo_never_comes_waits_and_says_for_what(server: Server) -> None:
    form = with_photos(2)
    answer = server.send(form, {"one.jpg": JPEG})
    assert "waiting for 1 of its files" in answer.text
    held = server.serving.inbox.held(form.instance.hex)
    assert held is not None
    assert held.station == "patrol-1"
    assert len(held.files) == 1


def test_many_at_a_time_are_each_there_once(server: Server) -> None:
    forms = [with_photos(number % 2) for number in range(12)]
    files = [{name: PHOTOS[name] for name in form.photos} for form in forms]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(server.send, forms * 3, files * 3))
    assert {answer.status_code for answer in statuses} == {201}
    assert [len(on_record(server, form)) for form in forms] == [1] * 12


def test_one_form_with_several_entries_goes_on_record_whole_or_not_at_all(server: Server) -> None:
    good, bad = Filled(said=("one", "two")), Filled(said=("one", "nonsense"))
    assert server.send(good).status_code == 201
    assert len(on_record(server, good)) == 2
    before = bytes_of(server.path)
    assert server.send(bad).status_code == 422
    assert bytes_of(server.path) == before


def test_another_content_under_the_same_instance_id_is_refused(server: Server) -> None:
    form = Filled()
    server.send(form)
    before = bytes_of(server.path)
    assert server.send(replace(form, said=("something else",))).status_code == 409
    assert bytes_of(server.path) == before


def test_another_photo_under_the_same_instance_id_is_refused(server: Server) -> None:
    form = with_photos(2)
    server.send(form, {"one.jpg": JPEG})
    before = bytes_of(server.path)
    assert server.send(form, {"one.jpg": PNG}).status_code == 409
    assert server.send(replace(form, said=("other",)), {"two.jpg": JPEG}).status_code == 409
    assert bytes_of(server.path) == before
    server.send(form, {"two.jpg": JPEG})
    assert server.send(form, {"one.jpg": PNG}).status_code == 409


def test_an_instance_id_of_another_form_is_refused(server: Server) -> None:
    form = Filled()
    server.send(form)
    assert server.send(replace(form, form="field-other")).status_code == 409


def edited(form: Filled, *said: str, photos: tuple[str, ...] = ()) -> Filled:
    return replace(form, said=said or ("in other words",), photos=photos, instance=uuid4(), replaces=form.instance)


def test_an_edited_copy_goes_on_record_as_a_correction(server: Server) -> None:
    form = Filled()
    server.send(form)
    copy = edited(form)
    answer = server.send(copy)
    assert (answer.status_code, server.told[-1].became) == (201, "corrected")
    number = printed(receipt_of(f"uuid:{form.instance}"))
    assert f"Received, and on record as a correction. Reference number: {number}.<" in answer.text
    assert [(one.action.value, one.text) for one in on_record(server, form)] == [
        ("assert", "stopped at the bridge"),
        ("correct", "in other words"),
    ]
    assert on_record(server, copy) == []


def test_both_arriving_again_after_an_edit_add_nothing(server: Server) -> None:
    form = Filled()
    copy = edited(form)
    for one in (form, copy, form, copy, form):
        assert server.send(one).status_code == 201
    assert len(on_record(server, form)) == 2


def test_an_edited_copy_that_comes_before_its_original_waits_for_it(server: Server) -> None:
    form = Filled()
    copy = edited(form)
    answer = server.send(copy)
    assert (answer.status_code, on_record(server, form)) == (202, [])
    assert "the form that it corrects" in answer.text
    assert server.send(form).status_code == 201
    assert [one.action.value for one in on_record(server, form)] == ["assert", "correct"]
    assert server.serving.inbox.held(copy.instance.hex) is None


def test_an_edited_copy_of_an_edited_copy_corrects_the_same_entry(server: Server) -> None:
    form = Filled()
    second = edited(form)
    third = edited(second, "in yet other words")
    assert [server.send(one).status_code for one in (form, second, third)] == [201, 201, 201]
    assert [one.text for one in on_record(server, form)][-1] == "in yet other words"


def test_two_edited_copies_of_the_same_do_not_both_count(server: Server) -> None:
    form = Filled()
    for one in (form, edited(form)):
        server.send(one)
    before = bytes_of(server.path)
    assert server.send(edited(form, "at cross purposes")).status_code == 409
    assert bytes_of(server.path) == before


def test_an_edited_copy_keeps_the_photos_that_it_still_names(server: Server) -> None:
    form = with_photos(2)
    server.send(form, {name: PHOTOS[name] for name in form.photos})
    copy = edited(form, photos=("two.jpg", "new.jpg"))
    new = JPEG + b"new"
    assert server.send(copy, {"new.jpg": new}).status_code == 201
    assert files_of(on_record(server, form)[-1]) == (
        sha256(PHOTOS["two.jpg"]).hexdigest(),
        sha256(new).hexdigest(),
    )


def test_an_edited_copy_that_drops_an_entry_is_refused_because_a_desk_retracts(server: Server) -> None:
    form = Filled(said=("one", "two"))
    server.send(form)
    assert server.send(edited(form, "one")).status_code == 409


def test_an_edited_copy_of_another_form_is_refused(server: Server) -> None:
    form = Filled()
    server.send(form)
    assert server.send(replace(edited(form), form="field-other")).status_code == 409


def test_what_is_written_down_as_taken_has_no_content(server: Server) -> None:
    server.send(replace(with_photos(1), said=("a secret",)), {"one.jpg": JPEG})
    text = str(taken_lines(server.path))
    assert "secret" not in text
    assert "one.jpg" not in text


def test_a_server_that_starts_again_goes_on_where_it_was(tmp_path: Path) -> None:
    case, form, early = field_case(tmp_path), with_photos(2), Filled()
    with served(case) as server:
        server.send(form, {"one.jpg": JPEG})
        server.send(edited(early))
    with served(case, label="patrol-2") as server:
        assert server.send(form, {"two.jpg": JPEG + b"2"}).status_code == 201
        assert server.send(early).status_code == 201
        assert [one.action.value for one in on_record(server, early)] == ["assert", "correct"]
        assert server.serving.inbox.waiting() == []


def test_a_form_that_changed_since_it_was_handed_out_is_still_taken(tmp_path: Path) -> None:
    case, form = field_case(tmp_path), Filled()
    with served(case):
        pass
    newer = replace(PROBE, version="2")
    with served(case, [newer], label="patrol-2") as server:
        assert server.send(form).status_code == 201
        assert server.send(Filled(version="2")).status_code == 201
        assert server.send(Filled(version="3")).status_code == 404


def test_two_servers_never_serve_one_case(tmp_path: Path) -> None:
    case = field_case(tmp_path)
    with served(case), pytest.raises(Exception, match="being served already"), served(case, label="patrol-2"):
        pass


def test_a_live_case_is_served_too(tmp_path: Path) -> None:
    with served(field_case(tmp_path, "live")) as server:
        form = with_photos(1)
        assert server.send(form, {"one.jpg": JPEG}).status_code == 201
        assert len(on_record(server, form)) == 1


def test_an_exercise_marks_what_it_takes(tmp_path: Path) -> None:
    with served(field_case(tmp_path, "exercise")) as server:
        form = Filled()
        assert server.send(form).status_code == 201
        assert any("urn:truceline:exercise:" in source for source in on_record(server, form)[0].sources)
