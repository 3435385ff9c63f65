"""The ledger of exchanges as one HTML page that needs nothing else to be opened."""

from truceline.exchanges.ledger import Ledger
from truceline.reports.exchanges import RANGES, covered_words, exchange_words, flow_words, stages, way_words
from truceline.reports.exchanges_around import deadline_words, dispute_words, step_lines
from truceline.reports.exchanges_bars import bars
from truceline.reports.exchanges_day import change_words, entry_words
from truceline.reports.page import template
from truceline.reports.wording import Words


def exchanges_page(ledger: Ledger, words: Words) -> str:
    """The page for a ledger; the same bytes for the same ledger."""
    return template("exchanges.html").render(
        ledger=ledger,
        words=words,
        ranges=RANGES,
        known=words.time(ledger.known),
        stages=lambda flow: stages(flow, words),
        bars=lambda flow: bars(flow, words),
        way=lambda way: way_words(way, words),
        about=lambda account: list(exchange_words(account, words)),
        covered=covered_words,
        above=lambda flow: list(flow_words(flow, words)),
        steps=lambda account: list(step_lines(account, words)),
        deadline=lambda one: deadline_words(one, words, words.time(ledger.known)),
        dispute=lambda one: list(dispute_words(one, words)),
        entry=lambda one: entry_words(one, words),
        change=lambda one: change_words(one, words),
    )
