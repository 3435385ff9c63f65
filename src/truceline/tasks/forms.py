"""Forms for a case: what they offer is taken from its files, and they are written out for those who load them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from truceline.forms.field_lists import NO_LISTS, FieldLists, Listed
from truceline.forms.library import form_ids, xform_of, xlsform_of
from truceline.forms.receipts import receipt_of_entry
from truceline.forms.setting import Choice, FormSetting
from truceline.forms.submission import Known
from truceline.forms.words import LANGUAGES
from truceline.forms.xform import XForm
from truceline.record.entry import Entry
from truceline.record.kinds import Complaint, Restriction
from truceline.sources.case import Case, Mode, Role
from truceline.sources.rows import Row
from truceline.terms.load import Version

LOADING = "how-to-load.txt"
_LONGEST = 80
"""Letters of the longest name that an area is offered under."""


@dataclass(frozen=True)
class Written:
    """A form that was written out: its ID and version, and its two files."""

    id: str
    version: str
    xlsform: Path
    xform: Path


def setting_of(
    case: Case, versions: Iterable[Version] = (), rows: Iterable[Row] = (), own: FieldLists = NO_LISTS
) -> FormSetting:
    """A case as forms need it.

    Stations and sites are those of `own` (its `field.yaml`) and those that rows of the case name; areas those of `own`
    and of its agreements. Observers are all parties and voices, those who monitor first; where one party alone
    monitors, it is taken to observe until somebody else is chosen.
    """
    names = [one.id for one in case.parties] + [one.id for one in case.voices]
    parties = tuple(Choice(name, case.called(name)) for name in names)
    monitors = [party.id for party in case.parties if party.role is Role.MONITOR]
    rows = list(rows)
    return FormSetting(
        case=case.id,
        title=case.title,
        zone=case.zone,
        parties=parties,
        observers=tuple(sorted(parties, key=lambda one: case.party_of(one.id) not in monitors)),
        stations=_with(own.stations, _in_column(rows, "station")),
        sites=_with(own.sites, _in_column(rows, "site")),
        areas=_with(own.areas, _areas(versions)),
        observer=monitors[0] if len(monitors) == 1 else "",
        language=next((language for language in case.languages if language in LANGUAGES), "en"),
        exercise=case.mode is Mode.EXERCISE,
    )


def _with(own: Iterable[Listed], found: Iterable[Choice]) -> tuple[Choice, ...]:
    """The case's own list, then what else there is, each once."""
    given = {one.id: one.choice() for one in own}
    return tuple((given | {one.id: one for one in found if one.id not in given}).values())


def _in_column(rows: Iterable[Row], column: str) -> list[Choice]:
    return [Choice(name, name) for name in sorted({row.cells[column] for row in rows if column in row.cells})]


def _areas(versions: Iterable[Version]) -> Iterator[Choice]:
    for version in versions:
        for area in version.agreement.areas:
            yield Choice(area.id, area.text if 0 < len(area.text) <= _LONGEST else area.id.replace("-", " "))


def known_in(entries: Iterable[Entry]) -> Known:
    """What a record knows that a submission may lean on: the receipts of restrictions and complaints, and which
    submission was the first where one was edited."""
    standing = list(entries)
    receipts = {
        receipt_of_entry(one.id): one.id for one in standing if isinstance(one.payload, Restriction | Complaint)
    }
    first = {instance: one.id for one in standing if (instance := getattr(one.payload, "instance", None))}

    def original(instance: str) -> str:
        digits = first[instance].split("-")[1] if instance in first else ""
        return f"uuid:{'-'.join(_uuid(digits))}" if len(digits) == 32 else instance

    return Known(first=original, entry=receipts.get)


def _uuid(digits: str) -> Iterator[str]:
    for start, end in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)):
        yield digits[start:end]


def forms_for(setting: FormSetting) -> tuple[XForm, ...]:
    """All forms for a case, in the order in which they are offered."""
    return tuple(xform_of(form, setting) for form in form_ids())


def write_forms(setting: FormSetting, out: Path, write: Callable[[Path, bytes], Path]) -> Iterator[Written]:
    """Write every form as an XLSForm and as an XForm into a folder, one after another, and how to load them.

    Raises BadInput as `write`.
    """
    for form in forms_for(setting):
        xlsform = write(out / f"{form.id}.xlsx", xlsform_of(form.form, setting))
        yield Written(form.id, form.version, xlsform, write(out / f"{form.id}.xml", form.xml.encode()))
    write(out / LOADING, HOW_TO_LOAD.encode())


HOW_TO_LOAD = """\
How to load these forms

Each form is here twice: as .xlsx (XLSForm) and as .xml (XForm, made from the same).
Each holds English, Ukrainian and Russian; the language is chosen on the device.

Truceline's own server: nothing to load. It offers the same forms to ODK Collect
    (truceline serve CASE; in Collect: Settings, Server, and the address it prints).
ODK Central: Project, New, upload the .xlsx. Devices get it with the project's QR code.
KoboToolbox: New, Upload an XLSForm, choose the .xlsx, Deploy. Devices: KoboCollect.
ODK Collect without any server: copy the .xml into the folder `forms` of the project
    on the device (Android/data/org.odk.collect.android/files/projects/.../forms).

What was filled in on ODK Central or KoboToolbox comes back as a CSV export
(truceline import). What was sent to Truceline's own server is on record at once.

When a case gets new parties, stations, sites or areas, write the forms again: they
get a new version. What was filled in with the old one is still taken.
"""
