"""Whether a form asks a question at all, given the cells of a row."""

from collections.abc import Mapping

from truceline.forms.definition import Condition, Definition, Question


def is_asked(question: Question, definition: Definition, cells: Mapping[str, str]) -> bool:
    """True where the form would ask the question of somebody whose answers make these cells."""
    if not question.when:
        return True
    columns = {other.name: other.cell for other in definition.asked()}
    return any(_holds(test, cells.get(columns[test.of], "")) for test in question.when)


def _holds(test: Condition, cell: str) -> bool:
    if test.given:
        return cell != ""
    return cell in test.among if test.among else cell not in ("", *test.but)
