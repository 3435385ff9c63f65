"""Whether the places that a case brings are in order."""

from truceline.places.atlas import atlas_of
from truceline.sources.case import CaseFolder


def check_places(folder: CaseFolder) -> None:
    """Look through the places, names and bounds of a case, where it brings any.

    Raises:
        BadInput: with every fault of its tables and its style sheet.
        NotOnRecord: if its gazetteer has no such country.
    """
    if (folder.root / "places").is_dir():
        atlas_of(folder.root)
