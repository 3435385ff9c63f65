"""What tests of the encoded agreements share: the files, entries about them, and short questions."""

from dataclasses import dataclass
from pathlib import Path

from drawn_terms import LATER, entry
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Consent, ConsentAct, Power, Proposal, Reading
from truceline.record.view import View
from truceline.terms.answers import ReadingState
from truceline.terms.load import Version, load
from truceline.terms.obligations import TermStanding, obligations
from truceline.terms.state import state_in
from truceline.values.instants import Instant, parse_instant
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

LIBRARY = Path(__file__).parents[1] / "library"


def encoded(name: str) -> Version:
    return load(LIBRARY / f"{name}.yaml")


@dataclass(frozen=True)
class Log:
    """Writes entries about one agreement; times without a zone are those of the agreement."""

    version: Version

    @property
    def name(self) -> str:
        return self.version.agreement.id

    def _entry(self, id: str, payload: object, when: str, recorded: str | None) -> Entry:
        spot = zone(self.version.agreement.zone)
        told = None if recorded is None else self.instant(recorded)
        text = f"{when}[{self.version.agreement.zone}]" if "T" in when and "[" not in when else when
        return entry(id, payload, parse_interval(text, spot), told)  # type: ignore[arg-type]

    def instant(self, text: str) -> Instant:
        return parse_instant(text if "[" in text else f"{text}[{self.version.agreement.zone}]")

    def agreed(
        self, when: str, *parties: str, act: ConsentAct = ConsentAct.SIGN, put: str | None = None
    ) -> list[Entry]:
        """Put forward and agreed by these parties at one time."""
        digest = self.version.digest
        made = Proposal(party=parties[0], agreement=self.name, digest=digest)
        consents = [(party, Consent(party=party, agreement=self.name, digest=digest, act=act)) for party in parties]
        return [
            self._entry(f"{self.name}-put", made, put or when, None),
            *(self._entry(f"{self.name}-{party}", one, when, None) for party, one in consents),
        ]

    def act(self, event: str, actor: str, when: str, recorded: str | None = None, **more: str) -> Entry:
        payload = Act.model_validate({"event": event, "actor": actor, **more})
        return self._entry(
            f"{event}-{actor}-{when}".replace("_", "-").replace(":", "-").lower(), payload, when, recorded
        )

    def power(self, power: str, party: str, when: str, until: str | None = None, recorded: str | None = None) -> Entry:
        end = None if until is None else f"{until}[{self.version.agreement.zone}]"
        payload = Power(party=party, agreement=self.name, power=power, until=end)
        return self._entry(f"{power}-{party}-{when}".replace(":", "-").lower(), payload, when, recorded)

    def reading(self, reading: str, party: str, when: str, recorded: str | None = None) -> Entry:
        payload = Reading(party=party, agreement=self.name, reading=reading)
        return self._entry(f"reading-{reading}-{party}", payload, when, recorded)

    def asked(
        self, entries: list[Entry], at: str, known: str | None = None, others: tuple[Version, ...] = (), by: str = ""
    ) -> ReadingState:
        """The state under the text, or under the reading of this id."""
        view = View(entries, LATER if known is None else self.instant(known))
        readings = state_in(self.version, view, at=self.instant(at), others=others).readings
        return next(one for one in readings if (one.plan.reading == by if by else one is readings[0]))

    def in_force(
        self, entries: list[Entry], at: str, known: str | None = None, others: tuple[Version, ...] = (), by: str = ""
    ) -> str:
        return self.asked(entries, at, known, others, by).standing.in_force.value

    def terms(
        self, entries: list[Entry], at: str, known: str | None = None, others: tuple[Version, ...] = (), by: str = ""
    ) -> dict[tuple[str, str], TermStanding]:
        reading = self.asked(entries, at, known, others, by)
        return {(one.term.id, one.party): one for one in obligations(reading, at=self.instant(at))}

    def duty(
        self,
        entries: list[Entry],
        at: str,
        term: str,
        party: str,
        known: str | None = None,
        others: tuple[Version, ...] = (),
        *,
        by: str = "",
    ) -> str:
        found = self.terms(entries, at, known, others, by)[term, party].duty
        return "none" if found is None else found.progress.value

    def on(
        self,
        entries: list[Entry],
        at: str,
        term: str,
        party: str,
        known: str | None = None,
        others: tuple[Version, ...] = (),
        *,
        by: str = "",
    ) -> str:
        return self.terms(entries, at, known, others, by)[term, party].activity.value
