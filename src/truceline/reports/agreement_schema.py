"""The JSON Schema (draft 2020-12) of an agreement file, made from the model that reads it.

It also takes the short forms: a time as plain text, what a time is counted from as a word, an act as a word. It is for
editors; what a file means, and whether its names are known, only `truceline check` can say.
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from truceline.record.kinds.cells import Moment
from truceline.reports.agreement_keys import KEYS
from truceline.sources.case import ZoneName
from truceline.terms.schema import Agreement
from truceline.terms.times import Point
from truceline.values.names import Name

IDENTIFIER = "urn:truceline:agreement:1"
_CLOCK = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_-]{0,79}$"}
_MOMENT = {"type": "string", "pattern": rf"^{_DATE}T{_CLOCK}(Z|[+-][0-9]{{2}}:[0-9]{{2}}|\[[A-Za-z0-9_+/-]+\])$"}
_ZONE = {"type": "string", "pattern": "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$", "examples": ["Europe/Kyiv"]}
_LENGTH = "^P([0-9]{1,4}M|[0-9]{1,5}D|[0-9]{1,4}W|T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,7}S)?)$"
_DAY: JsonSchemaValue = {"type": "string", "pattern": f"^{_DATE}$"}
_SHORT: dict[str, list[JsonSchemaValue]] = {
    "Timepoint": [_DAY, _MOMENT],
    "Anchor": [{"enum": [point.value for point in Point]}],
    "Happening": [_NAME],
}
_ONE_OF: dict[str, list[str]] = {
    "Timepoint": ["at", "on", "after", "before"],
    "Anchor": ["point", "event", "term", "phase", "phase_end"],
    "Holding": ["agreement", "phase", "track", "term"],
    "Condition": [*KEYS["Condition"]],
}
_GO_WITH: dict[str, dict[str, list[str]]] = {
    "Timepoint": {"plus": ["after"], "day": ["after"], "minus": ["before"], "before": ["minus"]},
    "Anchor": {"actor": ["event"]},
    "Term": {"renewal": ["duration"]},
}


def agreement_schema() -> JsonSchemaValue:
    """The schema as plain data."""
    made = Agreement.model_json_schema(by_alias=True, schema_generator=_Generator)
    shapes = {name: _shape(name, shape) for name, shape in sorted(made.pop("$defs").items())}
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": IDENTIFIER, "title": "An agreement of Truceline"}
    return {**head, **_shape("Agreement", made), "$defs": shapes}


def schema_text() -> str:
    """The schema as it is printed and published."""
    return json.dumps(agreement_schema(), ensure_ascii=False, indent=2) + "\n"


def _validator(annotated: Any) -> object:
    return annotated.__metadata__[0].func


class _Generator(GenerateJsonSchema):
    """Knows the texts that are read by a function of their own: names, instants and zones."""

    texts = ((_validator(Name), _NAME), (_validator(Moment), _MOMENT), (_validator(ZoneName), _ZONE))

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:
        for function, text in self.texts:
            if schema["function"]["function"] is function:
                return dict(text)
        return super().function_plain_schema(schema)


def _shape(name: str, made: JsonSchemaValue) -> JsonSchemaValue:
    """One model or choice: told in words, with what must go together, and its short forms."""
    shape = {key: value for key, value in made.items() if key != "title"}
    if "description" in shape:
        shape["description"] = " ".join(shape["description"].split())
    if "properties" in shape:
        shape["properties"] = {key: _told(name, key, value) for key, value in shape["properties"].items()}
    if name in _ONE_OF:
        shape["oneOf"] = [{"required": [key]} for key in _ONE_OF[name]]
    if name in _GO_WITH:
        shape["dependentRequired"] = _GO_WITH[name]
    return {"anyOf": [*_SHORT[name], shape]} if name in _SHORT else shape


def _told(name: str, key: str, made: JsonSchemaValue) -> JsonSchemaValue:
    value = {word: content for word, content in made.items() if word != "title"}
    if value.get("pattern") == "^P":
        value["pattern"] = _LENGTH
    if "patternProperties" in value:
        value["additionalProperties"] = False
    return {**value, "description": KEYS[name][key]}
