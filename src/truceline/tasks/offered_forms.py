"""Every version of every form that a case has offered: what was filled in offline may arrive long after a form changed.

Only the newest of each is offered. An older one is still taken, and read as what it was when it was handed out.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.forms.xform import XForm


@dataclass(frozen=True)
class Offered:
    """`now`: the forms that are offered, by form ID; `ever`: all that were, by form ID and version."""

    now: Mapping[str, XForm]
    ever: Mapping[tuple[str, str], XForm]

    def has(self, form_id: str) -> bool:
        """Whether there is such a form in any version."""
        return any(known == form_id for known, _ in self.ever)


def offered_of(now: Iterable[XForm], kept: Iterable[XForm]) -> Offered:
    """The forms of now, with those kept from before."""
    current = {form.id: form for form in now}
    ever = {(form.id, form.version): form for form in (*kept, *current.values())}
    return Offered(current, ever)


def text_of(form: XForm) -> str:
    """A form as it is kept."""
    media = {name: b64encode(data).decode() for name, data in form.media.items()}
    kept = {"id": form.id, "version": form.version, "title": form.title, "xml": form.xml, "media": media}
    return json.dumps(kept | {"form": form.form, "areas": dict(form.areas)}, ensure_ascii=False, sort_keys=True) + "\n"


def parse_form(path: Path) -> XForm:
    """A form from its file. Raises BadInput."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        media = {str(name): b64decode(data) for name, data in kept.pop("media").items()}
        return XForm(**kept, media=media)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as cause:
        remedy = "take the file away; forms of that version that are still on phones will then be refused"
        raise BadInput(Fault(str(path), None, "is not a form that was offered", remedy)) from cause
