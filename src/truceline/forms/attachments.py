"""The files that a filled-in form names."""

from collections.abc import Iterator

from truceline.forms.blocks import Answers
from truceline.forms.blocks.links import photo_names
from truceline.forms.definition import Definition

LONGEST = 150
"""Letters of the longest file name."""


def attached(definition: Definition, answers: Answers) -> Iterator[str]:
    """The names of the files that answers name, in the order of the form."""
    for question in definition.asked():
        if question.ask == "photos":
            yield from (answers[name] for name in photo_names(question) if name in answers)


def is_plain(name: str) -> bool:
    """Whether a name is that of a file and nothing else: no path, no hidden file, no sign that cannot be seen."""
    return (
        0 < len(name) <= LONGEST
        and name.isprintable()
        and not name.startswith((".", "~", "-"))
        and not any(sign in name for sign in '/\\:*?"<>|\0')
        and name == name.strip()
    )
