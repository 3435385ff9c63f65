"""The mappings of the connector odk-export, made from the definitions of the forms, so that neither can drift.

`python tests/odk_mappings.py` writes them anew; a test holds those in the connector against this.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from truceline.forms.definition import FORMS, Definition, Question, definition_of
from truceline.forms.shape import leaves_of
from truceline.record.kinds import KINDS

FOLDER = Path(__file__).parents[1] / "src" / "truceline" / "intake" / "connectors" / "odk-export"
_BEARING = ("how", "point", "last_point", "degrees", "off", "last_degrees")
_PARTS: Mapping[str, tuple[str, ...]] = {
    "choice": ("",),
    "text": ("",),
    "label": ("",),
    "reference": ("",),
    "bearing": _BEARING,
    "distance": ("how", "figure", "low", "high", "unit"),
    "grade": ("source", "item"),
    "count": ("how",),
}
"""What is taken of the rows of a question as it stands; "" is the row that is called like the question."""
_WHOLE: Mapping[str, tuple[str, ...]] = {"count": ("number", "low", "high"), "length": ("hours", "minutes")}
_WORDS: Mapping[str, str] = {
    "count": "about: about, at_least: at least, more_than: more than, at_most: at most, fewer_than: fewer than",
    "distance": "about: about, at_least: at least, under: under",
}


@dataclass(frozen=True)
class Style:
    """How a program names columns: what stands between group and field, and the columns of its own."""

    name: str
    between: str
    whole_path: bool
    instance: str
    row: str
    parent: str
    parent_of: str


CENTRAL = Style("central", "-", whole_path=False, instance="KEY", row="KEY", parent="PARENT_KEY", parent_of="KEY")
KOBO = Style(
    "kobo", "/", whole_path=True, instance="_uuid", row="_index", parent="_submission__uuid", parent_of="_uuid"
)
STYLES = (CENTRAL, KOBO)


def names() -> Iterator[tuple[str, str]]:
    """The name of each mapping file, and what stands in it."""
    for form in FORMS:
        yield f"{form.replace('_', '-')}.yaml", mapping_text(definition_of(form), CENTRAL)
        yield f"kobo-{form.replace('_', '-')}.yaml", mapping_text(definition_of(form), KOBO)


def mapping_text(form: Definition, style: Style) -> str:
    """The mapping of a form as one of the two programs exports it."""
    return "\n".join([*_head(form, style), "columns:", *_columns(form, style), "cells:", *_cells(form, style), ""])


def path_of(form: Definition, leaf: str, style: Style) -> str:
    """The column in which a program writes the answer of a row of a form."""
    (repeat, page), _ = next(item for item in leaves_of(form.id).items() if leaf in item[1])
    parts = [repeat, page, leaf] if repeat and style.whole_path else [page, leaf]
    return style.between.join(parts)


def _head(form: Definition, style: Style) -> Iterator[str]:
    program = "ODK Central" if style is CENTRAL else "KoboToolbox"
    yield f"# The form {form.id} as {program} exports it. Made from the form by tests/odk_mappings.py: change it there."
    yield "schema: mapping/1"
    yield f"dataset: form-{form.id.replace('_', '-')}"
    yield f"title: The form {form.id}, exported from {program}"
    yield f"kind: {form.kind}"
    yield "to: record"
    yield "part: true"
    repeat = form.again.repeat if form.again else ""
    yield f"key: {style.row if style is CENTRAL else 'instance' if not repeat else '[instance, _index]'}"
    if repeat:
        yield "file:"
        yield f'  beside: {{by: {style.parent}, its: {style.parent_of}, this: "-{repeat}.csv", that: ".csv"}}'
    main = next(q for q in form.asked() if q.required and q.ask == "choice")
    signs = [path_of(form, main.name, style), style.parent if repeat else style.instance]
    last = next((q for q in form.again.pages[0].ask if q.ask == "choice"), main) if form.again else main
    if repeat:
        signs[0] = path_of(form, last.name, style)
    yield "recognised_by:"
    yield f"  columns: [{', '.join(signs)}, {path_of(form, _leaf_of_when(form), style)}]"


def _leaf_of_when(form: Definition) -> str:
    """A row that no other form has on that page."""
    again = form.again
    rows = [
        leaf
        for (repeat, _), found in leaves_of(form.id).items()
        if bool(repeat) == (again is not None)
        for leaf in found
    ]
    return next(leaf for leaf in rows if leaf.endswith("_how"))


def _columns(form: Definition, style: Style) -> Iterator[str]:
    repeat = form.again is not None
    prefix = "" if style is CENTRAL else "uuid:"
    column = style.parent if repeat else style.instance
    yield f'  instance: {{say: "{prefix}{{{column}}}"}}'
    for question in form.asked():
        yield from _leaves(form, question, style)


def _leaves(form: Definition, question: Question, style: Style) -> Iterator[str]:
    def path(part: str) -> str:
        return path_of(form, f"{question.name}_{part}" if part else question.name, style)

    name, ask = question.name, question.ask
    for part in _PARTS.get(ask, ()):
        yield f"  {name}{part and '_'}{part}: {{from: {path(part)}}}"
    for part in _WHOLE.get(ask, ()):
        yield f"  {name}_{part}: {{from: {path(part)}, as: whole}}"
    if ask in _WORDS:
        yield f'  {name}_words: {{from: {path("how")}, choose: {{{_WORDS[ask]}}}, otherwise: ""}}'
    yield from _more_leaves(name, ask, path, style)


def _more_leaves(name: str, ask: str, path: Callable[[str], str], style: Style) -> Iterator[str]:
    if ask in ("listed", "place"):
        yield f"  {name}_chosen: {{from: [{path('listed')}, {path('')}]}}"
        yield f"  {name}_typed: {{from: {path('')}}}"
    if ask == "position":
        yield from _position_columns(name, path, style)
    if ask == "when":
        yield f"  {name}_start: {{from: [{path('at')}, {path('from')}, {path('day')}]}}"
        yield f"  {name}_end: {{from: [{path('until')}, {path('last')}]}}"
    if ask == "photos":
        yield f"  {name}s: {{join: [{', '.join(path(str(number)) for number in (1, 2, 3))}]}}"
    if ask == "receipt":
        yield f"  {name}: {{from: {path('')}, as: lower}}"


def _position_columns(name: str, path: Callable[[str], str], style: Style) -> Iterator[str]:
    ways = "gps: gps, map: map, degrees: degrees"
    yield f"  {name}_how: {{from: {path('how')}, choose: {{{ways}}}}}"
    for way in ("gps", "map"):
        if style is CENTRAL:
            parts = [f"{path(way)}-{part}" for part in ("Latitude", "Longitude", "Altitude", "Accuracy")]
            yield f'  {name}_{way}: {{join: [{", ".join(parts)}], with: " "}}'
        else:
            yield f"  {name}_{way}: {{from: {path(way)}}}"
    yield f"  {name}_degrees: {{from: {path('degrees')}}}"
    metres = f'{{say: "{{{path("within")}}} m"}}'
    yield from _when(f"{name}_within", [(path("within"), "empty: false", metres)])


def _cells(form: Definition, style: Style) -> Iterator[str]:
    yield "  occurred: {time: {start: when_start, end: when_end}}"
    yield '  source: {say: "urn:{instance}"}'
    photos = "[; photographs: {photos}]" if any(q.ask == "photos" for q in form.asked()) else ""
    said = any(q.name == "text" for q in form.asked())
    yield f'  text: {{say: "{"[{text}; ]" if said else ""}taken from an export of the form {form.id}{photos}"}}'
    yield "  instance: {from: instance}"
    for question in form.asked():
        if question.ask not in ("note", "photos", "when") and question.cell in KINDS[form.kind].model_fields:
            yield from _cell(question)


def _cell(question: Question) -> Iterator[str]:
    name, cell = question.name, question.cell
    match question.ask:
        case "choice":
            yield from _when(cell, [(name, 'not: [_unknown, ""]', f"{{from: {name}}}")])
        case "label":
            made = '{say: "file-{receipt}"}'
            yield from _when(cell, [(name, "empty: false", f"{{from: {name}}}")], made)
        case "text" | "reference" | "receipt":
            yield f"  {cell}: {{from: {name}}}"
        case "listed" | "place":
            yield from _when(
                cell, [(f"{name}_chosen", "is: _other", f"{{from: {name}_typed}}")], f"{{from: {name}_chosen}}"
            )
        case "grade":
            yield from _when(cell, [(f"{name}_source", "empty: false", f'{{say: "{{{name}_source}}{{{name}_item}}"}}')])
        case "length":
            both = f'{{say: "PT{{{name}_hours}}H{{{name}_minutes}}M"}}'
            only = f'{{say: "PT{{{name}_hours}}H"}}'
            yield from _when(
                cell, [(f"{name}_minutes", 'not: ["", "0"]', both), (f"{name}_hours", "empty: false", only)]
            )
        case _:
            yield from _composed(question)


def _composed(question: Question) -> Iterator[str]:
    name, how = question.name, f"{question.name}_how"
    between = f'{{say: "{{{name}_low}}-{{{name}_high}}"}}'
    if question.ask == "count":
        ways = [("is: uncountable", "{value: uncountable}"), ("is: between", between),
                ("is: exactly", f"{{from: {name}_number}}"),
                ("empty: false", f'{{say: "{{{name}_words}} {{{name}_number}}"}}')]  # fmt: skip
    elif question.ask == "distance":
        ways = [("is: between", f'{{say: "{{{name}_low}}-{{{name}_high}} {{{name}_unit}}"}}'),
                ("empty: false", f'{{say: "[{{{name}_words}} ]{{{name}_figure}} {{{name}_unit}}"}}')]  # fmt: skip
    elif question.ask == "bearing":
        ways = [("is: all", "{value: all}"), ("is: point", f"{{from: {name}_point}}"),
                ("is: points", f'{{say: "{{{name}_point}}-{{{name}_last_point}}"}}'),
                ("is: degrees", f'{{say: "{{{name}_degrees}}[ ±{{{name}_off}}]"}}'),
                ("is: sector", f'{{say: "{{{name}_degrees}}-{{{name}_last_degrees}}"}}')]  # fmt: skip
    else:
        ways = list(_position_ways(name))
    yield from _when(question.cell, [(how, test, then) for test, then in ways])


def _position_ways(name: str) -> Iterator[tuple[str, str]]:
    yield "is: gps", f"{{place: {{point: {name}_gps}}}}"
    for way in ("map", "degrees"):
        yield f"is: {way}", f"{{place: {{point: {name}_{way}, within: {{from: {name}_within}}}}}}"


def _when(cell: str, ways: list[tuple[str, str, str]], otherwise: str = "") -> Iterator[str]:
    yield f"  {cell}:"
    yield "    when:"
    for column, test, then in ways:
        yield f"      - {{if: [{{column: {column}, {test}}}], then: {then}}}"
    if otherwise:
        yield f"    otherwise: {otherwise}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, text in names():
        (FOLDER / file).write_text(text, encoding="utf-8")
