"""A form ready to be handed to a client."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class XForm:
    """One form of one case, as clients of the ODK family read it.

    `id` is the form ID that submissions name: the case, a hyphen, and `form`, which is one of `library.form_ids()`.
    `version` is the version of the questions, a hyphen, and a digest of everything on the form: the same form has the
    same version, any other another. `media` are the files of its manifest, by name. `areas`: what each area that can
    be chosen is called.
    """

    id: str
    version: str
    title: str
    xml: str
    media: Mapping[str, bytes] = field(default_factory=dict)
    form: str = ""
    areas: Mapping[str, str] = field(default_factory=dict)
