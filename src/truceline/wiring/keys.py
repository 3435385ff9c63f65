"""Where keys are kept."""

from pathlib import Path

from truceline.engines.files.keys import make_keys, read_keys
from truceline.errors import RecordRefused
from truceline.record.opening import LIVE, Keys, open_keys
from truceline.record.store import About
from truceline.settings import read_settings
from truceline.sources.case import CaseFolder
from truceline.wiring.cases import about_of, case_folder


def keys_of(folder: CaseFolder, about: About) -> Keys:
    """What a case's record is signed with: no secret, unless it is live. Raises NotOnRecord, NotProved."""
    return read_keys(keys_folder(folder, about), about.origin) if about.mode == LIVE else open_keys(about)


def keys_folder(folder: CaseFolder, about: About) -> Path:
    """Where the keys of a live record are kept."""
    apart = read_settings().keys
    return folder.root / "keys" if apart is None else apart / about.case


def new_keys(path: Path) -> tuple[Path, Keys]:
    """Make the keys of a live record; the folder and what was made. Raises StoreFailed, RecordRefused."""
    folder = case_folder(path)
    about = about_of(folder.case())
    if about.mode != LIVE:
        remedy = "its keys are no secret, and anybody can make them: just build it"
        raise RecordRefused(f"the case {about.case} is not live but {about.mode}", remedy)
    place = keys_folder(folder, about)
    return place, make_keys(place, about.origin)
