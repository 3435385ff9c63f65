"""The loophole matrix: for every act, area, party and phase, which terms bind, or nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from truceline.terms.clauses import Kind, Term
from truceline.terms.lint.acts import BINDING, OWED, Acts, conditions_of, numbered
from truceline.terms.lint.on_breach import Consequences, is_timed
from truceline.terms.lint.on_people import fighters, watched
from truceline.terms.lint.words import DOMAINS, plain, said
from truceline.terms.schema import Agreement

EVERYWHERE = "everywhere"
ALWAYS = "always"


@dataclass(frozen=True)
class Cell:
    """An act, or a domain of acts, by a party in an area during a phase, and the terms that bind there."""

    act: str
    area: str
    party: str
    phase: str
    bound_by: tuple[str, ...]


@dataclass(frozen=True)
class Loopholes:
    """The matrix, and the terms that bind with something missing, by id."""

    cells: tuple[Cell, ...]
    unwatched: tuple[str, ...]
    """Bans and duties with no monitor."""
    without_deadline: tuple[str, ...]
    """Duties and commitments that cannot be late."""
    without_consequence: tuple[str, ...]
    """Bans, and duties with a deadline, that nothing follows."""

    @property
    def open_cells(self) -> tuple[Cell, ...]:
        """The cells where nobody is bound."""
        return tuple(cell for cell in self.cells if not cell.bound_by)


def loopholes(agreement: Agreement) -> Loopholes:
    """The loophole matrix of an agreement.

    Its rows are every kind of event that the agreement names, and the domains of war (`domain: air`), for which a term
    counts when its words mention them. A cell that nobody binds is a question to the text, not a permission.
    """
    timeless = [term.id for _, term in numbered(agreement, *OWED) if term.is_deed and not is_timed(term)]
    return Loopholes(
        tuple(_cells(agreement)),
        tuple(term.id for _, term in watched(agreement) if not term.monitor),
        tuple(timeless),
        tuple(term.id for _, term in Consequences(agreement).missing()),
    )


def _cells(agreement: Agreement) -> Iterator[Cell]:
    acts = Acts(agreement)
    areas = [area.id for area in agreement.areas] or [EVERYWHERE]
    phases = [phase.id for phase in agreement.phases] or [ALWAYS]
    bound_somewhere = {name for _, term in numbered(agreement, *BINDING) for name in term.party}
    parties = [party.id for party in agreement.parties if party.id in fighters(agreement) | bound_somewhere]
    for act, terms in _rows(agreement, acts).items():
        for area, party, phase in product(areas, parties, phases):
            bound = [term.id for term in terms if _binds(term, area, party, phase, acts)]
            yield Cell(act, area, party, phase, tuple(bound))


def _binds(term: Term, area: str, party: str, phase: str, acts: Acts) -> bool:
    here = area == EVERYWHERE or acts.within(area, term.area)
    return here and party in term.party and (not term.phase or phase in term.phase)


def _rows(agreement: Agreement, acts: Acts) -> dict[str, list[Term]]:
    """For every act and every domain the terms that could bind it."""
    binding = [term for _, term in numbered(agreement, *BINDING)]
    rows: dict[str, list[Term]] = {event: [] for event in _events(agreement)}
    for term in binding:
        for event in acts.ways(term.act.event) if term.act else ():
            rows.setdefault(event, []).append(term)
    for domain, stems in DOMAINS.items():
        rows[f"domain: {domain}"] = [term for term in binding if said(stems, term.text, *_named(term, acts))]
    return rows


def _named(term: Term, acts: Acts) -> list[str]:
    return [plain(event) for event in acts.ways(term.act.event)] if term.act else []


def _events(agreement: Agreement) -> list[str]:
    """Every event that the agreement names, in the order of the file."""
    events = [term.act.event for term in agreement.terms if term.act and term.kind is not Kind.STATEMENT]
    events += [event for definition in agreement.definitions for event in (definition.id, *definition.means)]
    events += [act.event for _, condition in conditions_of(agreement) for act in condition.events()]
    events += [step.event for track in agreement.tracks for step in track.states]
    return list(dict.fromkeys(events))
