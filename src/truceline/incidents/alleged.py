"""Single things that a side says happened, each once, whoever carried the report.

Two reports tell of one event when issuer, accused and unit are the same, they come from different sources, and either
both give the same instant and begin with the same place word, or both give the same day and the same place. A source
that lists two events means two.
"""

from dataclasses import dataclass

from truceline.record.entry import Entry
from truceline.record.kinds import Allegation
from truceline.record.view import View


@dataclass(frozen=True)
class AllegedIncident:
    """One alleged event with every report of it. It is what a side says, not what happened."""

    reports: tuple[tuple[Entry, Allegation], ...]

    @property
    def first(self) -> tuple[Entry, Allegation]:
        """The report with the most exact place (the longest wording), then the first."""
        return max(self.reports, key=lambda report: len(report[1].place))

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of the reports."""
        return tuple(entry.id for entry, _ in self.reports)


def alleged_incidents(view: View) -> list[AllegedIncident]:
    """Every alleged incident on record, in the order of time."""
    found: list[list[tuple[Entry, Allegation]]] = []
    reports = sorted(view.of(Allegation), key=lambda report: (report[0].occurred, report[0].id))
    for report in reports:
        home = next((incident for incident in found if all(_same(report, other) for other in incident)), None)
        if home is None:
            found.append([report])
        else:
            home.append(report)
    return [AllegedIncident(tuple(incident)) for incident in found]


def _same(one: tuple[Entry, Allegation], other: tuple[Entry, Allegation]) -> bool:
    (entry, said), (entry2, said2) = one, other
    if (said.issuer, said.accused, said.unit) != (said2.issuer, said2.accused, said2.unit):
        return False
    if set(entry.sources) & set(entry2.sources) or entry.occurred != entry2.occurred:
        return False
    if entry.occurred.exact:
        return _region(said) == _region(said2)
    return said.place.casefold() == said2.place.casefold()


def _region(said: Allegation) -> str:
    return said.place.replace(",", " ").replace(":", " ").split(maxsplit=1)[0].casefold()
