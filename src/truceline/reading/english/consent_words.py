"""The words by which consent is told in English, by act."""

from truceline.reading.english.words import set_of

ACCEPT, SIGN, RATIFY, WITHDRAW, REJECT, READY = "accept", "sign", "ratify", "withdraw", "reject", "declare_readiness"

DIRECT = {
    ACCEPT: set_of(
        "accept approve endorse adopt greenlight green-light okay ok embrace rubber-stamp authorise authorize "
        "agree join match reciprocate heed take"
    ),
    SIGN: set_of("sign initial ink countersign undersign"),
    RATIFY: set_of("ratify"),
    WITHDRAW: set_of(
        "quit abandon renounce exit repudiate scrap leave abrogate revoke annul rescind suspend terminate end cancel"
    ),
    REJECT: set_of("reject spurn rebuff dismiss veto snub refuse decline scorn nix shun deride"),
}
"""Verbs whose object is the text."""

BEHIND: dict[str, dict[str, tuple[str, ...]]] = {
    ACCEPT: {
        "agree": ("to", "on", "upon"), "consent": ("to",), "assent": ("to",), "accede": ("to",),
        "subscribe": ("to",), "acquiesce": ("to", "in"), "sign off": ("on",), "sign up": ("to", "for"),
        "sign on": ("to",), "go along": ("with",), "settle": ("on", "for"),
    },
    SIGN: {},
    RATIFY: {},
    WITHDRAW: {
        "withdraw": ("from",), "pull out": ("of",), "pull": ("of", "from"), "back out": ("of",),
        "walk away": ("from",), "walk": ("from", "of"), "walk out": ("on", "of"), "drop out": ("of",),
        "go back": ("on",), "opt out": ("of",), "bow out": ("of",),
    },
    REJECT: {"balk": ("at",), "baulk": ("at",), "object": ("to",), "say no": ("to",)},
}  # fmt: skip
"""Verbs with the prepositions before the text."""

WITH_PARTICLE = {
    "turn down": REJECT, "rule out": REJECT, "throw out": REJECT, "knock back": REJECT, "vote down": REJECT,
    "wave off": REJECT, "brush aside": REJECT, "wave away": REJECT, "brush off": REJECT, "shoot down": REJECT,
    "shrug off": REJECT,
    "tear up": WITHDRAW, "rip up": WITHDRAW, "back out": WITHDRAW, "call off": WITHDRAW, "wave through": ACCEPT,
    "sign off": ACCEPT,
}  # fmt: skip
"""Verbs with a particle whose object is the text."""

GIVING = set_of(
    "give grant lend announce communicate convey confirm signal voice express declare offer reaffirm affirm "
    "indicate notify send deliver state add issue register vote reiterate show demonstrate profess underline "
    "underscore proclaim repeat stress extend throw hint renew"
)
"""Verbs with a noun of consent as their object: "gave its consent", "voiced readiness"."""
ASSENT = set_of(
    "consent approval assent nod light go-ahead ahead agreement acceptance okay ok endorsement blessing "
    "acquiescence yes thumbs imprimatur greenlight accession clearance authorisation authorization"
)
READINESS = set_of("readiness willingness openness preparedness eagerness disposition inclination")
SUPPORT = set_of("support backing sympathy interest")
DISSENT = set_of("rejection refusal veto")
NOUNS = {
    ACCEPT: set_of("acceptance approval consent endorsement assent"),
    READY: READINESS,
    REJECT: set_of("rejection refusal"),
    SIGN: frozenset(("signing",)),
    RATIFY: frozenset(("ratification",)),
    WITHDRAW: set_of("withdrawal exit"),
}
"""Nouns with whose it is before them: "Kyiv's acceptance of the paper"."""

READY_WORDS = set_of("ready willing prepared open inclined disposed amenable receptive")
STEPS = set_of(
    "accept agree discuss negotiate talk sign join support implement observe declare enter extend cease stop "
    "halt hold consider engage start begin resume continue participate mirror reciprocate end move comply "
    "adhere abide study work introduce meet sit respect honour honor renew prolong establish enact embrace "
    "approve ratify endorse pause suspend lay go conclude return make enforce explore examine silence come back "
    "commit restart launch reach adopt put welcome take freeze ink initial"
)
"""What one can be ready for that bears on a text: to accept it, to talk, to stop."""
TO_TALK = set_of(
    "talk negotiation dialogue discussion consultation contact conversation meeting round table summit "
    "diplomacy process mediation"
)
CARRYING_OUT = set_of(
    "accept implement observe enact extend declare enter introduce establish join prolong renew adhere abide "
    "respect honour honor adopt approve endorse uphold apply enforce institute embrace back support hold "
    "announce keep resume maintain"
)
"""What "agreed to" may have before the text itself: "agreed to observe the truce"."""
STOPPING = set_of("stop halt cease suspend pause end lay silence hold freeze")
FIGHTING = set_of(
    "fighting fire shooting hostility hostilities arm arms weapon gun combat war attack strike shoot fight "
    "operation bloodshed"
)
REACHING = set_of(
    "reach strike conclude clinch seal finalise finalize hammer settle ink agree thrash nail cut negotiate forge"
)
STILL_TO_REACH = REACHING - {"agree", "ink"}
"""What "agreed to" may have before it where the text itself is still to come."""
REACHED = set_of(
    "truce ceasefire fire armistice agreement accord pact deal understanding memorandum cessation settlement "
    "arrangement treaty compromise moratorium pause halt"
)
"""What two sides reach together, which a plan or an offer is not."""
WHOLE_FIGHTING = set_of(
    "fighting fire firing shooting hostility hostilities arms weapon weapons gun guns combat war bloodshed "
    "fight shoot battle"
)
HARMING = set_of(
    "fight resist attack strike defend violate break breach oppose reject defy scrap abandon sabotage undermine "
    "monitor mediate host help play contribute assist facilitate guarantee oversee supervise verify send deploy "
    "provide train use broker offer"
)
"""What is done against a text or beside it."""
TAKING_BACK = set_of("withdraw revoke retract rescind")
SIGNED = set_of("signature consent acceptance approval")
ENDING = set_of("suspend terminate end cancel leave")
BINDING = set_of("truce ceasefire armistice agreement accord pact deal treaty protocol memorandum")
"""What is left by ending it."""
AFFIXING = set_of("put affix add set append attach give")
BEING = set_of("be stand remain stay become declare pronounce call")
FAVOURABLY = set_of("favourably favorably positively warmly approvingly")
WEAKENING = (
    "in principle",
    "in general",
    "as a whole",
    "conditionally",
    "provisionally",
    "tentatively",
    "in theory",
    "on principle",
    "preliminar",
    "half-heartedly",
    "partially",
    "in part",
)
"""What makes an acceptance no more than readiness."""
SAYING_YES = {"yes": ACCEPT, "no": REJECT}
