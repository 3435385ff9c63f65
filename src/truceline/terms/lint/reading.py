"""An agreement as one side reads it, as an agreement of its own, so that every check can look at it."""

from truceline.sources.yaml_tree import Path_
from truceline.terms.schema import Agreement, ReadingOf

_KEPT = ("entry", "duration", "until", "renewal", "phases")


def as_read(agreement: Agreement, reading: ReadingOf) -> Agreement:
    """The agreement with what a reading has instead of the text; it has no readings of its own."""
    given = {key: value for key in _KEPT if (value := getattr(reading, key))}
    if reading.until:
        given["duration"] = None
    if reading.duration:
        given["until"] = None
    instead = {term.id: term for term in reading.terms}
    kept = [term for term in agreement.terms if term.id not in reading.without]
    terms = [instead.pop(term.id, term) for term in kept] + list(instead.values())
    return agreement.model_copy(update={**given, "terms": tuple(terms), "readings": ()})


def place_in_reading(index: int) -> Path_:
    """Where a reading stands in the file."""
    return ("readings", index)
