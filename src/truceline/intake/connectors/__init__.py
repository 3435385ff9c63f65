"""The connectors that come with the program: a folder each, with a README, mappings (`*.yaml`) and samples.

`mapping.yaml` in the folder `firms` is the connector `firms`; `candidate.yaml` in `ucdp_ged` is `ucdp-ged-candidate`.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from truceline.errors import NotOnRecord
from truceline.intake.mapping import Loaded, parse_mapping

_MAIN = "mapping"


@cache
def _texts() -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for folder in files(__name__).iterdir():
        if folder.is_dir() and not folder.name.startswith(("_", ".")):
            for file in folder.iterdir():
                if file.name.endswith(".yaml"):
                    name = file.name.removesuffix(".yaml")
                    parts = [folder.name] if name == _MAIN else [folder.name, name]
                    where = f"connectors/{folder.name}/{file.name}"
                    found["-".join(parts).replace("_", "-")] = (where, file.read_text(encoding="utf-8"))
    return dict(sorted(found.items()))


def connector_names() -> list[str]:
    """The names of all connectors, in their order."""
    return list(_texts())


@cache
def connector(name: str) -> Loaded:
    """The mapping of a connector. Raises NotOnRecord where there is none of that name, BadInput where it is faulty."""
    if name not in _texts():
        raise NotOnRecord(f"there is no connector {name}", f"name one of {', '.join(_texts())}, or give --mapping FILE")
    return parse_mapping(*_texts()[name])
