"""Words about single rows of exchanges, for a week told day by day."""

from collections.abc import Callable
from typing import Any

from truceline.exchanges.days import Change
from truceline.record.entry import Entry
from truceline.record.kinds import Delivery, Dispute, Embargo, Exchange, Progress, Quota, Roster
from truceline.reports.exchanges import FORMULA_WORDS, category_words, count_words, quota_words
from truceline.reports.exchanges_around import GROUND_WORDS
from truceline.reports.wording import Words
from truceline.values.instants import day_of


def entry_words(entry: Entry, words: Words) -> str:
    """What one row says, with its id."""
    payload = entry.payload
    told = next(say for kind, say in _SAYS.items() if isinstance(payload, kind))
    return f"{told(payload, words)} ({entry.id})"


def change_words(change: Change, words: Words) -> str:
    """What a row said, what it says since, and of which day it is."""
    about = words.day(day_of(change.before.occurred.start, words.home))
    before = entry_words(change.before, words)
    if change.after is None:
        return f"of {about}: {before}"
    return f"of {about}: {entry_words(change.after, words)}; before that: {before}"


def _exchange(says: Exchange, words: Words) -> str:
    return f"exchange {FORMULA_WORDS[says.formula]} between {words.parties(says.parties)}"


def _quota(says: Quota, words: Words) -> str:
    return f"promised: {words.party(says.giver)} to give {words.party(says.taker)} {quota_words(says)}{_at(says.stage)}"


def _roster(says: Roster, words: Words) -> str:
    what = f"{count_words(says.value)} {category_words(says.category)}"
    return (
        f"list: {words.party(says.party)} handed {words.party(says.to)} a list of {what}, {says.list}{_at(says.stage)}"
    )


def _delivery(says: Delivery, words: Words) -> str:
    what = f"{count_words(says.value)} {category_words(says.category)}"
    known = f", {count_words(says.identified)} identified" if says.identified is not None else ""
    return (
        f"by the count of {words.party(says.body)}: {words.party(says.giver)} gave {words.party(says.taker)} "
        f"{what}{known}{_at(says.stage)}"
    )


def _dispute(says: Dispute, words: Words) -> str:
    against = f" against {words.party(says.against)}" if says.against else ""
    return f"dispute: {words.party(says.party)}{against}, {GROUND_WORDS[says.ground]}{_at(says.stage)}"


def _embargo(says: Embargo, words: Words) -> str:
    return f"embargo {says.act} by {words.party(says.body)}{_at(says.stage)}"


def _progress(says: Progress, words: Words) -> str:
    return f"{words.party(says.body)} reports of {says.of}: {says.course.replace('_', ' ')}"


def _at(stage: str | None) -> str:
    return f", {stage}" if stage else ""


_SAYS: dict[type, Callable[[Any, Words], str]] = {
    Exchange: _exchange,
    Quota: _quota,
    Roster: _roster,
    Delivery: _delivery,
    Dispute: _dispute,
    Embargo: _embargo,
    Progress: _progress,
}
