"""Regions and districts as people add them to a name: `Pisky, Donetsk region`, `Піски Донецької області`."""

import re

from truceline.places.atlas import Atlas
from truceline.places.facts import regions_of
from truceline.places.inflection import stems
from truceline.places.place import Place
from truceline.places.spelling import fold

_REGION = re.compile(r"\b(?:region|oblast|province|область|області|областю|области|областью|обл)\b\.?", re.IGNORECASE)
_DISTRICT = re.compile(r"\b(?:district|raion|rayon|район|району|районі|района|районе|р-н)\b\.?", re.IGNORECASE)


def region_code(atlas: Atlas, text: str) -> str | None:
    """The gazetteer's code of the region that a text names, with or without a word such as `region`."""
    wanted = _bare(text)
    for code, names in regions_of(atlas.country).items():
        if any(_alike(wanted, _bare(name)) for name in names.values()):
            return code
    return None


def names_a_region(text: str) -> bool:
    """True when a text says that it means a region."""
    return bool(_REGION.search(text))


def names_a_district(text: str) -> bool:
    """True when a text says that it means a district."""
    return bool(_DISTRICT.search(text))


def lies_in_region(atlas: Atlas, place: Place, text: str) -> bool:
    """True when a place is on file under the region that a text names, by its code or in the case's own words."""
    code = region_code(atlas, text)
    names = (*regions_of(atlas.country).get(place.region, {}).values(), place.region)
    return (code is not None and place.region == code) or any(_alike(_bare(text), _bare(one)) for one in names if one)


def lies_in_district(place: Place, text: str) -> bool:
    """True when a place is on file under the district that a text names."""
    return bool(place.district) and _alike(_bare(text), _bare(place.district))


def without_region_word(text: str) -> str:
    """What a text names, without words such as `region` and `district`."""
    return _bare(text)


def _bare(text: str) -> str:
    return " ".join(_DISTRICT.sub(" ", _REGION.sub(" ", text)).split())


def _alike(one: str, other: str) -> bool:
    return fold(one) == fold(other) or bool(stems(one) & stems(other))
