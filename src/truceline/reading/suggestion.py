"""What reading proposes: an entry that somebody may make of a passage, with the letters it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    """What is proposed; `docs/reading.md` says which entries each can become."""

    CONSENT = "consent"
    """A party's acceptance, rejection or readiness, told apart by `act`. Readiness is never acceptance."""
    PROPOSAL = "proposal"
    """A truce or an arrangement put forward, with its terms as far as they are said."""
    COMMITMENT = "commitment"
    """Somebody undertakes to do something, at once or on a condition."""
    UTTERANCE = "utterance"
    """Somebody said something: speaker, office, on whose behalf, quote."""
    CONTACT = "contact"
    """A meeting, call or visit, past or planned."""
    CLAIM = "claim"
    """A number of breaches, strikes or losses, as one side gives it."""
    EXCHANGE = "exchange"
    """People or bodies handed over, or to be handed over."""


@dataclass(frozen=True, order=True)
class Span:
    """Letters [start, end) of a document's text, counted from 0 in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"[{self.start}, {self.end}) is not a span; a span holds at least one letter")

    def of(self, text: str) -> str:
        """Its letters."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Suggestion:
    """An entry proposed from one passage.

    `span`: the passage it stands on (the clause or sentence that says it). `slots`: what is filled, by name, as texts;
    `stands_on`: for a slot, the letters it was read from (a slot reckoned from the date line has those of its words).
    `confidence` is between 0 and 1. `open`: what remains ambiguous, in words.
    """

    sort: Sort
    span: Span
    slots: Mapping[str, str]
    stands_on: Mapping[str, Span] = field(default_factory=dict)
    confidence: float = 0.5
    open: tuple[str, ...] = ()
