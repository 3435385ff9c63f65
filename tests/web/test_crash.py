"""Killed at any moment, a server has everything on record that it answered, and the rest goes on at the next start."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Timer

import httpx

from truceline.record.verify import verify
from truceline.tasks import evidence
from truceline.wiring import evidence_desk
from web.served import HTTP, JPEG, Filled, entries, field_case, record, served

TIMES = int(os.environ.get("TRUCELINE_KILLS", "1000")) // 400
"""How often it is killed; each time costs a start of the program."""


@contextmanager
def server(case: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    script = Path(__file__).with_name("crashing_server.py")
    places = os.pathsep.join((str(script.parents[1]), *sys.path))
    process = subprocess.Popen(
        [sys.executable, script, case],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": places},
    )
    with process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def photo_of(form: Filled) -> bytes:
    return JPEG + form.instance.bytes


def sent(base: str, form: Filled) -> bool:
    """Whether a form was answered to be on record."""
    parts = {"xml_submission_file": ("form.xml", form.xml, "text/xml")}
    if form.photos:
        parts["one.jpg"] = ("one.jpg", photo_of(form), "image/jpeg")
    try:
        return HTTP.post(f"{base}/submission", files=parts).status_code == 201
    except httpx.TransportError:
        return False


def forms(chance: random.Random) -> Iterator[Filled]:
    while True:
        yield Filled(photos=("one.jpg",) if chance.random() < 0.5 else ())


def test_what_was_answered_is_there_and_what_was_not_can_be_sent_again(tmp_path: Path) -> None:
    case, chance = field_case(tmp_path), random.Random(7)
    tried: list[Filled] = []
    answered: list[Filled] = []
    for _ in range(TIMES):
        with server(case) as (process, base):
            killer = Timer(chance.uniform(0.05, 0.4), process.kill)
            killer.start()
            with ThreadPoolExecutor(4) as pool:
                while process.poll() is None:
                    some = [form for form, _ in zip(forms(chance), range(4), strict=False)]
                    tried += some
                    done = pool.map(sent, [base] * len(some), some)
                    answered += [form for form, fine in zip(some, done, strict=True) if fine]
            killer.join()
    there = {one.id for one in entries(case)}
    assert answered
    assert [form.id for form in answered if form.id not in there] == []
    with served(case, label="patrol-2") as again:
        assert again.serving.inbox.waiting() == []
        for form in tried:
            assert sent(again.base, form)
    found = entries(case)
    assert sorted(one.id for one in found) == sorted(form.id for form in tried)
    for form in tried:
        (entry,) = [one for one in found if one.id == form.id]
        photo = (sha256(photo_of(form)).hexdigest(),) if form.photos else None
        assert (getattr(entry.payload, "files", None) or None) == photo
    with evidence_desk(case) as desk:
        checked = evidence.check(desk)
        assert (checked.sound, checked.unnamed) == (True, ())
    with record(case) as store:
        assert list(verify(store, "field", "reconstructed").problems) == []
