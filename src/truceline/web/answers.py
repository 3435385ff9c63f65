"""The documents that an OpenRosa server answers with: the list of forms, a manifest, and a message."""

from collections.abc import Iterable, Mapping
from hashlib import md5
from urllib.parse import quote
from xml.sax.saxutils import escape

from truceline.forms.xform import XForm

_LIST = "http://openrosa.org/xforms/xformsList"
_MANIFEST = "http://openrosa.org/xforms/xformsManifest"
_RESPONSE = "http://openrosa.org/http/response"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def form_list(forms: Iterable[XForm], base: str) -> str:
    """The list of forms; `base`: the address at which a client found it, without a slash at the end."""
    return f'{_HEAD}<xforms xmlns="{_LIST}">{"".join(_form(form, base) for form in forms)}</xforms>\n'


def _form(form: XForm, base: str) -> str:
    here = f"{base}/forms/{quote(form.id, safe='')}"
    cells = {
        "formID": form.id,
        "name": form.title,
        "version": form.version,
        "hash": hash_of(form.xml.encode()),
        "downloadUrl": f"{here}/form.xml",
    }
    if form.media:
        cells["manifestUrl"] = f"{here}/manifest"
    return f"<xform>{_elements(cells)}</xform>"


def manifest(form: XForm, base: str) -> str:
    """The files that belong to a form."""
    here = f"{base}/forms/{quote(form.id, safe='')}/media"
    files = [
        {"filename": name, "hash": hash_of(data), "downloadUrl": f"{here}/{quote(name, safe='')}"}
        for name, data in form.media.items()
    ]
    inner = "".join(f"<mediaFile>{_elements(one)}</mediaFile>" for one in files)
    return f'{_HEAD}<manifest xmlns="{_MANIFEST}">{inner}</manifest>\n'


def message(text: str, *, error: bool = False) -> str:
    """A message that a client shows."""
    nature = ' nature="error"' if error else ""
    return (
        f'{_HEAD}<OpenRosaResponse xmlns="{_RESPONSE}"><message{nature}>{escape(text)}</message></OpenRosaResponse>\n'
    )


def hash_of(data: bytes) -> str:
    """By which a client notices that something changed. OpenRosa has MD5; it protects nothing."""
    return f"md5:{md5(data, usedforsecurity=False).hexdigest()}"


def _elements(cells: Mapping[str, str]) -> str:
    return "".join(f"<{name}>{escape(text)}</{name}>" for name, text in cells.items())
