"""The envelope that devices write all day, read in one step.

Most envelopes commit to their fields and carry no evidence. In canonical bytes such a one can only have the form below:
its keys stand in one order, and nothing in it needs an escape. What matches is an envelope; what does not is read the
long way (`record.envelope`), which alone decides. It saves most of the time of an audit beside the signatures.
"""

import re

from truceline.record.envelope_form import FORM, MOST

_NAME, _HASH = "([a-z][a-z0-9_-]{0,79})", "([0-9a-f]{64})"
_WHOLE, _COUNTED = "(0|[1-9][0-9]{0,15})", "([1-9][0-9]{0,15})"
_LINE = re.compile(
    f'{{"action":"(assert|correct|retract)","by":"{_HASH}","case":"{_NAME}","claimed":{_WHOLE},"evidence":\\[\\],'
    f'"fields":{{"count":{_COUNTED},"root":"{_HASH}"}},"form":"{re.escape(FORM)}","id":"{_NAME}","kind":"{_NAME}",'
    f'"mode":"(live|reconstructed|exercise)","prev":(?:null|"{_HASH}"),'
    f'"seen":(?:null|{{"note":"{_HASH}","root":"{_HASH}","size":{_COUNTED}}}),"seq":{_COUNTED}}}'
)
_LARGEST = 2**53 - 1
Parts = tuple[str, str, str, str, str, str, str, str, str, str | None, str | None, str | None, str | None, str]
"""action, by, case, claimed, count, root, id, kind, mode, prev, note, root seen, size seen, seq."""


def read_line(body: bytes) -> Parts | None:
    """The parts of such an envelope; None where it is another one."""
    match = _LINE.fullmatch(body.decode("latin-1"))
    if match is None:
        return None
    found: Parts = match.groups()  # type: ignore[assignment]
    claimed, count, prev, size, seq = found[3], found[4], found[9], found[12], found[13]
    if int(count) > MOST or (prev is None) != (seq == "1"):
        return None
    if int(claimed) > _LARGEST or int(seq) > _LARGEST or int(size or 0) > _LARGEST:
        return None
    return found
