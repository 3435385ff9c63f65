"""What is seen in the field, what hindered the looking, and how much looking there was.

An observation of the field goes on record as a `detection`: one sense impression, from one position, by one means. (The
older kind `observation` is a monitor's count over an area and a time.) Nobody is named: a station is a patrol, a
camera or a sensor by its label.
"""

from enum import StrEnum
from typing import Annotated

from truceline.record.kinds.cells import (
    BoundedCount,
    Digests,
    Direction,
    Graded,
    Instance,
    Length,
    Place,
    Quote,
    Range,
    Refers,
    Who,
)
from truceline.sources.models import Strict
from truceline.values.names import Name
from truceline.values.precision import Precision


class Means(StrEnum):
    """By which means something was noticed."""

    HEARD = "heard"
    SEEN = "seen"
    CAMERA = "camera"
    UAV = "uav"
    ACOUSTIC = "acoustic"
    RADAR = "radar"
    SATELLITE = "satellite"
    OTHER = "other"


class What(StrEnum):
    """What was noticed, and no more: an explosion is undetermined until somebody can tell."""

    UNDETERMINED_EXPLOSION = "undetermined_explosion"
    OUTGOING = "outgoing"
    IMPACT = "impact"
    BURST = "burst"
    SHOT = "shot"
    PROJECTILE = "projectile"
    TRACER = "tracer"
    MUZZLE_FLASH = "muzzle_flash"
    AIRBURST = "airburst"
    FLARE = "flare"
    ROCKET = "rocket"
    MISSILE = "missile"
    DRONE = "drone"
    DRONE_STRIKE = "drone_strike"
    AIRCRAFT = "aircraft"
    AIR_STRIKE = "air_strike"
    SMOKE = "smoke"
    FIRE = "fire"
    CRATER = "crater"
    DAMAGE = "damage"
    MINE = "mine"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    PERSONNEL = "personnel"
    FORTIFICATION = "fortification"
    ASSAULT = "assault"
    OTHER = "other"


class Assessed(StrEnum):
    """What the observer takes it for. It is an assessment, and says so wherever it is shown."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    CROSSFIRE = "crossfire"
    LIVE_FIRE_EXERCISE = "live_fire_exercise"
    DEMINING = "demining"
    CONTROLLED_DETONATION = "controlled_detonation"
    AIR_DEFENCE = "air_defence"
    HUNTING = "hunting"
    FIREWORKS = "fireworks"
    UNKNOWN = "unknown"


class Light(StrEnum):
    """How light it was."""

    DAY = "day"
    TWILIGHT = "twilight"
    NIGHT = "night"


class Weather(StrEnum):
    """What the weather did to seeing and hearing."""

    CLEAR = "clear"
    CLOUD = "cloud"
    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"
    WIND = "wind"


class Hindrance(StrEnum):
    """How the freedom of movement, or the means of looking, was restricted."""

    DENIAL = "denial"
    CONDITIONAL_ACCESS = "conditional_access"
    DELAY = "delay"
    JAMMING = "jamming"
    FIRE = "fire"
    OTHER = "other"


class Effect(StrEnum):
    """What a restriction did to the monitoring."""

    TURNED_BACK = "turned_back"
    WAITED = "waited"
    REROUTED = "rerouted"
    CANCELLED = "cancelled"
    CUT_SHORT = "cut_short"
    SIGNAL_LOST = "signal_lost"
    ASSET_LOST = "asset_lost"
    NONE = "none"
    OTHER = "other"


class Looking(StrEnum):
    """Whether there was any looking. `down` is a fault of one's own; `planned` not yet told what came of it."""

    LOOKING = "looking"
    PARTLY = "partly"
    DOWN = "down"
    CANCELLED = "cancelled"
    JAMMED = "jammed"
    DENIED = "denied"
    PLANNED = "planned"


class Stock(StrEnum):
    """How a weapons site was found."""

    COUNTED = "counted"
    PARTLY_COUNTED = "partly_counted"
    ABANDONED = "abandoned"
    ACCESS_DENIED = "access_denied"
    NOT_VERIFIED = "not_verified"


class Harm(StrEnum):
    """What happened to somebody."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"


class Standing(StrEnum):
    """Whether somebody took part in the fighting, as far as anybody knows."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class Age(StrEnum):
    """No more than is needed to know who is protected."""

    ADULT = "adult"
    CHILD = "child"


