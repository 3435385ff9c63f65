"""What is fired in a made-up world. The figures are round assumptions of the right order, and no field values."""

from dataclasses import dataclass

from truceline.record.kinds.field import What


@dataclass(frozen=True)
class Weapon:
    """One class of weapon, or of another cause of noise.

    `what`: what happens where it lands. `calibre_mm`: 0 where there is none to speak of. `nearest_m`, `farthest_m`: how
    far it carries. `fired_heard_m`, `landed_heard_m`: how far off the firing and the landing can be heard on a still
    day; 0: not at all. `flash_seen_m`: how far off the flash can be seen on a clear night; by day it is a fifth of
    that. `rounds_low`, `rounds_high`: how many rounds one event has. `pace_s`: seconds between two rounds, 0: all at
    once.
    """

    name: str
    what: What
    calibre_mm: int
    nearest_m: float
    farthest_m: float
    fired_heard_m: float
    landed_heard_m: float
    flash_seen_m: float
    rounds_low: int
    rounds_high: int
    pace_s: float


WEAPONS: tuple[Weapon, ...] = (
    Weapon("none", What.OTHER, 0, 0, 0, 0, 0, 0, 1, 1, 0),
    Weapon("rifle", What.SHOT, 8, 100, 900, 2_500, 300, 800, 1, 6, 4),
    Weapon("machine-gun", What.BURST, 13, 200, 1_800, 4_000, 400, 2_000, 8, 60, 0.4),
    Weapon("grenade-launcher", What.IMPACT, 30, 200, 1_700, 3_000, 4_000, 1_200, 1, 20, 1),
    Weapon("mortar-82", What.IMPACT, 82, 300, 4_000, 5_000, 7_000, 2_500, 1, 12, 6),
    Weapon("mortar-120", What.IMPACT, 120, 500, 7_000, 7_000, 10_000, 3_500, 1, 12, 8),
    Weapon("tank", What.IMPACT, 125, 500, 5_000, 8_000, 9_000, 6_000, 1, 8, 10),
    Weapon("artillery-152", What.IMPACT, 152, 4_000, 20_000, 12_000, 14_000, 9_000, 1, 24, 15),
    Weapon("rocket-artillery", What.IMPACT, 122, 5_000, 20_000, 14_000, 14_000, 14_000, 6, 40, 0.6),
    Weapon("fpv-drone", What.DRONE_STRIKE, 0, 500, 12_000, 300, 4_000, 1_500, 1, 1, 0),
    Weapon("glide-bomb", What.AIR_STRIKE, 0, 20_000, 60_000, 0, 25_000, 20_000, 1, 2, 5),
    Weapon("flare", What.FLARE, 0, 200, 1_500, 800, 200, 9_000, 1, 4, 20),
    Weapon("assault", What.ASSAULT, 0, 200, 1_500, 4_000, 4_000, 2_000, 20, 200, 6),
    Weapon("charge", What.UNDETERMINED_EXPLOSION, 0, 0, 0, 0, 9_000, 3_000, 1, 6, 0),
    Weapon("mine", What.UNDETERMINED_EXPLOSION, 0, 0, 0, 0, 5_000, 1_500, 1, 1, 0),
    Weapon("watching-drone", What.DRONE, 0, 0, 0, 600, 600, 0, 1, 1, 0),
    Weapon("column", What.VEHICLE, 0, 0, 0, 0, 2_000, 0, 1, 1, 0),
    Weapon("on-foot", What.PERSONNEL, 0, 0, 0, 0, 200, 0, 1, 1, 0),
)
"""The column `weapon` of the truth is a place in this table. A new class goes to the end."""

PLACES: dict[str, int] = {weapon.name: place for place, weapon in enumerate(WEAPONS)}
"""The place of each class by its name."""

FIRED: tuple[str, ...] = tuple(weapon.name for weapon in WEAPONS[1:13])
"""The classes that one side fires at the other; a scenario may give each a share."""
