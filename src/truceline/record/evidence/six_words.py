"""The six words of the Berkeley Protocol about one file: each met, not met, or not known, with the reason.

What was not looked at is not known, and knowing less never gives a better answer.
"""

from dataclasses import dataclass
from enum import StrEnum

from truceline.record.evidence.chain import Chain, Gap
from truceline.record.evidence.files import State
from truceline.values.verdicts import Verdict

_IN_WORDS = {Verdict.YES: "met", Verdict.NO: "not met", Verdict.UNKNOWN: "not known"}


class Word(StrEnum):
    """What must hold of evidence that is to be kept."""

    AUTHENTICITY = "authenticity"
    AVAILABILITY = "availability"
    IDENTITY = "identity"
    PERSISTENCE = "persistence"
    RENDERABILITY = "renderability"
    UNDERSTANDABILITY = "understandability"


@dataclass(frozen=True)
class Facts:
    """What is known about a file besides its chain; what nobody told is unknown.

    `witnessed`: a quorum has seen the entry by which it came on record. `elsewhere`: in how many other places the same
    bytes were hashed again. `agrees`: its name and its first bytes say the same type. `rendered` and `understood`: what
    people found who worked on a copy. `cited`: the entries that stand on it, custody left out.
    """

    state: State = State.NOT_LOOKED
    witnessed: Verdict = Verdict.UNKNOWN
    elsewhere: int | None = None
    agrees: Verdict = Verdict.UNKNOWN
    rendered: Verdict = Verdict.UNKNOWN
    understood: Verdict = Verdict.UNKNOWN
    cited: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Answer:
    """One word with its verdict and the reason."""

    word: Word
    verdict: Verdict
    reason: str

    @property
    def met(self) -> str:
        """The verdict in words."""
        return _IN_WORDS[self.verdict]

    def __str__(self) -> str:
        return f"{self.word}: {self.met} ({self.reason})"


def six_words(chain: Chain, facts: Facts) -> tuple[Answer, ...]:
    """All six, in the order of the protocol."""
    found = {
        Word.AUTHENTICITY: _authenticity(chain, facts),
        Word.AVAILABILITY: _availability(facts.state),
        Word.IDENTITY: _identity(chain),
        Word.PERSISTENCE: _persistence(facts),
        Word.RENDERABILITY: _renderability(chain, facts),
        Word.UNDERSTANDABILITY: _understandability(facts),
    }
    return tuple(Answer(word, *answer) for word, answer in found.items())


def _authenticity(chain: Chain, facts: Facts) -> tuple[Verdict, str]:
    """That the bytes are those that came in; never that what they show is true."""
    against = [remark for remark in chain.remarks if remark.contradiction]
    if facts.state is State.CHANGED:
        return Verdict.NO, facts.state.value
    if against:
        return Verdict.NO, f"{against[0].gap}"
    if chain.remarks:
        return Verdict.UNKNOWN, f"{chain.remarks[0].gap}"
    if facts.state is not State.SOUND:
        return Verdict.UNKNOWN, facts.state.value
    if facts.witnessed is not Verdict.YES:
        return Verdict.UNKNOWN, "no quorum of witnesses is known to have seen the entry by which it came on record"
    return Verdict.YES, "the bytes are those that came on record, and witnesses have seen that entry"


def _availability(state: State) -> tuple[Verdict, str]:
    known = {State.SOUND: Verdict.YES, State.NOT_LOOKED: Verdict.UNKNOWN}
    return known.get(state, Verdict.NO), state.value


def _identity(chain: Chain) -> tuple[Verdict, str]:
    against = [remark.gap for remark in chain.remarks if remark.object == chain.object]
    for gap in (Gap.NOT_ON_RECORD, Gap.SIZE_DIFFERS, Gap.TYPE_DIFFERS):
        if gap in against:
            return Verdict.NO, gap.value
    return Verdict.YES, f"named by its SHA-256, on record since entry {chain.received}"


def _persistence(facts: Facts) -> tuple[Verdict, str]:
    if facts.elsewhere is None or facts.state is State.NOT_LOOKED:
        return Verdict.UNKNOWN, "it was not looked whether the same bytes are kept in two places"
    places = facts.elsewhere + (facts.state is State.SOUND)
    return (Verdict.YES if places > 1 else Verdict.NO), f"the same bytes are kept in {places} places"


def _renderability(chain: Chain, facts: Facts) -> tuple[Verdict, str]:
    if chain.steps and chain.steps[0][1].size == 0:
        return Verdict.NO, "it has no bytes"
    if facts.rendered is Verdict.YES:
        return Verdict.YES, "a working copy was shown, somebody says"
    if facts.rendered is Verdict.NO:
        return Verdict.NO, "a working copy could not be shown, somebody says"
    if facts.agrees is Verdict.NO:
        return Verdict.UNKNOWN, "its name and its first bytes disagree about its type; nobody told of showing a copy"
    return Verdict.UNKNOWN, "originals are never opened here, and nobody told of showing a copy"


def _understandability(facts: Facts) -> tuple[Verdict, str]:
    if facts.cited is None:
        return Verdict.UNKNOWN, "it was not looked which entries speak of it"
    if not facts.cited:
        return Verdict.NO, "no entry says what it is about"
    speak = f"spoken of in {', '.join(f'entry {index}' for index in facts.cited)}"
    if facts.understood is Verdict.UNKNOWN:
        return Verdict.UNKNOWN, f"{speak}; whether that is enough, people must say"
    return facts.understood, f"{speak}; people say whether that is enough"
