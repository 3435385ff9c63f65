"""Who denied which report. A denial is told beside what it denies and takes nothing away from it."""

from truceline.record.entry import Entry
from truceline.record.kinds import Allegation, Claim, Manner, Utterance
from truceline.record.view import View


def denials(view: View) -> list[tuple[str, Entry]]:
    """Every utterance that denies a claim or an allegation, with the id of the report that it is about."""
    reports = {entry.id for kind in (Claim, Allegation) for entry, _ in view.of(kind)}
    said = ((entry, told) for entry, told in view.of(Utterance) if told.manner is Manner.DENIED)
    return [(told.about, entry) for entry, told in said if told.about is not None and told.about in reports]
