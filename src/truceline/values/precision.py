"""How well a place is known, as a class, from exact to unknown."""

from enum import StrEnum


class Precision(StrEnum):
    """From exact to unknown, in this order; the radius, where there is one, stands with the place."""

    EXACT = "exact"
    STREET = "street"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


_UP_TO = (
    (100.0, Precision.EXACT),
    (1_000.0, Precision.STREET),
    (5_000.0, Precision.SETTLEMENT),
    (15_000.0, Precision.NEAR_SETTLEMENT),
    (50_000.0, Precision.DISTRICT),
    (300_000.0, Precision.REGION),
    (1_500_000.0, Precision.COUNTRY),
)
"""Radius in metres up to which a place without a name is of a class. They are ours; no source sets them."""


def class_of_size(radius: float) -> Precision:
    """The class of a place that is known within so many metres and has no name."""
    return next((precision for up_to, precision in _UP_TO if radius <= up_to), Precision.UNKNOWN)


def coarser(*classes: Precision) -> Precision:
    """The least exact of some classes."""
    order = list(Precision)
    return max(classes, key=order.index)
