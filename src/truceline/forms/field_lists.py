"""What a case says about its field: its stations, sites and areas, in the file `field.yaml` of its folder."""

from typing import Literal

from pydantic import Field

from truceline.forms.setting import Choice
from truceline.sources.models import Strict
from truceline.values.names import Name

FILE = "field.yaml"


class Listed(Strict):
    """One station, site or area. `name` is read in every language; `uk` and `ru` where it is called differently."""

    id: Name
    name: str
    uk: str = ""
    ru: str = ""

    def choice(self) -> Choice:
        """As forms offer it."""
        return Choice(self.id, self.name, (self.name, self.uk or self.name, self.ru or self.name))


class FieldLists(Strict):
    """The content of `field.yaml`. Nobody is named: a station is a patrol, a camera or a sensor by its label."""

    form: Literal["field/1"] = Field(alias="schema")
    stations: tuple[Listed, ...] = ()
    sites: tuple[Listed, ...] = ()
    areas: tuple[Listed, ...] = ()


NO_LISTS = FieldLists.model_validate({"schema": "field/1"})
