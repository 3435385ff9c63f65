"""What is checked of a filled-in form before anything of it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from truceline.errors import Fault
from truceline.forms.receipts import receipt_of
from truceline.forms.submission import Submitted, with_files
from truceline.record.evidence.media import HEAD, media_of
from truceline.sources.rows import Row
from truceline.tasks.form_desk import Conflict, Ground, Outcome, Sent, Stand, Unfit
from truceline.tasks.form_inbox import Held, Piece, key_of, piece_of
from truceline.tasks.form_look import Look, NotOffered, WrongType, look, refuse_name, refuse_names
from truceline.tasks.receiving import Answer, Became
from truceline.values.watermark import bears_mark

_FILE = "a file"
_MEDIA = ("image/", "audio/", "video/")
_FRAME = b"\xff"


@dataclass(frozen=True)
class Plan:
    """A form that was checked. `files` are all that are here, by their names; `carried` those of what it replaces."""

    sent: Sent
    seen: Look
    says: Submitted
    files: Mapping[str, Piece]
    carried: Mapping[str, str]
    held: bool
    early: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of files that have not come."""
        return tuple(name for name in self.says.attachments if name not in self.files and name not in self.carried)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its entries to be, with their files once all are here."""
        here = {name: piece.digest for name, piece in self.files.items()} | dict(self.carried)
        if self.missing or not self.says.attachments:
            return self.says.rows
        return with_files(self.says, here)


class Checks:
    """Checks against what a case offers, has on record, and holds."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def look(self, xml: bytes) -> Look:
        """What a form says it is. Raises Malformed, TooLarge, NotOffered."""
        seen = look(xml)
        if not self.ground.offered.has(seen.form):
            raise NotOffered("this case offers no such form", "get the forms again from this server")
        if (seen.form, seen.version) not in self.ground.offered.ever:
            raise NotOffered("this version of the form was never offered", "get the form again, and fill it in anew")
        return seen

    def known(self, sent: Sent, seen: Look) -> Outcome | None:
        """The answer to what is on record already. Raises Conflict where it is not the same."""
        taken = self.ground.inbox.taken(seen.instance)
        if taken is None:
            return None
        files = {key_of(name): piece.digest for name, piece in sent.files.items()}
        if taken.form != digest_of(sent.xml) or any(taken.files.get(key) != digest for key, digest in files.items()):
            raise Conflict("another form is on record under this instance ID", "send a correction as an edited copy")
        if self.ground.inbox.held(seen.instance) is not None:
            self.ground.inbox.drop(seen.instance)
        return Outcome(seen.form, Stand.KNOWN, receipt=number_of(taken.first))

    def plan(self, sent: Sent, seen: Look) -> Plan:
        """A form, checked. Raises BadInput in one of its kinds, or Conflict."""
        says = self.ground.read(sent.xml, self.ground.offered.ever[seen.form, seen.version])
        held = self.ground.inbox.held(seen.instance)
        files = self._files(sent, says, held)
        early, carried = self._replaced(seen, says)
        plan = Plan(sent, seen, says, files, carried, held is not None, early)
        self._refuse_mark(plan.rows)
        if not early:
            self._refuse_unfit(plan)
        return plan

    def _files(self, sent: Sent, says: Submitted, held: Held | None) -> dict[str, Piece]:
        """All files of a form that are here. Raises Malformed, WrongType, Conflict."""
        for name in says.attachments:
            refuse_name(name)
        refuse_names(says.attachments, iter(sent.files))
        for name, piece in sent.files.items():
            _refuse_type(name, piece.head)
        if held is None:
            return dict(sent.files)
        if held.xml != sent.xml:
            raise Conflict("another form waits under this instance ID", "send a correction as an edited copy")
        there = {name: held.files[key_of(name)] for name in says.attachments if key_of(name) in held.files}
        before = {name: piece_of(path, HEAD) for name, path in there.items()}
        if any(name in before and before[name].digest != piece.digest for name, piece in sent.files.items()):
            raise Conflict("another file waits under the same name", "send the file that was sent first")
        return dict(sent.files) | before

    def _replaced(self, seen: Look, says: Submitted) -> tuple[bool, dict[str, str]]:
        """Whether what a form replaces is not here yet; its files that the form names too. Raises Conflict."""
        if seen.replaces is None:
            return False, {}
        inbox = self.ground.inbox
        original = inbox.taken(seen.replaces)
        if original is None:
            return not any(self.ground.desk.stands(row.cells["id"]) for row in says.rows), {}
        if original.kind != seen.form or inbox.latest_of(original.first) != seen.replaces:
            problem = "it replaces something that was replaced meanwhile, or another form"
            raise Conflict(problem, "edit what stands on record now")
        if set(original.ids) - {row.cells["id"] for row in says.rows}:
            raise Conflict("it leaves out an entry of what it replaces", "have that entry retracted at the desk")
        names = {name: original.files.get(key_of(name)) for name in says.attachments}
        return False, {name: digest for name, digest in names.items() if digest is not None}

    def _refuse_mark(self, rows: Sequence[Row]) -> None:
        if not self.ground.exercise and any(bears_mark(cell) for row in rows for cell in row.cells.values()):
            raise Unfit(Fault("the form", None, "bears the mark of an exercise", "send it to the exercise"))

    def _refuse_unfit(self, plan: Plan) -> None:
        """One row that does not fit keeps the whole form out; where files are missing, they do not count yet.

        A single row without files is asked about only when it is taken: it is refused whole then, too.
        """
        edited = plan.seen.replaces is not None
        if edited or plan.held or plan.says.attachments or len(plan.rows) > 1:
            self.refuse(self.ground.desk.check(plan.rows, correcting=edited), edited=edited)

    def refuse(self, answers: Sequence[Answer], *, edited: bool) -> None:
        """Refuse a form of which a row was refused. Raises Conflict where something else stands, or else Unfit."""
        refused = [answer for answer in answers if answer.became is Became.REFUSED]
        if refused and not edited and any(self.ground.desk.stands(answer.id) for answer in refused):
            raise Conflict("something else is on record under this instance ID", "send an edited copy of it")
        if refused:
            raise Unfit(*(fault for answer in refused for fault in answer.faults))


def _refuse_type(name: str, head: bytes) -> None:
    """Forms ask for pictures, sound and film. What is none of them by its first bytes is refused; nothing is opened.

    A picture of another type than its name says is taken: phones do that, and it goes on record as doubtful.
    """
    media = media_of(name, head)
    by_name = media.by_name or ""
    if not by_name.startswith(_MEDIA):
        fault = Fault(_FILE, None, "is no picture, sound or film by its name", "send what the form asks for")
        raise WrongType(fault)
    headless = by_name == "audio/mpeg" and head[:1] == _FRAME
    if not headless and not (media.by_bytes or "").startswith(_MEDIA):
        fault = Fault(_FILE, None, f"is no {by_name.partition('/')[0]} by its first bytes", "send the file itself")
        raise WrongType(fault)


def number_of(first: str) -> str:
    """The reference number, from the 32 hex digits of the instance ID under which something was first submitted."""
    return receipt_of(f"uuid:{UUID(first)}")


def digest_of(xml: bytes) -> str:
    """The SHA-256 of a form in hex."""
    return sha256(xml).hexdigest()
