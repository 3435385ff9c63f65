"""Which HTTP status an error gets: chosen here, by its type, and nowhere else."""

from truceline.errors import BadInput, NotOnRecord, RecordRefused, StoreFailed, TrucelineError
from truceline.tasks.form_look import Malformed, TooLarge, WrongType


class TooSlow(BadInput):
    """A request that comes so slowly that it only keeps others waiting."""


_BY_TYPE: tuple[tuple[type[TrucelineError], int], ...] = (
    (Malformed, 400),
    (TooLarge, 413),
    (WrongType, 415),
    (TooSlow, 408),
    (BadInput, 422),
    (NotOnRecord, 404),
    (RecordRefused, 409),
    (StoreFailed, 503),
)


def status_of(error: TrucelineError) -> int:
    """The status of an error; 500 for what should not come this far."""
    return next((status for kind, status in _BY_TYPE if isinstance(error, kind)), 500)


def told(error: TrucelineError) -> str:
    """What a client is told: what is wrong and what to do; of the inside of the server, nothing."""
    if isinstance(error, BadInput):
        return "; ".join(dict.fromkeys(f"{one.file} {one.problem}: {one.remedy}" for one in error.faults))
    if isinstance(error, NotOnRecord | RecordRefused):
        return f"{error.problem}: {error.remedy}"
    return "it could not be kept just now: send it again later"
