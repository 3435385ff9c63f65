"""A mapping proposed for an unknown table: each guess with its grounds, and questions for what cannot be told."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from truceline.intake.guessing import Guesses, guess
from truceline.intake.mapping import FileForm
from truceline.intake.profiles import Profile, profiles
from truceline.intake.tables import open_table

LOOKED_AT = 2_000
QUESTION = "# QUESTION: "


def proposed(path: Path, form: FileForm) -> tuple[str, list[str]]:
    """The text of a mapping file for a table, and the questions that it leaves. Raises BadInput as `open_table`."""
    table = open_table(path, form)
    try:
        columns = profiles(table.header, islice(table.rows(), LOOKED_AT))
    finally:
        table.close()
    found = guess(columns)
    lines = [*_head(path, form, columns, found), "cells:", *_cells(columns, found)]
    questions = [line.strip().removeprefix(QUESTION) for line in lines if line.strip().startswith(QUESTION)]
    return "\n".join(lines) + "\n", questions


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _head(path: Path, form: FileForm, columns: list[Profile], found: Guesses) -> Iterator[str]:
    name = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    name = name if name[:1].isalpha() else f"set-{name}".rstrip("-")
    looked = columns[0].rows if columns else 0
    yield f"# Proposed from {looked} rows of {path.name}. Every line is a guess: read it before you use it."
    yield "schema: mapping/1"
    yield f"dataset: {name[:50].rstrip('-')}"
    yield f"title: {_quoted(path.stem)}"
    yield "kind: listing"
    key = found.roles.get("key")
    if key is not None:
        yield f"# {key.column}: {key.why}"
        yield f"key: [{_quoted(key.column)}]"
    else:
        yield f"{QUESTION}by which columns does the source tell its rows apart? No column has another text in each row."
        yield "# key: []"
    if form.encoding != "utf-8":
        yield f"file: {{encoding: {form.encoding}}}"
    if "start" in found.roles and not any("±" in one for one in found.forms):
        yield f"{QUESTION}of which zone are its days and clocks? Without a zone here it is that of the case."
        yield "# zone: Europe/Kyiv"
    signs = [one.name for one in columns[:12]]
    yield "recognised_by:"
    yield f"  columns: [{', '.join(_quoted(name) for name in signs)}]"


def _cells(columns: list[Profile], found: Guesses) -> Iterator[str]:
    yield from _time(found)
    yield from _source(found)
    yield f"  text: {{say: {_quoted(_sentence(found))}}}"
    yield from _what(columns, found)
    yield from _places(found)
    yield from _location(found)
    yield from _counts(found)
    if "quote" in found.roles:
        yield from _guessed(found, "quote", "quote", f"{{from: {_quoted(found.roles['quote'].column)}, shorten: 280}}")
    taken = {one.column for one in found.roles.values()}
    for one in columns:
        if one.name not in taken:
            sample = ", ".join(sorted(one.different)[:3])[:60]
            yield f"  # not used: {one.name} ({sample or 'empty'})".replace("\n", " ")


def _source(found: Guesses) -> Iterator[str]:
    roles = found.roles
    if "url" in roles:
        yield from _guessed(found, "url", "source", f"{{address: {_quoted(roles['url'].column)}}}")
    else:
        yield f"  {QUESTION}where can this be read? Put its address here; every row needs one."
        yield '  # source: {value: "https://"}'


def _places(found: Guesses) -> Iterator[str]:
    roles = found.roles
    for role in ("side_a", "side_b", "outlet"):
        if role in roles:
            yield from _guessed(found, role, role, f"{{from: {_quoted(roles[role].column)}}}")
    places = [roles[role].column for role in ("place", "district", "region") if role in roles]
    if places:
        yield f"  # {', '.join(places)}: by their names"
        yield f"  place: {{join: [{', '.join(map(_quoted, places))}]}}"


def _guessed(found: Guesses, role: str, cell: str, content: str) -> Iterator[str]:
    one = found.roles[role]
    yield f"  # {one.column}: {one.why}"
    yield f"  {cell}: {content}"


def _time(found: Guesses) -> Iterator[str]:
    roles = found.roles
    if "start" not in roles:
        yield f"  {QUESTION}when was it? No column has dates in all its rows."
        yield "  # occurred: {time: {start: }}"
        return
    parts = [f"start: {_quoted(roles['start'].column)}"]
    if "end" in roles:
        parts.append(f"end: {_quoted(roles['end'].column)}")
    if "clock" in roles:
        parts += [f"clock: {_quoted(roles['clock'].column)}", f"clock_formats: [{_quoted(found.clock_forms[0])}]"]
    parts.append(f"formats: [{_quoted(found.forms[0])}]")
    if found.unsure:
        forms = " and ".join((found.forms[0], *found.unsure))
        yield f"  {QUESTION}which is the day and which the month? All dates fit {forms}."
    if "clock" in roles:
        clock = roles["clock"].column
        yield f"  {QUESTION}does a text of {clock}, such as 00:00, mean that it is not known? Then add clock_unknown."
    yield from _guessed(found, "start", "occurred", f"{{time: {{{', '.join(parts)}}}}}")


def _sentence(found: Guesses) -> str:
    place = found.roles.get("place") or found.roles.get("region")
    return "{cell.what}" + (f"[ at {{{place.column}}}]" if place and not set("{}[]") & set(place.column) else "")


def _what(columns: list[Profile], found: Guesses) -> Iterator[str]:
    if "what" not in found.roles:
        yield f"  {QUESTION}what is it that each row lists? Write it instead of this word."
        yield "  what: {value: event}"
        return
    one = found.roles["what"]
    texts = sorted(next(column for column in columns if column.name == one.column).different)
    yield f"  # {one.column}: {one.why}: {', '.join(texts)[:90]}".replace("\n", " ")
    if all(text.isdecimal() for text in texts):
        yield f"  {QUESTION}what do the numbers of {one.column} stand for? Put words for them."
        choices = ", ".join(f"{_quoted(text)}: {_quoted('type ' + text)}" for text in texts)
        yield f"  what: {{from: {_quoted(one.column)}, choose: {{{choices}}}}}"
    else:
        yield f"  what: {{from: {_quoted(one.column)}}}"


def _location(found: Guesses) -> Iterator[str]:
    roles = found.roles
    if "north" in roles and "east" in roles:
        north, east = roles["north"], roles["east"]
        yield f"  # {north.column}: {north.why}; {east.column}: {east.why}"
        yield f"  {QUESTION}how exact are these places? Add within, such as {{value: 5 km}}; else it is not known."
        yield "  location:"
        yield f"    place: {{north: {_quoted(north.column)}, east: {_quoted(east.column)}}}"


def _counts(found: Guesses) -> Iterator[str]:
    roles = found.roles
    if "low" in roles or "high" in roles:
        parts = [f"{role}: {_quoted(roles[role].column)}" for role in ("low", "high") if role in roles]
        why = "; ".join(f"{roles[role].column}: {roles[role].why}" for role in ("low", "high") if role in roles)
        yield f"  # {why}"
        yield f"  {QUESTION}do these count deaths? If not, call the cell value, and say of what in unit."
        yield f"  deaths: {{count: {{{', '.join(parts)}}}}}"
        if "deaths" in roles:
            yield from _guessed(found, "deaths", "best", f"{{from: {_quoted(roles['deaths'].column)}, as: whole}}")
    elif "deaths" in roles:
        yield from _guessed(found, "deaths", "deaths", f"{{count: {{exactly: {_quoted(roles['deaths'].column)}}}}}")
