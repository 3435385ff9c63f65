"""The graph of commitments as SVG, in a wide and in a narrow layout; the same bytes for the same answer.

Every state has a colour, a shape and its word, so that none of the three is needed to tell it from the others.
"""

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap

from truceline.findings.commitments.states import OVER, OVERDUE, PERFORMED, State
from truceline.reports.commitments_layout import (
    BOX_WIDTH,
    GAP_X,
    GAP_Y,
    LINE,
    PAD,
    Arrow,
    Box,
    height,
    in_columns,
    lanes_of,
    near,
    ordered_columns,
)

LETTERS = 24
"""How many bold letters go into a line of a box in the wide layout."""
NARROW, LANE = 350, 9
WIDE_TIP, NARROW_TIP = "tip-wide", "tip-narrow"
"""Names of arrow heads: a page shows only one of the two layouts, and what is hidden draws no heads."""
_INK, _SOFT = "#22303c", "#5b6b78"


LOOKS: Mapping[str, tuple[str, str, str]] = {
    "met": ("#eef7f5", "#0f766e", "solid"),
    "open": ("#eef3f9", "#1d5a96", "solid"),
    "dormant": ("#f5f7f8", "#56636e", "dotted"),
    "overdue": ("#fdf1ee", "#b42318", "solid"),
    "over": ("#f0f0f0", "#56636e", "dashed"),
    "unknown": ("#faf6e9", "#8a6d1a", "dashed"),
    "fact": ("#ffffff", "#22303c", "solid"),
}
_DASHES = {"solid": "", "dotted": ' stroke-dasharray="2 3"', "dashed": ' stroke-dasharray="7 4"'}


def look_of(state: State) -> str:
    """How a state looks."""
    for look, states in (("met", PERFORMED), ("overdue", OVERDUE), ("over", OVER)):
        if state in states:
            return look
    return {State.DORMANT: "dormant", State.UNKNOWN: "unknown"}.get(state, "open")


def wide(boxes: Sequence[Box], arrows: Sequence[Arrow], title: str) -> str:
    """Columns from left to right: what waits for nothing first."""
    laid = in_columns(boxes, arrows)
    sizes = {box.key: height(box) for column in laid.columns for box in column}
    lines = [_curve(arrow, laid.ways[arrow], laid.places, sizes) for arrow in arrows]
    drawn = [_box(box, *laid.places[box.key], BOX_WIDTH) for box in boxes]
    width = len(laid.columns) * (BOX_WIDTH + GAP_X) - GAP_X
    return _svg(width, laid.bottom, [*lines, *drawn], title, WIDE_TIP)


def narrow(boxes: Sequence[Box], arrows: Sequence[Arrow], title: str) -> str:
    """One box under the other, with what must come first above, and the arrows at the left."""
    ordered = [box for column in ordered_columns(boxes, arrows) for box in column]
    ordered = near(ordered, arrows)
    tops: dict[str, float] = {}
    top = 0.0
    for box in ordered:
        tops[box.key] = top
        top += height(box) + GAP_Y
    middles = {box.key: tops[box.key] + height(box) / 2 for box in ordered}
    lanes = lanes_of(arrows, middles)
    gutter = (max(lanes.values(), default=0) + 2) * LANE
    lines = [_bracket(arrow, middles, gutter, lanes[arrow]) for arrow in arrows]
    drawn = [_box(box, gutter, tops[box.key], NARROW - gutter) for box in ordered]
    return _svg(NARROW, top, [*lines, *drawn], title, NARROW_TIP)


def _curve(
    arrow: Arrow, way: Sequence[str], places: Mapping[str, tuple[float, float]], sizes: Mapping[str, float]
) -> str:
    """From box to box by curves, and straight through what is kept free for it in the columns between."""
    middles = [(places[key][0], places[key][1] + sizes[key] / 2) for key in way]
    x, y = middles[0][0] + BOX_WIDTH, middles[0][1]
    path = f"M{x:.0f} {y:.0f}"
    for number, (left, middle) in enumerate(middles[1:], 2):
        bend = max(abs(left - x) / 2, 26)
        path += f" C{x + bend:.0f} {y:.0f} {left - bend:.0f} {middle:.0f} {left:.0f} {middle:.0f}"
        x, y = left + BOX_WIDTH, middle
        path += f" H{x:.0f}" if number < len(middles) else ""
    return _path(arrow, path, WIDE_TIP)


