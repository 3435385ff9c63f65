"""The words by which English hands people over: verbs with who acts in them, nouns, and what governs those."""

from spacy.tokens import Token

from truceline.reading.english.words import set_of

SWAP = set_of("swap exchange trade")
SWAPS = set_of("swap swaps exchange exchanges trade trades prisoner-swap")
RELEASES = set_of(
    "release releases freeing liberation return returns repatriation repatriations handover handovers hand-over "
    "transfer transfers homecoming delivery surrender pardon"
)
_GIVE = set_of("release free repatriate return transfer deliver pardon liberate extradite relinquish hand surrender")
_GIVE_WITH = {
    "give": ("back", "up", "over"), "turn": ("over", "in"), "send": ("back", "home"), "set": ("free", "loose"),
    "let": ("go", "out", "off"), "pass": ("over", "back"), "ship": ("home", "back"), "throw": ("in",),
    "fly": ("home", "back"),
    "drive": ("home", "back"), "escort": ("home", "back"),
}  # fmt: skip
_TAKE = set_of("receive recover retrieve")
_TAKE_WITH = {
    "get": ("back", "home"), "bring": ("home", "back"), "take": ("back", "home"), "win": ("back",),
    "welcome": ("home", "back"),
    "have": ("back", "home"), "buy": ("back",),
}  # fmt: skip
_COME_WITH = {
    "come": ("home", "back", "out"), "go": ("home", "free", "back", "way"), "walk": ("free", "out"),
    "arrive": ("home", "back"),
    "be": ("home", "back", "free"), "get": ("home",), "change": ("hands",),
    "leave": ("captivity", "prison", "custody", "gaza"),
    "regain": ("freedom",), "head": ("home",), "fly": ("home",), "reunite": ("with",),
}  # fmt: skip
_STRONG = set_of("release free repatriate liberate extradite swap pardon")
"""Verbs that say by themselves that those people were held."""
PROPOSING = set_of("propose offer suggest table submit float moot volunteer")
AGREEING = set_of("agree undertake pledge promise commit vow consent decide settle guarantee approve finalise finalize")
REFUSING = set_of("refuse decline reject rebuff spurn balk")
HELPING = set_of("help assist mediate broker facilitate aid support enable")
WANTING = set_of(
    "demand urge seek want ask request insist discuss hope await push press negotiate appeal need prevent delay "
    "postpone suspend block halt stop cancel thwart consider work try attempt fear link condition criticise criticize "
    "oppose question raise pursue prioritise prioritize debate threaten jeopardise jeopardize talk favour favor"
)
PLANNING = set_of("plan prepare schedule expect arrange organise organize")
CLAUSAL = set_of("include envisage provide stipulate foresee call entail involve require see mean cover")
TEXTS = set_of(
    "deal agreement accord plan text document pact phase stage truce memorandum arrangement protocol formula "
    "framework proposal ceasefire terms paper draft understanding"
)
PROPOSALS = set_of("proposal draft plan offer")
BARRING = set_of(
    "before until till ahead pending despite without talks negotiations work preparations consultations call calls "
    "demand demands efforts hopes"
)
PEOPLE = set_of(
    "people prisoners soldiers servicemen captives detainees hostages bodies remains inmates civilians children "
    "fighters troops women men others prisoner soldier body hostage"
)


COUNTING = set_of("involve include cover comprise")
_PARTICIPLES = {
    "freed": "giver", "released": "giver", "returned": "come", "exchanged": "both", "swapped": "both",
    "repatriated": "giver",
}  # fmt: skip


def role_of(verb: Token) -> str:
    """What the one who acts in a predicate of handing over is: "giver", "taker", "both", "come"; empty for others."""
    base = verb.lemma_.lower()
    beside = _beside(verb)
    if base in SWAP:
        return "both"
    for role, plain, marked in (
        ("giver", _GIVE, _GIVE_WITH),
        ("taker", _TAKE, _TAKE_WITH),
        ("come", frozenset[str](), _COME_WITH),
    ):
        if base in plain or beside & set(marked.get(base, ())):
            return role
    return "come" if base == "cross" else ""


def role_of_participle(word: Token) -> str:
    """The same for a participle that stands for people: "among the freed"."""
    return _PARTICIPLES.get(word.lower_, "")


def strong(verb: Token) -> bool:
    """True where a verb says by itself that people were held."""
    return verb.lemma_.lower() in _STRONG or (
        verb.lemma_.lower() in ("set", "let", "walk", "go") and bool(_beside(verb) & {"free", "go", "out"})
    )


def _beside(verb: Token) -> set[str]:
    """The words that may belong to a verb: those that hang on it, and the two behind it."""
    near = [child for child in verb.children if child.i > verb.i]
    inner = [
        one
        for child in near
        if child.dep_ in ("advmod", "prep", "dobj")
        for one in child.children
        if one.dep_ in ("advmod", "pobj", "prt")
    ]
    return {one.lower_ for one in (*near, *inner, *verb.doc[verb.i + 1 : verb.i + 3])}