class Follow(StrEnum):
    """How far the follow-up of a casualty has come. Not corroborated is not untrue."""

    REPORTED = "reported"
    FOLLOWING_UP = "following_up"
    CORROBORATED = "corroborated"
    NOT_CORROBORATED = "not_corroborated"
    WITHDRAWN = "withdrawn"


class Lodger(StrEnum):
    """What sort of somebody an allegation comes from."""

    PARTY = "party"
    PUBLIC = "public"
    ORGANISATION = "organisation"
    MEDIA = "media"


class Detection(Strict):
    """Something noticed: from where, by which means, in which direction and how far off, what, and how many.

    `position` is where the observer was, `location` where the event was, when that is known; `place` names the place of
    the event and `precision` says how well it is known. `heading`: where what was seen was flying to. `weapon` and
    `assessed` are what the observer takes it for. `restriction`: what hindered this observation.
    """

    observer: Who
    station: Name | None = None
    means: Means
    position: Place | None = None
    position_name: str = ""
    bearing: Direction | None = None
    range: Range | None = None
    location: Place | None = None
    place: str = ""
    precision: Precision | None = None
    what: What
    value: BoundedCount
    heading: Direction | None = None
    weapon: str = ""
    assessed: Assessed | None = None
    light: Light | None = None
    weather: Weather | None = None
    grade: Graded | None = None
    restriction: Annotated[Name, Refers(("restriction",))] | None = None
    files: Digests | None = None
    instance: Instance | None = None


class Restriction(Strict):
    """What hindered the monitoring: by whom (empty: not known), where, which means, and with which effect.

    `lost`: how much looking it cost. `reason` is what those who hindered said.
    """

    observer: Who
    station: Name | None = None
    sort: Hindrance
    by: Who | None = None
    means: Means | None = None
    position: Place | None = None
    place: str = ""
    precision: Precision | None = None
    reason: str = ""
    condition: str = ""
    effect: Effect
    lost: Length | None = None
    grade: Graded | None = None
    files: Digests | None = None
    instance: Instance | None = None


class Effort(Strict):
    """How a station looked while `occurred` lasted. What nobody logs is unknown, which is not a quiet day.

    `looked`: how long it looked in that time. `reach`: how far it can notice anything. `planned` and `cancelled`:
    patrols or flights.
    """

    observer: Who
    station: Name
    means: Means
    state: Looking
    looked: Length | None = None
    position: Place | None = None
    place: str = ""
    reach: Range | None = None
    bearing: Direction | None = None
    light: Light | None = None
    weather: Weather | None = None
    planned: BoundedCount | None = None
    cancelled: BoundedCount | None = None
    reason: str = ""
    restriction: Annotated[Name, Refers(("restriction",))] | None = None
    instance: Instance | None = None


class Inventory(Strict):
    """Weapons at a site as a visit found them; `declared` is what was said to be there."""

    observer: Who
    station: Name | None = None
    site: Name
    holder: Who | None = None
    place: str = ""
    position: Place | None = None
    weapon: str
    state: Stock
    present: BoundedCount | None = None
    declared: BoundedCount | None = None
    restriction: Annotated[Name, Refers(("restriction",))] | None = None
    files: Digests | None = None
    instance: Instance | None = None


class Casualty(Strict):
    """How the follow-up of people killed, hurt or missing stands. `file` is its label; nobody is named.

    `sources`: how many independent ones have confirmed it.
    """

    observer: Who
    file: Name
    state: Follow
    harm: Harm
    standing: Standing
    age: Age | None = None
    value: BoundedCount
    cause: str = ""
    place: str = ""
    location: Place | None = None
    precision: Precision | None = None
    sources: BoundedCount | None = None
    complaint: Annotated[Name, Refers(("complaint",))] | None = None
    instance: Instance | None = None


class Complaint(Strict):
    """An allegation handed in to a body, by a party or by the public, which gets a receipt number.

    `issuer` only where it is a party or one of its voices; the public is never named. It is somebody's word, and no
    finding.
    """

    body: Who
    lodger: Lodger
    issuer: Who | None = None
    accused: Who | None = None
    receipt: Name
    channel: Name | None = None
    what: What
    value: BoundedCount | None = None
    weapon: str = ""
    place: str = ""
    location: Place | None = None
    precision: Precision | None = None
    quote: Quote = ""
    grade: Graded | None = None
    files: Digests | None = None
    instance: Instance | None = None
