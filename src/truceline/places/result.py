"""What comes back for a phrase: a geometry with its uncertainty, or candidates among which somebody must choose."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from truceline.places.matches import Match
from truceline.places.phrases import Phrase
from truceline.values.precision import Precision
from truceline.values.spots import Spot


@dataclass(frozen=True)
class Source:
    """What one part of a phrase was taken for: the text, and the place that it found or the numbers that it gives."""

    text: str
    match: Match | None
    detail: str


@dataclass(frozen=True)
class Located:
    """Where a phrase says that something is.

    `geometry`: everywhere that may be meant, in degrees (WGS 84, lon then lat as in GeoJSON). `spot`: the circle round
    it, as a middle and metres. `reading`: each assumption and each rule that the geometry stands on, in words.
    """

    phrase: Phrase
    geometry: BaseGeometry
    spot: Spot
    precision: Precision
    sources: tuple[Source, ...]
    reading: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean. `far`: metres to the place given as a hint; `beside`: where it lies, in words."""

    match: Match
    far: float | None
    beside: str
    inside: bool | None


@dataclass(frozen=True)
class Ambiguous:
    """A name in a phrase that stands for more than one place, or for none where it was said to be."""

    phrase: Phrase
    name: str
    candidates: tuple[Candidate, ...]
    why: str
