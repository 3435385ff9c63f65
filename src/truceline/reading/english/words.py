"""Lists of words, as sets."""


def set_of(text: str) -> frozenset[str]:
    """The words of a text, which stand apart by white space."""
    return frozenset(text.split())
