"""A case that receives filled-in forms: its forms, its stations, its inbox and its record, put together."""

import os
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from truceline.errors import BadInput, StoreFailed
from truceline.forms.receipts import receipt_of_entry
from truceline.forms.submission import Known, Submitted, read_submission
from truceline.forms.xform import XForm
from truceline.record.kinds import Complaint, Restriction
from truceline.sources.case import Case, Mode
from truceline.sources.rows import Row
from truceline.tasks import evidence as evidence_tasks
from truceline.tasks.evidence import EvidenceDesk
from truceline.tasks.form_desk import Ground, Outcome, Sent
from truceline.tasks.form_inbox import Held, Inbox, key_of
from truceline.tasks.form_look import Look, look
from truceline.tasks.forms import forms_for
from truceline.tasks.intake_of_forms import FormIntake
from truceline.tasks.offered_forms import Offered, offered_of, parse_form, text_of
from truceline.tasks.receiving import Answer, Reception
from truceline.tasks.stations import Stations
from truceline.tasks.writer import Writer
from truceline.values.instants import Instant
from truceline.wiring.cases import case_folder
from truceline.wiring.evidence import evidence_desk, evidence_folder
from truceline.wiring.files import clock, write_text
from truceline.wiring.forms import form_setting_of
from truceline.wiring.receptions import OpenReception, reception_of
from truceline.wiring.stations import FOLDER, watched

_TOGETHER = 64
Read = Callable[[bytes, XForm, Known], Submitted]


def _read(xml: bytes, form: XForm, known: Known) -> Submitted:
    return read_submission(xml, {form.id: form}, known)


class _Desk:
    """The record of a case as the intake needs it."""

    def __init__(self, path: Path, reception: OpenReception) -> None:
        self._path, self._open = path, reception

    def stands(self, id: str) -> bool:
        with self._open.alone() as reception:
            return reception.stands(id) is not None

    def check(self, rows: Sequence[Row], *, correcting: bool) -> list[Answer]:
        with self._open.alone() as reception:
            return reception.check(rows, correcting=correcting)

    def take(self, rows: Sequence[Row], *, correcting: bool) -> list[Answer]:
        return self._open.take(rows, correcting=correcting)

    def keep(self, path: Path, digest: str, how: str) -> None:
        """Only where the store has the file already can it be on record, and only then is the record read for it.

        What is put on record goes through the open record, which then need not be read again.
        """
        files = evidence_folder(self._path)
        if files.size_of(bytes.fromhex(digest)) is not None:
            with evidence_desk(self._path) as desk:
                evidence_tasks.add(replace(desk, submit=self._open.keep), path, how)
        else:
            evidence_tasks.add(EvidenceDesk(files, (), self._open.keep), path, how)


@dataclass(frozen=True)
class Serving:
    """A case that receives forms. `take` waits until what it answers is durable; it may be called by many at a time."""

    case: Case
    forms: Mapping[str, XForm]
    inbox: Inbox
    take: Callable[[Sent], Awaitable[Outcome]]
    stations: Callable[[], Stations]
    resumed: tuple[Outcome, ...]


@contextmanager
def serving_of(path: Path, forms: Iterable[XForm] | None = None, read: Read = _read) -> Iterator[Serving]:
    """A case that receives forms; `forms` are those that the case offers, unless others are given.

    Raises:
        StoreFailed: if another server does so already, or the inbox cannot be used.
        NotOnRecord, BadInput: as `reception_of`.
    """
    case = case_folder(path).case()
    inbox = Inbox(path / FOLDER)
    with _alone(inbox.root), reception_of(path) as reception:
        inbox.begin()
        offered = _offered(inbox.root, forms_for(form_setting_of(path)) if forms is None else forms)
        desk = _Desk(path, reception)
        known = Known(first=_first(inbox), entry=_Receipts(reception))
        exercise = case.mode is Mode.EXERCISE
        intake = FormIntake(Ground(inbox, desk, offered, lambda xml, form: read(xml, form, known), clock, exercise))
        resumed = tuple(intake.resume())
        writer: Writer[Sent, Outcome | Exception] = Writer(intake.take, most=_TOGETHER)
        try:
            yield Serving(case, offered.now, inbox, _taking(writer), watched(path, case), resumed)
        finally:
            writer.close()


