"""The mark of an exercise: in the id and in the sources of everything that a made-up world brings.

It stands in two places that no export leaves out, beside the mode in the signed envelope, so that an exercise can never
pass for live: a record that is not an exercise takes nothing that bears it.
"""

PREFIX = "exr-"
"""How every id of an exercise begins."""
SOURCE = "urn:truceline:exercise:"
"""How the source of everything in an exercise begins; the name of the scenario follows."""
BANNER = "EXERCISE: a made-up world. Nothing of this happened."
"""What stands over whatever is shown of an exercise."""


def bears_mark(text: str) -> bool:
    """True when an id, an address or any other text bears the mark of an exercise."""
    return text.startswith(PREFIX) or SOURCE in text


def with_mark(sources: str, name: str) -> str:
    """A cell of sources with the mark of the exercise `name` behind them, where it bears none yet."""
    return sources if SOURCE in sources else f"{sources} {SOURCE}{name}".strip()


def source_of(scenario: str, seed: int) -> str:
    """The source that everything in one exercise names.

    >>> source_of("thaw", 7)
    'urn:truceline:exercise:thaw-7'
    """
    return f"{SOURCE}{scenario}-{seed}"
