"""A filled-in form as it arrives, read as rows. What arrives is not trusted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from truceline.forms.blocks import About
from truceline.forms.blocks.links import RECEIPT
from truceline.forms.definition import definition_of
from truceline.forms.entries import Origin, entries_of
from truceline.forms.incoming import Node, parse_incoming, refused
from truceline.forms.library import ROOT
from truceline.forms.receipts import receipt_of
from truceline.forms.shape import answers_of, meta_of
from truceline.forms.xform import XForm
from truceline.sources.rows import Row

_INSTANCE = re.compile("uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VERSION = re.compile("(?P<questions>[0-9]{1,6})-[0-9a-f]{10}")


@dataclass(frozen=True)
class Submitted:
    """A submission that fits its form.

    `form` and `version` are what it names, `instance` its "uuid:..." and `replaces` that of the submission of which it
    is an edited copy. `rows` are its entries to be, without `recorded` and without `files`; `files` the names of the
    attachments of each row, by the row's id. `receipt` is its reference number, in small letters: that of the first
    submission, where this is an edited copy.
    """

    form: str
    version: str
    instance: str
    rows: tuple[Row, ...]
    files: Mapping[str, tuple[str, ...]]
    replaces: str | None = None
    receipt: str = ""

    @property
    def attachments(self) -> tuple[str, ...]:
        """The names of all files that belong to it, each once."""
        return tuple(dict.fromkeys(name for names in self.files.values() for name in names))


@dataclass(frozen=True)
class Known:
    """What a record knows that a submission may lean on.

    `first`: the instance ID under which something was first submitted, for that of an edited copy of it. `entry`: the
    id of the entry whose receipt number (in small letters) is given, if there is one.
    """

    first: Callable[[str], str] = lambda instance: instance
    entry: Callable[[str], str | None] = lambda receipt: None


NOTHING_KNOWN = Known()


def read_submission(xml: bytes, forms: Mapping[str, XForm], known: Known = NOTHING_KNOWN) -> Submitted:
    """What a filled-in form says; `forms` are those that are offered.

    A submission of an older version is read as long as the questions are the same: what can be chosen changes with the
    case, and devices are long without a network.

    Raises:
        BadInput: with a fault for each thing wrong. The faults may repeat a part of what was typed.
    """
    root = parse_incoming(xml)
    form = _form_of(root, forms)
    definition, meta = definition_of(form.form), meta_of(root)
    instance, replaces = _instance(meta, "instanceID"), _replaced(meta)
    origin = Origin(form.id, instance, known.first(replaces) if replaces else instance, edited=replaces is not None)
    filled = answers_of(root, definition)
    if filled.once.get(RECEIPT, receipt_of(instance)).lower() != receipt_of(instance):
        raise refused("the receipt number is not that of the instance ID", "fill the form in again", form.id)
    about = About(receipt_of(origin.first), form.areas, known.entry)
    entries = entries_of(list(filled.rows()), definition, origin, about)
    return Submitted(
        form=form.id,
        version=root.attributes["version"],
        instance=instance,
        rows=entries.rows,
        files=entries.files,
        replaces=replaces,
        receipt=about.receipt,
    )


def with_files(submitted: Submitted, digests: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows with their column `files`, from the SHA-256 (64 hexadecimal digits) of each attachment by its name.

    Raises:
        BadInput: if an attachment that the form names is not there.
    """
    missing = [name for name in submitted.attachments if name not in digests]
    if missing:
        raise refused(f"{len(missing)} attachments have not come", "send the form again with its files", submitted.form)
    files = {id: " ".join(dict.fromkeys(digests[name] for name in names)) for id, names in submitted.files.items()}
    return tuple(
        replace(row, cells={**row.cells, "files": files[row.cells["id"]]}) if files.get(row.cells["id"]) else row
        for row in submitted.rows
    )


def _form_of(root: Node, forms: Mapping[str, XForm]) -> XForm:
    form = {form.id: form for form in forms.values()}.get(root.attributes.get("id", ""))
    if form is None or root.name != ROOT:
        raise refused("the form that it names is not offered here", "load the forms of this case and fill one in")
    found = _VERSION.fullmatch(root.attributes.get("version", ""))
    if found is None or found["questions"] != form.version.partition("-")[0]:
        problem = "the version of the form that it names is not offered here"
        raise refused(problem, "load the form again and fill it in anew", form.id)
    return form


def _replaced(meta: Mapping[str, str]) -> str | None:
    return _instance(meta, "deprecatedID") if "deprecatedID" in meta else None


def _instance(meta: Mapping[str, str], name: str) -> str:
    if not _INSTANCE.fullmatch(meta.get(name, "")):
        raise refused(f"the {name} is missing or wrong", "it is uuid: and the 36 signs of a UUID in small letters")
    return meta[name]
