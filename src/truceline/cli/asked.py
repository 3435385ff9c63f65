"""A question with its two times, as most commands ask it."""

from dataclasses import dataclass
from pathlib import Path

from truceline.cli.edge import instant_of
from truceline.reports.plain import Plain
from truceline.reports.wording import Words
from truceline.tasks.audience import EVERYBODY, Audience
from truceline.tasks.desk import Desk
from truceline.terms.answers import AgreementState
from truceline.values.canonical import Json
from truceline.values.instants import Instant
from truceline.wiring import desk_of


@dataclass(frozen=True)
class Asked:
    """A case laid out, the instant asked about, and the instant as known at which it is answered."""

    desk: Desk
    words: Words
    at: Instant
    known: Instant

    @property
    def plain(self) -> Plain:
        """The case's answers as plain data."""
        return Plain(self.words)

    def states(self) -> list[AgreementState]:
        """Every agreement of the case, at the one time as known at the other."""
        return self.desk.states(self.desk.view(self.known), self.at)

    def title(self, question: str) -> str:
        """The question with both times, to stand above the answer."""
        return f"{question} {self.words.time(self.at)}, as known at {self.words.time(self.known)}"

    def head(self) -> dict[str, Json]:
        """What every answer in JSON begins with."""
        at, known = self.plain.instant(self.at), self.plain.instant(self.known)
        return {"case": self.desk.case.id, "at": at, "known": known}


def asked(case: Path, at: str, known: str | None, audience: Audience = EVERYBODY) -> Asked:
    """Lay out a case for an audience and read both times; without `known`, as known at `at`. Raises as `desk_of`."""
    desk = desk_of(case, audience)
    moment = instant_of("--at", at, desk.last_recorded)
    horizon = moment if known is None else instant_of("--known", known, desk.last_recorded)
    return Asked(desk, Words(desk.case), moment, horizon)
