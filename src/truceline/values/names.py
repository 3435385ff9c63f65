"""Short names: small letters, digits, hyphens and underscores, beginning with a letter."""

import re
from typing import Annotated

from pydantic import PlainValidator

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,79}")


def parse_name(text: object) -> str:
    """A text that is a name.

    Raises:
        ValueError: if it is not one.
    """
    if not isinstance(text, str) or not _NAME.fullmatch(text):
        raise ValueError(f"{text!r} is not a name; use small letters, digits and hyphens, beginning with a letter")
    return text


Name = Annotated[str, PlainValidator(parse_name)]
