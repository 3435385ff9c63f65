"""The categories of people in exchanges, and which of them are specially protected."""

OPEN = frozenset(
    (
        "prisoners_of_war",
        "prisoners",
        "soldiers",
        "wounded",
        "seriously_wounded",
        "sick",
        "seriously_ill",
        "medical_personnel",
        "bodies",
        "remains",
    )
)
"""The categories that are not specially protected. A case may name any others."""


def protected(category: str) -> bool:
    """Whether a category is specially protected: children, detainees, hostages, and every one not known as open.

    A name that a case adds is taken as protected, so that nobody is exposed because a word was not thought of here.
    """
    return category.replace("-", "_") not in OPEN
