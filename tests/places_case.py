"""A small case folder with places of its own, and atlases that many tests ask."""

from functools import cache
from pathlib import Path

from truceline.places.atlas import Atlas, atlas_of
from truceline.places.located import locate
from truceline.places.result import Ambiguous, Located

VILLAGES = """id,en,uk,ru,lat,lon,radius_m,kind,region,district,former
pisky,Pisky,Піски,Пески,48.0615,37.6801,1500,settlement,05,Pokrovsk district,
pyshchevyk,Pyshchevyk,Пищевик,Пищевик,47.2250,37.8000,1200,settlement,05,Mariupol district,
bridge,North bridge,Північний міст,,48.10,37.70,50,site,05,,Old bridge; Rail bridge
"""


@cache
def atlas(country: str = "UA") -> Atlas:
    """A country's gazetteer without any case."""
    return atlas_of(None, country)


def case_of(folder: Path, villages: str = VILLAGES, style: str | None = None) -> Path:
    """A case folder with a table of places and, where one is given, a style sheet."""
    (folder / "places").mkdir(parents=True)
    (folder / "places" / "villages.csv").write_text(villages, encoding="utf-8")
    if style is not None:
        (folder / "places" / "style.yaml").write_text(style, encoding="utf-8")
    return folder


def located(phrase: str, where: Atlas | None = None) -> Located:
    """Where a phrase is, which must be one place."""
    found = locate(phrase, where or atlas())
    assert isinstance(found, Located), found
    return found


def candidates(phrase: str, where: Atlas | None = None, near: str | None = None) -> Ambiguous:
    """The candidates for a phrase, which must not be decided."""
    found = locate(phrase, where or atlas(), near)
    assert isinstance(found, Ambiguous), found
    return found


def found_ids(phrase: str, where: Atlas | None = None) -> set[str]:
    """The ids of all places that a phrase may mean."""
    found = locate(phrase, where or atlas())
    if isinstance(found, Located):
        return {source.match.place.id for source in found.sources if source.match is not None}
    return {one.match.place.id for one in found.candidates}
