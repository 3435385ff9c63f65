"""The words around the talks, none stronger than the record: a condition is not a yes, silence is no position."""

from collections.abc import Iterator

from truceline.record.kinds import Manner, Stand
from truceline.reports.duty import time_words
from truceline.reports.wording import Words
from truceline.talks.between import Between, Pair
from truceline.talks.contacts import Met, Told
from truceline.talks.positions import Course, Taken
from truceline.talks.utterances import Spoken
from truceline.values.verdicts import Verdict

STANDS = {
    Stand.FOR: "for",
    Stand.AGAINST: "against",
    Stand.CONDITIONAL: "on a condition",
    Stand.OPEN: "leaves it open",
    Stand.UNCLEAR: "unclear",
}
NO_POSITION = "no position on record, which is not neutrality"
_MANNERS = {
    Manner.SAID: "said",
    Manner.ANNOUNCED: "announced",
    Manner.DENIED: "denied",
    Manner.ASKED: "asked",
    Manner.REPORTED: "told what somebody else said",
}


def stand_words(taken: Taken) -> str:
    """Where a side stands by one position."""
    _, said = taken
    return STANDS[said.stand] + (f": {said.condition}" if said.condition else "")


def position_words(taken: Taken, words: Words) -> str:
    """A position with its time, its entry, and the utterances from which it is read."""
    entry, said = taken
    read = f"; read from {', '.join(said.said)}" if said.said else "; no utterance is named for it"
    return f"{time_words(entry.occurred, words)}: {stand_words(taken)}. {entry.text} ({entry.id}{read})"


def now_words(course: Course) -> str:
    """Where a side stands now, or between which positions that cannot be told."""
    told = list(dict.fromkeys(stand_words(taken) for taken in course.now))
    return told[0] if len(told) == 1 else f"cannot be told which came last: {'; or '.join(told)}"


def flags(course: Course, words: Words) -> Iterator[str]:
    """What stands beside a position and does not change it."""
    for one in course.since:
        what = "denied something" if one in course.denials else f"{one.spoken.said.manner} more"
        when = "later" if one.later is Verdict.YES else "perhaps later"
        told = time_words(one.spoken.entry.occurred, words)
        yield f"{when} it {what} on this question: {one.spoken.entry.id}, {told}; no position is read from it"
    if course.lost:
        yield f"it is read from what is not on record as known: {', '.join(course.lost)}"


def pair_words(pair: Pair, words: Words) -> tuple[str, str]:
    """What two sides share on a question, and where they differ; each empty where there is nothing of the kind."""
    one, other = pair.courses
    names = [words.party(name) for name in pair.parties]
    if one is None or other is None:
        missing = " and ".join(name for name, course in zip(names, pair.courses, strict=True) if course is None)
        return "", f"cannot be told: {missing} has no position on record, which is not neutrality"
    if pair.between is Between.UNTOLD:
        return "", f"cannot be told; {_apart(pair, names)}"
    if pair.between is Between.ALIKE:
        return f"both are {STANDS[one.stands[0]]} it{_wordings(pair)}", ""
    if pair.between is Between.BOTH_CONDITIONAL:
        alike = one.now[0][1].condition == other.now[0][1].condition
        shared = "both make it depend on a condition"
        return (f"{shared}, in the same words{_wordings(pair)}", "") if alike else (shared, _apart(pair, names))
    return "", _apart(pair, names)


def _wordings(pair: Pair) -> str:
    told = dict.fromkeys(course.now[0][1].condition for course in pair.courses if course)
    return "".join(f"; {condition}" for condition in told if condition)


def _apart(pair: Pair, names: list[str]) -> str:
    told = [now_words(course) for course in pair.courses if course is not None]
    return f"{names[0]}: {told[0]}; {names[1]}: {told[1]}"


def spoken_lines(one: Spoken, words: Words) -> Iterator[tuple[str, str]]:
    """An utterance: when, which office for whom, how, to whom, about what, and its excerpt with its source."""
    said = one.said
    office = said.office or words.party(said.speaker)
    behalf = f" (for {words.party(one.whose)})" if one.whose and words.party(one.whose) != office else ""
    to = f" to {words.party(said.to)}" if said.to else ""
    about = f", about {said.about}" if said.about else ""
    yield (
        time_words(one.entry.occurred, words),
        f"{office}{behalf} {_MANNERS[said.manner]}{to}{about} ({one.entry.id})",
    )
    yield "", one.entry.text
    if one.hearsay:
        whom = words.party(said.behalf) if said.behalf else "others"
        yield "", f"The word of {office} about what {whom} said; it does not bind {whom}."
    if said.quote:
        yield "", f"\u201c{said.quote}\u201d ({one.entry.sources[0]})"
    if one.happened is Verdict.UNKNOWN:
        yield "", "whether it was said by then cannot be told"


def met_lines(one: Met, words: Words) -> Iterator[tuple[str, str]]:
    """A contact: when, who, how, where; whom each side sent; who was told about it afterwards."""
    who = " and ".join(words.party(name) for name in one.contact.participants)
    where = f", {one.contact.place}" if one.contact.place else ""
    yield time_words(one.entry.occurred, words), f"{one.contact.form}: {who}{where} ({one.entry.id})"
    for entry, sent in one.delegations:
        offices = f": {sent.offices}" if sent.offices else ""
        yield "", f"{words.party(sent.party)} sent {sent.level}{offices} ({entry.id})"
    for told in one.briefings:
        yield "", briefing_words(told, words)
    if one.happened is Verdict.UNKNOWN:
        yield "", "whether it had taken place by then cannot be told"


def briefing_words(told: Told, words: Words) -> str:
    """Who told whom about it."""
    entry, said = told
    when = time_words(entry.occurred, words)
    return f"{words.party(said.body)} briefed {words.party(said.to)} by {said.form}, {when} ({entry.id})"
