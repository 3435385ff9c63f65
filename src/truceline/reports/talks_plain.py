"""What is on record around the talks, as plain data."""

from truceline.reports.plain import Plain
from truceline.reports.talks import pair_words, stand_words
from truceline.talks.between import Pair
from truceline.talks.contacts import Met, Told
from truceline.talks.positions import Course, Taken
from truceline.talks.utterances import Spoken
from truceline.values.canonical import Json


def plain_course(one: Course, plain: Plain) -> Json:
    """The positions of a side on a question."""
    return {
        "question": one.question,
        "party": one.party,
        "now": [taken[0].id for taken in one.now],
        "stands": [stand.value for stand in one.stands],
        "positions": [_taken(taken, plain) for taken in one.taken],
        "changes": [{"from": before[0].id, "to": after[0].id} for before, after in one.changes],
        "said_since": [
            {"entry": since.spoken.entry.id, "manner": since.spoken.said.manner.value, "later": since.later.value}
            for since in one.since
        ],
        "read_from_what_is_not_on_record": list(one.lost),
    }


def _taken(taken: Taken, plain: Plain) -> Json:
    entry, said = taken
    return {
        "entry": entry.id,
        "since": plain.interval(entry.occurred),
        "stand": said.stand.value,
        "condition": said.condition or None,
        "said": list(said.said or ()),
        "words": stand_words(taken),
    }


def plain_pair(one: Pair, plain: Plain) -> Json:
    """How two sides lie to each other on a question, in words."""
    share, differ = pair_words(one, plain.words)
    return {
        "question": one.question,
        "parties": list(one.parties),
        "between": one.between.name.lower(),
        "share": share or None,
        "differ": differ or None,
    }


def plain_spoken(one: Spoken, plain: Plain) -> Json:
    """An utterance."""
    said = one.said
    return {
        "entry": one.entry.id,
        "occurred": plain.interval(one.entry.occurred),
        "happened": one.happened.value,
        "speaker": said.speaker,
        "office": said.office or None,
        "for": one.whose,
        "told_of": said.behalf if one.hearsay else None,
        "manner": said.manner.value,
        "to": said.to,
        "about": said.about,
        "text": one.entry.text,
        "quote": said.quote or None,
        "sources": list(one.entry.sources),
    }


def plain_met(one: Met, plain: Plain) -> Json:
    """A contact with delegations and briefings."""
    return {
        "entry": one.entry.id,
        "occurred": plain.interval(one.entry.occurred),
        "happened": one.happened.value,
        "form": one.contact.form.value,
        "participants": list(one.contact.participants),
        "place": one.contact.place or None,
        "about": one.contact.about,
        "delegations": [
            {"entry": entry.id, "party": sent.party, "level": sent.level.value, "offices": sent.offices or None}
            for entry, sent in one.delegations
        ],
        "no_delegation_on_record": list(one.unsent),
        "briefings": [plain_briefing(told, plain) for told in one.briefings],
    }


def plain_briefing(told: Told, plain: Plain) -> Json:
    """A briefing."""
    entry, said = told
    return {
        "entry": entry.id,
        "by": said.body,
        "to": said.to,
        "form": said.form.value,
        "occurred": plain.interval(entry.occurred),
        "about": said.about,
    }