def _taking(writer: "Writer[Sent, Outcome | Exception]") -> Callable[[Sent], Awaitable[Outcome]]:
    async def take(sent: Sent) -> Outcome:
        found = await writer.give(sent)
        if isinstance(found, Exception):
            raise found
        return found

    return take


def _first(inbox: Inbox) -> Callable[[str], str]:
    """The instance ID under which something was first submitted, as forms write them."""

    def first(instance: str) -> str:
        return f"uuid:{UUID(inbox.first_of(UUID(instance.removeprefix('uuid:')).hex))}"

    return first


class _Receipts:
    """The entries of restrictions and complaints by their reference numbers, kept up as the record grows."""

    def __init__(self, reception: OpenReception) -> None:
        self._open, self._read = reception, 0
        self._of: Reception | None = None
        self._found: dict[str, str] = {}

    def __call__(self, receipt: str) -> str | None:
        with self._open.alone() as reception:
            if reception is not self._of:
                self._of, self._read, self._found = reception, 0, {}
            for entry in reception.entries[self._read :]:
                number = receipt_of_entry(entry.id) if isinstance(entry.payload, Restriction | Complaint) else None
                if number is not None:
                    self._found[number] = entry.id
            self._read = len(reception.entries)
            id = self._found.get(receipt)
            return id if id is not None and reception.stands(id) is not None else None


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One server for a case at a time; the lock goes with the program, however that ends. Raises StoreFailed."""
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(root / "serving.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as cause:
        raise StoreFailed(f"{root} cannot be used ({cause.strerror})", "use a folder that you may write to") from cause
    try:
        flock(opened, LOCK_EX | LOCK_NB)
    except BlockingIOError as cause:
        os.close(opened)
        raise StoreFailed("this case is being served already", "end the other server first") from cause
    try:
        yield
    finally:
        os.close(opened)


def _offered(root: Path, forms: Iterable[XForm]) -> Offered:
    """What is offered now, kept for those who fill it in late, and what was before. Raises BadInput."""
    folder = root / "offered"
    kept = [parse_form(path) for path in sorted(folder.glob("*.json"))]
    offered = offered_of(forms, kept)
    there = {(form.id, form.version) for form in kept}
    for form in offered.now.values():
        if (form.id, form.version) not in there:
            name = sha256(f"{form.id}\n{form.version}".encode()).hexdigest()[:32]
            write_text(folder / f"{name}.json", text_of(form))
    return offered


@dataclass(frozen=True)
class Waiting:
    """A form that is held: which, its instance ID, its station, since when, and what it waits for.

    `missing` are names of files. `original`: it replaces something that has not come. `why`: for what reason it was
    not taken, though it was complete.
    """

    form: str
    instance: str
    station: str
    since: Instant
    missing: tuple[str, ...]
    original: bool
    why: str


def waiting_of(path: Path, read: Read = _read) -> list[Waiting]:
    """What is held, the longest first; nothing is changed. Raises BadInput, StoreFailed."""
    case = case_folder(path).case()
    inbox = Inbox(path / FOLDER)
    inbox.read()
    folder = inbox.root / "offered"
    forms = {(form.id, form.version): form for form in map(parse_form, sorted(folder.glob("*.json")))}
    known = Known(first=_first(inbox))

    def names(held: Held, seen: Look) -> tuple[str, ...]:
        return read(held.xml, forms[seen.form, seen.version], known).attachments

    return [_waiting(one, names, inbox, case) for one in inbox.waiting()]


def _waiting(held: Held, names_of: Callable[[Held, Look], tuple[str, ...]], inbox: Inbox, case: Case) -> Waiting:
    seen = look(held.xml)
    name, why = seen.form.removeprefix(f"{case.id}-"), held.why
    try:
        missing = tuple(one for one in names_of(held, seen) if key_of(one) not in held.files)
    except (BadInput, KeyError):
        missing, why = (), why or "this version of the program cannot read it"
    original = seen.replaces is not None and inbox.taken(seen.replaces) is None
    return Waiting(name, held.instance, held.station, held.since, missing, original, why)
