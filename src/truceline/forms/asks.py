"""One row of a form: what a client asks, and under which name it sends the answer."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Ask:
    """A row of the survey sheet. `words`: where its words are found, such as `count/number`.

    `type` as XLSForms have it, without the list; `choices` the list of a select. `relevant`, `constraint` and
    `calculation` are XPath expressions of the ODK family.
    """

    type: str
    name: str
    words: str
    choices: str = ""
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    appearance: str = ""
    default: str = ""
    calculation: str = ""

    def only_if(self, condition: str) -> "Ask":
        """The same, asked only where a condition holds too."""
        if not condition:
            return self
        return replace(self, relevant=f"({self.relevant}) and ({condition})" if self.relevant else condition)


def is_one_of(name: str, values: tuple[str, ...]) -> str:
    """The XPath expression for: the answer to a question is one of some values."""
    return " or ".join(f"${{{name}}} = '{value}'" for value in values)
