"""Cases for which forms are made."""

from truceline.forms.setting import Choice, FormSetting

UUID = "uuid:0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
_PARTIES = (Choice("north", "Northern Administration"), Choice("south", "Government of the South"))
_MISSION = (Choice("mission", "Observer Mission"), Choice("mission-radio", "Radio room of the mission"))

BARE = FormSetting("bare", "A case without lists", "UTC", _PARTIES, _PARTIES)
"""A case that has parties and nothing else."""
FULL = FormSetting(
    case="hills-2031",
    title='The "Hills" truce <2031> & after',
    zone="Africa/Juba",
    parties=(*_PARTIES, *_MISSION),
    observers=(*_MISSION, *_PARTIES),
    stations=(Choice("patrol-1", "patrol-1"), Choice("camera-7", "Camera 7", ("Camera 7", "Камера 7", "Камера 7"))),
    sites=(Choice("site-3", "Site 3"),),
    areas=(Choice("upper-valley", "Upper valley"), Choice("bridge", "The bridge", ("The bridge", "Міст", "Мост"))),
    observer="mission",
    language="uk",
    exercise=True,
)
"""A case of another conflict, with everything to choose from; it is an exercise."""
