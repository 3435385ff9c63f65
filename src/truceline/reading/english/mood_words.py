"""The words by which English tells something as done, to come, promised, wished for, supposed or denied."""

from enum import StrEnum

from truceline.reading.english.words import set_of


class Mood(StrEnum):
    """How a clause is told. Only DONE and NOW say that something is so, by whoever tells it."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    """Will be: "will lift", "said it would lift", "is to meet", "plans to meet"."""
    PLEDGED = "pledged"
    """"Agreed to lift", "promised to lift"."""
    READY = "ready"
    """"Ready to accept", "open to", "willing to"."""
    COULD = "could"
    """"Could", "might", "should": nothing is said to be so."""
    WISHED = "wished"
    """Somebody wants it, asks for it, tries it: "urged X to accept", "hopes to meet"."""
    SUPPOSED = "supposed"
    """"If X accepts", "whether X accepted", a question."""
    NEVER = "never"
    """Negated, refused, failed: "did not accept", "refused to accept"."""
    DENIED = "denied"
    """Somebody denies it: "denied that X had attacked"."""


SAYING_NO = set_of("deny refute rebut disprove debunk")
ASKING = set_of(
    "urge ask demand call press pressure want hope wish seek try need persuade convince wait expect encourage "
    "invite consider request beg push implore appeal insist recommend propose suggest prefer advise warn fear "
    "doubt imagine pretend allow let force compel order instruct aim attempt struggle require threaten oppose "
    "discuss debate weigh mull contemplate long strive work lobby campaign hesitate help"
)
PROMISING = set_of(
    "agree promise vow pledge undertake commit decide offer guarantee swear consent resolve volunteer vote"
)
PLANNING = set_of("plan intend due set schedule slate go expect prepare bind poise destine")
GOVERNING = (
    PROMISING
    | PLANNING - {"go"}
    | set_of("refuse decline fail begin start continue manage urge ask press want hope seek try need")
)
"""Verbs whose infinitive the grammar sometimes takes for one of purpose."""
READY = set_of("ready willing prepared open eager keen disposed inclined happy glad")
REFUSING = set_of("refuse decline fail reject neglect cease stop halt avoid dismiss oppose resist")
GOING_ON = set_of("begin start continue manage help succeed proceed keep resume choose happen use come")
DOUBTFUL = set_of(
    "unclear unlikely uncertain likely possible able unable reluctant unwilling supposed impossible necessary important"
)
READY_NOUNS = set_of("readiness willingness openness preparedness eagerness")
PLEDGE_NOUNS = set_of("agreement pledge promise commitment vow undertaking decision consent")
REFUSAL_NOUNS = set_of("refusal failure unwillingness inability reluctance")
"""Nouns with "to" and a verb behind them."""
HOLDING = set_of(
    "think believe expect guess reckon assume predict suspect feel bet imagine suppose doubt wonder foresee"
)
"""Verbs of an opinion: what is thought is not told."""
STORIES = set_of(
    "report rumour rumor speculation suggestion possibility chance hope idea demand condition allegation fear "
    "impression notion expectation prospect insistence proposal assumption myth fantasy sign evidence hint"
)
"""Nouns with "that" behind them, which make nothing of it so."""
FALSE = set_of("false untrue wrong baseless incorrect unfounded fake nonsense fantasy lie fabrication")
MISTAKENLY = set_of("incorrectly falsely wrongly mistakenly erroneously prematurely jokingly hypothetically")
IF = set_of("if unless whether provided assuming lest suppose")
WHEN = set_of("when before until once after till as while")
TELLING = set_of(
    "say tell state announce declare report claim add stress write insist note confirm explain believe think "
    "know argue allege emphasise emphasize reiterate underline underscore assert reveal warn affirm post recall "
    "comment maintain acknowledge admit"
)
