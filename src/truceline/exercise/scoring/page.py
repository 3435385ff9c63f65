"""Marks as one HTML page with pictures, to be shown to those who were marked."""

from html import escape

from truceline.exercise.scoring.judgement import NOBODY, NOT_ATTRIBUTED
from truceline.exercise.scoring.marks import Marks
from truceline.exercise.scoring.telling import lines, percent
from truceline.values.watermark import BANNER

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;
margin:0 auto;padding:1rem;color:#1c2530;background:#fff}
.banner{background:#fff3c4;border:2px solid #b58900;padding:.5rem .8rem;font-weight:600}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}table{border-collapse:collapse;width:100%}
td,th{padding:.25rem .5rem;text-align:left;border-bottom:1px solid #d8dee6}td.n{text-align:right}
.wrong{background:#fbe3df}.bar{fill:#35618e}.back{fill:#e4e9ef}svg{width:100%;height:auto}
svg text{font-size:14px}pre{overflow-x:auto;font-size:13px}.bars{max-width:30rem}"""


def page(marks: Marks, title: str, judgement: str) -> str:
    """The page. `title`: of the case; `judgement`: the name of the table that was marked."""
    bars = "".join(_bar(number, label, share) for number, (label, share) in enumerate(_bars(marks)))
    height = 48 * len(_bars(marks))
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}, marks</title><style>{_STYLE}</style></head>
<body class="mode-exercise"><p class="banner">{BANNER}</p>
<h1>Marks: {escape(title)}</h1><p>Of the judgement {escape(judgement)}.</p>
<h2>At a glance</h2>
<svg class="bars" viewBox="0 0 420 {height}" role="img" aria-label="Shares, from 0 to 100 percent">{bars}</svg>
<h2>What could be known</h2>
<svg viewBox="0 0 640 60" role="img" aria-label="{escape(_known_words(marks))}">{_known(marks)}</svg>
<p>{escape(_known_words(marks))}</p>
<h2>Who did it</h2>{_table(marks)}
<h2>In words</h2><pre>{escape(chr(10).join(lines(marks)))}</pre></body></html>
"""


def _bars(marks: Marks) -> list[tuple[str, float | None]]:
    shown, pairs = marks.particulars, marks.grouping.pairs
    return [
        ("put together rightly", pairs.precision),
        ("found of what belongs together", pairs.recall),
        ("right of all accusations", marks.attribution.accuracy),
        ("counts inside their bounds", shown.counts.share),
        ("places inside their radius", shown.inside.share),
        ("found of what is no breach", shown.excluded.recall),
        ("found of all lies", marks.lies.found.recall),
        ("totals that hold the truth", marks.totals.inside.share),
    ]


def _bar(number: int, label: str, share: float | None) -> str:
    top = 48 * number
    width = 0 if share is None else round(360 * share)
    return (
        f'<text x="0" y="{top + 16}">{label}</text><rect class="back" x="0" y="{top + 22}" width="360" height="14"/>'
        f'<rect class="bar" x="0" y="{top + 22}" width="{width}" height="14"/>'
        f'<text x="368" y="{top + 34}">{percent(share)}</text>'
    )


def _known(marks: Marks) -> str:
    unseen = marks.unseen
    parts = (
        ("#35618e", unseen.told - unseen.missed),
        ("#c9772b", unseen.missed),
        ("#8a94a0", unseen.escaped),
        ("#e4e9ef", unseen.blind),
    )
    left, found = 0.0, []
    for colour, many in parts:
        width = 640 * many / max(unseen.events, 1)
        found.append(f'<rect x="{left:.1f}" y="10" width="{width:.1f}" height="40" fill="{colour}"/>')
        left += width
    return "".join(found)


def _known_words(marks: Marks) -> str:
    one = marks.unseen
    return (
        f"Of {one.events} events {one.told - one.missed} are judged (blue), {one.missed} are told of and left out "
        f"(orange), {one.escaped} escaped those who looked (grey), and nobody looked at {one.blind} (pale)."
    )


def _table(marks: Marks) -> str:
    rows = []
    for true, said, many in marks.attribution.table:
        wrong = said not in (true, NOT_ATTRIBUTED, "not_said")
        words = (one.replace("_", " ") for one in (true, said))
        style = ' class="wrong"' if wrong else ""
        cells = "".join(f"<td>{escape(word)}</td>" for word in words)
        rows.append(f'<tr{style}>{cells}<td class="n">{many}</td></tr>')
    head = "<tr><th>In truth</th><th>Judged</th><th>Events</th></tr>"
    note = f"<p>A false accusation is tinted; {NOT_ATTRIBUTED.replace('_', ' ')} is an answer, {NOBODY} too.</p>"
    return f"<table>{head}{''.join(rows)}</table>{note}"
