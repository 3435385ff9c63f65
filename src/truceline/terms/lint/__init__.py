"""Static analysis of an agreement: what it leaves open, what cannot work, and what one side is bound to alone.

Everything here reads one version of one agreement and nothing else: no record, no evaluation. `docs/lint.md` explains
every code. A remark is no verdict; a draft may have holes on purpose.
"""

from truceline.terms.lint.coverage import Stretch, uncovered
from truceline.terms.lint.every import lint
from truceline.terms.lint.knots import deadlocks, out_of_reach
from truceline.terms.lint.matrix import Cell, Loopholes, loopholes
from truceline.terms.lint.mirror import Asymmetry, asymmetries
from truceline.terms.lint.remarks import CODES, Remark
from truceline.terms.lint.versions import Change, differences, language_remarks

__all__ = [
    "CODES",
    "Asymmetry",
    "Cell",
    "Change",
    "Loopholes",
    "Remark",
    "Stretch",
    "asymmetries",
    "deadlocks",
    "differences",
    "language_remarks",
    "lint",
    "loopholes",
    "out_of_reach",
    "uncovered",
]
