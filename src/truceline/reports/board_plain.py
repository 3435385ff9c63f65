"""The board as plain data, for `--json`. Times are ISO 8601 with the offset of the case's zone."""

from truceline.findings.commitments.due import Item, Undated
from truceline.reports.board import move_words, standing_words, undated_words, what_words
from truceline.reports.wording import Words
from truceline.values.canonical import Json
from truceline.values.instants import Instant


def plain_item(item: Item, at: Instant, known: Instant, words: Words) -> Json:
    """An item as plain data; `left` in whole seconds until it is due at the earliest, negative when that is past."""
    latest = item.due.latest
    return {
        "earliest": words.exact(item.due.earliest),
        "latest": None if latest is None else words.exact(latest),
        "left": (item.due.earliest - at) // 1_000_000,
        "overdue": item.overdue(at).value,
        "kind": item.sort.value,
        "by": list(item.by),
        "to": list(item.to),
        "about": item.about,
        "reading": item.reading or None,
        "as_read_by": list(item.readers),
        "certain": item.sure,
        "waits": item.waits,
        "counts": [{"body": who, "count": said} for who, said in item.counts],
        "words": what_words(item, words),
        "move": move_words(item, words),
        "status": standing_words(item, at, known, words) or None,
        "entries": list(item.entries),
    }


def plain_undated(one: Undated, words: Words) -> Json:
    """What is open without a time on record, as plain data."""
    return {
        "kind": one.sort.value,
        "by": list(one.by),
        "to": list(one.to),
        "about": one.about,
        "as_read_by": list(one.readers),
        "certain": one.sure,
        "why": one.why.value,
        "words": undated_words(one, words),
        "entries": list(one.entries),
    }


def plain_ended(item: Item, words: Words) -> Json:
    """An agreement that is over, under one reading."""
    latest = item.due.latest
    return {
        "agreement": item.about,
        "reading": item.reading,
        "as_read_by": list(item.readers),
        "earliest": words.exact(item.due.earliest),
        "latest": None if latest is None else words.exact(latest),
    }
