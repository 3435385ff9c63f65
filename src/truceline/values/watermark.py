"""The mark of an exercise: in the id and in the sources of everything that a made-up world brings.

It stands in two places that no export leaves out, beside the mode in the signed envelope, so that an exercise can never
pass for live: a record that is not an exercise takes nothing that bears it.
"""

PREFIX = "exr-"
"""How every id of an exercise begins."""
SOURCE = "urn:truceline:exercise:"
"""How the source of everything in an exercise begins; the name of the scenario follows."""


def bears_mark(text: str) -> bool:
    """True when an id, an address or any other text bears the mark of an exercise."""
    return text.startswith(PREFIX) or SOURCE in text
