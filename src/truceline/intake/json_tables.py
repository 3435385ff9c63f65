"""JSON Lines and GeoJSON: objects as rows of texts, numbers as they were written."""

import json
from collections.abc import Iterator
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.intake.csv_records import CONTROL, NOT_UTF_8, control_problem
from truceline.intake.rows import BLANKS, Problem, Raw
from truceline.intake.shapes import shape_cells
from truceline.sources.rows import read_text

_DEEPEST = 8
_WRITE_OBJECT = 'write one object on each line: {"id": "1", "day": "2025-03-20"}'


class JsonLinesTable:
    """A file with one object on each line. Columns may differ from line to line."""

    header: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self._path, self._done = path, 0

    def rows(self) -> Iterator[Raw]:
        """Every object, in its order. Raises BadInput where the file cannot be read."""
        try:
            with self._path.open("rb") as file:
                for line, written in enumerate(file, start=1):
                    self._done += len(written)
                    if written.strip():
                        yield _line(line, written.removeprefix(b"\xef\xbb\xbf"))
        except OSError as cause:
            raise BadInput(Fault(str(self._path), None, f"cannot be read ({cause.strerror})", "check it")) from cause

    def done(self) -> int:
        """How many bytes have been read so far."""
        return self._done

    def close(self) -> None:
        """Nothing: the file is open only while it is read."""


def _line(line: int, written: bytes) -> Raw:
    shown = written.decode(errors="backslashreplace").rstrip("\r\n")
    try:
        return _object(line, _decoder().decode(written.decode().strip()), shown)
    except UnicodeDecodeError:
        return Raw(line, {}, (NOT_UTF_8,), shown)
    except (ValueError, RecursionError) as cause:
        return Raw(line, {}, (Problem(f"the line is not a JSON object ({_said(cause)})", _WRITE_OBJECT),), shown)


def _said(cause: Exception) -> str:
    return str(cause).partition("; ")[0] if isinstance(cause, ValueError) else "nested too deeply"


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a key comes twice")
    return dict(pairs)


def _refused(text: str) -> object:
    raise ValueError(f"{text} is no number")


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=_unique, parse_float=str, parse_int=str, parse_constant=_refused)


def _object(line: int, content: object, written: str) -> Raw:
    if not isinstance(content, dict):
        return Raw(line, {}, (Problem("it is not a JSON object", _WRITE_OBJECT),), written)
    cells = {name: text for name, text in _flat(content, "", 0) if text}
    problems = tuple(control_problem(name, text) for name, text in cells.items() if CONTROL.search(text))
    return Raw(line, cells, problems, written if problems else "")


def _flat(content: dict[str, object], before: str, depth: int) -> Iterator[tuple[str, str]]:
    """What lies inside an object is named with dots."""
    for name, value in content.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, f"{before}{name}.", depth + 1)
        else:
            yield before + name, _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value).strip(BLANKS)


class GeoJsonTable:
    """The features of a GeoJSON file, numbered from 1; their properties are columns, and where they lie is too.

    Raises:
        BadInput: if it is not a collection of features.
    """

    header: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self._path, self._text, self._at = path, read_text(path), 0
        self._size = path.stat().st_size

    def rows(self) -> Iterator[Raw]:
        """Every feature, in its order. Raises BadInput from the first place on that is not JSON."""
        decoder, text = _decoder(), self._text
        number, at = 0, self._begin()
        while True:
            at = _blanks(text, at)
            if text[at : at + 1] == "]":
                self._at = len(text)
                return
            number += 1
            try:
                content, at = decoder.raw_decode(text, at)
                at = _blanks(text, at)
                if text[at : at + 1] not in (",", "]"):
                    raise ValueError("a comma is missing")
            except (ValueError, RecursionError) as cause:
                raise self._fault(at, f"the feature {number} is not JSON ({_said(cause)})") from cause
            at = self._at = at + (text[at] == ",")
            yield _feature(number, content)

    def _begin(self) -> int:
        start = self._text.find('"features"')
        opened = self._text.find("[", start)
        if start < 0 or opened < 0 or self._text[start + 10 : opened].strip() != ":":
            raise self._fault(0, "it is not a GeoJSON collection of features")
        return opened + 1

    def _fault(self, at: int, problem: str) -> BadInput:
        line = self._text.count("\n", 0, at) + 1
        return BadInput(Fault(str(self._path), line, problem, "export it again as a FeatureCollection"))

    def done(self) -> int:
        """How many bytes have been read so far, nearly."""
        return self._size * self._at // max(len(self._text), 1)

    def close(self) -> None:
        """Nothing: the file has been read whole."""


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _feature(number: int, content: object) -> Raw:
    remedy = "export it again as a feature with properties and a geometry"
    if not isinstance(content, dict) or content.get("type") != "Feature":
        return Raw(number, {}, (Problem("it is not a GeoJSON feature", remedy),), json.dumps(content)[:10_000])
    properties = content.get("properties") or {}
    raw = _object(number, properties, json.dumps(properties, ensure_ascii=False)[:10_000])
    try:
        shape = shape_cells(content.get("geometry"))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        problem = Problem("its geometry is not one of GeoJSON", remedy)
        return Raw(number, raw.cells, (*raw.problems, problem), raw.written)
    name = {"@id": _text(content["id"])} if "id" in content else {}
    return Raw(number, {**raw.cells, **name, **shape}, raw.problems, raw.written)
