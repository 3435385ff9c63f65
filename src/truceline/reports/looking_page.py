"""What was seen and how much looking there was, as one HTML page: no script, nothing fetched."""

from markupsafe import Markup

from truceline.measures.looking import FieldDays
from truceline.record.kinds import Restriction
from truceline.record.kinds.field import What
from truceline.reports import looking as told
from truceline.reports.looking_chart import looking_chart
from truceline.reports.page import template
from truceline.reports.wording import Words
from truceline.values.instants import Instant

_NO_FIRE = frozenset(
    (What.VEHICLE, What.PERSONNEL, What.FORTIFICATION, What.WEAPON, What.CRATER, What.DAMAGE, What.MINE)
)
"""Drawn only where there is room: what was found is counted again each time somebody passes."""
_DRAWN = 4
"""More sorts than these in one picture cannot be told apart."""


def looking_page(words: Words, shown: FieldDays, known: Instant) -> str:
    """The page; the same bytes for the same answer."""
    view, days, seen = shown.view, shown.days, shown.seen
    drawn = [what for what, _ in sorted(seen, key=lambda one: (one[0] in _NO_FIRE, -one[1].low, one[0].value))[:_DRAWN]]
    ids = dict.fromkeys(id for day in days for id in day.restrictions)
    stops = [(entry, entry.payload) for id in ids if (entry := view.get(id)) is not None]
    return template("looking.html").render(
        case=words.case,
        words=words,
        known=known,
        days=days,
        told=told,
        view=view,
        totals=seen,
        drawn=drawn,
        chart=Markup(looking_chart(days, drawn)) if days else "",
        missed=shown.missed,
        stops=[(entry, said) for entry, said in stops if isinstance(said, Restriction)],
    )