def _bracket(arrow: Arrow, middles: Mapping[str, float], gutter: float, lane: int) -> str:
    x = gutter - (lane + 1.4) * LANE
    start, end = middles[arrow.first] + 5, middles[arrow.then] - 5
    return _path(arrow, f"M{gutter:.0f} {start:.0f} H{x:.0f} V{end:.0f} H{gutter:.0f}", NARROW_TIP)


def _path(arrow: Arrow, path: str, tip: str) -> str:
    colour = "#b42318" if arrow.ring else _INK if arrow.kind == "needs" else _SOFT
    dash = {"falls": ' stroke-dasharray="6 4"', "together": ' stroke-dasharray="1 3"'}.get(arrow.kind, "")
    tail = f' marker-start="url(#{tip})"' if arrow.kind == "together" else ""
    style = f'fill="none" stroke="{colour}" stroke-width="{2.2 if arrow.ring else 1.3}"{dash}'
    return f'<path d="{path}" {style}{tail} marker-end="url(#{tip})"/>'


def _box(box: Box, x: float, y: float, width: float) -> str:
    fill, edge, dash = LOOKS[box.look]
    thick = 2.6 if box.mark else 1.4
    parts = [
        f'<g transform="translate({x:.0f} {y:.0f})">',
        f'<rect width="{width:.0f}" height="{height(box):.0f}" rx="5" fill="{fill}" stroke="{edge}" '
        f'stroke-width="{thick}"{_DASHES[dash]}/>',
        f'<g transform="translate({PAD + 6} {PAD + 7})" stroke="{edge}" fill="{edge}">{_SHAPES[box.look]}</g>',
        _text(PAD + 18, PAD + 12, box.word, edge, "600"),
    ]
    marked = [(box.mark, edge, "600")] if box.mark else []
    named = [(line, _INK, "600" if number < box.bold else "400") for number, line in enumerate(box.lines)]
    parts += [
        _text(PAD, PAD + 12 + row * LINE, line, colour, weight)
        for row, (line, colour, weight) in enumerate([*marked, *named], 1)
    ]
    return "".join([*parts, "</g>"])


_SHAPES = {
    "met": '<path d="M-5 0 L-1 4 L6 -5" fill="none" stroke-width="2.4"/>',
    "open": '<path d="M0 -6 L6 0 L0 6 L-6 0 Z"/>',
    "dormant": '<circle r="5" fill="none" stroke-width="2"/>',
    "overdue": '<path d="M0 -6 L6 5 L-6 5 Z"/>',
    "over": '<path d="M-5 -5 L5 5 M5 -5 L-5 5" fill="none" stroke-width="2.2"/>',
    "unknown": '<path d="M-5 -3 C-5 -7 5 -7 4 -2 C3 1 0 0 0 3 M0 6 L0 7" fill="none" stroke-width="2"/>',
    "fact": '<rect x="-5" y="-5" width="10" height="10" fill="none" stroke-width="2"/>',
}


def folded(name: str, *more: str) -> tuple[tuple[str, ...], int]:
    """Lines that fit into a box, and how many of them, from the top, are the name."""
    head = wrap(name, LETTERS)
    return (*head, *(line for text in more for line in wrap(text, LETTERS + 4))), len(head)


def _text(x: float, y: float, text: str, colour: str, weight: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}" font-weight="{weight}">{escape(text)}</text>'


def _svg(width: float, tall: float, parts: Sequence[str], title: str, tip: str) -> str:
    marker = (
        f'<defs><marker id="{tip}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 Z" fill="#22303c"/></marker></defs>'
    )
    box = f'viewBox="-12 -4 {width + 16:.0f} {tall + 8:.0f}" width="{width + 16:.0f}"'
    # On a narrower page it shrinks a little; beyond that it is scrolled, so that its letters can be read.
    least = f' style="min-width:{0.8 * width:.0f}px"' if tip == WIDE_TIP else ""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {box}{least} font-size="12.5">'
    return f"{head}<title>{escape(title)}</title>{marker}{''.join(parts)}</svg>"
