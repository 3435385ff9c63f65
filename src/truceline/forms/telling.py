"""A few words for an entry whose form has no remarks: what it says, from its cells, and nothing more."""

from collections.abc import Mapping

_TOLD: Mapping[str, tuple[str, ...]] = {
    "detection": ("means", "what", "value", "bearing", "range", "place"),
    "restriction": ("sort", "by", "effect", "place"),
    "effort": ("station", "means", "state", "looked", "reason"),
    "inventory": ("site", "weapon", "state", "present"),
    "casualty": ("harm", "value", "standing", "state", "place"),
    "complaint": ("lodger", "what", "value", "accused", "place"),
}
"""The columns that are told of each kind."""


def told(kind: str, cells: Mapping[str, str]) -> str:
    """One line about a row, in the words of the record.

    >>> told("detection", {"means": "heard", "what": "undetermined_explosion", "value": "about 60", "bearing": "NW"})
    'By the form: means heard; what undetermined explosion; value about 60; bearing NW.'
    """
    said = [f"{name} {cells[name].replace('_', ' ')}" for name in _TOLD[kind] if name in cells]
    return f"By the form: {'; '.join(said)}."
