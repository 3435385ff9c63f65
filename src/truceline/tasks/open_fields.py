"""Which fields of some kinds can point at nobody (`protect.OPEN` has those of the others): around liaison, exchanges
and talks, and from the field.

Of a person nothing is open, and of a casualty next to nothing. The stage of an exchange is not open: under an embargo
it tells when and where people are moved. Nor are exact places, and stations.
"""

from collections.abc import Mapping

_COLUMNS = {
    "notice": "body to about reply_by agreement channel",
    "reply": "party notice stance channel",
    "remedy": "party measure notice about",
    "disclosure": "body to shown shape channel",
    "presence": "party channel act",
    "window": "body parties purpose agreement by does quiet channel",
    "confirmation": "party window answer",
    "step": "body window step",
    "message": "sender receiver channel acknowledge_by about",
    "acknowledgement": "body of",
    "handover": "desk open",
    "session": "body parties absent",
    "item": "session number party about",
    "minute": "session item outcome parties dissent",
    "task": "owner session item due about",
    "progress": "body of course",
    "exchange": "parties formula agreement track mediators",
    "quota": "exchange giver taker category value for_each against",
    "roster": "exchange party to category value",
    "delivery": "exchange giver taker category value body identified",
    "dispute": "exchange party ground against about value",
    "embargo": "exchange act body",
    "person": "",
    "promise": "party event to agreement track once once_by due within lapses lapses_by value unit",
    "assessment": "party sees of agreement term",
    "utterance": "manner behalf to about",
    "position": "party question stand said",
    "briefing": "body to form about contact",
    "delegation": "party contact level",
    "detection": "means bearing range precision what value heading assessed light weather",
    "restriction": "sort by means precision effect lost",
    "effort": "means state looked reach light weather planned cancelled",
    "inventory": "holder state present declared",
    "casualty": "state",
    "complaint": "body accused what",
    "listing": "dataset release key about what detail side_a side_b precision deaths best value unit certainty",
    "intake": "dataset release file mapping content rows taken updated known held",
}
OPEN_AROUND: Mapping[str, frozenset[str]] = {
    kind: frozenset(f"says.{name}" for name in names.split()) for kind, names in _COLUMNS.items()
}
