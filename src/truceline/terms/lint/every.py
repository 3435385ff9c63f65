"""All remarks on an agreement."""

from collections.abc import Callable, Iterator

from truceline.sources.yaml_tree import Path_
from truceline.terms.lint import (
    contradictions,
    dead,
    knots,
    on_breach,
    on_clocks,
    on_people,
    on_scope,
    on_sources,
)
from truceline.terms.lint.remarks import CODES, Remark
from truceline.terms.schema import Agreement

_CHECKS: tuple[Callable[[Agreement], Iterator[Remark]], ...] = (
    on_clocks.start,
    on_clocks.counting,
    on_clocks.haste,
    on_scope.areas,
    on_scope.vague_acts,
    on_scope.exceptions,
    on_clocks.no_time,
    on_people.strangers,
    on_people.monitors,
    on_people.reporting,
    on_breach.consequences,
    on_breach.release,
    on_clocks.extension,
    on_people.judges,
    on_people.at_one_time,
    on_scope.units,
    on_scope.domains,
    on_scope.calibres,
    on_sources.attachments,
    on_clocks.late,
    on_clocks.stale,
    on_sources.parts,
    on_people.readiness,
    contradictions.contradictions,
    dead.never_on,
    dead.phases,
    dead.conditions,
    dead.powers,
    dead.exceptions,
    dead.forbidden_progress,
    knots.remarks_on_deadlocks,
)


def lint(agreement: Agreement) -> list[Remark]:
    """Every remark on an agreement: by code in the order of `CODES`, then in the order of the file.

    There is at most one remark of a code for one place. The agreement must have been loaded: every name in it is known.
    """
    codes = {code: number for number, code in enumerate(CODES)}
    found = [remark for check in _CHECKS for remark in check(agreement)]
    first = {(one.code, one.place, one.about if one.code == "K01" else ()): one for one in reversed(found)}
    return sorted(first.values(), key=lambda one: (codes[one.code], _in_order(one.place), one.about))


def _in_order(place: Path_) -> list[tuple[str, int]]:
    """A key by which places stand in a settled order, numbers as numbers."""
    return [("", key) if isinstance(key, int) else (key, 0) for key in place]
