"""Where files of other sources are taken in, and what is kept of them."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from truceline.engines.sqlite.intake import SqliteKeeping
from truceline.errors import TrucelineError
from truceline.intake.keeping import Keeping
from truceline.intake.mapping import To
from truceline.intake.plain import Ground
from truceline.sources.case import Mode
from truceline.tasks.intake import Asked, Came, Desk, take_in, tell_record
from truceline.tasks.intake_mending import Mended, mend
from truceline.values.watermark import SOURCE
from truceline.values.zones import zone
from truceline.wiring.cases import case_folder
from truceline.wiring.files import clock
from truceline.wiring.receptions import reception_of
from truceline.wiring.sealed import compartments_of


def keeping_of(path: Path) -> Keeping:
    """What is kept of other people's data sets in a case. Raises NotOnRecord where it is no case."""
    return SqliteKeeping(case_folder(path).root / "intake" / "intake.db")


def intake_desk_of(path: Path) -> Desk:
    """Where files are taken in for a case. Raises NotOnRecord where it is no case."""
    case = case_folder(path).case()
    mark = f"{SOURCE}{case.id}" if case.mode is Mode.EXERCISE else ""
    ground = Ground(zone(case.zone), clock(), mark=mark, guard=compartments_of(path).guard())
    return Desk(case, keeping_of(path), ground, clock)


def import_file(path: Path, file: Path, asked: Asked, tell: Callable[[int], None]) -> tuple[Came, str]:
    """Take a file in and tell of it on record; what came of it, and why the record does not tell of it yet, if so.

    Raises as `take_in`; where rows go on record, also as `reception_of`.
    """
    desk = intake_desk_of(path)
    with ExitStack() as open_things:
        on_record = (asked.to or asked.loaded.mapping.to) is To.RECORD
        record = open_things.enter_context(reception_of(path)) if on_record else None
        came = take_in(desk, file, asked, record, tell)
    return came, told_or_why(path, desk)


def mend_rows(path: Path, table: Path, watch: str) -> tuple[Mended, str]:
    """Bring mended rows back, and tell of them on record. Raises as `tasks.intake_mending.mend`."""
    desk = intake_desk_of(path)
    with ExitStack() as open_things:
        on_record = any(one.file.to == To.RECORD for one in desk.keeping.waiting())
        record = open_things.enter_context(reception_of(path)) if on_record else None
        mended = mend(desk, table, watch, record)
    return mended, told_or_why(path, desk)


def told_or_why(path: Path, desk: Desk) -> str:
    """An empty text where all that was taken in is told of on record; else why not. The next import tries again."""
    if all(past.told for past in desk.keeping.pasts()):
        return ""
    try:
        with reception_of(path) as record:
            tell_record(desk, record)
    except TrucelineError as error:
        return str(error)
    return ""
