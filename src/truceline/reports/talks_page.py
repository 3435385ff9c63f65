"""The page about the talks: a chart of positions, the same in words, what was said and who met. No script."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from truceline.record.view import View
from truceline.reports import talks as told
from truceline.reports.citations import Citations
from truceline.reports.duty import time_words
from truceline.reports.page import template
from truceline.reports.positions_chart import positions_chart
from truceline.reports.wording import Words
from truceline.talks.around import Talks


def talks_page(found: Talks, view: View, words: Words) -> str:
    """The page as HTML that needs nothing else; the same bytes for the same answer."""
    citations = Citations(view)

    def cite(ids: Iterable[str]) -> Markup:
        """Links to entries that are on record as known."""
        cited = citations.cite(id for id in ids if view.get(id) is not None)
        links = [Markup('<a href="#e-{}" title="{}">{}</a>').format(id, id, number) for number, id in cited]
        return Markup('<span class="refs">{}</span>').format(Markup(" ").join(links))

    def link(ids: Sequence[str]) -> str:
        """The place on the page of the first entry."""
        citations.cite(ids)
        return f"#e-{ids[0]}"

    return template("talks.html").render(
        found=found,
        case=words.case,
        words=words,
        told=told,
        cite=cite,
        cited=citations.cited,
        chart=Markup(positions_chart(found, link, words) or ""),
        when=lambda entry: time_words(entry.occurred, words),
    )
