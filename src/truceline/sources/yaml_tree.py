"""YAML read strictly: every value knows its line, and nothing is guessed.

YAML 1.2 core without its traps: a key may come once, there are no anchors, aliases, tags or floats, and a time stays
the text that was written.
"""

from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from truceline.errors import BadInput, Fault
from truceline.sources.rows import read_text

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
Path_ = tuple[str | int, ...]

_DEEPEST = 40
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Tree:
    """The plain content of a YAML file, and the line of every place in it."""

    file: str
    content: Plain
    lines: dict[Path_, int] = field(repr=False)

    def line_of(self, place: Path_) -> int:
        """The line of a place, or of the nearest place around it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path) -> Tree:
    """Read one YAML file.

    Raises:
        BadInput: if it is not well formed, or uses what is not allowed here; the fault names the line.
    """
    return parse_yaml(str(path), read_text(path))


def parse_yaml(file: str, text: str) -> Tree:
    """Read YAML text; `file` is the name used in faults. Raises as `read_yaml`."""
    loader = YAML(typ="safe", pure=True)
    loader.version = (1, 2)
    try:
        node = loader.compose(text)
    except MarkedYAMLError as cause:
        mark = cause.problem_mark or cause.context_mark
        line = mark.line + 1 if mark else None
        raise BadInput(Fault(file, line, f"is not YAML: {cause.problem}", "mend this line")) from cause
    except (YAMLError, ValueError) as cause:
        raise BadInput(Fault(file, None, f"is not YAML: {cause}", "save it as plain YAML text")) from cause
    except RecursionError as cause:
        raise BadInput(Fault(file, None, "is nested too deeply", f"nest at most {_DEEPEST} levels")) from cause
    lines: dict[Path_, int] = {}
    return Tree(file, None if node is None else _Reader(file, lines).read(node, ()), lines)


class _Reader:
    """Turns nodes into plain content and notes their lines."""

    def __init__(self, file: str, lines: dict[Path_, int]) -> None:
        self.file, self.lines = file, lines

    def read(self, node: Node, place: Path_) -> Plain:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if node.anchor is not None:
            raise self.fault(node, "an anchor or alias (& or *)", "write the content out again")
        if len(place) > _DEEPEST:
            raise self.fault(node, "nesting too deep", f"nest at most {_DEEPEST} levels")
        if isinstance(node, MappingNode):
            return self.mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self.read(item, (*place, index)) for index, item in enumerate(node.value)]
        return self.scalar(node)

    def mapping(self, node: MappingNode, place: Path_) -> Plain:
        content: dict[str, Plain] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else None
            if not isinstance(name, str):
                raise self.fault(key, "a key that is not a word", "use a plain word as key")
            if name in content:
                raise self.fault(key, f"the key {name!r} twice in one place", "keep one of the two")
            self.lines[(*place, name)] = key.start_mark.line + 1
            content[name] = self.read(value, (*place, name))
        return content

    def scalar(self, node: Node) -> Plain:
        tag = str(node.tag).removeprefix(_TAG)
        if tag in ("str", "timestamp"):
            return str(node.value)
        if tag == "null":
            return None
        if tag == "bool":
            return str(node.value).lower() == "true"
        if tag == "int" and str(node.value).lstrip("+-").isdecimal():
            return int(node.value)
        if tag in ("int", "float"):
            raise self.fault(node, f"the number {node.value}", "write a whole number, or put quotes round a text")
        raise self.fault(node, f"the tag {node.tag}", "use plain texts, whole numbers, lists and mappings")

    def fault(self, node: Node, what: str, remedy: str) -> BadInput:
        return BadInput(Fault(self.file, node.start_mark.line + 1, f"{what} is not allowed", remedy))
