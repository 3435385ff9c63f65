"""What a row says in words. Each begins with what it is: an exercise."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from truceline.exercise.watching.rows import RETRACT, Kind, Rows

_EXERCISE = "Exercise:"


def texts_of(kind: Kind, rows: Rows, found: Mapping[str, pa.Array]) -> pa.Array:
    """A sentence for each row of one kind, of the words in its own cells; what has no word is left out."""
    said = pc.binary_join_element_wise(
        pa.scalar(_EXERCISE), *(_part(part, found) for part in _PARTS[kind]), " ", null_handling="skip"
    )
    back = pa.scalar(f"{_EXERCISE} taken back by its source")
    return pc.if_else(pa.array(rows["action"] == RETRACT), back, pc.replace_substring(said, "_", " "))


def _part(part: str, found: Mapping[str, pa.Array]) -> pa.Array:
    """A cell, with what stands before and behind it; a bare text where no cell is named."""
    before, column, behind = [*part.split("|"), "", ""][:3]
    if not column:
        return pa.scalar(before)
    return pc.binary_join_element_wise(pa.scalar(before), found[column], pa.scalar(behind), "")


_PARTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.DETECTION: ("|observer|", "|station|", "(|means|):", "|what|", "count |value|", "|range|", "|bearing|"),
    Kind.RESTRICTION: ("|station|", "hindered,", "|sort|", "by |by|", "effect |effect|"),
    Kind.EFFORT: ("|station|", "|state|", "for |looked|", "because of |reason|"),
    Kind.CASUALTY: ("|value|", "|harm|", "near |place|", "(|state|)"),
    Kind.COMPLAINT: ("|lodger|", "|issuer|", "alleges of |accused|:", "|what|", "count |value|", "near |place|"),
    Kind.CLAIM: ("|issuer|", "claims of |accused|:", "|value|", "|unit|"),
    Kind.LISTING: ("|outlet|", "reports:", "|what|", "count |value|", "near |place|"),
    Kind.UTTERANCE: ("|speaker|", "denies |about|"),
}
